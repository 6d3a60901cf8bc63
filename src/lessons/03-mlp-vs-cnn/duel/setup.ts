// What a duel is fought with: the two networks, the data and the plan, and the names of the runs that follow from it.
// Not responsible for: the exhibit's other state (duel.ts) or running anything (use-duel.ts).
import { conv2d, dense, flatten, maxPooling2D, sequential } from '../../../nn/build.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { Layer, NetworkSpec } from '../../../nn/spec.ts';
import { SHUFFLE_SEED } from '../flatten/flatten.ts';
import { fingerprintText } from '../../../nn/fingerprint.ts';

export const DATASETS = ['mnist', 'fashion-mnist'] as const;
export type DuelDataset = (typeof DATASETS)[number];

export const CONTESTANTS = ['mlp', 'cnn'] as const;
export type ContestantId = (typeof CONTESTANTS)[number];

export interface MlpDesign {
  /** Units of each hidden layer, from the input on. */
  readonly hidden: readonly number[];
}

export interface CnnDesign {
  /** Filters of each convolution, from the input on. */
  readonly filters: readonly number[];
  /** Height and width of every kernel. */
  readonly kernel: number;
  /** A 2 x 2 max pooling after every convolution. */
  readonly pool: boolean;
  /** Units of the dense layer before the output; 0 leaves it out. */
  readonly dense: number;
}

export interface DuelSetup {
  readonly dataset: DuelDataset;
  readonly trainCount: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly seed: number;
  readonly earlyStopping: boolean;
  readonly mlp: MlpDesign;
  readonly cnn: CnnDesign;
}

export const LIMITS = {
  trainCount: { min: 1000, max: 60_000, step: 1000 },
  epochs: { min: 1, max: 20 },
  batchSize: { min: 1, max: 512 },
  /** Far above what works: a rate that ruins the training is an experiment too. */
  learningRate: { min: 1e-6, max: 1e9 },
  seed: { min: 0, max: 9999 },
  hiddenLayers: 3,
  units: { min: 1, max: 512 },
  convolutions: 3,
  filters: { min: 1, max: 64 },
  kernel: { min: 1, max: 7 },
  dense: { min: 0, max: 512 },
} as const;

/** Both data sets have 60,000 training samples; what the plan does not train on can serve for validation. */
export const TRAINING_SAMPLES = 60_000;
const VALIDATION_SAMPLES = 2000;
export const TEST_SAMPLES = 10_000;

/** Test images of each shift: enough for a margin of about three points at 90 %. */
export const SHIFT_SAMPLES = 500;
export const CLASSES = 10;
export const IMAGE = [28, 28, 1] as const;

export const DEFAULT_SETUP: DuelSetup = {
  dataset: 'mnist',
  trainCount: 12_000,
  epochs: 3,
  batchSize: 32,
  learningRate: 1e-3,
  seed: 1,
  earlyStopping: false,
  mlp: { hidden: [128] },
  cnn: { filters: [16, 32], kernel: 3, pool: true, dense: 128 },
};

export function mlpSpec(design: MlpDesign): NetworkSpec {
  return sequential(IMAGE, [
    flatten(),
    ...design.hidden.map((units) => dense({ units, activation: 'relu' })),
    dense({ units: CLASSES, activation: 'softmax' }),
  ]);
}

export function cnnSpec(design: CnnDesign): NetworkSpec {
  const blocks = design.filters.flatMap((filters): readonly Layer[] => {
    const convolution = conv2d({ filters, kernelSize: design.kernel, activation: 'relu' });
    return design.pool ? [convolution, maxPooling2D({ poolSize: 2 })] : [convolution];
  });
  const hidden = design.dense > 0 ? [dense({ units: design.dense, activation: 'relu' })] : [];
  return sequential(IMAGE, [...blocks, flatten(), ...hidden, dense({ units: CLASSES, activation: 'softmax' })]);
}

export function specOf(setup: DuelSetup, contestant: ContestantId): NetworkSpec {
  return contestant === 'mlp' ? mlpSpec(setup.mlp) : cnnSpec(setup.cnn);
}

/** Samples left for validation after the training samples. */
export function validationCountOf(trainCount: number): number {
  return Math.min(VALIDATION_SAMPLES, Math.max(0, TRAINING_SAMPLES - trainCount));
}

/** Both contestants get this very plan, hence the same images in the same order in the same batches. */
export function planOf(setup: DuelSetup, shuffled: boolean): TrainingPlan {
  const validationCount = validationCountOf(setup.trainCount);
  return {
    dataset: setup.dataset,
    trainCount: setup.trainCount,
    validationCount,
    seed: toSeed(setup.seed),
    optimizer: { ...ADAM, learningRate: setup.learningRate },
    loss: 'sparse_categorical_crossentropy',
    batchSize: setup.batchSize,
    epochs: setup.epochs,
    pixelShuffle: shuffled ? SHUFFLE_SEED : null,
    earlyStopping:
      setup.earlyStopping && validationCount > 0 ? { patience: 1, minDelta: 0, restoreBestWeights: true } : null,
  };
}

/** The run's name on this device: the same network and plan find the same run again after a reload. */
export function runIdOf(setup: DuelSetup, contestant: ContestantId, shuffled: boolean): string {
  const description = JSON.stringify([specOf(setup, contestant), planOf(setup, shuffled)]);
  return `duel-${contestant}-${fingerprintText(description)}`;
}

/** Steps of one epoch; the last batch may be smaller than the others. */
export function stepsPerEpochOf(setup: DuelSetup): number {
  return Math.ceil(setup.trainCount / setup.batchSize);
}
