// What can be wrong with a network or a training plan, as codes and numbers: kit/sentences has the words.
// Not responsible for: finding the faults (layer-rules.ts, graph.ts, validate*.ts) or mending them (mends.ts).
import type { AugmentationNumber } from './augmentation/spec.ts';
import type { TrainingPlan } from './plan.ts';
import type { NetworkSpec } from './spec.ts';

/** An `error` can't be trained or has no shapes; a `warning` can, but hardly as the reader means it. */
export type Severity = 'error' | 'warning';

export const NETWORK_PROBLEM_CODES = [
  /** No layer at all. */
  'network-empty',
  /** The input is not one to three positive whole numbers. Values: shape. */
  'input-shape-invalid',
  /** The input is not the data set's shape. Values: shape, expected. */
  'input-not-dataset',
  /** A count, a size, a stride. Values: field, value. */
  'not-a-positive-integer',
  /** A number outside its interval. Values: field, value, min, max. */
  'number-out-of-range',
  /** Values: value. */
  'dropout-rate-range',
  /** Keras forbids strides > 1 together with dilation > 1. Values: strides, dilation. */
  'strides-and-dilation',
  /** Values: name. */
  'name-invalid',
  /** Values: name, otherIndex. */
  'duplicate-name',
  /** Values: name. */
  'unknown-inbound',
  /** The named layer stands at or after the one that reads it. Values: name. */
  'inbound-not-earlier',
  /** Values: count, expected. */
  'too-few-inputs',
  /** Values: count, expected. */
  'too-many-inputs',
  /** Values: expected, actual (numbers of axes), shape. */
  'rank-mismatch',
  /** A convolution window, dilation included, larger than what it should slide over. Values: axis, kernel, size. */
  'kernel-larger-than-input',
  /** A pooling window larger than its input: nothing would be left. Values: axis, pool, size. */
  'spatial-size-zero',
  /** Add needs equal shapes, Concatenate shapes equal but for channels. Values: first, second. */
  'shapes-differ',
  /** A dense layer on maps acts on each place alone. Values: shape. */
  'dense-without-flatten',
  /** A layer whose output nothing reads. Values: name. */
  'output-unused',
  /** The network ends in something else than one vector. Values: shape. */
  'output-not-vector',
  /** Values: units, classes. */
  'output-not-classes',
  /** The outputs are no probabilities. Values: activation. */
  'softmax-missing',
  /** Softmax over one unit is always 1. */
  'softmax-of-one',
  /** Values: parameters, limit. */
  'too-many-parameters',
  /** Values: activations, limit (numbers kept for one sample). */
  'too-many-activations',
] as const;

export type NetworkProblemCode = (typeof NETWORK_PROBLEM_CODES)[number];

export const NETWORK_MEND_CODES = [
  'add-dense-softmax',
  'use-dataset-shape',
  'round-up',
  'use-default',
  'drop-dilation',
  'drop-name',
  'read-previous',
  'insert-flatten',
  'remove-flatten',
  'remove-layer',
  'pad-same',
  'shrink-window',
  'set-units',
  'set-softmax',
  'set-sigmoid',
] as const;

export type NetworkMendCode = (typeof NETWORK_MEND_CODES)[number];

export type ProblemValues = Readonly<Record<string, number | string>>;

/** A fault as the rules find it. */
export interface NetworkFault {
  readonly code: NetworkProblemCode;
  readonly severity: Severity;
  /** Place in `spec.nodes`; null when it is the input or the network as a whole. */
  readonly nodeIndex: number | null;
  /** Field of the layer, where one is to blame. */
  readonly field: string | null;
  readonly values: ProblemValues;
}

/** A fault and what to do about it. */
export interface NetworkProblem extends NetworkFault {
  readonly mend: NetworkMendCode | null;
  /** The whole network with the mend applied; null where the mend needs the reader's decision. */
  readonly mended: NetworkSpec | null;
}

export const PLAN_PROBLEM_CODES = [
  /** Values: value. */
  'not-a-positive-integer',
  /** A count that may be zero. Values: value. */
  'not-a-count',
  /** Not finite, or not above zero. Values: value. */
  'learning-rate-invalid',
  /** Allowed, and nearly sure to diverge. Values: value, usual. */
  'learning-rate-huge',
  /** Values: value, min, max. */
  'number-out-of-range',
  /** Values: requested, available. */
  'split-exceeds-data',
  /** Values: batchSize, trainCount. */
  'batch-exceeds-train',
  /** Early stopping watches the validation loss. */
  'early-stopping-without-validation',
  /** Samples come class after class. */
  'samples-not-shuffled',
  /** A range of augmentation beyond which nothing of a picture, or nothing new, would be left. Values: value, min, max. */
  'augmentation-out-of-range',
  /** The loss reads outputs as probabilities. Values: activation, loss. */
  'loss-needs-probabilities',
] as const;

export type PlanProblemCode = (typeof PLAN_PROBLEM_CODES)[number];

export const PLAN_MEND_CODES = [
  'round-up',
  'use-default',
  'use-all-data',
  'shrink-batch',
  'drop-early-stopping',
  'shuffle-samples',
  'use-limit',
  'set-softmax',
] as const;

export type PlanMendCode = (typeof PLAN_MEND_CODES)[number];

export type PlanField =
  | 'trainCount'
  | 'validationCount'
  | 'seed'
  | 'batchSize'
  | 'epochs'
  | 'loss'
  | 'pixelShuffle'
  | 'shuffle'
  | 'labelNoise'
  | 'imageNoise'
  | 'adversarial'
  | `augmentation.${AugmentationNumber}`
  | 'classImbalance'
  | 'earlyStopping.patience'
  | 'earlyStopping.minDelta'
  | 'earlyStopping'
  | 'optimizer.learningRate'
  | 'optimizer.momentum'
  | 'optimizer.rho'
  | 'optimizer.beta1'
  | 'optimizer.beta2'
  | 'optimizer.epsilon'
  | 'optimizer.weightDecay'
  | 'optimizer.initialAccumulatorValue';

export interface PlanProblem {
  readonly code: PlanProblemCode;
  readonly severity: Severity;
  readonly field: PlanField;
  readonly values: ProblemValues;
  readonly mend: PlanMendCode | null;
  /** The whole plan with the mend applied, where that is possible. */
  readonly mended: TrainingPlan | null;
}

/** Thrown by functions that need a sound network; `validateNetwork` never throws and finds the same faults. */
export class NetworkProblemError extends Error {
  readonly problem: NetworkFault;

  constructor(problem: NetworkFault) {
    const place = problem.nodeIndex === null ? 'network' : `layer ${problem.nodeIndex}`;
    super(`${place}: ${problem.code} ${JSON.stringify(problem.values)}`);
    this.name = 'NetworkProblemError';
    this.problem = problem;
  }
}

/** How shapes appear in problem values: `28 x 28 x 1`. */
export function shapeText(shape: readonly number[]): string {
  return shape.join(' x ');
}
