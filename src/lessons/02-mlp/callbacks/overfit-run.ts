// The run of the figure: a wide network on so few images that it soon learns them by heart, and the plans it is made by.
// Not responsible for: training it (use-callbacks.ts) or what the callbacks make of it (timeline-model.ts).
import { dense, flatten, sequential } from '../../../nn/build.ts';
import { fingerprintText } from '../../../nn/fingerprint.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import type { EarlyStopping, TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { Job } from '../run-queue.ts';

export const UNITS = 256;

/** 784 – 256 – 10: 203,530 parameters for 300 images. */
export const OVERFIT_NETWORK: NetworkSpec = sequential(
  [28, 28, 1],
  [flatten(), dense({ units: UNITS, activation: 'relu' }), dense({ units: 10, activation: 'softmax' })],
);

export const TRAIN_COUNT = 300;
export const VALIDATION_COUNT = 500;
export const BATCH = 32;
export const EPOCHS = 25;
export const LEARNING_RATE = 0.003;
export const STEPS_PER_EPOCH = Math.ceil(TRAIN_COUNT / BATCH);

export function overfitPlan(seed: number, earlyStopping: EarlyStopping | null): TrainingPlan {
  return {
    dataset: 'mnist',
    trainCount: TRAIN_COUNT,
    validationCount: VALIDATION_COUNT,
    seed: toSeed(seed),
    optimizer: { ...ADAM, learningRate: LEARNING_RATE },
    loss: 'sparse_categorical_crossentropy',
    batchSize: BATCH,
    epochs: EPOCHS,
    pixelShuffle: null,
    earlyStopping,
  };
}

/** Without callbacks the run goes through all its epochs; the recorded curve is that run's. */
export function overfitJob(seed: number, earlyStopping: EarlyStopping | null): Job {
  const plan = overfitPlan(seed, earlyStopping);
  const name = earlyStopping === null ? 'overfit' : 'overfit-stopped';
  return {
    runId: `${name}-${fingerprintText(JSON.stringify([OVERFIT_NETWORK, plan]))}`,
    spec: OVERFIT_NETWORK,
    plan,
  };
}
