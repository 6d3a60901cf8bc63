// What depthwise separable convolutions save: each pair of MobileNet beside the one standard convolution that would stand
// in its place, and the whole network built either way. Counted, not looked up. Not responsible for: accuracy, time.
import { conv2d, depthwiseConv2D, sequential } from '../build.ts';
import { networkCost } from '../costs.ts';
import { nodeNames } from '../names.ts';
import { inferShapes } from '../shapes.ts';
import type { LayerNode, NetworkSpec } from '../spec.ts';

/** A depthwise convolution with the pointwise one behind it, without biases. */
export interface SeparablePair {
  /** What Keras calls the block. */
  readonly name: string;
  /** Side of the square input in pixels. */
  readonly side: number;
  readonly strides: number;
  readonly kernelSize: number;
  readonly inputChannels: number;
  readonly outputChannels: number;
}

export interface Bill {
  readonly parameters: number;
  /** Multiply-accumulates for one picture. */
  readonly macs: number;
}

export interface SeparableBill {
  readonly standard: Bill;
  readonly depthwise: Bill;
  readonly pointwise: Bill;
  /** Depthwise and pointwise together against standard; 1/N + 1/k^2, for parameters and for multiplications alike. */
  readonly ratio: number;
  readonly outputSide: number;
}

const DEPTHWISE = '_depthwise';
const PROJECT = '_project';

/** The pairs of a MobileNetV2 in folded form, front to back: `expanded_conv`, `block_1` and so on. */
export function separablePairs(spec: NetworkSpec): readonly SeparablePair[] {
  const [names, shapes] = [nodeNames(spec), inferShapes(spec)];
  return spec.nodes.flatMap(({ layer }, index) => {
    if (layer.className !== 'DepthwiseConv2D') return [];
    const [side = 0, , inputChannels = 0] = shapes[index]?.inputs[0] ?? [];
    const outputChannels = shapes[index + 1]?.output[2] ?? 0;
    const name = (names[index] ?? '').replace(DEPTHWISE, '');
    const [strides, kernelSize] = [layer.strides[0], layer.kernelSize[0]];
    return [{ name, side, strides, kernelSize, inputChannels, outputChannels }];
  });
}

export function separableBill(pair: SeparablePair): SeparableBill {
  const { side, strides, kernelSize, inputChannels, outputChannels } = pair;
  const shape = [side, side, inputChannels];
  const shared = { kernelSize, strides, padding: 'same', useBias: false } as const;
  const standard = networkCost(sequential(shape, [conv2d({ filters: outputChannels, ...shared })]));
  const separable = sequential(shape, [
    depthwiseConv2D(shared),
    conv2d({ filters: outputChannels, kernelSize: 1, padding: 'same', useBias: false }),
  ]);
  const cost = networkCost(separable);
  const none = { parameters: 0, macs: 0 };
  const [depthwise = none, pointwise = none] = cost.perNode.map(({ parameters, macs }) => ({ parameters, macs }));
  return {
    standard: { parameters: standard.parameters, macs: standard.macs },
    depthwise,
    pointwise,
    ratio: cost.macs / standard.macs,
    outputSide: inferShapes(separable)[0]?.output[0] ?? 0,
  };
}

/** The same MobileNetV2 with one standard convolution for each pair; what stood around the pairs stays. */
export function withStandardConvolutions(spec: NetworkSpec): NetworkSpec {
  const pairs = new Map(separablePairs(spec).map((pair) => [pair.name, pair]));
  const nodes = spec.nodes.flatMap((node): readonly LayerNode[] => {
    const name = node.name ?? '';
    if (name.includes(DEPTHWISE)) return [];
    const pair = name.endsWith(PROJECT) ? pairs.get(name.slice(0, -PROJECT.length)) : undefined;
    if (pair === undefined || node.layer.className !== 'Conv2D') return [node];
    const { kernelSize, strides } = pair;
    const layer = conv2d({
      filters: node.layer.filters,
      kernelSize,
      strides,
      padding: 'same',
      useBias: node.layer.useBias,
    });
    return [{ ...node, layer }];
  });
  return { inputShape: spec.inputShape, nodes };
}
