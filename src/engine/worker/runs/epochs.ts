// What an epoch amounts to, which one was best, and when training stops early: pure functions of the record, so that a
// resumed run decides as an uninterrupted one. Not responsible for: computing the validation loss (training.ts).
import type { EarlyStopping, TrainingPlan } from '../../../nn/plan.ts';
import type { EpochRecord } from '../../protocol/calls.ts';
import type { Columns } from './run-record.ts';

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
  const { best } = watch(all, plan.earlyStopping);
  return all.map((each, index) => (each.best === (index === best) ? each : { ...each, best: index === best }));
}

/** Whether Keras's EarlyStopping would end training after these epochs. */
export function stopsEarly(epochs: readonly EpochRecord[], earlyStopping: EarlyStopping | null): boolean {
  return earlyStopping !== null && watch(epochs, earlyStopping).stops;
}

/**
 * Goes through the epochs as keras.callbacks.EarlyStopping does: an epoch is better when its loss lies more than
 * `minDelta` below the best so far; after `patience` epochs that are not, but not after the first epoch, it stops.
 * What is watched is the validation loss, or where nothing is set aside for it the training loss.
 */
function watch(
  epochs: readonly EpochRecord[],
  earlyStopping: EarlyStopping | null,
): { readonly best: number; readonly stops: boolean } {
  const minDelta = Math.abs(earlyStopping?.minDelta ?? 0);
  let [best, bestLoss, wait, stops] = [0, Infinity, 0, false];
  epochs.forEach((epoch, index) => {
    const loss = epoch.validationLoss ?? epoch.trainLoss;
    wait += 1;
    if (loss + minDelta < bestLoss) {
      [best, bestLoss, wait] = [index, loss, 0];
    } else if (earlyStopping !== null && wait >= earlyStopping.patience && index > 0) {
      stops = true;
    }
  });
  return { best, stops };
}
