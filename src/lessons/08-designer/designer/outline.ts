// A network layer by layer with what is known of each: as far as the first layer that can't stand, and no further.
// Not responsible for: faults (nn/validate.ts) or the network as a whole.
import { networkCost } from '../../../nn/costs.ts';
import { nodeNames } from '../../../nn/names.ts';
import { NetworkProblemError } from '../../../nn/problems.ts';
import { receptiveFields } from '../../../nn/receptive-field.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { Layer, NetworkSpec, Shape } from '../../../nn/spec.ts';

export interface OutlineRow {
  readonly index: number;
  readonly name: string;
  readonly layer: Layer;
  /** Null from the first layer on that can't stand. */
  readonly known: {
    readonly output: Shape;
    readonly parameters: number;
    readonly macs: number;
    /** Height and width of what a unit sees of the input; null without spatial axes. */
    readonly field: readonly number[] | null;
  } | null;
}

function stands(spec: NetworkSpec): boolean {
  try {
    inferShapes(spec);
    return true;
  } catch (error) {
    if (error instanceof NetworkProblemError) return false;
    throw error;
  }
}

/** The longest beginning of the network that has shapes. */
function soundPart(spec: NetworkSpec): NetworkSpec | null {
  if (stands(spec)) return spec;
  if (!stands({ ...spec, nodes: [] })) return null;
  let low = 0;
  let high = spec.nodes.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (stands({ ...spec, nodes: spec.nodes.slice(0, middle) })) low = middle;
    else high = middle;
  }
  return { ...spec, nodes: spec.nodes.slice(0, low) };
}

export function outline(spec: NetworkSpec): readonly OutlineRow[] {
  const names = nodeNames(spec);
  const sound = soundPart(spec);
  const shapes = sound === null ? [] : inferShapes(sound);
  const costs = sound === null ? [] : networkCost(sound).perNode;
  const fields = sound === null ? [] : receptiveFields(sound);
  return spec.nodes.map(({ layer }, index) => {
    const output = shapes[index]?.output;
    const cost = costs[index];
    const size = fields[index]?.size ?? [];
    return {
      index,
      name: names[index] ?? '',
      layer,
      known:
        output === undefined || cost === undefined
          ? null
          : { output, parameters: cost.parameters, macs: cost.macs, field: size.length === 0 ? null : size },
    };
  });
}
