// What training a network takes of memory, worked out before anything is allocated. Not responsible for: what a device
// has to give, or an engine's own limit.
import type { NetworkCost } from './costs.ts';
import { slotCount } from './optimizers.ts';
import type { TrainingPlan } from './plan.ts';
import { sizeOf } from './shapes.ts';
import type { Shape } from './spec.ts';

const FLOAT_BYTES = 4;

/**
 * An estimate in bytes: for a batch the values of all layers and a gradient for each, and of each weight the value, the
 * gradient and the optimizer's slots. What the fused engine takes is at most a half and a few MiB of scratch more (for
 * large networks hardly anything), and can be a quarter of it where pooling is fused and gradients' memory is handed on:
 * its test is fused/plan/training-memory.test.ts.
 */
export function trainingBytes(
  cost: NetworkCost,
  input: Shape,
  { batchSize, optimizer }: Pick<TrainingPlan, 'batchSize' | 'optimizer'>,
): number {
  const values = (sizeOf(input) + 2 * cost.activations) * batchSize;
  const weights = cost.parameters * (2 + slotCount(optimizer.kind));
  return (values + weights) * FLOAT_BYTES;
}
