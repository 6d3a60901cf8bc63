// Advice on a network that could be trained as it is: habits that usually serve, each with a mend. None of it is law.
// Not responsible for: faults (nn/validate.ts) or words (advice.text.ts).
import { globalAveragePooling2D } from '../../../nn/build.ts';
import { countParameters } from '../../../nn/parameters.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { Layer, NetworkSpec } from '../../../nn/spec.ts';
import { isSound, validateNetwork } from '../../../nn/validate.ts';
import { replaceLayer } from './net-edits.ts';

export type AdviceCode =
  /** A layer with weights and no activation before the next one. */
  | 'relu-missing'
  /** Height or width falls to less than half in one layer. Values: before, after. */
  | 'space-lost'
  /** Most parameters stand in one dense layer behind Flatten. Values: parameters, percent. */
  | 'dense-bill'
  /** Values: value, nearest. */
  | 'not-power-of-two';

export interface Advice {
  readonly code: AdviceCode;
  readonly nodeIndex: number;
  readonly values: Readonly<Record<string, number>>;
  /** The network with the advice taken. */
  readonly mended: NetworkSpec;
}

/** A bill that is worth a word: this much, and this share of all parameters. */
const BILL = { parameters: 100_000, share: 0.8 } as const;

function nearestPower(value: number): number {
  return 2 ** Math.round(Math.log2(value));
}

/** The layer whose outputs are the answer: the last with weights. */
function answerIndex(spec: NetworkSpec): number {
  return spec.nodes.findLastIndex(({ layer }) => 'useBias' in layer);
}

/** Layers that leave a missing activation missing. */
const PASSING = new Set(['BatchNormalization', 'Dropout', 'MaxPooling2D', 'AveragePooling2D', 'Flatten']);

function lacksActivation(spec: NetworkSpec, index: number): boolean {
  const node = spec.nodes[index];
  if (node === undefined || !('useBias' in node.layer) || node.layer.activation !== 'linear') return false;
  // What others read by name is part of a graph with activations behind its sums.
  if (node.name !== undefined) return false;
  const next = spec.nodes.slice(index + 1).find(({ layer }) => !PASSING.has(layer.className));
  return next !== undefined && 'useBias' in next.layer && next.inbound === undefined;
}

function widthOf(layer: Layer): number | null {
  if ('filters' in layer) return layer.filters;
  return layer.className === 'Dense' ? layer.units : null;
}

function withWidth(layer: Layer, width: number): Layer {
  if ('filters' in layer) return { ...layer, filters: width };
  return layer.className === 'Dense' ? { ...layer, units: width } : layer;
}

/** The same layer with steps of two at most; null where steps are not to blame. */
function withSmallSteps(layer: Layer): Layer | null {
  if (layer.className === 'MaxPooling2D' || layer.className === 'AveragePooling2D') {
    return { ...layer, poolSize: [2, 2], strides: [2, 2] };
  }
  return layer.className === 'Conv2D' || layer.className === 'SeparableConv2D' ? { ...layer, strides: [2, 2] } : null;
}

/** In network order. The network must stand. */
export function adviceOn(spec: NetworkSpec): readonly Advice[] {
  const shapes = inferShapes(spec);
  const { total, perNode } = countParameters(spec);
  const answer = answerIndex(spec);
  const found: Advice[] = [];
  spec.nodes.forEach(({ layer }, nodeIndex) => {
    const say = (code: AdviceCode, values: Advice['values'], mended: NetworkSpec): void => {
      // Where the mend would break the network, a width that a sum ties for example, the habit does not apply.
      if (isSound(validateNetwork(mended))) found.push({ code, nodeIndex, values, mended });
    };
    const mend = (other: Layer): NetworkSpec => replaceLayer(spec, nodeIndex, other);
    if (nodeIndex < answer && 'useBias' in layer && lacksActivation(spec, nodeIndex)) {
      say('relu-missing', {}, mend({ ...layer, activation: 'relu' }));
    }
    const [before = 0] = shapes[nodeIndex]?.inputs[0] ?? [];
    const output = shapes[nodeIndex]?.output ?? [];
    const [after = 0] = output;
    const gentle = withSmallSteps(layer);
    if (gentle !== null && output.length === 3 && before >= 8 && after * 2 < before - 1 && 'strides' in layer) {
      if (Math.max(...[layer.strides].flat()) > 2) say('space-lost', { before, after }, mend(gentle));
    }
    const parameters = perNode[nodeIndex]?.total ?? 0;
    const flattens = spec.nodes[nodeIndex - 1]?.layer.className === 'Flatten';
    const isOfMaps = shapes[nodeIndex - 1]?.inputs[0]?.length === 3;
    const isDear = parameters > BILL.parameters && parameters > BILL.share * total;
    if (layer.className === 'Dense' && flattens && isOfMaps && isDear) {
      const averaged = replaceLayer(spec, nodeIndex - 1, globalAveragePooling2D());
      say('dense-bill', { parameters, percent: parameters / total }, averaged);
    }
    const width = widthOf(layer);
    if (width !== null && nodeIndex < answer && width !== nearestPower(width)) {
      say(
        'not-power-of-two',
        { value: width, nearest: nearestPower(width) },
        mend(withWidth(layer, nearestPower(width))),
      );
    }
  });
  return found;
}
