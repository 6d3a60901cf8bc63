// TrainingPlan: everything of an experiment that is not the network.
// NetworkSpec + TrainingPlan determine the learning curve on a given backend, bit for bit.
import { isAugmenting, type AugmentationSpec } from './augmentation/spec.ts';

declare const seedBrand: unique symbol;
/** An unsigned 32-bit integer that starts a reproducible stream of random numbers. */
export type Seed = number & { readonly [seedBrand]: true };

/** Makes a seed of any number: its integer part, modulo 2^32. */
export function toSeed(value: number): Seed {
  return (Math.trunc(value) >>> 0) as Seed;
}

/** Update rules with Keras's names, defaults spelled out; `epsilon` is always explicit (backends disagree on a default). */
export type OptimizerSpec =
  | { readonly kind: 'sgd'; readonly learningRate: number; readonly momentum: number; readonly nesterov: boolean }
  | {
      readonly kind: 'rmsprop';
      readonly learningRate: number;
      readonly rho: number;
      readonly momentum: number;
      readonly epsilon: number;
    }
  | {
      readonly kind: 'adagrad';
      readonly learningRate: number;
      readonly initialAccumulatorValue: number;
      readonly epsilon: number;
    }
  | { readonly kind: 'adadelta'; readonly learningRate: number; readonly rho: number; readonly epsilon: number }
  | {
      readonly kind: 'adam' | 'adamax' | 'nadam';
      readonly learningRate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    }
  | {
      readonly kind: 'adamw';
      readonly learningRate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
      readonly weightDecay: number;
    };

export type OptimizerKind = OptimizerSpec['kind'];

/** Losses the engine trains with. Labels are class indices; each loss says how it reads them. */
export type LossKind =
  | 'categorical_crossentropy'
  | 'sparse_categorical_crossentropy'
  | 'binary_crossentropy'
  | 'mse'
  | 'mae'
  | 'hinge';

/** Keras EarlyStopping on the validation loss. */
export interface EarlyStopping {
  readonly patience: number;
  readonly minDelta: number;
  readonly restoreBestWeights: boolean;
}

export interface TrainingPlan {
  /** Data set name of the engine's catalogue. */
  readonly dataset: string;
  /** The first `trainCount` training samples are used; validation samples follow them. */
  readonly trainCount: number;
  readonly validationCount: number;
  readonly seed: Seed;
  readonly optimizer: OptimizerSpec;
  readonly loss: LossKind;
  readonly batchSize: number;
  readonly epochs: number;
  /** One permutation of the pixels, drawn from this seed and applied to every image; null leaves them in place. */
  readonly pixelShuffle: Seed | null;
  readonly earlyStopping: EarlyStopping | null;
  /**
   * False: training samples are neither shuffled between epochs nor before the first; they come class after class, as
   * files do that lie in a folder a class. True where absent.
   */
  readonly shuffle?: boolean;
  /**
   * Part of the training samples, in [0, 1], whose label is replaced by a random other class, drawn from `seed`. Other
   * samples keep their labels, and so do all for validation and testing. None where absent.
   */
  readonly labelNoise?: number;
  /**
   * Standard deviation of the noise on the pixels of training samples, 1 being the way from black to white; drawn from
   * `seed`, the same in every epoch. In [0, 1]; none where absent.
   */
  readonly imageNoise?: number;
  /**
   * In [0, 1]: the last class is rarer by the factor 1 - classImbalance than the first, those between by equal ratios. The
   * number of training samples stays. All classes are as frequent as in the data set where absent.
   */
  readonly classImbalance?: number;
  /**
   * Each batch is changed against the network before it is trained on: one step of FGSM with this bound, in the range of a
   * pixel, [0, 1] (Goodfellow et al. 2015, arXiv:1412.6572, section 6). Images as they are where absent.
   */
  readonly adversarial?: number;
  /**
   * Random changes of training images, drawn anew in each epoch from `seed`; validation and test images stay as they are.
   * None where absent.
   */
  readonly augmentation?: AugmentationSpec;
}

/** The same plan written one way only: what is as it is where absent is absent. For naming and comparing plans. */
export function canonicalPlan(plan: TrainingPlan): TrainingPlan {
  const {
    shuffle = true,
    labelNoise = 0,
    imageNoise = 0,
    classImbalance = 0,
    adversarial = 0,
    augmentation,
    ...rest
  } = plan;
  return {
    ...rest,
    ...(shuffle ? {} : { shuffle }),
    ...(labelNoise === 0 ? {} : { labelNoise }),
    ...(imageNoise === 0 ? {} : { imageNoise }),
    ...(classImbalance === 0 ? {} : { classImbalance }),
    ...(adversarial === 0 ? {} : { adversarial }),
    ...(augmentation === undefined || !isAugmenting(augmentation) ? {} : { augmentation }),
  };
}

/** Adam with Keras's defaults. */
export const ADAM: OptimizerSpec = { kind: 'adam', learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
