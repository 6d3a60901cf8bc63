// Puts a layer's numbers where they may be: whole and positive, or Keras's default.
// Not responsible for: whether the layer then fits its input.
import { batchNormalization } from './build.ts';
import type { Initializer, Layer, Pair } from './spec.ts';

/** The next whole number from 1 up; 1 for what is no finite number. */
export function repairedCount(value: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.ceil(value), 1), Number.MAX_SAFE_INTEGER) : 1;
}

function repairedPair(value: Pair): Pair {
  return [repairedCount(value[0]), repairedCount(value[1])];
}

function isScale(value: number): boolean {
  return value >= 0 && value < Infinity;
}

function repairedInitializer(initializer: Initializer): Initializer {
  if (typeof initializer === 'string') return initializer;
  switch (initializer.kind) {
    case 'random_normal':
      return isScale(initializer.stddev) ? initializer : { kind: 'random_normal', stddev: 0.05 };
    case 'random_uniform':
      return isScale(initializer.limit) ? initializer : { kind: 'random_uniform', limit: 0.05 };
    default:
      return initializer satisfies never;
  }
}

function initializers(layer: { readonly kernelInitializer: Initializer; readonly biasInitializer: Initializer }) {
  return {
    kernelInitializer: repairedInitializer(layer.kernelInitializer),
    biasInitializer: repairedInitializer(layer.biasInitializer),
  };
}

/** The layer with every count rounded up to a whole number from 1 and every rate put into its interval. */
export function repairedNumbers(layer: Layer): Layer {
  switch (layer.className) {
    case 'Conv2D':
    case 'DepthwiseConv2D':
    case 'SeparableConv2D': {
      const windows = {
        kernelSize: repairedPair(layer.kernelSize),
        strides: repairedPair(layer.strides),
        dilationRate: repairedPair(layer.dilationRate),
        ...initializers(layer),
      };
      if (layer.className === 'Conv2D') return { ...layer, ...windows, filters: repairedCount(layer.filters) };
      const depthMultiplier = repairedCount(layer.depthMultiplier);
      if (layer.className === 'DepthwiseConv2D') return { ...layer, ...windows, depthMultiplier };
      return { ...layer, ...windows, depthMultiplier, filters: repairedCount(layer.filters) };
    }
    case 'Conv2DTranspose':
      return {
        ...layer,
        filters: repairedCount(layer.filters),
        kernelSize: repairedPair(layer.kernelSize),
        strides: repairedPair(layer.strides),
        ...initializers(layer),
      };
    case 'Conv1D':
      return {
        ...layer,
        filters: repairedCount(layer.filters),
        kernelSize: repairedCount(layer.kernelSize),
        strides: repairedCount(layer.strides),
        dilationRate: repairedCount(layer.dilationRate),
        ...initializers(layer),
      };
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return { ...layer, poolSize: repairedPair(layer.poolSize), strides: repairedPair(layer.strides) };
    case 'Dense':
      return { ...layer, units: repairedCount(layer.units), ...initializers(layer) };
    case 'Embedding':
      return {
        ...layer,
        inputDim: repairedCount(layer.inputDim),
        outputDim: repairedCount(layer.outputDim),
        embeddingsInitializer: repairedInitializer(layer.embeddingsInitializer),
      };
    case 'Dropout':
      return layer.rate >= 0 && layer.rate < 1 ? layer : { ...layer, rate: layer.rate < 0 ? 0 : 0.5 };
    case 'BatchNormalization': {
      const standard = batchNormalization();
      return {
        ...layer,
        momentum: layer.momentum >= 0 && layer.momentum <= 1 ? layer.momentum : standard.momentum,
        epsilon: isScale(layer.epsilon) ? layer.epsilon : standard.epsilon,
      };
    }
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'Flatten':
    case 'Activation':
    case 'Add':
    case 'Concatenate':
      return layer;
    default:
      return layer satisfies never;
  }
}
