// What an epoch amounts to, which one was best, and when training stops early: pure functions of the record, so that a
// resumed run decides as an uninterrupted one. Not responsible for: computing the validation loss (training.ts).
import { watchLosses } from '../../../nn/early-stopping.ts';
import type { WatchedEpoch } from '../../../nn/early-stopping.ts';
import type { EarlyStopping, TrainingPlan } from '../../../nn/plan.ts';
import type { EpochRecord } from '../../protocol/calls.ts';
import type { Columns } from './run-record.ts';

/** Without early stopping the best epoch is looked for all the same. */
const NEVER = { patience: Infinity, minDelta: 0 };

export interface Validation {
  readonly loss: number;
  readonly accuracy: number;
}

/** Batches of an epoch; the last one holds what is left, as in Keras. */
export function stepsPerEpoch({ trainCount, batchSize }: TrainingPlan): number {
  return Math.ceil(trainCount / batchSize);
}

/** Samples of the batch at a step (counted from 0 over the whole run). */
export function batchCount(plan: TrainingPlan, step: number): number {
  const before = (step % stepsPerEpoch(plan)) * plan.batchSize;
  return Math.min(plan.batchSize, plan.trainCount - before);
}

/** Sums up the batches of one epoch (`batches` holds exactly those) and appends it to the epochs before it. */
export function withEpoch(
  epochs: readonly EpochRecord[],
  plan: TrainingPlan,
  batches: Columns,
  validation: Validation | null,
): readonly EpochRecord[] {
  const start = epochs.length * stepsPerEpoch(plan);
  let [loss, correct] = [0, 0];
  for (let b = 0; b < batches.loss.length; b += 1) {
    const count = batchCount(plan, start + b);
    loss += (batches.loss[b] ?? 0) * count;
    correct += Math.round((batches.accuracy[b] ?? 0) * count);
  }
  const epoch: EpochRecord = {
    epoch: epochs.length + 1,
    step: start + batches.loss.length,
    trainLoss: loss / plan.trainCount,
    trainAccuracy: correct / plan.trainCount,
    validationLoss: validation?.loss ?? null,
    validationAccuracy: validation?.accuracy ?? null,
    best: false,
  };
  const all = [...epochs, epoch];
  const best = watched(all, plan.earlyStopping)?.best;
  return all.map((each, index) => (each.best === (index === best) ? each : { ...each, best: index === best }));
}

/** Whether Keras's EarlyStopping would end training after these epochs. */
export function stopsEarly(epochs: readonly EpochRecord[], earlyStopping: EarlyStopping | null): boolean {
  return watched(epochs, earlyStopping)?.stops === true;
}

/** What is watched is the validation loss, or where nothing is set aside for it the training loss. */
function watched(epochs: readonly EpochRecord[], earlyStopping: EarlyStopping | null): WatchedEpoch | undefined {
  const losses = epochs.map(({ validationLoss, trainLoss }) => validationLoss ?? trainLoss);
  return watchLosses(losses, earlyStopping ?? NEVER).at(-1);
}
