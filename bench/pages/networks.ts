// The networks that are measured. Not responsible for: running them (engines/).
import {
  activation,
  add,
  batchNormalization,
  conv2d,
  dense,
  flatten,
  globalAveragePooling2D,
  maxPooling2D,
  separableConv2D,
  sequential,
} from '../../src/nn/build.ts';
import { MNIST_CNN, MNIST_MLP, SEED_CIFAR_CNN } from '../../src/nn/presets.ts';
import type { Layer, LayerNode, NetworkSpec } from '../../src/nn/spec.ts';
import type { NetworkId } from './contract.ts';

/** The convolutional network of tfjs-examples' MNIST demonstration: 5,994 parameters. */
const MNIST_CONVNET = sequential(
  [28, 28, 1],
  [
    conv2d({ filters: 8, kernelSize: 5, activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    conv2d({ filters: 16, kernelSize: 5, activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    flatten(),
    dense({ units: 10, activation: 'softmax' }),
  ],
);

/** conv - batch norm - relu - conv - batch norm, added to its input (projected where the shape changes), relu. */
function residualBlock(label: string, from: string, filters: number, stride: number): readonly LayerNode[] {
  const projects = stride !== 1;
  const conv = (strides: number) => conv2d({ filters, kernelSize: 3, strides, padding: 'same', useBias: false });
  const relu = activation({ activation: 'relu' });
  const projection: readonly LayerNode[] = [
    {
      layer: conv2d({ filters, kernelSize: 1, strides: stride, padding: 'same', useBias: false }),
      name: `${label}_projection`,
      inbound: [from],
    },
    { layer: batchNormalization(), name: `${label}_shortcut` },
  ];
  return [
    { layer: conv(stride), name: `${label}_conv1`, inbound: [from] },
    { layer: batchNormalization() },
    { layer: relu },
    { layer: conv(1) },
    { layer: batchNormalization(), name: `${label}_residual` },
    ...(projects ? projection : []),
    { layer: add(), inbound: [`${label}_residual`, projects ? `${label}_shortcut` : from] },
    { layer: relu, name: `${label}_out` },
  ];
}

/** He and others' network for CIFAR-10, three blocks of 8, 16 and 32 filters: with batch normalisation and shortcuts. */
const RESNET: NetworkSpec = {
  inputShape: [32, 32, 3],
  nodes: [
    { layer: conv2d({ filters: 8, kernelSize: 3, padding: 'same', useBias: false }) },
    { layer: batchNormalization() },
    { layer: activation({ activation: 'relu' }), name: 'stem' },
    ...residualBlock('block1', 'stem', 8, 1),
    ...residualBlock('block2', 'block1_out', 16, 2),
    ...residualBlock('block3', 'block2_out', 32, 2),
    { layer: globalAveragePooling2D() },
    { layer: dense({ units: 10, activation: 'softmax' }) },
  ],
};

/** One ordinary convolution, then three depthwise-separable ones. */
const SEPARABLE = sequential(
  [32, 32, 3],
  [
    conv2d({ filters: 16, kernelSize: 3, padding: 'same', activation: 'relu' }),
    separableConv2D({ filters: 32, kernelSize: 3, padding: 'same', activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    separableConv2D({ filters: 64, kernelSize: 3, padding: 'same', activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    separableConv2D({ filters: 128, kernelSize: 3, padding: 'same', activation: 'relu' }),
    globalAveragePooling2D(),
    dense({ units: 10, activation: 'softmax' }),
  ],
);

export const NETWORKS: Readonly<Record<NetworkId, NetworkSpec>> = {
  'seed-cifar': SEED_CIFAR_CNN,
  'mnist-convnet': MNIST_CONVNET,
  'mnist-cnn': MNIST_CNN,
  resnet: RESNET,
  separable: SEPARABLE,
  mlp: MNIST_MLP,
};

export const CLASSES = 10;

const MEASURED_LAYERS = [
  'Conv2D',
  'SeparableConv2D',
  'MaxPooling2D',
  'GlobalAveragePooling2D',
  'Flatten',
  'Dense',
  'BatchNormalization',
  'Activation',
  'Add',
] as const;

/** The layers of these networks: all that an engine has to be told of. */
export type MeasuredLayer = Extract<Layer, { readonly className: (typeof MEASURED_LAYERS)[number] }>;

function isMeasured(layer: Layer): layer is MeasuredLayer {
  return MEASURED_LAYERS.some((name) => name === layer.className);
}

export function measuredLayer(layer: Layer): MeasuredLayer {
  if (isMeasured(layer)) return layer;
  throw new Error(`no measured network has a ${layer.className}`);
}
