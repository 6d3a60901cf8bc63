// NetworkSpec: the one description of a network that everything else is computed from or built from.
// Keras's class names and field meanings, in camel case, always fully spelled out (no hidden defaults).
// Not responsible for: judging a spec (validate.ts), its shapes (shapes.ts) or its encodings.

/** A pair along the two spatial axes, in the order height, width. */
export type Pair = readonly [height: number, width: number];

/**
 * Shape of one sample, without the batch axis: `[height, width, channels]` for images,
 * `[length, channels]` for sequences, `[units]` for vectors.
 */
export type Shape = readonly number[];

export type Padding = 'valid' | 'same';
export type Padding1D = Padding | 'causal';

export type Activation =
  | 'linear'
  | 'relu'
  | 'leaky_relu'
  | 'elu'
  | 'selu'
  | 'gelu'
  | 'sigmoid'
  | 'tanh'
  | 'softmax'
  | 'softplus'
  | 'swish'
  | 'relu6';

export type Initializer =
  | 'glorot_uniform'
  | 'glorot_normal'
  | 'he_uniform'
  | 'he_normal'
  | 'lecun_uniform'
  | 'lecun_normal'
  | 'zeros'
  | 'ones'
  | { readonly kind: 'random_normal'; readonly stddev: number }
  | { readonly kind: 'random_uniform'; readonly limit: number };

interface Weighted {
  readonly activation: Activation;
  readonly useBias: boolean;
  readonly kernelInitializer: Initializer;
  readonly biasInitializer: Initializer;
}

export interface Conv2D extends Weighted {
  readonly className: 'Conv2D';
  readonly filters: number;
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
  readonly dilationRate: Pair;
}

export interface Conv1D extends Weighted {
  readonly className: 'Conv1D';
  readonly filters: number;
  readonly kernelSize: number;
  readonly strides: number;
  readonly padding: Padding1D;
  readonly dilationRate: number;
}

export interface Conv2DTranspose extends Weighted {
  readonly className: 'Conv2DTranspose';
  readonly filters: number;
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
}

export interface DepthwiseConv2D extends Weighted {
  readonly className: 'DepthwiseConv2D';
  readonly depthMultiplier: number;
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
  readonly dilationRate: Pair;
}

export interface SeparableConv2D extends Weighted {
  readonly className: 'SeparableConv2D';
  readonly filters: number;
  readonly depthMultiplier: number;
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
  readonly dilationRate: Pair;
}

export interface MaxPooling2D {
  readonly className: 'MaxPooling2D';
  readonly poolSize: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
}

export interface AveragePooling2D {
  readonly className: 'AveragePooling2D';
  readonly poolSize: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
}

export interface GlobalAveragePooling2D {
  readonly className: 'GlobalAveragePooling2D';
}

export interface GlobalMaxPooling2D {
  readonly className: 'GlobalMaxPooling2D';
}

export interface Flatten {
  readonly className: 'Flatten';
}

export interface Dense extends Weighted {
  readonly className: 'Dense';
  readonly units: number;
}

export interface Dropout {
  readonly className: 'Dropout';
  /** Fraction of units set to zero while training, in [0, 1). */
  readonly rate: number;
}

export interface BatchNormalization {
  readonly className: 'BatchNormalization';
  readonly momentum: number;
  readonly epsilon: number;
}

export interface ActivationLayer {
  readonly className: 'Activation';
  readonly activation: Activation;
}

/** A table of `inputDim` rows: each whole number of a sequence `[length]` becomes the row of that number. */
export interface Embedding {
  readonly className: 'Embedding';
  /** Size of the vocabulary: numbers from 0 to inputDim - 1. */
  readonly inputDim: number;
  readonly outputDim: number;
  readonly embeddingsInitializer: Initializer;
}

/** Element-wise sum of two or more equal shapes: a skip connection. */
export interface Add {
  readonly className: 'Add';
}

/** Joins two or more inputs along the channel axis. */
export interface Concatenate {
  readonly className: 'Concatenate';
}

export type Layer =
  | Conv2D
  | Conv1D
  | Conv2DTranspose
  | DepthwiseConv2D
  | SeparableConv2D
  | MaxPooling2D
  | AveragePooling2D
  | GlobalAveragePooling2D
  | GlobalMaxPooling2D
  | Flatten
  | Dense
  | Dropout
  | BatchNormalization
  | ActivationLayer
  | Embedding
  | Add
  | Concatenate;

export type LayerClassName = Layer['className'];

/** One layer in its place: its own name where it has one, and where its input comes from. */
export interface LayerNode {
  readonly layer: Layer;
  /** Unique in the network; absent means Keras's automatic name (`conv2d`, `conv2d_1` ...). */
  readonly name?: string;
  /**
   * Names of the layers (or `input`) that this one reads, in order. Absent means the node just before
   * it in the list, which is what makes a plain list of nodes a Sequential model.
   */
  readonly inbound?: readonly string[];
}

/** A network: the shape of one input sample and its layers in topological order. The last one is the output. */
export interface NetworkSpec {
  readonly inputShape: Shape;
  readonly nodes: readonly LayerNode[];
}
