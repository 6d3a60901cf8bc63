// The networks that this lesson looks into: which they are, how they are trained, their names on this device.
// Not responsible for: training them (use-subject.ts) or what is seen in them.
import { DATASETS } from '../../../engine/catalog/datasets.ts';
import type { DatasetEntry } from '../../../engine/catalog/datasets.ts';
import { DUEL_CNN_RUN, runName } from '../../../engine/client/shared-runs.ts';
import type { OpenRunArgs } from '../../../engine/client/run-store.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import { MNIST_CNN, SEED_CIFAR_CNN } from '../../../nn/presets.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';

export const SUBJECT_IDS = ['mnist', 'cifar10'] as const;
export type SubjectId = (typeof SUBJECT_IDS)[number];

export interface SubjectEntry {
  readonly id: SubjectId;
  readonly spec: NetworkSpec;
  readonly data: DatasetEntry;
  /** What is looked for on this device, in this order; the last one is what gets trained here. */
  readonly candidates: readonly [OpenRunArgs, ...OpenRunArgs[]];
}

function plan(dataset: SubjectId, trainCount: number, epochs: number): TrainingPlan {
  return {
    dataset,
    trainCount,
    validationCount: 500,
    seed: toSeed(1),
    optimizer: ADAM,
    loss: 'sparse_categorical_crossentropy',
    batchSize: 32,
    epochs,
    pixelShuffle: null,
    earlyStopping: null,
  };
}

function candidate(spec: NetworkSpec, given: TrainingPlan): OpenRunArgs {
  return { runId: runName('inside', spec, given), spec, plan: given };
}

export const SUBJECTS: Readonly<Record<SubjectId, SubjectEntry>> = {
  mnist: {
    id: 'mnist',
    spec: MNIST_CNN,
    data: DATASETS.mnist,
    candidates: [DUEL_CNN_RUN, candidate(MNIST_CNN, plan('mnist', 4000, 2))],
  },
  cifar10: {
    id: 'cifar10',
    spec: SEED_CIFAR_CNN,
    data: DATASETS.cifar10,
    candidates: [candidate(SEED_CIFAR_CNN, plan('cifar10', 10_000, 5))],
  },
};
