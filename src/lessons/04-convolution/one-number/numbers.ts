// The numbers of the exhibit `one-number`: drawn from a seed, with what the reader has changed laid over them. They are
// kept for the largest size, so that a smaller input shows the same corner. Not responsible for: the layer's arithmetic.
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';

export const MAX_SIZE = 7;
export const MAX_DEPTH = 3;
export const MAX_FILTERS = 3;
export const MAX_KERNEL = 3;

/** Changed numbers by index, in ascending order. */
export type Edits = readonly (readonly [index: number, value: number])[];

export const PARTS = ['input', 'weights', 'bias'] as const;
export type Part = (typeof PARTS)[number];

export const COUNTS: Readonly<Record<Part, number>> = {
  input: MAX_SIZE * MAX_SIZE * MAX_DEPTH,
  weights: MAX_KERNEL * MAX_KERNEL * MAX_DEPTH * MAX_FILTERS,
  bias: MAX_FILTERS,
};

/** Index of an input value, whatever size is shown. */
export function inputIndex(row: number, column: number, channel: number): number {
  return (row * MAX_SIZE + column) * MAX_DEPTH + channel;
}

/** Index of a weight, whatever size is shown. */
export function weightIndex(row: number, column: number, channel: number, filter: number): number {
  return ((row * MAX_KERNEL + column) * MAX_DEPTH + channel) * MAX_FILTERS + filter;
}

/** Small whole numbers: inputs 0 to 3, weights and biases -1, 0 or 1, so that sums can be done in the head. */
function drawn(seed: number, part: Part): readonly number[] {
  const random = createRandom(toSeed(seed), PARTS.indexOf(part));
  return Array.from({ length: COUNTS[part] }, () => (part === 'input' ? random.integer(4) : random.integer(3) - 1));
}

export function numbersOf(seed: number, part: Part, edits: Edits): readonly number[] {
  const numbers = [...drawn(seed, part)];
  for (const [index, value] of edits) numbers[index] = value;
  return numbers;
}

/** One number changed. */
export function edited(edits: Edits, index: number, value: number): Edits {
  const others = edits.filter(([at]) => at !== index);
  return [...others, [index, value] as const].toSorted(([a], [b]) => a - b);
}
