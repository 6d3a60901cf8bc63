// The op table: small networks that between them hold every layer class, padding, activation family, loss and optimizer of
// the course, with the shapes on which backends have gone wrong. Not responsible for: comparing (op-table.ts).
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
  sequential,
} from '../../../nn/build.ts';
import type { LossKind, OptimizerSpec } from '../../../nn/plan.ts';
import type { Activation, Layer, NetworkSpec } from '../../../nn/spec.ts';
import type { OpCaseId } from '../../protocol/device.ts';

export interface OpCase {
  readonly spec: NetworkSpec;
  readonly classes: number;
  readonly loss: LossKind;
  readonly optimizer: OptimizerSpec;
  readonly batchSize: number;
  /** Rows of the batch; fewer than `batchSize` where a batch that is not full is the point. */
  readonly count: number;
}

/** Its steps are linear in the gradient, so that rounding does not grow from step to step. */
const PLAIN: OptimizerSpec = { kind: 'sgd', learningRate: 0.05, momentum: 0, nesterov: false };
const MOMENTS = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;

function opCase(spec: NetworkSpec, classes: number, rest: Partial<OpCase> = {}): OpCase {
  const batchSize = rest.batchSize ?? 5;
  return { spec, classes, loss: 'categorical_crossentropy', optimizer: PLAIN, batchSize, count: batchSize, ...rest };
}

function image(layers: readonly Layer[], classes: number, rest: Partial<OpCase> = {}): OpCase {
  const spec = sequential([9, 8, 2], [...layers, flatten(), dense({ units: classes, activation: 'softmax' })]);
  return opCase(spec, classes, rest);
}

/** A small network of dense layers; `outputs` is the activation that fits the loss. */
function vector(outputs: Activation, rest: Partial<OpCase>): OpCase {
  const classes = 3;
  const layers = [dense({ units: 7, activation: 'tanh' }), dense({ units: classes, activation: outputs })];
  return opCase(sequential([6], layers), classes, { batchSize: 8, ...rest });
}

function trainedBy(optimizer: OptimizerSpec): OpCase {
  return vector('softmax', { optimizer });
}

