// Which samples make up which batch: a function of plan, labels and step alone. Not responsible for: making batches of them.
import { classOrder, epochOrder } from '../../../nn/order.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import { trainingLabels } from '../datasets/planned-samples.ts';
import type { LoadedSplit } from '../datasets/split.ts';
import { batchCount, stepsPerEpoch } from './epochs.ts';

export interface BatchOrder {
  /** Numbers of the samples of the batch that makes this step, counted from 0 over the whole run. */
  indicesOf(step: number): Uint32Array;
}

/** Keeps the order of one epoch, that of the step asked for last. */
export function createBatchOrder(plan: TrainingPlan, train: LoadedSplit): BatchOrder {
  const steps = stepsPerEpoch(plan);
  let known: { readonly epoch: number; readonly indices: Uint32Array } | null = null;

  function orderOf(epoch: number): Uint32Array {
    if (plan.shuffle === false) return classOrder(trainingLabels(train, plan));
    return epochOrder(plan.trainCount, plan.seed, epoch);
  }

  return {
    indicesOf(step) {
      const epoch = Math.floor(step / steps);
      if (known?.epoch !== epoch) known = { epoch, indices: orderOf(epoch) };
      const start = (step % steps) * plan.batchSize;
      return known.indices.subarray(start, start + batchCount(plan, step));
    },
  };
}
