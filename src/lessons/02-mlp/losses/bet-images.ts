// The images of the betting game and the network that bets against the reader.
// Not responsible for: loading or training them (bet-store.ts).
import { runName } from '../../../engine/client/shared-runs.ts';
import type { OpenRunArgs } from '../../../engine/client/run-store.ts';
import { dense, flatten, sequential } from '../../../nn/build.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';

/**
 * Test samples of MNIST, from its first thousand: hard ones that such a network doubts or mistakes, easy ones between them,
 * so that neither doubt nor trust is always right.
 */
export const BET_IMAGES = [
  4, 8, 336, 3, 646, 247, 61, 740, 445, 2, 659, 92, 0, 582, 124, 691, 17, 717, 324, 241,
] as const;

const NETWORK: NetworkSpec = sequential(
  [28, 28, 1],
  [flatten(), dense({ units: 32, activation: 'relu' }), dense({ units: 10, activation: 'softmax' })],
);

const PLAN: TrainingPlan = {
  dataset: 'mnist',
  trainCount: 4000,
  validationCount: 1000,
  seed: toSeed(1),
  optimizer: { ...ADAM, learningRate: 3e-3 },
  loss: 'sparse_categorical_crossentropy',
  batchSize: 32,
  epochs: 3,
  pixelShuffle: null,
  earlyStopping: null,
};

/** 25,450 parameters, 375 steps: trained in seconds. */
export const BET_RUN: OpenRunArgs = { runId: runName('bet', NETWORK, PLAN), spec: NETWORK, plan: PLAN };
