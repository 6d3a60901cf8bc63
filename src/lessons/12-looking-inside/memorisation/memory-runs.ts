// The five runs of the exhibit: the same network on the same images, with labels or pixels spoilt; trained on a click.
// Not responsible for: what is shown of them (memorisation-model.ts).
import { useEffect } from 'react';
import type { OpenRunArgs } from '../../../engine/client/run-store.ts';
import { runName } from '../../../engine/client/shared-runs.ts';
import { closeRun, openRun, pauseRun, startRun, useRun } from '../../../engine/client/use-run.ts';
import type { RunView } from '../../../engine/client/use-run.ts';
import { dense, dropout, flatten, sequential } from '../../../nn/build.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import type { OptimizerSpec, TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { MemorisationState } from './memorisation.ts';

export const CASES = ['true', 'half', 'random', 'shuffled', 'noise'] as const;
export type CaseId = (typeof CASES)[number];

export const EPOCHS = 40;
export const VALIDATION_COUNT = 1000;
const HIDDEN = 512;
const DROPOUT = 0.5;
/** Adam with Keras's defaults, and a decay that is felt within forty epochs. */
const ADAM_WITH_DECAY: OptimizerSpec = {
  kind: 'adamw',
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-7,
  weightDecay: 0.1,
};

/**
 * What is spoilt. A label is replaced by one of the nine others: with 0.9 of them replaced all ten classes are equally
 * likely, whatever the image shows.
 */
const SPOILT: Readonly<Record<CaseId, Partial<TrainingPlan>>> = {
  true: {},
  half: { labelNoise: 0.45 },
  random: { labelNoise: 0.9 },
  shuffled: { pixelShuffle: toSeed(7) },
  noise: { imageNoise: 1 },
};

function networkOf({ regulariser }: MemorisationState): NetworkSpec {
  return sequential(
    [28, 28, 1],
    [
      flatten(),
      dense({ units: HIDDEN, activation: 'relu' }),
      ...(regulariser === 'dropout' ? [dropout({ rate: DROPOUT })] : []),
      dense({ units: 10, activation: 'softmax' }),
    ],
  );
}

export function runOf(id: CaseId, state: MemorisationState): OpenRunArgs {
  const spec = networkOf(state);
  const plan: TrainingPlan = {
    dataset: 'mnist',
    trainCount: state.count,
    validationCount: VALIDATION_COUNT,
    seed: toSeed(state.seed),
    optimizer: state.regulariser === 'decay' ? ADAM_WITH_DECAY : ADAM,
    loss: 'sparse_categorical_crossentropy',
    batchSize: 25,
    epochs: EPOCHS,
    pixelShuffle: null,
    earlyStopping: null,
    ...SPOILT[id],
  };
  return { runId: runName('memory', spec, plan), spec, plan };
}

export interface MemorySession {
  readonly views: Readonly<Record<CaseId, RunView>>;
  readonly train: () => void;
  readonly pause: () => void;
}

const NO_VIEW: RunView = { snapshot: null, opening: null, error: null };

export const NO_MEMORY: MemorySession = {
  views: { true: NO_VIEW, half: NO_VIEW, random: NO_VIEW, shuffled: NO_VIEW, noise: NO_VIEW },
  train: () => undefined,
  pause: () => undefined,
};

const opened = new Set<string>();

async function train(runs: readonly OpenRunArgs[]): Promise<void> {
  for (const { runId } of runs) opened.add(runId);
  await Promise.all(runs.map(openRun));
  await Promise.all(runs.map(({ runId }) => startRun(runId)));
}

/** Follows a run, and frees it when the figure no longer shows it; it stays on the device. */
function useCase({ runId }: OpenRunArgs): RunView {
  useEffect(
    () => () => {
      if (opened.delete(runId)) void closeRun(runId);
    },
    [runId],
  );
  return useRun(runId);
}

export function useMemory(state: MemorisationState): MemorySession {
  const [first, second, third, fourth, fifth] = [
    runOf('true', state),
    runOf('half', state),
    runOf('random', state),
    runOf('shuffled', state),
    runOf('noise', state),
  ] as const;
  const runs = [first, second, third, fourth, fifth];
  return {
    views: {
      true: useCase(first),
      half: useCase(second),
      random: useCase(third),
      shuffled: useCase(fourth),
      noise: useCase(fifth),
    },
    train: () => void train(runs),
    pause: () => {
      for (const { runId } of runs) if (opened.has(runId)) void pauseRun(runId);
    },
  };
}
