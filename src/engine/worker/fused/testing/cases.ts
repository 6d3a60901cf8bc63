// Training situations for tests: a network with random weights and a random batch, and how far two sets of numbers are
// apart. Not responsible for: what they are compared with.
import { weightSpecs } from '../../../../nn/parameters.ts';
import { toSeed, type LossKind, type OptimizerSpec } from '../../../../nn/plan.ts';
import { createRandom } from '../../../../nn/random.ts';
import { inferShapes, sizeOf } from '../../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../../nn/spec.ts';
import type { Batch, TrainerOptions } from '../../trainer.ts';

export interface TrainingCase {
  readonly options: TrainerOptions;
  readonly batch: Batch;
}

export interface CaseOptions {
  readonly loss?: LossKind;
  readonly optimizer?: OptimizerSpec;
  readonly batchSize: number;
  /** Samples in the batch; batchSize when absent. */
  readonly count?: number;
  readonly seed: number;
}

export const PLAIN_SGD: OptimizerSpec = { kind: 'sgd', learningRate: 0.01, momentum: 0, nesterov: false };

/** Weights of a size that keeps signals alive, none exactly zero so that few things tie; variances positive. */
export function randomWeights(spec: NetworkSpec, seed: number): readonly Float32Array[] {
  return weightSpecs(spec).map((weight, index) => {
    const random = createRandom(toSeed(seed), 91, index);
    const values = new Float32Array(sizeOf(weight.shape));
    const isKernel = weight.role.endsWith('kernel');
    const depth = weight.role === 'depthwise_kernel' ? weight.fanIn / (weight.shape[2] ?? 1) : weight.fanIn;
    const limit = isKernel ? Math.sqrt(3 / depth) : 0.5;
    for (let i = 0; i < values.length; i += 1) values[i] = (2 * random.uniform() - 1) * limit;
    const isPositive = weight.role === 'gamma' || weight.role === 'moving_variance';
    return isPositive ? values.map((value) => 1 + value) : values;
  });
}

/** Images in [-1, 1] and labels below the number of outputs. */
export function randomBatch(spec: NetworkSpec, count: number, seed: number): Batch {
  const random = createRandom(toSeed(seed), 92);
  const images = new Float32Array(count * sizeOf(spec.inputShape)).map(() => 2 * random.uniform() - 1);
  const outputs = sizeOf(inferShapes(spec).at(-1)?.output ?? spec.inputShape);
  const labels = new Uint8Array(count).map(() => random.integer(Math.min(outputs, 256)));
  return { images, labels, count };
}

export function trainingCase(spec: NetworkSpec, given: CaseOptions): TrainingCase {
  return {
    options: {
      spec,
      loss: given.loss ?? 'categorical_crossentropy',
      optimizer: given.optimizer ?? PLAIN_SGD,
      batchSize: given.batchSize,
      seed: toSeed(given.seed),
      initialWeights: randomWeights(spec, given.seed),
    },
    batch: randomBatch(spec, given.count ?? given.batchSize, given.seed),
  };
}

/** Largest absolute value. */
export function sizeOfLargest(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i += 1) largest = Math.max(largest, Math.abs(values[i] ?? Number.NaN));
  return largest;
}

/** Largest absolute difference; NaN unless the lengths agree. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.NaN;
  let largest = 0;
  for (let i = 0; i < a.length; i += 1) {
    const difference = Math.abs((a[i] ?? Number.NaN) - (b[i] ?? Number.NaN));
    if (Number.isNaN(difference)) return Number.NaN;
    largest = Math.max(largest, difference);
  }
  return largest;
}