const ACTIVATIONS: readonly Activation[] = [
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

function branches(inputShape: readonly number[], layers: readonly (readonly [string, Layer])[], after: Layer[]) {
  return {
    inputShape,
    nodes: [
      ...layers.map(([name, layer]) => ({ name, layer, inbound: ['input'] })),
      { name: 'joined', layer: concatenate(), inbound: layers.map(([name]) => name) },
      ...after.map((layer) => ({ layer })),
    ],
  } satisfies NetworkSpec;
}

/** More inputs than a WebGPU shader may bind. */
const NINE = Array.from({ length: 9 }, (_, index) => `branch_${index}`);
const NINE_BRANCHES: NetworkSpec = {
  inputShape: [5, 5, 2],
  nodes: [
    ...NINE.map((name) => ({ name, layer: conv2d({ filters: 2, kernelSize: 1 }), inbound: ['input'] })),
    { name: 'sum', layer: add(), inbound: NINE },
    { name: 'both', layer: concatenate(), inbound: [...NINE, 'sum'] },
    { layer: globalAveragePooling2D() },
    { layer: dense({ units: 4, activation: 'softmax' }) },
  ],
};

const RESIDUAL: NetworkSpec = {
  inputShape: [8, 8, 3],
  nodes: [
    { name: 'stem', layer: conv2d({ filters: 5, kernelSize: 3, padding: 'same', activation: 'relu' }) },
    { name: 'inner', layer: conv2d({ filters: 5, kernelSize: 3, padding: 'same', activation: 'tanh' }) },
    { name: 'sum', layer: add(), inbound: ['stem', 'inner'] },
    { name: 'both', layer: concatenate(), inbound: ['sum', 'input'] },
    { layer: globalAveragePooling2D() },
    { layer: dense({ units: 3, activation: 'softmax' }) },
  ],
};

const POOLED = conv2d({ filters: 3, kernelSize: 3, padding: 'same', activation: 'elu' });

const CASES: Readonly<Record<OpCaseId, OpCase>> = {
  dense: opCase(
    sequential([7], [dense({ units: 9, activation: 'relu' }), dense({ units: 6, activation: 'softmax' })]),
    6,
  ),
  'odd-classes': opCase(
    sequential([6], [dense({ units: 5, activation: 'relu' }), dense({ units: 3, activation: 'softmax' })]),
    3,
  ),
  conv2d: image(
    [
      conv2d({ filters: 4, kernelSize: 3, activation: 'relu' }),
      conv2d({ filters: 3, kernelSize: [2, 3], padding: 'same', activation: 'tanh' }),
      conv2d({ filters: 4, kernelSize: 1, useBias: false }),
    ],
    7,
  ),
  'conv2d-strides': image(
    [
      conv2d({ filters: 3, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' }),
      conv2d({ filters: 5, kernelSize: [3, 2], strides: [2, 1] }),
    ],
    5,
  ),
  'conv2d-dilation': image([conv2d({ filters: 3, kernelSize: [3, 2], dilationRate: [2, 3], activation: 'relu' })], 3),
  depthwise: image(
    [
      depthwiseConv2D({ kernelSize: 3, depthMultiplier: 2, padding: 'same', activation: 'relu6' }),
      depthwiseConv2D({ kernelSize: 2, dilationRate: 2 }),
    ],
    3,
  ),
  separable: image(
    [separableConv2D({ filters: 5, kernelSize: 3, strides: 2, padding: 'same', activation: 'tanh' })],
    3,
  ),
  transposed: image(
    [
      conv2dTranspose({ filters: 3, kernelSize: 3, strides: 2, padding: 'same', activation: 'softplus' }),
      conv2dTranspose({ filters: 2, kernelSize: 2, activation: 'tanh' }),
    ],
    3,
  ),
  'conv1d-causal': opCase(
    sequential(
      [12, 3],
      [
        conv1d({ filters: 5, kernelSize: 3, padding: 'causal', dilationRate: 2, activation: 'relu' }),
        conv1d({ filters: 4, kernelSize: 2, strides: 2, padding: 'same', activation: 'tanh' }),
        flatten(),
        dense({ units: 3, activation: 'softmax' }),
      ],
    ),
    3,
  ),
  // Fewer rows than numbers read, so that some row is read twice: its gradients add up.
  embedding: opCase(
    sequential(
      [7],
      [
        embedding({ inputDim: 9, outputDim: 5, embeddingsInitializer: { kind: 'random_uniform', limit: 1 } }),
        conv1d({ filters: 4, kernelSize: 3, activation: 'tanh' }),
        flatten(),
        dense({ units: 3, activation: 'softmax' }),
      ],
    ),
    3,
  ),
  'max-pooling': image(
    [POOLED, maxPooling2D({ poolSize: 3, strides: 2, padding: 'same' }), maxPooling2D({ poolSize: 2 })],
    3,
  ),
  'average-pooling': image(
    [POOLED, averagePooling2D({ poolSize: 2 }), averagePooling2D({ poolSize: 2, strides: 1 })],
    4,
  ),
  'average-pooling-same': image([POOLED, averagePooling2D({ poolSize: [3, 2], strides: 2, padding: 'same' })], 4),
  'global-pooling': opCase(
    branches(
      [7, 6, 5],
      [
        ['average', globalAveragePooling2D()],
        ['maximum', globalMaxPooling2D()],
      ],
      [dense({ units: 5, activation: 'softmax' })],
    ),
    5,
  ),
  'batch-normalization': image(
    [
      conv2d({ filters: 4, kernelSize: 3, useBias: false }),
      batchNormalization({ momentum: 0.8 }),
      activation({ activation: 'relu' }),
    ],
    5,
    { batchSize: 6, count: 4 },
  ),
  dropout: image([conv2d({ filters: 3, kernelSize: 3, activation: 'relu' }), dropout({ rate: 0.4 })], 3),
  'skip-connections': opCase(RESIDUAL, 3),
  'nine-branches': opCase(NINE_BRANCHES, 4),
  activations: opCase(
    branches(
      [6],
      ACTIVATIONS.map((kind) => [kind, dense({ units: 5, activation: kind })] as const),
      [dense({ units: 4, activation: 'softmax' })],
    ),
    4,
  ),
  'large-outputs': opCase(
    sequential(
      [6],
      [dense({ units: 4, activation: 'softmax', kernelInitializer: { kind: 'random_normal', stddev: 12 } })],
    ),
    4,
    { loss: 'sparse_categorical_crossentropy' },
  ),
  'binary-crossentropy': vector('sigmoid', { loss: 'binary_crossentropy', count: 7 }),
  mse: vector('linear', { loss: 'mse' }),
  mae: vector('linear', { loss: 'mae' }),
  hinge: vector('linear', { loss: 'hinge' }),
  'sgd-momentum': trainedBy({ kind: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true }),
  rmsprop: trainedBy({ kind: 'rmsprop', learningRate: 0.01, rho: 0.9, momentum: 0, epsilon: 1e-7 }),
  adagrad: trainedBy({ kind: 'adagrad', learningRate: 0.05, initialAccumulatorValue: 0.1, epsilon: 1e-7 }),
  adadelta: trainedBy({ kind: 'adadelta', learningRate: 1, rho: 0.95, epsilon: 1e-7 }),
  adam: trainedBy({ kind: 'adam', ...MOMENTS }),
  adamax: trainedBy({ kind: 'adamax', ...MOMENTS }),
  nadam: trainedBy({ kind: 'nadam', ...MOMENTS }),
  adamw: trainedBy({ kind: 'adamw', ...MOMENTS, weightDecay: 0.004 }),
};

export function opCaseOf(op: OpCaseId): OpCase {
  return CASES[op];
}
