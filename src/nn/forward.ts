// The forward pass of one sample through a whole network in inference mode, every layer's output kept.
// A plain reference for exhibits and checks. Not responsible for: training, batches, speed.
import { activate } from './activations.ts';
import {
  convolve,
  convolveDepthwise,
  convolveTransposed,
  pool,
  poolGlobal,
  type Image,
  type Kernel,
} from './convolution.ts';
import { embeddingRow } from './embedding.ts';
import { inboundIndices, INPUT_INDEX } from './graph.ts';
import { softmaxInto } from './losses.ts';
import { weightSpecs } from './parameters.ts';
import { inferShapes, padding2D, sizeOf } from './shapes.ts';
import type { Activation, Conv1D, Embedding, Layer, NetworkSpec, Shape } from './spec.ts';

/** Values of any shape, flat in row-major order. */
export interface Tensor {
  readonly shape: Shape;
  readonly values: Float32Array;
}

function asImage(tensor: Tensor): Image {
  const [height = 1, width = 1, channels = 1] = tensor.shape;
  return { shape: [height, width, channels], values: tensor.values };
}

function asKernel(weight: Tensor | undefined): Kernel {
  if (weight === undefined) throw new RangeError('a weight is missing');
  const [a = 1, b = 1, c = 1, d = 1] = weight.shape;
  return { shape: [a, b, c, d], values: weight.values };
}

/** Applies an activation; softmax along the last axis. */
function activated(kind: Activation, tensor: Tensor): Tensor {
  if (kind === 'softmax') {
    const classes = tensor.shape.at(-1) ?? 1;
    const values = new Float32Array(tensor.values.length);
    softmaxInto(values, tensor.values, values.length / classes, classes);
    return { shape: tensor.shape, values };
  }
  return { shape: tensor.shape, values: tensor.values.map((value) => activate(kind, value)) };
}

/** As a two-dimensional convolution of one row per channel column, causal padding put in by hand. */
function forwardConv1D(layer: Conv1D, input: Tensor, kernel: Tensor | undefined, bias: Float32Array | null): Tensor {
  const [length = 1, channels = 1] = input.shape;
  const [taps = 1, , filters = 1] = kernel?.shape ?? [];
  const before = padding2D(length, layer.kernelSize, layer.strides, layer.dilationRate, layer.padding).before;
  const isCausal = layer.padding === 'causal';
  const values = isCausal ? new Float32Array(input.values.length + before * channels) : input.values;
  if (isCausal) values.set(input.values, before * channels);
  const image: Image = { shape: [values.length / channels, 1, channels], values };
  const result = convolve(image, asKernel(kernel && { ...kernel, shape: [taps, 1, channels, filters] }), bias, {
    strides: [layer.strides, 1],
    padding: isCausal || layer.padding === 'valid' ? 'valid' : 'same',
    dilationRate: [layer.dilationRate, 1],
  });
  return { shape: [result.shape[0], filters], values: result.values };
}

function forwardDense(input: Tensor, kernel: Tensor | undefined, bias: Float32Array | null): Tensor {
  const [inputs = 1, units = 1] = kernel?.shape ?? [];
  const rows = input.values.length / inputs;
  const image: Image = { shape: [rows, 1, inputs], values: input.values };
  const wide = kernel && { ...kernel, shape: [1, 1, inputs, units] };
  const { values } = convolve(image, asKernel(wide), bias, { strides: [1, 1], padding: 'valid' });
  return { shape: [...input.shape.slice(0, -1), units], values };
}

function forwardNormalization(epsilon: number, input: Tensor, weights: readonly Tensor[]): Tensor {
  const [gamma, beta, mean, variance] = weights.map((weight) => weight.values);
  const channels = input.shape.at(-1) ?? 1;
  const values = input.values.map((value, i) => {
    const c = i % channels;
    const scale = (gamma?.[c] ?? 1) / Math.sqrt((variance?.[c] ?? 1) + epsilon);
    return (value - (mean?.[c] ?? 0)) * scale + (beta?.[c] ?? 0);
  });
  return { shape: input.shape, values };
}

function forwardEmbedding({ inputDim, outputDim }: Embedding, input: Tensor, table: Tensor | undefined): Tensor {
  const values = new Float32Array(input.values.length * outputDim);
  input.values.forEach((value, place) => {
    const start = embeddingRow(value, inputDim) * outputDim;
    values.set(table?.values.subarray(start, start + outputDim) ?? [], place * outputDim);
  });
  return { shape: [...input.shape, outputDim], values };
}

