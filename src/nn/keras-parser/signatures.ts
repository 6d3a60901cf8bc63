// Which arguments each layer takes: their order, their old spellings, and which of them change nothing here.
// Order as in Keras 3 (keras.io/api/layers). Not responsible for: reading their values (arguments.ts).
import type { LayerClassName } from '../spec.ts';

interface Signature {
  /** In Keras's order. */
  readonly positional: readonly string[];
  /** By name only. */
  readonly keywords: readonly string[];
}

const REGULARIZED = [
  'kernel_regularizer',
  'bias_regularizer',
  'activity_regularizer',
  'kernel_constraint',
  'bias_constraint',
];
const CONVOLUTION = [
  'filters',
  'kernel_size',
  'strides',
  'padding',
  'data_format',
  'dilation_rate',
  'groups',
  'activation',
  'use_bias',
  'kernel_initializer',
  'bias_initializer',
  ...REGULARIZED,
];
const POOLING: Signature = { positional: ['pool_size', 'strides', 'padding', 'data_format'], keywords: [] };
const GLOBAL: Signature = { positional: ['data_format', 'keepdims'], keywords: [] };

const SIGNATURES: Readonly<Record<LayerClassName, Signature>> = {
  Conv2D: { positional: CONVOLUTION, keywords: [] },
  Conv1D: { positional: CONVOLUTION, keywords: [] },
  Conv2DTranspose: {
    // Releases differ in what comes fifth.
    positional: ['filters', 'kernel_size', 'strides', 'padding'],
    keywords: [
      'output_padding',
      'data_format',
      'dilation_rate',
      'activation',
      'use_bias',
      'kernel_initializer',
      'bias_initializer',
      ...REGULARIZED,
    ],
  },
  DepthwiseConv2D: {
    positional: [
      'kernel_size',
      'strides',
      'padding',
      'depth_multiplier',
      'data_format',
      'dilation_rate',
      'activation',
      'use_bias',
      'depthwise_initializer',
      'bias_initializer',
    ],
    keywords: [...REGULARIZED, 'depthwise_regularizer', 'depthwise_constraint'],
  },
  SeparableConv2D: {
    positional: [
      'filters',
      'kernel_size',
      'strides',
      'padding',
      'data_format',
      'dilation_rate',
      'depth_multiplier',
      'activation',
      'use_bias',
      'depthwise_initializer',
      'pointwise_initializer',
      'bias_initializer',
    ],
    keywords: [
      ...REGULARIZED,
      'depthwise_regularizer',
      'pointwise_regularizer',
      'depthwise_constraint',
      'pointwise_constraint',
    ],
  },
  MaxPooling2D: POOLING,
  AveragePooling2D: POOLING,
  GlobalAveragePooling2D: GLOBAL,
  GlobalMaxPooling2D: GLOBAL,
  Flatten: { positional: ['data_format'], keywords: [] },
  Dense: {
    positional: ['units', 'activation', 'use_bias', 'kernel_initializer', 'bias_initializer', ...REGULARIZED],
    keywords: [],
  },
  Embedding: { positional: ['input_dim', 'output_dim', 'embeddings_initializer'], keywords: [] },
  Dropout: { positional: ['rate', 'noise_shape', 'seed'], keywords: [] },
  BatchNormalization: {
    positional: ['axis', 'momentum', 'epsilon', 'center', 'scale'],
    keywords: [
      'beta_initializer',
      'gamma_initializer',
      'moving_mean_initializer',
      'moving_variance_initializer',
      'beta_regularizer',
      'gamma_regularizer',
      'beta_constraint',
      'gamma_constraint',
      'synchronized',
      'renorm',
      'fused',
    ],
  },
  Activation: { positional: ['activation'], keywords: [] },
  Add: { positional: [], keywords: [] },
  Concatenate: { positional: ['axis'], keywords: [] },
};

/** What every layer takes by name. */
const COMMON = ['name', 'input_shape', 'batch_input_shape', 'input_dim', 'dtype', 'trainable', 'batch_size', 'weights'];

const OLD_ARGUMENTS: Readonly<Record<string, string>> = {
  nb_filter: 'filters',
  filter_length: 'kernel_size',
  border_mode: 'padding',
  subsample: 'strides',
  subsample_length: 'strides',
  atrous_rate: 'dilation_rate',
  dim_ordering: 'data_format',
  init: 'kernel_initializer',
  bias: 'use_bias',
  output_dim: 'units',
  p: 'rate',
  W_regularizer: 'kernel_regularizer',
  b_regularizer: 'bias_regularizer',
  W_constraint: 'kernel_constraint',
  b_constraint: 'bias_constraint',
};

/** Given by two arguments in Keras 1. */
const KERNEL_SIDES = ['nb_row', 'nb_col'];

export function positionalArguments(className: LayerClassName): readonly string[] {
  return SIGNATURES[className].positional;
}

/** All names that a layer takes today. */
export function argumentNames(className: LayerClassName): readonly string[] {
  const { positional, keywords } = SIGNATURES[className];
  return [...positional, ...keywords, ...COMMON];
}

/** Today's name of an argument that the layer takes, under its present or an old spelling; null if it takes none such. */
export function currentArgument(className: LayerClassName, given: string): string | null {
  const known = argumentNames(className);
  if (known.includes(given)) return given;
  if (KERNEL_SIDES.includes(given)) return known.includes('kernel_size') ? given : null;
  const current = Object.hasOwn(OLD_ARGUMENTS, given) ? OLD_ARGUMENTS[given] : undefined;
  return current !== undefined && known.includes(current) ? current : null;
}
