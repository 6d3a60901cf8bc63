// The trained networks whose feature maps the exhibits show: which they are, how they are trained, their names on this
// device. Not responsible for: training them (use-trained.ts).
import { conv2d, dense, globalAveragePooling2D, maxPooling2D, sequential } from '../../nn/build.ts';
import { fingerprintText } from '../../nn/fingerprint.ts';
import { ADAM, toSeed } from '../../nn/plan.ts';
import type { TrainingPlan } from '../../nn/plan.ts';
import { MNIST_CNN } from '../../nn/presets.ts';
import type { NetworkSpec } from '../../nn/spec.ts';

export type NetworkId = 'cnn' | 'gap';

export interface Candidate {
  readonly runId: string;
  readonly spec: NetworkSpec;
  readonly plan: TrainingPlan;
}

function mnistPlan(trainCount: number, epochs: number, validationCount: number, learningRate: number): TrainingPlan {
  return {
    dataset: 'mnist',
    trainCount,
    validationCount,
    seed: toSeed(1),
    optimizer: { ...ADAM, learningRate },
    loss: 'sparse_categorical_crossentropy',
    batchSize: 32,
    epochs,
    pixelShuffle: null,
    earlyStopping: null,
  };
}

function candidate(prefix: string, spec: NetworkSpec, plan: TrainingPlan): Candidate {
  return { runId: `${prefix}-${fingerprintText(JSON.stringify([spec, plan]))}`, spec, plan };
}

/** Two convolutions and a classifier on the mean of each map: the smallest network with class activation maps. */
export const GAP_CNN: NetworkSpec = sequential(
  [28, 28, 1],
  [
    conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    conv2d({ filters: 8, kernelSize: 5, activation: 'relu' }),
    globalAveragePooling2D(),
    dense({ units: 10, activation: 'softmax' }),
  ],
);

/** The duel's CNN as it is trained there, where it has been trained before. A test keeps the two in step. */
export const DUEL_CNN = candidate('duel-cnn', MNIST_CNN, mnistPlan(12_000, 3, 2000, 1e-3));

/** What is looked for on this device, in this order; the last one is what gets trained here. */
export const CANDIDATES: Readonly<Record<NetworkId, readonly [Candidate, ...Candidate[]]>> = {
  cnn: [DUEL_CNN, candidate('pooling-cnn', MNIST_CNN, mnistPlan(2000, 1, 500, 1e-3))],
  gap: [candidate('pooling-gap', GAP_CNN, mnistPlan(12_000, 3, 500, 4e-3))],
};
