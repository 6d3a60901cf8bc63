// How large a weight tensor, its gradient and its next update are, and the ratio by which one watches a training.
// Not responsible for: the update rules (optimizers.ts), or where weights and gradients come from.
import { optimizerStepInto } from './optimizers.ts';
import type { OptimizerSpec } from './plan.ts';

/** Euclidean norms over a whole tensor. */
export interface UpdateSize {
  readonly weight: number;
  readonly gradient: number;
  readonly update: number;
}

function norm(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

/** What update number `stepNumber` (from 1) would do to a weight. Nothing that is given is changed. */
export function updateSize(
  optimizer: OptimizerSpec,
  stepNumber: number,
  weight: Float32Array,
  gradient: Float32Array,
  slots: readonly Float32Array[],
): UpdateSize {
  const after = weight.slice();
  const ownSlots = slots.map((slot) => slot.slice());
  optimizerStepInto(optimizer, stepNumber, after, gradient, ownSlots);
  for (let i = 0; i < after.length; i += 1) after[i] = (after[i] ?? 0) - (weight[i] ?? 0);
  return { weight: norm(weight), gradient: norm(gradient), update: norm(after) };
}

/**
 * |update| / |weight|; 1e-3 is a common rule of thumb for a healthy training. Null where the weights are all zero, as
 * biases are at first, and where something is not finite.
 */
export function updateRatio({ weight, update }: UpdateSize): number | null {
  const ratio = update / weight;
  return weight > 0 && Number.isFinite(ratio) ? ratio : null;
}
