// Takes products and sizes apart: window and depth, kernel and biases, output and input size. Whole numbers only.
// Not responsible for: layers (solve-row.ts, convolutions.ts).
import { dilatedKernel } from '../layer-rules.ts';
import { padding2D, paddingTranspose } from '../shapes.ts';
import type { Padding1D, Pair } from '../spec.ts';

export interface Split {
  readonly kernel: Pair;
  readonly depth: number;
}

/** Usual sides of windows, most usual first. */
export const COMMON_SIDES = [3, 2, 5, 7, 1, 4, 9, 11];

/** Window and depth whose product is given: as they are, else one of them as it is, else a usual square window. */
export function split(total: number, kernel: Pair, depth: number): Split | null {
  const window = kernel[0] * kernel[1];
  if (!Number.isInteger(total) || total < 1) return null;
  if (window * depth === total) return { kernel, depth };
  if (total % window === 0) return { kernel, depth: total / window };
  const side = Math.sqrt(total / depth);
  if (Number.isInteger(side) && side >= 1) return { kernel: [side, side], depth };
  const usual = COMMON_SIDES.find((candidate) => total % (candidate * candidate) === 0) ?? 1;
  return { kernel: [usual, usual], depth: total / (usual * usual) };
}

/** Input size of one axis that gives the output: the present one if it does, else the largest for `same`, the smallest for `valid`. */
export function inputSize(
  output: number,
  present: number,
  kernel: number,
  stride: number,
  dilation: number,
  padding: Padding1D,
): number {
  if (padding2D(present, kernel, stride, dilation, padding).output === output) return present;
  return padding === 'valid' ? (output - 1) * stride + dilatedKernel(kernel, dilation) : output * stride;
}

/** The same for a transposed convolution; null when stride and padding can't give this output. */
export function transposedSize(
  output: number,
  present: number,
  kernel: number,
  stride: number,
  padding: 'valid' | 'same',
) {
  if (paddingTranspose(present, kernel, stride, padding).output === output) return present;
  const size = padding === 'same' ? output / stride : (output - Math.max(kernel - stride, 0)) / stride;
  return Number.isInteger(size) && size >= 1 ? size : null;
}

/** Weights of one filter. */
export function perFilter(parameters: number, filters: number, useBias: boolean): number {
  return parameters / filters - (useBias ? 1 : 0);
}

/** Tries with biases as at present, then the other way. */
export function withBias<T>(
  present: boolean,
  attempt: (useBias: boolean) => T | null,
): { useBias: boolean; found: T } | null {
  for (const useBias of [present, !present]) {
    const found = attempt(useBias);
    if (found !== null) return { useBias, found };
  }
  return null;
}

/** The same along a line: kernel times depth. */
export function splitLine(total: number, kernel: number, depth: number): { kernel: number; depth: number } | null {
  if (!Number.isInteger(total) || total < 1) return null;
  if (kernel * depth === total) return { kernel, depth };
  if (total % kernel === 0) return { kernel, depth: total / kernel };
  if (total % depth === 0) return { kernel: total / depth, depth };
  const usual = COMMON_SIDES.find((candidate) => total % candidate === 0) ?? 1;
  return { kernel: usual, depth: total / usual };
}

/** Largest window that is taken apart. */
const LARGEST_WINDOW = 1_000_000;

/** The window of so many weights that is nearest to a square; null for none. */
export function squarest(window: number): Pair | null {
  if (!Number.isInteger(window) || window < 1 || window > LARGEST_WINDOW) return null;
  let side = Math.floor(Math.sqrt(window));
  while (window % side !== 0) side -= 1;
  return [side, window / side];
}
