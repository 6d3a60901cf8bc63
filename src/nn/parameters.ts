// The weights of a network: names, shapes in Keras's layouts, fans, and how many there are.
// Not responsible for: their values (initializers.ts).
import { inferShapes, sizeOf, type NodeShapes } from './shapes.ts';
import type { Initializer, Layer, NetworkSpec, Shape } from './spec.ts';

export type WeightRole =
  | 'kernel'
  | 'bias'
  | 'depthwise_kernel'
  | 'pointwise_kernel'
  | 'embeddings'
  | 'gamma'
  | 'beta'
  | 'moving_mean'
  | 'moving_variance';

export interface WeightSpec {
  /** `conv2d/kernel`: layer name and role. */
  readonly name: string;
  readonly nodeIndex: number;
  readonly role: WeightRole;
  /**
   * Keras's layouts: convolution [kh, kw, in, out], Conv1D [k, in, out], depthwise [kh, kw, in, multiplier],
   * transposed [kh, kw, out, in], dense [in, out], embedding [inputDim, outputDim], everything else [channels].
   */
  readonly shape: Shape;
  readonly trainable: boolean;
  readonly fanIn: number;
  readonly fanOut: number;
  readonly initializer: Initializer;
}

export interface NodeParameters {
  /** Kernel values, all kernels of the layer together, or the table of an embedding. */
  readonly weights: number;
  readonly biases: number;
  /** Scale, shift and moving averages of a normalisation. */
  readonly other: number;
  readonly total: number;
}

export interface ParameterCount {
  readonly total: number;
  readonly trainable: number;
  readonly nonTrainable: number;
  readonly perNode: readonly NodeParameters[];
}

/**
 * Fans as Keras computes them (keras.src.initializers.random_initializers.compute_fans): the last two axes
 * are input and output, the others the receptive field that multiplies both. For depthwise and transposed
 * kernels this is not the number of wires into a unit, but it is what Keras starts from.
 */
export function computeFans(shape: Shape): { readonly fanIn: number; readonly fanOut: number } {
  const last = shape[shape.length - 1] ?? 1;
  if (shape.length < 2) return { fanIn: last, fanOut: last };
  const receptiveField = sizeOf(shape.slice(0, -2));
  return { fanIn: receptiveField * (shape[shape.length - 2] ?? 1), fanOut: receptiveField * last };
}

type Part = readonly [role: WeightRole, shape: Shape, initializer: Initializer, trainable?: boolean];

function biasPart(
  layer: { readonly useBias: boolean; readonly biasInitializer: Initializer },
  units: number,
): readonly Part[] {
  return layer.useBias ? [['bias', [units], layer.biasInitializer]] : [];
}

function layerParts(layer: Layer, input: Shape): readonly Part[] {
  const channels = input[input.length - 1] ?? 0;
  switch (layer.className) {
    case 'Conv2D':
      return [
        ['kernel', [...layer.kernelSize, channels, layer.filters], layer.kernelInitializer],
        ...biasPart(layer, layer.filters),
      ];
    case 'Conv1D':
      return [
        ['kernel', [layer.kernelSize, channels, layer.filters], layer.kernelInitializer],
        ...biasPart(layer, layer.filters),
      ];
    case 'Conv2DTranspose':
      return [
        ['kernel', [...layer.kernelSize, layer.filters, channels], layer.kernelInitializer],
        ...biasPart(layer, layer.filters),
      ];
    case 'DepthwiseConv2D':
      return [
        ['depthwise_kernel', [...layer.kernelSize, channels, layer.depthMultiplier], layer.kernelInitializer],
        ...biasPart(layer, channels * layer.depthMultiplier),
      ];
    case 'SeparableConv2D':
      return [
        ['depthwise_kernel', [...layer.kernelSize, channels, layer.depthMultiplier], layer.kernelInitializer],
        ['pointwise_kernel', [1, 1, channels * layer.depthMultiplier, layer.filters], layer.kernelInitializer],
        ...biasPart(layer, layer.filters),
      ];
    case 'Dense':
      return [['kernel', [channels, layer.units], layer.kernelInitializer], ...biasPart(layer, layer.units)];
    case 'Embedding':
      return [['embeddings', [layer.inputDim, layer.outputDim], layer.embeddingsInitializer]];
    case 'BatchNormalization':
      return [
        ['gamma', [channels], 'ones'],
        ['beta', [channels], 'zeros'],
        ['moving_mean', [channels], 'zeros', false],
        ['moving_variance', [channels], 'ones', false],
      ];
    case 'MaxPooling2D':
    case 'AveragePooling2D':
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'Flatten':
    case 'Dropout':
    case 'Activation':
    case 'Add':
    case 'Concatenate':
      return [];
    default:
      return layer satisfies never;
  }
}

/** Shapes of a layer's weights for the input it reads, in Keras's order. Judges nothing, never throws. */
export function layerWeightShapes(layer: Layer, input: Shape): readonly Shape[] {
  return layerParts(layer, input).map(([, shape]) => shape);
}

function nodeWeightSpecs(layer: Layer, nodeIndex: number, node: NodeShapes): readonly WeightSpec[] {
  return layerParts(layer, node.inputs[0] ?? []).map(([role, shape, initializer, trainable = true]) => ({
    name: `${node.name}/${role}`,
    nodeIndex,
    role,
    shape,
    trainable,
    ...computeFans(shape),
    initializer,
  }));
}

/** Every weight in network order, within a layer in Keras's order. Throws NetworkProblemError on an invalid network. */
export function weightSpecs(spec: NetworkSpec): readonly WeightSpec[] {
  return weightSpecsPerNode(spec).flat();
}

function weightSpecsPerNode(spec: NetworkSpec): readonly (readonly WeightSpec[])[] {
  const shapes = inferShapes(spec);
  return spec.nodes.map((node, nodeIndex) => {
    const found = shapes[nodeIndex];
    return found === undefined ? [] : nodeWeightSpecs(node.layer, nodeIndex, found);
  });
}

function isKernel(role: WeightRole): boolean {
  return role === 'kernel' || role === 'depthwise_kernel' || role === 'pointwise_kernel' || role === 'embeddings';
}

function total(weights: readonly WeightSpec[]): number {
  return weights.reduce((sum, weight) => sum + sizeOf(weight.shape), 0);
}

/** Parameters of the network and of each node. Throws NetworkProblemError on an invalid network. */
export function countParameters(spec: NetworkSpec): ParameterCount {
  const perNode = weightSpecsPerNode(spec);
  const all = perNode.flat();
  const trainable = total(all.filter((weight) => weight.trainable));
  return {
    total: total(all),
    trainable,
    nonTrainable: total(all.filter((weight) => !weight.trainable)),
    perNode: perNode.map((weights) => {
      const kernels = total(weights.filter((weight) => isKernel(weight.role)));
      const biases = total(weights.filter((weight) => weight.role === 'bias'));
      const sum = total(weights);
      return { weights: kernels, biases, other: sum - kernels - biases, total: sum };
    }),
  };
}
