// Random valid networks for property tests, made of a stream of choices so that a test library can shrink them.
// Not responsible for: being good networks, or for any part of the product at run time.
import {
  activation,
  add,
  averagePooling2D,
  batchNormalization,
  concatenate,
  conv1d,
  conv2d,
  conv2dTranspose,
  dense,
  depthwiseConv2D,
  dropout,
  embedding,
  flatten,
  globalAveragePooling2D,
  globalMaxPooling2D,
  maxPooling2D,
  separableConv2D,
} from '../build.ts';
import { INPUT_NAME, nodeNames } from '../names.ts';
import { sizeOf, tryLayerOutputShape } from '../shapes.ts';
import type {
  Activation,
  Initializer,
  Layer,
  LayerNode,
  NetworkSpec,
  Padding,
  Padding1D,
  Pair,
  Shape,
} from '../spec.ts';

/** A whole number from 0 to n - 1; 0 should be the simplest choice. */
export type Choose = (n: number) => number;

/** Choices from a list, each taken modulo what is asked for; zeros when it is used up. */
export function chooseFrom(choices: readonly number[]): Choose {
  let next = 0;
  return (n) => {
    const choice = choices[next] ?? 0;
    next += 1;
    return choice % n;
  };
}

export interface RandomNetworkOptions {
  /** Skip connections, own names and inbound lists too. */
  readonly graphs: boolean;
  /** Only these activations; all of them when absent. */
  readonly activations?: readonly Activation[];
  readonly maxLayers?: number;
  /** Only images as input. */
  readonly images?: boolean;
  /** Embeddings of vectors that are read as numbers of rows. What reads the output of another layer jumps with its rounding. */
  readonly embeddings?: 'of-input' | 'anywhere';
}

const ACTIVATIONS: readonly Activation[] = [
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
  'relu6',
];

const INITIALIZERS: readonly Initializer[] = [
  'glorot_uniform',
  'glorot_normal',
  'he_uniform',
  'he_normal',
  'lecun_uniform',
  'lecun_normal',
  'zeros',
  'ones',
  { kind: 'random_normal', stddev: 0.05 },
  { kind: 'random_normal', stddev: 1e-7 },
  { kind: 'random_uniform', limit: 0.125 },
  { kind: 'random_uniform', limit: 3 },
];

/** Outputs larger than this are not built, so that tests stay fast. */
const MAX_VALUES = 3000;

function pick<T>(choose: Choose, values: readonly T[], fallback: NoInfer<T>): T {
  return values[choose(values.length)] ?? fallback;
}

function pairOf(choose: Choose, max: number): Pair {
  const first = 1 + choose(max);
  return [first, choose(2) === 0 ? first : 1 + choose(max)];
}

function weighted(choose: Choose, activations: readonly Activation[]) {
  return {
    activation: pick(choose, activations, 'linear'),
    useBias: choose(4) !== 3,
    kernelInitializer: pick(choose, INITIALIZERS, 'glorot_uniform'),
    biasInitializer: pick<Initializer>(choose, ['zeros', ...INITIALIZERS], 'zeros'),
  };
}

function randomLayer(choose: Choose, shape: Shape, activations: readonly Activation[]): Layer {
  const padding: Padding = choose(2) === 0 ? 'valid' : 'same';
  const common = [
    () => activation({ activation: pick(choose, activations, 'linear') }),
    () => batchNormalization(choose(2) === 0 ? {} : { momentum: 0.5 + choose(50) / 100, epsilon: 10 ** -choose(8) }),
    () => dropout({ rate: choose(100) / 100 }),
    () => flatten(),
    () => dense({ ...weighted(choose, activations), units: 1 + choose(12) }),
  ];
  /** Keras wants strides or dilation, not both. */
  function moves(): { strides: Pair; dilationRate: Pair } {
    return choose(2) === 0
      ? { strides: pairOf(choose, 3), dilationRate: [1, 1] }
      : { strides: [1, 1], dilationRate: pairOf(choose, 3) };
  }
  const window = () => ({ kernelSize: pairOf(choose, 5), padding, ...weighted(choose, activations) });
  const pooling = () => ({
    poolSize: pairOf(choose, 4),
    padding,
    ...(choose(2) === 0 ? {} : { strides: pairOf(choose, 3) }),
  });
  const images = [
    () => conv2d({ ...window(), ...moves(), filters: 1 + choose(6) }),
    () => maxPooling2D(pooling()),
    () => averagePooling2D(pooling()),
    () => depthwiseConv2D({ ...window(), ...moves(), depthMultiplier: 1 + choose(3) }),
    () => separableConv2D({ ...window(), ...moves(), filters: 1 + choose(6), depthMultiplier: 1 + choose(3) }),
    () => conv2dTranspose({ ...window(), strides: pairOf(choose, 3), filters: 1 + choose(6) }),
    () => (choose(2) === 0 ? globalAveragePooling2D() : globalMaxPooling2D()),
  ];
  function sequence(): Layer {
    const padding1D: Padding1D = pick(choose, ['valid', 'same', 'causal'], 'valid');
    const strided = choose(2) === 0;
    return conv1d({
      ...weighted(choose, activations),
      filters: 1 + choose(6),
      kernelSize: 1 + choose(5),
      padding: padding1D,
      strides: strided ? 1 + choose(3) : 1,
      dilationRate: strided ? 1 : 1 + choose(3),
    });
  }
  const makers =
    shape.length === 3
      ? [...images, ...images, ...common]
      : shape.length === 2
        ? [sequence, sequence, ...common]
        : common;
  return pick(choose, makers, flatten)();
}