function concatenated(inputs: readonly Tensor[], shape: Shape): Tensor {
  const channels = inputs.map((input) => input.shape.at(-1) ?? 1);
  const total = shape.at(-1) ?? 1;
  const values = new Float32Array(sizeOf(shape));
  let offset = 0;
  inputs.forEach((input, slot) => {
    const own = channels[slot] ?? 1;
    for (let i = 0; i < input.values.length; i += 1) {
      values[Math.floor(i / own) * total + offset + (i % own)] = input.values[i] ?? 0;
    }
    offset += own;
  });
  return { shape, values };
}

function forwardLayer(layer: Layer, inputs: readonly Tensor[], weights: readonly Tensor[], shape: Shape): Tensor {
  const input = inputs[0] ?? { shape: [], values: new Float32Array() };
  const bias = 'useBias' in layer && layer.useBias ? (weights.at(-1)?.values ?? null) : null;
  switch (layer.className) {
    case 'Conv2D':
      return activated(layer.activation, convolve(asImage(input), asKernel(weights[0]), bias, layer));
    case 'Conv1D':
      return activated(layer.activation, forwardConv1D(layer, input, weights[0], bias));
    case 'Conv2DTranspose':
      return activated(layer.activation, convolveTransposed(asImage(input), asKernel(weights[0]), bias, layer));
    case 'DepthwiseConv2D':
      return activated(layer.activation, convolveDepthwise(asImage(input), asKernel(weights[0]), bias, layer));
    case 'SeparableConv2D': {
      const spread = convolveDepthwise(asImage(input), asKernel(weights[0]), null, layer);
      const mixed = convolve(spread, asKernel(weights[1]), bias, { strides: [1, 1], padding: 'valid' });
      return activated(layer.activation, mixed);
    }
    case 'MaxPooling2D':
      return pool(asImage(input), 'max', layer.poolSize, layer);
    case 'AveragePooling2D':
      return pool(asImage(input), 'average', layer.poolSize, layer);
    case 'GlobalAveragePooling2D':
      return { shape, values: poolGlobal(asImage(input), 'average') };
    case 'GlobalMaxPooling2D':
      return { shape, values: poolGlobal(asImage(input), 'max') };
    case 'Dense':
      return activated(layer.activation, forwardDense(input, weights[0], bias));
    case 'BatchNormalization':
      return forwardNormalization(layer.epsilon, input, weights);
    case 'Activation':
      return activated(layer.activation, input);
    case 'Add': {
      const sum = input.values.map((value, i) =>
        inputs.slice(1).reduce((s, other) => s + (other.values[i] ?? 0), value),
      );
      return { shape, values: sum };
    }
    case 'Concatenate':
      return concatenated(inputs, shape);
    case 'Embedding':
      return forwardEmbedding(layer, input, weights[0]);
    case 'Flatten':
      return { shape, values: input.values };
    case 'Dropout':
      return input;
    default:
      return layer satisfies never;
  }
}

/**
 * Output of every node for one sample, in network order, as in inference: dropout passes through, normalisation
 * uses its moving averages. `weights` are in the order of `weightSpecs(spec)`. Throws NetworkProblemError on an
 * invalid network and RangeError when sizes don't fit.
 */
export function forwardPass(
  spec: NetworkSpec,
  weights: readonly Float32Array[],
  sample: Float32Array,
): readonly Tensor[] {
  const shapes = inferShapes(spec);
  const inbound = inboundIndices(spec);
  const specs = weightSpecs(spec);
  if (sample.length !== sizeOf(spec.inputShape)) throw new RangeError('the sample is not of the input shape');
  const perNode: Tensor[][] = spec.nodes.map(() => []);
  specs.forEach((weight, index) => {
    const values = weights[index];
    if (values?.length !== sizeOf(weight.shape)) throw new RangeError(`${weight.name} has the wrong size`);
    perNode[weight.nodeIndex]?.push({ shape: weight.shape, values });
  });
  const input: Tensor = { shape: spec.inputShape, values: sample };
  const outputs: Tensor[] = [];
  spec.nodes.forEach((node, index) => {
    const inputs = (inbound[index] ?? []).map((from) => (from === INPUT_INDEX ? input : (outputs[from] ?? input)));
    outputs.push(forwardLayer(node.layer, inputs, perNode[index] ?? [], shapes[index]?.output ?? []));
  });
  return outputs;
}
