// One layer applied to tensors. Not responsible for: the order of layers (forward.ts).
import type { Tensor } from '@tensorflow/tfjs-core';
import { add, concat, mul, reshape } from '@tensorflow/tfjs-core';
import type { WeightRole } from '../../../nn/parameters.ts';
import type { Activation } from '../../../nn/spec.ts';
import type { BatchMoments, RowWeights } from './batch-normalization.ts';
import { batchMoments, normalize, normalizeByBatch } from './batch-normalization.ts';
import { convolve1D, convolve2D, convolveDepthwise, convolveTransposed, project } from './convolution.ts';
import { embed } from './embedding.ts';
import type { RunnableNode } from './network.ts';
import { averagePooling, globalAverage, globalMax, maxPooling } from './pooling.ts';

/** What training needs to know of its batch beyond the images. */
export interface TrainingMode {
  readonly kind: 'training';
  readonly rows: RowWeights;
  /** The dropout mask of a layer, 0 or 1 / (1 - rate), in the shape of its input. */
  readonly dropoutMask: (node: RunnableNode, shape: readonly number[], rate: number) => Tensor;
  /** Told the moments of each batch normalization, to move its averages. */
  readonly onMoments: (node: RunnableNode, moments: BatchMoments) => void;
}

export type Mode = TrainingMode | { readonly kind: 'inference' };

/** The activation that ends a layer; `linear` where it has none. */
export function endingActivation(node: RunnableNode): Activation {
  const { layer } = node;
  switch (layer.className) {
    case 'Conv2D':
    case 'Conv1D':
    case 'Conv2DTranspose':
    case 'DepthwiseConv2D':
    case 'SeparableConv2D':
    case 'Dense':
    case 'Activation':
      return layer.activation;
    case 'MaxPooling2D':
    case 'AveragePooling2D':
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'Flatten':
    case 'Dropout':
    case 'BatchNormalization':
    case 'Embedding':
    case 'Add':
    case 'Concatenate':
      return 'linear';
    default:
      return layer satisfies never;
  }
}

/** The layer without the activation that ends it. `inputs` have the batch axis in front. */
export function applyLayer(
  node: RunnableNode,
  inputs: readonly Tensor[],
  weights: readonly Tensor[],
  mode: Mode,
): Tensor {
  const { layer } = node;
  const x = inputs[0];
  if (x === undefined) throw new Error(`${layer.className} without an input`);
  const weight = (role: WeightRole): Tensor => {
    const position = node.weights.get(role);
    const found = position === undefined ? undefined : weights[position];
    if (found === undefined) throw new Error(`${layer.className} without ${role}`);
    return found;
  };
  const withBias = (value: Tensor): Tensor => (node.weights.has('bias') ? add(value, weight('bias')) : value);
  switch (layer.className) {
    case 'Conv2D':
      return withBias(convolve2D(x, weight('kernel'), layer.strides, layer.padding, layer.dilationRate));
    case 'Conv1D':
      return withBias(convolve1D(x, weight('kernel'), layer.strides, layer.padding, layer.dilationRate));
    case 'Conv2DTranspose': {
      const [height = 0, width = 0, channels = 0] = node.outputShape;
      return withBias(convolveTransposed(x, weight('kernel'), [height, width, channels], layer.strides, layer.padding));
    }
    case 'DepthwiseConv2D':
      return withBias(
        convolveDepthwise(x, weight('depthwise_kernel'), layer.strides, layer.padding, layer.dilationRate),
      );
    case 'SeparableConv2D': {
      const deep = convolveDepthwise(x, weight('depthwise_kernel'), layer.strides, layer.padding, layer.dilationRate);
      return withBias(project(deep, weight('pointwise_kernel')));
    }
    case 'MaxPooling2D':
      return maxPooling(x, layer);
    case 'AveragePooling2D':
      return averagePooling(x, layer);
    case 'GlobalAveragePooling2D':
      return globalAverage(x);
    case 'GlobalMaxPooling2D':
      return globalMax(x);
    case 'Flatten':
      return reshape(x, [x.shape[0] ?? 0, x.size / (x.shape[0] ?? 1)]);
    case 'Dense':
      return withBias(project(x, weight('kernel')));
    case 'Dropout':
      if (mode.kind === 'inference' || layer.rate === 0) return x;
      return mul(x, mode.dropoutMask(node, x.shape, layer.rate));
    case 'BatchNormalization': {
      const gamma = weight('gamma');
      const beta = weight('beta');
      if (mode.kind === 'inference') {
        const moments = { mean: weight('moving_mean'), variance: weight('moving_variance') };
        return normalize(x, moments, gamma, beta, layer.epsilon);
      }
      const moments = batchMoments(x, mode.rows);
      mode.onMoments(node, moments);
      return normalizeByBatch(x, moments, mode.rows, gamma, beta, layer.epsilon);
    }
    case 'Embedding':
      return embed(x, weight('embeddings'));
    case 'Activation':
      return x;
    case 'Add':
      return inputs.reduce((sum, input) => add(sum, input));
    case 'Concatenate':
      return concat([...inputs], -1);
    default:
      return layer satisfies never;
  }
}
