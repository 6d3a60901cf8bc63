// Words that stand for activations, initializers and losses, in all spellings that listings use.
// Not responsible for: calls and arguments (arguments.ts, training.ts).
import type { LossKind } from '../plan.ts';
import type { Activation, Initializer } from '../spec.ts';

/** `known`: Keras has it and this course hasn't. */
export type Option<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'known' }
  | { readonly kind: 'unknown' };

const ACTIVATIONS: Readonly<Record<string, Activation>> = {
  linear: 'linear',
  relu: 'relu',
  leakyrelu: 'leaky_relu',
  elu: 'elu',
  selu: 'selu',
  gelu: 'gelu',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  softmax: 'softmax',
  softplus: 'softplus',
  swish: 'swish',
  silu: 'swish',
  relu6: 'relu6',
};

const OTHER_ACTIVATIONS = new Set(
  (
    'softsign hardsigmoid hardsilu hardswish hardtanh exponential mish logsoftmax logsigmoid celu glu squareplus ' +
    'tanhshrink softshrink hardshrink sparsemax sparseplus sparsesigmoid threshold'
  ).split(' '),
);

export const ACTIVATION_NAMES: readonly string[] = [
  'linear',
  'relu',
  'leaky_relu',
  'elu',
  'selu',
  'gelu',
  'sigmoid',
  'tanh',
  'softmax',
  'softplus',
  'swish',
  'silu',
  'relu6',
];

/** Keras's defaults of the plain random initializers. */
const DEFAULT_SPREAD = 0.05;

const INITIALIZERS: Readonly<Record<string, Initializer>> = {
  glorotuniform: 'glorot_uniform',
  xavieruniform: 'glorot_uniform',
  glorotnormal: 'glorot_normal',
  xaviernormal: 'glorot_normal',
  heuniform: 'he_uniform',
  henormal: 'he_normal',
  lecununiform: 'lecun_uniform',
  lecunnormal: 'lecun_normal',
  zeros: 'zeros',
  zero: 'zeros',
  ones: 'ones',
  one: 'ones',
  randomnormal: { kind: 'random_normal', stddev: DEFAULT_SPREAD },
  normal: { kind: 'random_normal', stddev: DEFAULT_SPREAD },
  randomuniform: { kind: 'random_uniform', limit: DEFAULT_SPREAD },
  uniform: { kind: 'random_uniform', limit: DEFAULT_SPREAD },
};

const OTHER_INITIALIZERS = new Set(
  'truncatednormal orthogonal orthogonalinitializer identity identityinitializer variancescaling constant stft'.split(
    ' ',
  ),
);

export const INITIALIZER_NAMES: readonly string[] = [
  'glorot_uniform',
  'glorot_normal',
  'he_uniform',
  'he_normal',
  'lecun_uniform',
  'lecun_normal',
  'zeros',
  'ones',
  'random_normal',
  'random_uniform',
];

const LOSSES: Readonly<Record<string, LossKind>> = {
  categoricalcrossentropy: 'categorical_crossentropy',
  sparsecategoricalcrossentropy: 'sparse_categorical_crossentropy',
  binarycrossentropy: 'binary_crossentropy',
  meansquarederror: 'mse',
  mse: 'mse',
  meanabsoluteerror: 'mae',
  mae: 'mae',
  hinge: 'hinge',
};

/** Capitals and underscores differ between functions, classes and releases. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

function find<T>(name: string, table: Readonly<Record<string, T>>, others: ReadonlySet<string>): Option<T> {
  const key = plain(name);
  const value = Object.hasOwn(table, key) ? table[key] : undefined;
  if (value !== undefined) return { kind: 'ok', value };
  return { kind: others.has(key) ? 'known' : 'unknown' };
}

export function findActivation(name: string): Option<Activation> {
  return find(name, ACTIVATIONS, OTHER_ACTIVATIONS);
}

export function findInitializer(name: string): Option<Initializer> {
  return find(name, INITIALIZERS, OTHER_INITIALIZERS);
}

export function findLoss(name: string): LossKind | null {
  const found = find(name, LOSSES, new Set());
  return found.kind === 'ok' ? found.value : null;
}
