// The networks of the lesson. Not responsible for: counting or drawing them.
import { dense, globalAveragePooling2D, sequential } from '../../nn/build.ts';
import { MNIST_CNN, SEED_CIFAR_CNN } from '../../nn/presets.ts';
import type { NetworkSpec } from '../../nn/spec.ts';

/** Layers of the network of the lecture notes up to the tip of its pyramid: three times a convolution and a pooling. */
export const TIP = 6;

/** The network of the lecture notes with one mean a map in place of Flatten and the large dense layer. */
const SEED_GLOBAL: NetworkSpec = sequential(SEED_CIFAR_CNN.inputShape, [
  ...SEED_CIFAR_CNN.nodes.slice(0, TIP).map(({ layer }) => layer),
  globalAveragePooling2D(),
  dense({ units: 10, activation: 'softmax' }),
]);

export const NETWORKS = {
  seed: SEED_CIFAR_CNN,
  mnist: MNIST_CNN,
  global: SEED_GLOBAL,
} as const satisfies Readonly<Record<string, NetworkSpec>>;
