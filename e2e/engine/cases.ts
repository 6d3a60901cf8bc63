// Small networks that between them hold every layer class, padding, stride, dilation, activation family and loss:
// the op table that every backend is compared on. Not responsible for: comparing (scenarios.ts).
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
} from '../../src/nn/build.ts';
import type { LossKind } from '../../src/nn/plan.ts';
import type { NetworkSpec } from '../../src/nn/spec.ts';

export interface NetworkCase {
  readonly name: string;
  readonly spec: NetworkSpec;
  readonly loss: LossKind;
  readonly classes: number;
  /** Rows of the batch; `batchSize` when absent. */
  readonly count?: number;
  readonly batchSize: number;
}

function image(name: string, layers: Parameters<typeof sequential>[1], classes: number): NetworkCase {
  const spec = sequential([9, 8, 2], [...layers, flatten(), dense({ units: classes, activation: 'softmax' })]);
  return { name, spec, loss: 'categorical_crossentropy', classes, batchSize: 6 };
}

const RESIDUAL: NetworkSpec = {
  inputShape: [8, 8, 3],
  nodes: [
    { name: 'stem', layer: conv2d({ filters: 5, kernelSize: 3, padding: 'same', activation: 'relu' }) },
    { name: 'a', layer: conv2d({ filters: 5, kernelSize: 3, padding: 'same', activation: 'tanh' }) },
    { name: 'b', layer: conv2d({ filters: 5, kernelSize: 1, activation: 'sigmoid' }), inbound: ['stem'] },
    { name: 'sum', layer: add(), inbound: ['stem', 'a', 'b'] },
    { name: 'both', layer: concatenate(), inbound: ['sum', 'stem', 'input'] },
    { layer: globalAveragePooling2D() },
    { layer: dense({ units: 3, activation: 'softmax' }) },
  ],
};

const BRANCHES = Array.from({ length: 9 }, (_, index) => `branch_${index}`);

/** More inputs than a WebGPU shader may bind. */
const NINE_BRANCHES: NetworkSpec = {
  inputShape: [5, 5, 2],
  nodes: [
    ...BRANCHES.map((name) => ({ name, layer: conv2d({ filters: 2, kernelSize: 1 }), inbound: ['input'] })),
    { name: 'sum', layer: add(), inbound: BRANCHES },
    { name: 'both', layer: concatenate(), inbound: [...BRANCHES, 'sum'] },
    { layer: globalAveragePooling2D() },
    { layer: dense({ units: 4, activation: 'softmax' }) },
  ],
};

