// What the reader chooses of a training plan, and the plan and the run's name that follow.
// Not responsible for: judging the plan (nn/validate.ts) or running it (use-training.ts).
import type { DatasetId } from '../../../engine/catalog/datasets.ts';
import { fingerprintText } from '../../../nn/fingerprint.ts';
import { defaultOptimizer } from '../../../nn/optimizers.ts';
import { canonicalPlan, toSeed } from '../../../nn/plan.ts';
import type { OptimizerKind, TrainingPlan } from '../../../nn/plan.ts';
import { encodeSpec } from '../../../nn/spec-codec.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { factsOf } from './data-choice.ts';
import type { DataFacts } from './data-choice.ts';

export const OPTIMIZERS = [
  'adam',
  'adamw',
  'sgd',
  'rmsprop',
  'adagrad',
  'adadelta',
  'adamax',
  'nadam',
] as const satisfies readonly OptimizerKind[];

export interface PlanChoice {
  readonly optimizer: OptimizerKind;
  readonly rate: number;
  readonly batch: number;
  readonly epochs: number;
  /** Training images: the first ones of the set. */
  readonly count: number;
  readonly seed: number;
  /** Percent of the training images with a wrong label. */
  readonly labelNoise: number;
  /** Standard deviation of the noise on training images, in percent of the way from black to white. */
  readonly imageNoise: number;
  /** By how many percent the last class is rarer than the first. */
  readonly imbalance: number;
}

/** What of the choice spoils the training images on purpose. */
export const SPOILERS = ['labelNoise', 'imageNoise', 'imbalance'] as const satisfies readonly (keyof PlanChoice)[];

export const LIMITS = {
  /** Far above what works: a rate that ruins the training is an experiment too. */
  rate: { min: 1e-6, max: 1e3 },
  batch: { min: 1, max: 512 },
  epochs: { min: 1, max: 50 },
  count: { min: 500, max: 60_000 },
  seed: { min: 0, max: 9999 },
  labelNoise: { min: 0, max: 100 },
  imageNoise: { min: 0, max: 100 },
  imbalance: { min: 0, max: 99 },
} as const;

export const DEFAULT_CHOICE: PlanChoice = {
  optimizer: 'adam',
  rate: 1e-3,
  batch: 32,
  epochs: 5,
  count: 10_000,
  seed: 1,
  labelNoise: 0,
  imageNoise: 0,
  imbalance: 0,
};

export const TEST_COUNT = 10_000;

/** For a data set of the course. */
export function planOf(choice: PlanChoice, data: DatasetId): TrainingPlan {
  return planFor(choice, factsOf({ data, own: false }, null));
}

/** Leaves room for validation, however many training images are asked for. */
export function planFor(choice: PlanChoice, facts: DataFacts): TrainingPlan {
  return canonicalPlan({
    dataset: facts.dataset,
    trainCount: Math.min(choice.count, facts.trainCount),
    validationCount: facts.validationCount,
    seed: toSeed(choice.seed),
    optimizer: { ...defaultOptimizer(choice.optimizer), learningRate: choice.rate },
    loss: 'categorical_crossentropy',
    batchSize: choice.batch,
    epochs: choice.epochs,
    pixelShuffle: null,
    earlyStopping: null,
    labelNoise: choice.labelNoise / 100,
    imageNoise: choice.imageNoise / 100,
    classImbalance: choice.imbalance / 100,
  });
}

/**
 * The owner's own: two that show the same network and plan do not pause or close each other's run. `start` names weights of
 * a file that training begins with: that is another experiment than one from random weights.
 */
export function runIdOf(net: NetworkSpec, plan: TrainingPlan, owner = 'designer', start: string | null = null): string {
  const own = start === null ? '' : ` ${start}`;
  return `${owner}-${fingerprintText(`${encodeSpec(net)} ${JSON.stringify(plan)}${own}`)}`;
}
