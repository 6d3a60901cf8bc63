// The classic chains as published: LeNet-5, AlexNet, VGG-16 and VGG-19. One sample in, class probabilities out.
// Not responsible for: weights, or networks with branches (resnet-50.ts, nn/mobilenet).
import { averagePooling2D, conv2d, dense, flatten, maxPooling2D, sequential } from '../build.ts';
import type { Layer, NetworkSpec } from '../spec.ts';

/**
 * LeNet-5 (LeCun et al. 1998) as it is usually rebuilt: 61,706 parameters. Every filter of the second convolution reads all
 * six maps and pooling has no weights; the original's connection table, trained pooling and radial output are left out.
 */
export function leNet5(): NetworkSpec {
  const tanh = { activation: 'tanh' } as const;
  return sequential(
    [32, 32, 1],
    [
      conv2d({ filters: 6, kernelSize: 5, ...tanh }),
      averagePooling2D(),
      conv2d({ filters: 16, kernelSize: 5, ...tanh }),
      averagePooling2D(),
      conv2d({ filters: 120, kernelSize: 5, ...tanh }),
      flatten(),
      dense({ units: 84, ...tanh }),
      dense({ units: 10, activation: 'softmax' }),
    ],
  );
}

/**
 * AlexNet (Krizhevsky et al. 2012) in one tower: 62,378,344 parameters. The original was split over two graphics cards, whose
 * halves saw each other only in places, and so has about 61 million. Dropout and response normalisation have no weights.
 */
export function alexNet(): NetworkSpec {
  const relu = { activation: 'relu' } as const;
  const same = { padding: 'same', ...relu } as const;
  return sequential(
    [227, 227, 3],
    [
      conv2d({ filters: 96, kernelSize: 11, strides: 4, ...relu }),
      maxPooling2D({ poolSize: 3, strides: 2 }),
      conv2d({ filters: 256, kernelSize: 5, ...same }),
      maxPooling2D({ poolSize: 3, strides: 2 }),
      conv2d({ filters: 384, kernelSize: 3, ...same }),
      conv2d({ filters: 384, kernelSize: 3, ...same }),
      conv2d({ filters: 256, kernelSize: 3, ...same }),
      maxPooling2D({ poolSize: 3, strides: 2 }),
      flatten(),
      dense({ units: 4096, ...relu }),
      dense({ units: 4096, ...relu }),
      dense({ units: 1000, activation: 'softmax' }),
    ],
  );
}

/** VGG (Simonyan and Zisserman 2014): 138,357,544 parameters with 16 weight layers, 143,667,240 with 19. */
export function vgg(layers: 16 | 19): NetworkSpec {
  const late = layers === 16 ? 3 : 4;
  const stages = [
    [2, 64],
    [2, 128],
    [late, 256],
    [late, 512],
    [late, 512],
  ] as const;
  const body = stages.flatMap(([count, filters]): Layer[] => [
    ...Array.from({ length: count }, () => conv2d({ filters, kernelSize: 3, padding: 'same', activation: 'relu' })),
    maxPooling2D(),
  ]);
  const wide = dense({ units: 4096, activation: 'relu' });
  return sequential([224, 224, 3], [...body, flatten(), wide, wide, dense({ units: 1000, activation: 'softmax' })]);
}
