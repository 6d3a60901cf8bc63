// The fields of one layer as Keras 2 writes them, which is what TensorFlow.js reads.
// Not responsible for: layers that TensorFlow.js lacks (file-layers.ts).
import type { Initializer, Layer } from '../../../nn/spec.ts';

export type Config = Readonly<Record<string, unknown>>;

export const INITIALIZER_CLASSES = {
  glorot_uniform: 'GlorotUniform',
  glorot_normal: 'GlorotNormal',
  he_uniform: 'HeUniform',
  he_normal: 'HeNormal',
  lecun_uniform: 'LeCunUniform',
  lecun_normal: 'LeCunNormal',
  zeros: 'Zeros',
  ones: 'Ones',
} as const satisfies Readonly<Record<Extract<Initializer, string>, string>>;

function initializerConfig(initializer: Initializer): Config {
  if (typeof initializer === 'string') return { class_name: INITIALIZER_CLASSES[initializer], config: {} };
  switch (initializer.kind) {
    case 'random_normal':
      return { class_name: 'RandomNormal', config: { mean: 0, stddev: initializer.stddev } };
    case 'random_uniform':
      return { class_name: 'RandomUniform', config: { minval: -initializer.limit, maxval: initializer.limit } };
    default:
      return initializer satisfies never;
  }
}

type Weighted = Extract<Layer, { readonly useBias: boolean }>;

function weightedConfig(layer: Weighted, kernels: readonly string[] = ['kernel']): Config {
  return {
    activation: layer.activation,
    use_bias: layer.useBias,
    ...Object.fromEntries(
      kernels.map((kernel) => [`${kernel}_initializer`, initializerConfig(layer.kernelInitializer)]),
    ),
    bias_initializer: initializerConfig(layer.biasInitializer),
  };
}

export function layerConfig(layer: Layer): Config {
  const images = { data_format: 'channels_last' };
  switch (layer.className) {
    case 'Conv2D':
    case 'SeparableConv2D':
    case 'DepthwiseConv2D':
    case 'Conv2DTranspose':
      return {
        ...('filters' in layer ? { filters: layer.filters } : {}),
        ...('depthMultiplier' in layer ? { depth_multiplier: layer.depthMultiplier } : {}),
        kernel_size: layer.kernelSize,
        strides: layer.strides,
        padding: layer.padding,
        ...('dilationRate' in layer ? { dilation_rate: layer.dilationRate } : {}),
        ...images,
        ...weightedConfig(layer, KERNELS[layer.className]),
      };
    case 'Conv1D':
      return {
        filters: layer.filters,
        kernel_size: [layer.kernelSize],
        strides: [layer.strides],
        padding: layer.padding,
        dilation_rate: [layer.dilationRate],
        ...images,
        ...weightedConfig(layer),
      };
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return { pool_size: layer.poolSize, strides: layer.strides, padding: layer.padding, ...images };
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'Flatten':
      return images;
    case 'Dense':
      return { units: layer.units, ...weightedConfig(layer) };
    case 'Dropout':
      return { rate: layer.rate };
    case 'BatchNormalization':
      return { axis: -1, momentum: layer.momentum, epsilon: layer.epsilon, center: true, scale: true };
    case 'Activation':
      return { activation: layer.activation };
    case 'Embedding':
      return {
        input_dim: layer.inputDim,
        output_dim: layer.outputDim,
        embeddings_initializer: initializerConfig(layer.embeddingsInitializer),
      };
    case 'Add':
      return {};
    case 'Concatenate':
      return { axis: -1 };
    default:
      return layer satisfies never;
  }
}

/** What the initialisers of kernels are called, where a layer calls them differently. */
export const KERNELS = {
  Conv2D: ['kernel'],
  Conv2DTranspose: ['kernel'],
  DepthwiseConv2D: ['depthwise'],
  SeparableConv2D: ['depthwise', 'pointwise'],
} as const;