function randomEmbedding(choose: Choose): Layer {
  const table = { inputDim: 1 + choose(9), outputDim: 1 + choose(5) };
  const limited = choose(2) === 0;
  return embedding(limited ? table : { ...table, embeddingsInitializer: pick(choose, INITIALIZERS, 'glorot_uniform') });
}

function randomInput(choose: Choose, onlyImages: boolean): Shape {
  const kind = onlyImages ? 0 : choose(8);
  if (kind === 7) return [1 + choose(40)];
  if (kind === 6) return [1 + choose(24), 1 + choose(4)];
  return [1 + choose(17), 1 + choose(17), 1 + choose(4)];
}

/** A merge of the newest output with an earlier one (or with the input, or itself) that fits it; null if none does. */
function randomMerge(choose: Choose, shapes: readonly Shape[], names: readonly string[]): LayerNode | null {
  const newest = shapes.at(-1) ?? [];
  const layer = choose(2) === 0 ? add() : concatenate();
  const compared = layer.className === 'Add' ? newest.length : newest.length - 1;
  const fitting = names.filter((_, index) => {
    const shape = shapes[index] ?? [];
    return shape.length === newest.length && shape.slice(0, compared).every((side, axis) => side === newest[axis]);
  });
  const other = fitting[choose(fitting.length)];
  const own = names.at(-1);
  return other === undefined || own === undefined
    ? null
    : { layer, inbound: choose(2) === 0 ? [own, other] : [other, own] };
}

/** A valid network of the choices. Layers that don't fit where they were tried are left out. */
export function randomNetwork(choose: Choose, options: RandomNetworkOptions): NetworkSpec {
  const activations = options.activations ?? ACTIVATIONS;
  const inputShape = randomInput(choose, options.images ?? false);
  const nodes: LayerNode[] = [];
  /** Shapes of the input and of every node. */
  const shapes: Shape[] = [inputShape];
  const count = 1 + choose(options.maxLayers ?? 8);
  for (let tried = 0; tried < count; tried += 1) {
    const names = [INPUT_NAME, ...nodeNames({ inputShape, nodes })];
    const newest = shapes.at(-1) ?? [];
    const merge = options.graphs && choose(5) === 4 ? randomMerge(choose, shapes, names) : null;
    const mayEmbed = options.embeddings === 'anywhere' || (options.embeddings === 'of-input' && nodes.length === 0);
    const embeds = mayEmbed && newest.length === 1 && choose(2) === 1;
    const node = merge ?? { layer: embeds ? randomEmbedding(choose) : randomLayer(choose, newest, activations) };
    const named = options.graphs && choose(4) === 3 ? { ...node, name: `own-${nodes.length}_${choose(100)}` } : node;
    const inputs = (named.inbound ?? names.slice(-1)).map((name) => shapes[names.indexOf(name)] ?? []);
    const found = tryLayerOutputShape(named.layer, inputs);
    if (found.kind === 'faults' || sizeOf(found.shape) > MAX_VALUES) continue;
    nodes.push(named);
    shapes.push(found.shape);
  }
  return { inputShape, nodes: nodes.length > 0 ? nodes : [{ layer: flatten() }] };
}