export const NETWORK_CASES: readonly NetworkCase[] = [
  {
    name: 'dense layers, 5 classes',
    spec: sequential([7], [dense({ units: 9, activation: 'relu' }), dense({ units: 5, activation: 'softmax' })]),
    loss: 'categorical_crossentropy',
    classes: 5,
    batchSize: 5,
  },
  image(
    'convolutions, valid and same, strides',
    [
      conv2d({ filters: 4, kernelSize: 3, activation: 'relu' }),
      conv2d({ filters: 3, kernelSize: [2, 3], strides: [2, 1], padding: 'same', activation: 'tanh' }),
      conv2d({ filters: 4, kernelSize: 1, useBias: false }),
    ],
    7,
  ),
  image(
    'dilated convolution',
    [conv2d({ filters: 3, kernelSize: [3, 2], dilationRate: [2, 3], activation: 'relu' })],
    3,
  ),
  image(
    'max pooling, same and overlapping',
    [
      conv2d({ filters: 3, kernelSize: 3, padding: 'same', activation: 'elu' }),
      maxPooling2D({ poolSize: 3, strides: 2, padding: 'same' }),
      maxPooling2D({ poolSize: 2 }),
    ],
    3,
  ),
  image(
    'average pooling, same and valid',
    [
      conv2d({ filters: 3, kernelSize: 3, activation: 'swish' }),
      averagePooling2D({ poolSize: [3, 2], strides: 2, padding: 'same' }),
      averagePooling2D({ poolSize: 2, strides: 1 }),
    ],
    4,
  ),
  {
    ...image('global maximum', [conv2d({ filters: 6, kernelSize: 3, activation: 'leaky_relu' })], 5),
    spec: sequential(
      [9, 8, 2],
      [
        conv2d({ filters: 6, kernelSize: 3, activation: 'leaky_relu' }),
        globalMaxPooling2D(),
        dense({ units: 5, activation: 'softmax' }),
      ],
    ),
  },
  image(
    'depthwise and separable convolutions',
    [
      depthwiseConv2D({ kernelSize: 3, depthMultiplier: 2, padding: 'same', activation: 'relu6' }),
      separableConv2D({ filters: 5, kernelSize: 3, strides: 2, padding: 'same', activation: 'selu' }),
      depthwiseConv2D({ kernelSize: 2, dilationRate: 2 }),
    ],
    3,
  ),
  image(
    'transposed convolutions',
    [
      conv2dTranspose({ filters: 3, kernelSize: 3, strides: 2, padding: 'same', activation: 'softplus' }),
      conv2dTranspose({ filters: 2, kernelSize: 2, strides: 1, activation: 'gelu' }),
    ],
    3,
  ),
  {
    // Inputs are drawn around 0: most numbers stand for the first rows, many for the same one.
    name: 'embeddings',
    spec: sequential(
      [12],
      [embedding({ inputDim: 5, outputDim: 3 }), flatten(), dense({ units: 3, activation: 'softmax' })],
    ),
    loss: 'categorical_crossentropy',
    classes: 3,
    batchSize: 6,
  },
  {
    name: 'convolutions along a sequence',
    spec: sequential(
      [12, 3],
      [
        conv1d({ filters: 5, kernelSize: 3, padding: 'causal', dilationRate: 2, activation: 'relu' }),
        conv1d({ filters: 4, kernelSize: 2, strides: 2, padding: 'same', activation: 'tanh' }),
        flatten(),
        dense({ units: 3, activation: 'softmax' }),
      ],
    ),
    loss: 'sparse_categorical_crossentropy',
    classes: 3,
    batchSize: 4,
  },
  image(
    'batch normalization',
    [
      conv2d({ filters: 4, kernelSize: 3, useBias: false }),
      batchNormalization({ momentum: 0.8 }),
      activation({ activation: 'relu' }),
      flatten(),
      dense({ units: 8, useBias: false }),
      batchNormalization(),
    ],
    5,
  ),
  {
    ...image(
      'batch normalization and dropout in a batch that is not full',
      [
        conv2d({ filters: 4, kernelSize: 3, useBias: false }),
        batchNormalization({ momentum: 0.9 }),
        activation({ activation: 'relu' }),
        dropout({ rate: 0.4 }),
      ],
      3,
    ),
    count: 4,
  },
  { name: 'nine branches', spec: NINE_BRANCHES, loss: 'categorical_crossentropy', classes: 4, batchSize: 5 },
  { name: 'skip connections', spec: RESIDUAL, loss: 'categorical_crossentropy', classes: 3, batchSize: 5 },
  {
    name: 'sigmoid outputs',
    spec: sequential(
      [6],
      [dense({ units: 7, activation: 'tanh' }), dropout({ rate: 0.3 }), dense({ units: 3, activation: 'sigmoid' })],
    ),
    loss: 'binary_crossentropy',
    classes: 3,
    batchSize: 8,
    count: 7,
  },
  {
    name: 'linear outputs, squared error',
    spec: sequential([6], [dense({ units: 7, activation: 'sigmoid' }), dense({ units: 5 })]),
    loss: 'mse',
    classes: 5,
    batchSize: 8,
  },
  {
    name: 'clipped crossentropy of outputs that are not a softmax',
    spec: sequential([6], [dense({ units: 7, activation: 'softplus' }), dense({ units: 3, activation: 'sigmoid' })]),
    loss: 'categorical_crossentropy',
    classes: 3,
    batchSize: 8,
  },
];
