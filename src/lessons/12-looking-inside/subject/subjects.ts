// The networks that this lesson looks into: the course's two with how they are trained, and what any run of this device is
// as one. Not responsible for: training them (use-subject.ts) or what is seen in them.
import { DATASETS } from '../../../engine/catalog/datasets.ts';
import { DATASET_IDS } from '../../../engine/catalog/datasets.ts';
import type { BothLanguages } from '../../../engine/catalog/datasets.ts';
import { DUEL_CNN_RUN, runName } from '../../../engine/client/shared-runs.ts';
import type { OpenRunArgs } from '../../../engine/client/run-store.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import { MNIST_CNN, SEED_CIFAR_CNN } from '../../../nn/presets.ts';
import type { PictureShape } from '../../../nn/inside/resample.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';

export const SUBJECT_IDS = ['mnist', 'cifar10'] as const;
export type SubjectId = (typeof SUBJECT_IDS)[number];

/** What the network was trained to tell apart. */
export interface SubjectData {
  /** Name of the data set in the plan. */
  readonly id: string;
  /** Of one picture. */
  readonly shape: PictureShape;
  readonly classNames: readonly BothLanguages[];
}

export interface SubjectEntry {
  /** Another text is another network. */
  readonly id: string;
  readonly spec: NetworkSpec;
  readonly data: SubjectData;
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

const entries = new Map<string, SubjectEntry>();

/** The same object for the same run. Classes of a data set that the course does not know are numbered. */
export function entryOfRun({ runId, spec, plan }: OpenRunArgs): SubjectEntry {
  const known = entries.get(runId);
  if (known !== undefined && JSON.stringify(known.spec) === JSON.stringify(spec)) return known;
  const [height = 1, width = 1, channels = 1] = spec.inputShape;
  const dataset = DATASET_IDS.find((id) => id === plan.dataset);
  const classes = inferShapes(spec).at(-1)?.output[0] ?? 0;
  const classNames =
    dataset === undefined
      ? Array.from({ length: classes }, (_, k) => ({ zh: `第 ${k + 1} 类`, en: `class ${k + 1}` }))
      : DATASETS[dataset].classNames;
  const entry: SubjectEntry = {
    id: runId,
    spec,
    data: { id: plan.dataset, shape: [height, width, channels], classNames },
    candidates: [{ runId, spec, plan }],
  };
  entries.set(runId, entry);
  return entry;
}
