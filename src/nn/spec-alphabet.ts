// The letters of the compact network text: shared by spec-codec.ts (writes) and spec-parser.ts (reads).
// They stand in links and saved work: add letters, never change one.
import type { Activation, Initializer, LayerClassName } from './spec.ts';

/** Version at the front of every text. */
export const CODEC_VERSION = '1';
/** Last segment: a text that was cut off lacks it. */
export const CODEC_END = 'z';

export const LAYER_LETTERS = {
  Conv2D: 'c',
  Conv1D: 'l',
  Conv2DTranspose: 't',
  DepthwiseConv2D: 'w',
  SeparableConv2D: 'v',
  MaxPooling2D: 'p',
  AveragePooling2D: 'q',
  GlobalAveragePooling2D: 'g',
  GlobalMaxPooling2D: 'h',
  Flatten: 'f',
  Dense: 'd',
  Dropout: 'o',
  Embedding: 'e',
  BatchNormalization: 'b',
  Activation: 'a',
  Add: 's',
  Concatenate: 'j',
} as const satisfies Record<LayerClassName, string>;

export const ACTIVATION_LETTERS = {
  linear: 'n',
  relu: 'r',
  leaky_relu: 'l',
  elu: 'e',
  selu: 's',
  gelu: 'g',
  sigmoid: 'i',
  tanh: 't',
  softmax: 'm',
  softplus: 'p',
  swish: 'w',
  relu6: 'x',
} as const satisfies Record<Activation, string>;

type NamedInitializer = Extract<Initializer, string>;

/** Initialisers without a number; `n` and `u` are followed by the deviation and the limit. */
export const INITIALIZER_LETTERS = {
  glorot_uniform: 'a',
  glorot_normal: 'b',
  he_uniform: 'c',
  he_normal: 'd',
  lecun_uniform: 'e',
  lecun_normal: 'f',
  zeros: 'z',
  ones: 'o',
} as const satisfies Record<NamedInitializer, string>;

/** The way back. A Map, so that no letter of a hostile text can reach an object's prototype. */
export const ACTIVATIONS_BY_LETTER: ReadonlyMap<string, Activation> = new Map([
  ['n', 'linear'],
  ['r', 'relu'],
  ['l', 'leaky_relu'],
  ['e', 'elu'],
  ['s', 'selu'],
  ['g', 'gelu'],
  ['i', 'sigmoid'],
  ['t', 'tanh'],
  ['m', 'softmax'],
  ['p', 'softplus'],
  ['w', 'swish'],
  ['x', 'relu6'],
] as const);

export const INITIALIZERS_BY_LETTER: ReadonlyMap<string, NamedInitializer> = new Map([
  ['a', 'glorot_uniform'],
  ['b', 'glorot_normal'],
  ['c', 'he_uniform'],
  ['d', 'he_normal'],
  ['e', 'lecun_uniform'],
  ['f', 'lecun_normal'],
  ['z', 'zeros'],
  ['o', 'ones'],
] as const);
