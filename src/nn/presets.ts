// Networks that the course returns to. Not responsible for: training plans.
import { conv2d, dense, flatten, maxPooling2D, sequential } from './build.ts';
import type { NetworkSpec } from './spec.ts';

/** The duel's multilayer perceptron: 784-128-10, 101,770 parameters. */
export const MNIST_MLP: NetworkSpec = sequential(
  [28, 28, 1],
  [flatten(), dense({ units: 128, activation: 'relu' }), dense({ units: 10, activation: 'softmax' })],
);

/** The duel's convolutional network: 108,618 parameters, most of them in its dense layer. */
export const MNIST_CNN: NetworkSpec = sequential(
  [28, 28, 1],
  [
    conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    conv2d({ filters: 32, kernelSize: 3, activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    flatten(),
    dense({ units: 128, activation: 'relu' }),
    dense({ units: 10, activation: 'softmax' }),
  ],
);

/** The course's worked network for 32 x 32 colour images: 528,054 parameters. */
export const SEED_CIFAR_CNN: NetworkSpec = sequential(
  [32, 32, 3],
  [
    conv2d({ filters: 16, kernelSize: 2, padding: 'same', activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    conv2d({ filters: 32, kernelSize: 2, padding: 'same', activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    conv2d({ filters: 64, kernelSize: 2, padding: 'same', activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    flatten(),
    dense({ units: 500, activation: 'relu' }),
    dense({ units: 10, activation: 'softmax' }),
  ],
);
