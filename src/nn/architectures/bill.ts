// What a network is made of, for comparison with others: its layers with weights, and where its parameters lie.
// Not responsible for: memory (costs.ts) or which networks are compared.
import { layerMacs } from '../costs.ts';
import { countParameters } from '../parameters.ts';
import { inferShapes } from '../shapes.ts';
import type { NetworkSpec, Shape } from '../spec.ts';

export type WeightPlace = 'convolution' | 'dense' | 'normalisation';

/** A convolution or dense layer; a normalisation is in the network's sums only. */
export interface BillLayer {
  readonly name: string;
  readonly place: 'convolution' | 'dense';
  /** Height of the output; 1 for a vector. */
  readonly side: number;
  readonly channels: number;
  readonly output: Shape;
  readonly parameters: number;
  readonly macs: number;
}

export interface NetworkBill {
  readonly layers: readonly BillLayer[];
  readonly parameters: number;
  readonly byPlace: Readonly<Record<WeightPlace, number>>;
  /** Multiply-accumulates of convolutions and dense layers for one picture, as papers count them. */
  readonly macs: number;
  /** Layers with weights on the longest way from input to output: the number in the names of VGG-16 and ResNet-50. */
  readonly depth: number;
  readonly inputSide: number;
}

function placeOf(className: string): WeightPlace | null {
  if (className === 'Dense') return 'dense';
  if (className === 'BatchNormalization') return 'normalisation';
  return className.includes('Conv') ? 'convolution' : null;
}

/** Throws NetworkProblemError on an invalid network. */
export function networkBill(spec: NetworkSpec): NetworkBill {
  const shapes = inferShapes(spec);
  const { perNode, total } = countParameters(spec);
  const byPlace = { convolution: 0, dense: 0, normalisation: 0 };
  const layers: BillLayer[] = [];
  const depths = new Map<string, number>([['input', 0]]);
  let before = 'input';
  let depth = 0;
  for (const [index, { layer, inbound }] of spec.nodes.entries()) {
    const { name, inputs, output } = shapes[index] ?? { name: '', inputs: [], output: [] };
    const parameters = perNode[index]?.total ?? 0;
    const place = placeOf(layer.className);
    const isLayer = place === 'convolution' || place === 'dense';
    depth = Math.max(...(inbound ?? [before]).map((source) => depths.get(source) ?? 0)) + (isLayer ? 1 : 0);
    depths.set(name, depth);
    before = name;
    if (place !== null) byPlace[place] += parameters;
    if (!isLayer) continue;
    const side = output.length === 3 ? (output[0] ?? 1) : 1;
    const macs = layerMacs(layer, inputs, output);
    layers.push({ name, place, side, channels: output.at(-1) ?? 1, output, parameters, macs });
  }
  const macs = layers.reduce((sum, layer) => sum + layer.macs, 0);
  return { layers, parameters: total, byPlace, macs, depth, inputSide: spec.inputShape[0] ?? 1 };
}
