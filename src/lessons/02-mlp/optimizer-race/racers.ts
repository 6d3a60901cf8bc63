// The ten optimizers of the race, the network and the plan they all share.
// Not responsible for: running them (run-queue.ts) or the update rules themselves (nn/optimizers.ts).
import { dense, flatten, sequential } from '../../../nn/build.ts';
import { fingerprintText } from '../../../nn/fingerprint.ts';
import { defaultOptimizer } from '../../../nn/optimizers.ts';
import { toSeed } from '../../../nn/plan.ts';
import type { OptimizerSpec, TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { Job } from '../run-queue.ts';

export const RACERS = [
  'sgd',
  'momentum',
  'nesterov',
  'rmsprop',
  'adagrad',
  'adadelta',
  'adam',
  'adamw',
  'adamax',
  'nadam',
] as const;
export type RacerId = (typeof RACERS)[number];

/** Proper names, the same in both languages. */
export const RACER_NAMES: Readonly<Record<RacerId, string>> = {
  sgd: 'SGD',
  momentum: 'Momentum',
  nesterov: 'Nesterov',
  rmsprop: 'RMSprop',
  adagrad: 'Adagrad',
  adadelta: 'Adadelta',
  adam: 'Adam',
  adamw: 'AdamW',
  adamax: 'Adamax',
  nadam: 'Nadam',
};

const MOMENTUM = 0.9;

/** A racer with Keras's defaults; momentum is 0.9 where there is one. */
function defaultsOf(id: RacerId): OptimizerSpec {
  switch (id) {
    case 'sgd':
      return defaultOptimizer('sgd');
    case 'momentum':
    case 'nesterov':
      return { kind: 'sgd', learningRate: 0.01, momentum: MOMENTUM, nesterov: id === 'nesterov' };
    case 'rmsprop':
    case 'adagrad':
    case 'adadelta':
    case 'adam':
    case 'adamw':
    case 'adamax':
    case 'nadam':
      return defaultOptimizer(id);
    default:
      return id satisfies never;
  }
}

/** The racer at one learning rate, or at Keras's own where it is null. */
export function racerSpec(id: RacerId, learningRate: number | null): OptimizerSpec {
  const defaults = defaultsOf(id);
  return learningRate === null ? defaults : { ...defaults, learningRate };
}

/** 784 inputs, 32 hidden units, 10 classes: 25,450 parameters, so that ten of them train in seconds. */
export const RACE_NETWORK: NetworkSpec = sequential(
  [28, 28, 1],
  [flatten(), dense({ units: 32, activation: 'relu' }), dense({ units: 10, activation: 'softmax' })],
);

export const TRAIN_COUNT = 4096;
export const BATCH = 32;
export const EPOCHS = 2;
export const TOTAL_STEPS = (TRAIN_COUNT / BATCH) * EPOCHS;

/** What every racer gets: the same images in the same batches; only the optimizer differs. */
export function racePlan(optimizer: OptimizerSpec, seed: number): TrainingPlan {
  return {
    dataset: 'mnist',
    trainCount: TRAIN_COUNT,
    validationCount: 1000,
    seed: toSeed(seed),
    optimizer,
    loss: 'sparse_categorical_crossentropy',
    batchSize: BATCH,
    epochs: EPOCHS,
    pixelShuffle: null,
    earlyStopping: null,
  };
}

/** A racer at one rate. */
export interface Entry extends Job {
  readonly racer: RacerId;
  readonly optimizer: OptimizerSpec;
}

export function entryOf(racer: RacerId, learningRate: number | null, seed: number): Entry {
  const optimizer = racerSpec(racer, learningRate);
  const plan = racePlan(optimizer, seed);
  const runId = `race-${racer}-${fingerprintText(JSON.stringify([RACE_NETWORK, plan]))}`;
  return { racer, optimizer, runId, spec: RACE_NETWORK, plan };
}
