// Dropout looked at closely: the dice behind a mask, and the sums that the next dense layer makes of what is left.
// Not responsible for: the masks themselves (random.ts) or training.
import type { Seed } from './plan.ts';
import { dropoutHash, dropoutKey } from './random.ts';

/** The die of each element of a layer's batch in one step, in [0, 1): an element lives iff its die is at least the rate. */
export function dropoutDice(count: number, seed: Seed, step: number, nodeIndex: number): readonly number[] {
  const key = dropoutKey(seed, step, nodeIndex);
  return Array.from({ length: count }, (_, i) => dropoutHash(key, i) * 2 ** -32);
}

/** What is multiplied to a live unit: 1 / (1 - rate), so that the mean over all masks is what no dropout gives. */
export function dropoutScale(rate: number): number {
  return 1 / (1 - rate);
}

/**
 * Sums of a dense layer behind dropout: bias_j + sum_i keep_i x factor x activation_i x kernel_ij, for `kernel` [in, out].
 * `keep` null is test behaviour: every unit, unscaled.
 */
export function sumsBehind(
  activations: ArrayLike<number>,
  keep: ArrayLike<number> | null,
  factor: number,
  kernel: ArrayLike<number>,
  bias: ArrayLike<number>,
): readonly number[] {
  return Array.from({ length: bias.length }, (_, j) => {
    let sum = bias[j] ?? 0;
    for (let i = 0; i < activations.length; i += 1) {
      const weight = kernel[i * bias.length + j] ?? 0;
      sum += (activations[i] ?? 0) * weight * (keep === null ? 1 : (keep[i] ?? 0) * factor);
    }
    return sum;
  });
}

/**
 * Standard deviation of sum j over all masks: units are dropped independently, so variances add up,
 * (factor x activation_i x kernel_ij)^2 x rate x (1 - rate).
 */
export function sumDeviation(
  activations: ArrayLike<number>,
  rate: number,
  factor: number,
  kernel: ArrayLike<number>,
  outputs: number,
  j: number,
): number {
  let variance = 0;
  for (let i = 0; i < activations.length; i += 1) {
    variance += ((activations[i] ?? 0) * (kernel[i * outputs + j] ?? 0) * factor) ** 2 * rate * (1 - rate);
  }
  return Math.sqrt(variance);
}
