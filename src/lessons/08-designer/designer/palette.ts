// The layers that can be added with one click, each as one begins with it. Not responsible for: where they go.
import {
  activation,
  averagePooling2D,
  batchNormalization,
  conv2d,
  dense,
  depthwiseConv2D,
  dropout,
  flatten,
  globalAveragePooling2D,
  globalMaxPooling2D,
  maxPooling2D,
  separableConv2D,
} from '../../../nn/build.ts';
import type { Layer } from '../../../nn/spec.ts';

export const PALETTE: readonly Layer[] = [
  conv2d({ filters: 32, kernelSize: 3, padding: 'same', activation: 'relu' }),
  maxPooling2D({ poolSize: 2 }),
  dropout({ rate: 0.25 }),
  batchNormalization(),
  flatten(),
  dense({ units: 128, activation: 'relu' }),
  globalAveragePooling2D(),
  averagePooling2D({ poolSize: 2 }),
  separableConv2D({ filters: 32, kernelSize: 3, padding: 'same', activation: 'relu' }),
  depthwiseConv2D({ kernelSize: 3, padding: 'same', activation: 'relu' }),
  globalMaxPooling2D(),
  activation({ activation: 'relu' }),
];
