// Runs that several lessons share, and how a run is named: after its network and plan, so that the same experiment is
// found again on this device by whoever asks for it. Not responsible for: opening or training them (run-store.ts).
import { fingerprintText } from '../../nn/fingerprint.ts';
import { ADAM, canonicalPlan, toSeed } from '../../nn/plan.ts';
import type { TrainingPlan } from '../../nn/plan.ts';
import { MNIST_CNN } from '../../nn/presets.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import type { OpenRunArgs } from './run-store.ts';

/** A name that follows from what is trained and how. */
export function runName(prefix: string, spec: NetworkSpec, plan: TrainingPlan): string {
  return `${prefix}-${fingerprintText(JSON.stringify([spec, canonicalPlan(plan)]))}`;
}

/** The plan with which the lesson "MLP against CNN" begins. */
const DUEL_PLAN: TrainingPlan = {
  dataset: 'mnist',
  trainCount: 12_000,
  validationCount: 2000,
  seed: toSeed(1),
  optimizer: { ...ADAM, learningRate: 1e-3 },
  loss: 'sparse_categorical_crossentropy',
  batchSize: 32,
  epochs: 3,
  pixelShuffle: null,
  earlyStopping: null,
};

/** The CNN of that lesson's duel as it is set up at first: on many devices it has been trained already. */
export const DUEL_CNN_RUN: OpenRunArgs = {
  runId: runName('duel-cnn', MNIST_CNN, DUEL_PLAN),
  spec: MNIST_CNN,
  plan: DUEL_PLAN,
};
