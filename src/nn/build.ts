// One builder a layer, filling in Keras's defaults so that a NetworkSpec always says everything.
// Not responsible for: judging the values (validate.ts).
import type {
  Activation,
  ActivationLayer,
  Add,
  AveragePooling2D,
  BatchNormalization,
  Concatenate,
  Conv1D,
  Conv2D,
  Conv2DTranspose,
  Dense,
  DepthwiseConv2D,
  Dropout,
  Embedding,
  Flatten,
  GlobalAveragePooling2D,
  GlobalMaxPooling2D,
  Initializer,
  Layer,
  MaxPooling2D,
  NetworkSpec,
  Padding,
  Padding1D,
  Pair,
  SeparableConv2D,
  Shape,
} from './spec.ts';

interface WeightedArguments {
  readonly activation?: Activation;
  readonly useBias?: boolean;
  readonly kernelInitializer?: Initializer;
  readonly biasInitializer?: Initializer;
}

interface Window2DArguments {
  readonly kernelSize: number | Pair;
  readonly strides?: number | Pair;
  readonly padding?: Padding;
}

interface Pooling2DArguments {
  readonly poolSize?: number | Pair;
  readonly strides?: number | Pair;
  readonly padding?: Padding;
}

/** A number means the same along both axes. */
export function pair(value: number | Pair): Pair {
  return typeof value === 'number' ? [value, value] : value;
}

function weighted(given: WeightedArguments) {
  return {
    activation: given.activation ?? 'linear',
    useBias: given.useBias ?? true,
    kernelInitializer: given.kernelInitializer ?? 'glorot_uniform',
    biasInitializer: given.biasInitializer ?? 'zeros',
  } as const;
}

function window2D(given: Window2DArguments) {
  return {
    kernelSize: pair(given.kernelSize),
    strides: pair(given.strides ?? 1),
    padding: given.padding ?? 'valid',
  } as const;
}

function pooling2D(given: Pooling2DArguments) {
  const poolSize = pair(given.poolSize ?? 2);
  return { poolSize, strides: pair(given.strides ?? poolSize), padding: given.padding ?? 'valid' } as const;
}

export function conv2d(
  given: Window2DArguments & WeightedArguments & { readonly filters: number; readonly dilationRate?: number | Pair },
): Conv2D {
  return {
    className: 'Conv2D',
    filters: given.filters,
    ...window2D(given),
    dilationRate: pair(given.dilationRate ?? 1),
    ...weighted(given),
  };
}

export function conv1d(
  given: WeightedArguments & {
    readonly filters: number;
    readonly kernelSize: number;
    readonly strides?: number;
    readonly padding?: Padding1D;
    readonly dilationRate?: number;
  },
): Conv1D {
  return {
    className: 'Conv1D',
    filters: given.filters,
    kernelSize: given.kernelSize,
    strides: given.strides ?? 1,
    padding: given.padding ?? 'valid',
    dilationRate: given.dilationRate ?? 1,
    ...weighted(given),
  };
}

export function conv2dTranspose(
  given: Window2DArguments & WeightedArguments & { readonly filters: number },
): Conv2DTranspose {
  return { className: 'Conv2DTranspose', filters: given.filters, ...window2D(given), ...weighted(given) };
}

export function depthwiseConv2D(
  given: Window2DArguments &
    WeightedArguments & { readonly depthMultiplier?: number; readonly dilationRate?: number | Pair },
): DepthwiseConv2D {
  return {
    className: 'DepthwiseConv2D',
    depthMultiplier: given.depthMultiplier ?? 1,
    ...window2D(given),
    dilationRate: pair(given.dilationRate ?? 1),
    ...weighted(given),
  };
}

export function separableConv2D(
  given: Window2DArguments &
    WeightedArguments & {
      readonly filters: number;
      readonly depthMultiplier?: number;
      readonly dilationRate?: number | Pair;
    },
): SeparableConv2D {
  return {
    className: 'SeparableConv2D',
    filters: given.filters,
    depthMultiplier: given.depthMultiplier ?? 1,
    ...window2D(given),
    dilationRate: pair(given.dilationRate ?? 1),
    ...weighted(given),
  };
}

/** `strides` defaults to the pool size, as in Keras. */
export function maxPooling2D(given: Pooling2DArguments = {}): MaxPooling2D {
  return { className: 'MaxPooling2D', ...pooling2D(given) };
}

/** `strides` defaults to the pool size, as in Keras. */
export function averagePooling2D(given: Pooling2DArguments = {}): AveragePooling2D {
  return { className: 'AveragePooling2D', ...pooling2D(given) };
}

export function globalAveragePooling2D(): GlobalAveragePooling2D {
  return { className: 'GlobalAveragePooling2D' };
}

export function globalMaxPooling2D(): GlobalMaxPooling2D {
  return { className: 'GlobalMaxPooling2D' };
}

export function flatten(): Flatten {
  return { className: 'Flatten' };
}

export function dense(given: WeightedArguments & { readonly units: number }): Dense {
  return { className: 'Dense', units: given.units, ...weighted(given) };
}

export function embedding(given: {
  readonly inputDim: number;
  readonly outputDim: number;
  readonly embeddingsInitializer?: Initializer;
}): Embedding {
  const { inputDim, outputDim, embeddingsInitializer = { kind: 'random_uniform', limit: 0.05 } } = given;
  return { className: 'Embedding', inputDim, outputDim, embeddingsInitializer };
}

export function dropout(given: { readonly rate: number }): Dropout {
  return { className: 'Dropout', rate: given.rate };
}

export function batchNormalization(
  given: { readonly momentum?: number; readonly epsilon?: number } = {},
): BatchNormalization {
  return { className: 'BatchNormalization', momentum: given.momentum ?? 0.99, epsilon: given.epsilon ?? 1e-3 };
}

export function activation(given: { readonly activation: Activation }): ActivationLayer {
  return { className: 'Activation', activation: given.activation };
}

export function add(): Add {
  return { className: 'Add' };
}

export function concatenate(): Concatenate {
  return { className: 'Concatenate' };
}

/** A plain chain of layers, each reading the one before. */
export function sequential(inputShape: Shape, layers: readonly Layer[]): NetworkSpec {
  return { inputShape, nodes: layers.map((layer) => ({ layer })) };
}
