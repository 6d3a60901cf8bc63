// Softmax looked at closely: temperature, what a constant added to all logits does, and the matrix of its slopes.
// Not responsible for: the softmax of networks (losses.ts), which has temperature 1.
import { softmaxInto } from './losses.ts';

/** softmax(logits / temperature), computed as networks do: shifted by the largest, so that nothing overflows. */
export function softmaxAt(logits: readonly number[], temperature: number): readonly number[] {
  const target = new Float64Array(logits.length);
  softmaxInto(
    target,
    logits.map((logit) => logit / temperature),
    1,
    logits.length,
  );
  return [...target];
}

/** e to the power of x as a 32-bit float has it: beyond about 88.7 infinite, below about -104 nothing. */
export function exp32(x: number): number {
  return Math.fround(Math.exp(Math.fround(x)));
}

/** Softmax as the formula is written, in 32-bit floats and without the shift: NaN where infinity meets infinity, or nothing nothing. */
export function plainSoftmax32(logits: readonly number[], temperature: number): readonly number[] {
  const powers = logits.map((logit) => exp32(logit / temperature));
  const sum = powers.reduce((total, power) => Math.fround(total + power), 0);
  return powers.map((power) => Math.fround(power / sum));
}

/** Slopes dp_i / dz_j = p_i (delta_ij - p_j) / T, row by row; every row and every column adds up to 0. */
export function softmaxJacobian(probabilities: readonly number[], temperature: number): readonly number[] {
  return probabilities.flatMap((p, i) => probabilities.map((q, j) => (p * ((i === j ? 1 : 0) - q)) / temperature));
}
