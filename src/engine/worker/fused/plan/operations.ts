// The operations that the engine has: what every network is brought down to. Numbers that flow between operations are
// values. Not responsible for: bringing a network down (lowering.ts), joining operations (fusion.ts), addresses.
import type { WeightSpec } from '../../../../nn/parameters.ts';
import type { Activation, Pair } from '../../../../nn/spec.ts';
import type { ConvolutionGeometry } from './geometry.ts';

/** Index into Program.values. Value 0 is the network's input. */
export type ValueId = number;
/** Index into weightSpecs(spec). */
export type WeightIndex = number;

export interface PoolWindow {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly size: Pair;
  readonly strides: Pair;
  readonly top: number;
  readonly left: number;
  readonly outHeight: number;
  readonly outWidth: number;
}

/** An activation that a layer applies as it writes its output: these two cut a number off and cost nothing there. */
export type Clamp = 'none' | 'relu' | 'relu6';

/** Activations that are operations of their own; `linear` is none, softmax works on rows. */
export type MapActivation = Exclude<Activation, 'linear' | 'softmax'>;

export type OperationBody =
  | {
      readonly kind: 'convolution';
      readonly geometry: ConvolutionGeometry;
      readonly filters: number;
      readonly kernel: WeightIndex;
      readonly bias: WeightIndex | null;
      readonly clamp: Clamp;
      /** The pooling that alone reads this convolution, where its window has four places that do not overlap. */
      readonly pool: PoolWindow | null;
    }
  | {
      readonly kind: 'transposed';
      readonly geometry: ConvolutionGeometry;
      readonly inputChannels: number;
      readonly kernel: WeightIndex;
      readonly bias: WeightIndex | null;
    }
  | {
      readonly kind: 'dense';
      /** Rows of one sample: 1 for a vector, the places of a map. */
      readonly rows: number;
      readonly inputChannels: number;
      readonly units: number;
      readonly kernel: WeightIndex;
      readonly bias: WeightIndex | null;
      readonly clamp: Clamp;
    }
  | {
      readonly kind: 'depthwise';
      readonly geometry: ConvolutionGeometry;
      readonly multiplier: number;
      readonly kernel: WeightIndex;
      readonly bias: WeightIndex | null;
      readonly clamp: Clamp;
    }
  | { readonly kind: 'max-pool' | 'average-pool'; readonly window: PoolWindow }
  | { readonly kind: 'map'; readonly activation: MapActivation }
  | { readonly kind: 'softmax'; readonly columns: number }
  | { readonly kind: 'dropout'; readonly rate: number }
  | {
      readonly kind: 'normalization';
      readonly rows: number;
      readonly channels: number;
      readonly momentum: number;
      readonly epsilon: number;
      readonly gamma: WeightIndex;
      readonly beta: WeightIndex;
      readonly movingMean: WeightIndex;
      readonly movingVariance: WeightIndex;
    }
  | {
      readonly kind: 'embedding';
      /** Numbers of one sample. */
      readonly length: number;
      readonly inputDim: number;
      readonly outputDim: number;
      readonly kernel: WeightIndex;
    }
  | { readonly kind: 'add' }
  | { readonly kind: 'concatenate'; readonly rows: number; readonly channels: readonly number[] };

export type Operation = OperationBody & {
  readonly nodeIndex: number;
  readonly inputs: readonly ValueId[];
  readonly output: ValueId;
};

export interface Program {
  /** Numbers a sample of each value. */
  readonly sizes: readonly number[];
  /** In an order in which everything is computed before it is read. */
  readonly operations: readonly Operation[];
  /** The value that each node of the spec puts out. */
  readonly nodeOutputs: readonly ValueId[];
  readonly output: ValueId;
  readonly weights: readonly WeightSpec[];
}
