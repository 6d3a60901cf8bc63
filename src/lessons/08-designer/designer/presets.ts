// Networks to begin with. Not responsible for: the worked networks themselves (nn/presets.ts).
import type { DatasetId } from '../../../engine/catalog/datasets.ts';
import type { Localised } from '../../../kit/locale/locale.ts';
import {
  activation,
  averagePooling2D,
  batchNormalization,
  conv2d,
  dense,
  dropout,
  flatten,
  globalAveragePooling2D,
  maxPooling2D,
  sequential,
} from '../../../nn/build.ts';
import { SEED_CIFAR_CNN } from '../../../nn/presets.ts';
import type { Layer, LayerNode, NetworkSpec } from '../../../nn/spec.ts';

export interface Preset {
  readonly id: string;
  readonly title: Localised<string>;
  readonly spec: NetworkSpec;
  /** The data set it is meant for; null where none here fits. */
  readonly data: DatasetId | null;
}

const CIFAR = [32, 32, 3] as const;
const MNIST = [28, 28, 1] as const;
const TEN = dense({ units: 10, activation: 'softmax' });

function convolutions(filters: number, times: number): readonly Layer[] {
  return Array.from({ length: times }, () => conv2d({ filters, kernelSize: 3, padding: 'same', activation: 'relu' }));
}

/** LeCun et al. 1998, with what has become usual since: softmax outputs, plain averages. Tanh stays. */
const LENET_5 = sequential(MNIST, [
  conv2d({ filters: 6, kernelSize: 5, padding: 'same', activation: 'tanh' }),
  averagePooling2D({ poolSize: 2 }),
  conv2d({ filters: 16, kernelSize: 5, activation: 'tanh' }),
  averagePooling2D({ poolSize: 2 }),
  flatten(),
  dense({ units: 120, activation: 'tanh' }),
  dense({ units: 84, activation: 'tanh' }),
  TEN,
]);

/** Keras's own example for MNIST. */
const KERAS_MNIST = sequential(MNIST, [
  conv2d({ filters: 32, kernelSize: 3, activation: 'relu' }),
  maxPooling2D({ poolSize: 2 }),
  conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
  maxPooling2D({ poolSize: 2 }),
  flatten(),
  dropout({ rate: 0.5 }),
  TEN,
]);

/** Strides instead of pooling, a global average instead of dense layers. */
const ALL_CONV = sequential(CIFAR, [
  ...convolutions(32, 1),
  conv2d({ filters: 32, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' }),
  ...convolutions(64, 1),
  conv2d({ filters: 64, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' }),
  ...convolutions(64, 1),
  conv2d({ filters: 10, kernelSize: 1 }),
  globalAveragePooling2D(),
  activation({ activation: 'softmax' }),
]);

const SMALL_VGG = sequential(CIFAR, [
  ...convolutions(32, 2),
  maxPooling2D({ poolSize: 2 }),
  ...convolutions(64, 2),
  maxPooling2D({ poolSize: 2 }),
  flatten(),
  dense({ units: 128, activation: 'relu' }),
  dropout({ rate: 0.5 }),
  TEN,
]);

/** Simonyan and Zisserman 2014, for pictures of 224 x 224 and 1,000 classes. */
const VGG16 = sequential(
  [224, 224, 3],
  [
    ...[2, 2, 3, 3, 3].flatMap((times, block) => [
      ...convolutions(Math.min(64 * 2 ** block, 512), times),
      maxPooling2D({ poolSize: 2 }),
    ]),
    flatten(),
    dense({ units: 4096, activation: 'relu' }),
    dense({ units: 4096, activation: 'relu' }),
    dense({ units: 1000, activation: 'softmax' }),
  ],
);

/** A block of two convolutions with a way around them; `stride` 2 halves the maps, with a 1 x 1 convolution on the way. */
function residual(name: string, from: string, filters: number, strides: number): readonly LayerNode[] {
  const layer = (size: number, stride: number): Layer =>
    conv2d({ filters, kernelSize: size, strides: stride, padding: 'same', useBias: false });
  const isPlain = strides === 1;
  return [
    { layer: layer(3, strides) },
    { layer: batchNormalization() },
    { layer: activation({ activation: 'relu' }) },
    { layer: layer(3, 1) },
    { layer: batchNormalization(), name: `${name}_2` },
    ...(isPlain ? [] : [{ layer: layer(1, strides), name: `${name}_skip`, inbound: [from] }]),
    { layer: { className: 'Add' }, inbound: [`${name}_2`, isPlain ? from : `${name}_skip`] },
    { layer: activation({ activation: 'relu' }), name },
  ];
}

const SMALL_RESNET: NetworkSpec = {
  inputShape: CIFAR,
  nodes: [
    { layer: conv2d({ filters: 16, kernelSize: 3, padding: 'same', useBias: false }) },
    { layer: batchNormalization() },
    { layer: activation({ activation: 'relu' }), name: 'stem' },
    ...residual('block1', 'stem', 16, 1),
    ...residual('block2', 'block1', 32, 2),
    ...residual('block3', 'block2', 64, 2),
    { layer: globalAveragePooling2D() },
    { layer: TEN },
  ],
};

export const PRESETS: readonly Preset[] = [
  { id: 'notes', title: { zh: '讲义的网络', en: 'The notes’ network' }, spec: SEED_CIFAR_CNN, data: 'cifar10' },
  { id: 'vgg', title: { zh: '小 VGG', en: 'Small VGG' }, spec: SMALL_VGG, data: 'cifar10' },
  { id: 'all-conv', title: { zh: '全卷积网络', en: 'All convolutions' }, spec: ALL_CONV, data: 'cifar10' },
  { id: 'resnet', title: { zh: '小 ResNet', en: 'Small ResNet' }, spec: SMALL_RESNET, data: 'cifar10' },
  { id: 'lenet', title: { zh: 'LeNet-5', en: 'LeNet-5' }, spec: LENET_5, data: 'mnist' },
  { id: 'keras', title: { zh: 'Keras 的 MNIST 示例', en: 'Keras’s MNIST example' }, spec: KERAS_MNIST, data: 'mnist' },
  { id: 'vgg16', title: { zh: 'VGG16', en: 'VGG16' }, spec: VGG16, data: null },
];
