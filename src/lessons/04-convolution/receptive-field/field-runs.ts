// Which runs can show their gradients for a stack: the duel's where it is the same network, and a short one of its own.
// Not responsible for: opening or training them (use-field.ts).
import { DUEL_CNN_RUN, runName } from '../../../engine/client/shared-runs.ts';
import type { OpenRunArgs } from '../../../engine/client/use-run.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import { networkOf } from './stack.ts';
import type { Stack, StackData } from './stack.ts';

/** One pass over 2,000 images: a second or a few, and enough for edges in the first layer. */
export const TRAIN_COUNT = 2000;

export function planFor(data: StackData): TrainingPlan {
  return {
    dataset: data,
    trainCount: TRAIN_COUNT,
    validationCount: 0,
    seed: toSeed(1),
    optimizer: ADAM,
    loss: 'sparse_categorical_crossentropy',
    batchSize: 32,
    epochs: 1,
    pixelShuffle: null,
    earlyStopping: null,
  };
}

export interface FieldRun {
  readonly source: 'duel' | 'own';
  readonly args: OpenRunArgs;
}

/** In order of preference; the last one is what training here makes. */
export function runsFor({ data, layers }: Stack): readonly [...FieldRun[], FieldRun] {
  const spec = networkOf(data, layers);
  const plan = planFor(data);
  const own: FieldRun = { source: 'own', args: { runId: runName('field', spec, plan), spec, plan } };
  const isDuel = data === 'mnist' && JSON.stringify(spec) === JSON.stringify(DUEL_CNN_RUN.spec);
  return isDuel ? [{ source: 'duel', args: DUEL_CNN_RUN }, own] : [own];
}
