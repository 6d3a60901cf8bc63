// Kernels that image processing has names for, at sides of 3, 5 and 7. Weights are rounded to three decimals, so that
// what is shown and linked is exactly what is computed. Not responsible for: applying them (image-filter.ts).
import { toSeed } from './plan.ts';
import { createRandom } from './random.ts';

export const KERNEL_SIDES = [3, 5, 7] as const;
export type KernelSide = (typeof KERNEL_SIDES)[number];

export const KERNEL_PRESETS = [
  'identity',
  'blur',
  'sharpen',
  'sobel-x',
  'sobel-y',
  'laplacian',
  'emboss',
  'gabor',
  'random',
] as const;
export type KernelPreset = (typeof KERNEL_PRESETS)[number];

export interface KernelRecipe {
  readonly preset: KernelPreset;
  readonly side: KernelSide;
  /** Of the Gabor kernel: the direction across its stripes, counted from the x axis towards the bottom. */
  readonly angleDegrees: number;
  /** Of the Gabor kernel: pixels from stripe to stripe. */
  readonly wavelengthPx: number;
  /** Of the random kernel. */
  readonly seed: number;
}

const WEIGHT_UNIT = 1000;

/** To three decimals, never -0. */
export function roundWeight(weight: number): number {
  return Math.round(weight * WEIGHT_UNIT) / WEIGHT_UNIT + 0;
}

function square(side: number, weight: (row: number, column: number) => number): readonly number[] {
  return Array.from({ length: side * side }, (_, i) => roundWeight(weight(Math.floor(i / side), i % side)));
}

/** Row n of Pascal's triangle: 1 2 1, 1 4 6 4 1 ... */
function binomial(length: number): readonly number[] {
  let row: readonly number[] = [1];
  while (row.length < length) row = convolveRows(row, [1, 1]);
  return row;
}

/** Product of two polynomials, as which rows of weights combine. */
function convolveRows(a: readonly number[], b: readonly number[]): readonly number[] {
  const product = Array.from({ length: a.length + b.length - 1 }, () => 0);
  a.forEach((left, i) => {
    b.forEach((right, j) => {
      product[i + j] = (product[i + j] ?? 0) + left * right;
    });
  });
  return product;
}

function outer(column: readonly number[], row: readonly number[]): readonly number[] {
  return column.flatMap((down) => row.map((along) => down * along));
}

const SHARPEN_3 = [0, -1, 0, -1, 5, -1, 0, -1, 0];
const LAPLACIAN_3 = [0, 1, 0, 1, -4, 1, 0, 1, 0];

/** Twice the picture less its blur. */
function sharpen(side: KernelSide): readonly number[] {
  if (side === 3) return SHARPEN_3;
  const blur = outer(binomial(side), binomial(side));
  const total = blur.reduce((sum, weight) => sum + weight, 0);
  const middle = (side * side - 1) / 2;
  return square(side, (row, column) => {
    const index = row * side + column;
    return (index === middle ? 2 : 0) - (blur[index] ?? 0) / total;
  });
}

/** Second differences down and along, each smoothed the other way; at side 3 the usual cross. */
function laplacian(side: KernelSide): readonly number[] {
  if (side === 3) return LAPLACIAN_3;
  const smooth = binomial(side);
  const second = convolveRows(binomial(side - 2), [1, -2, 1]);
  const across = outer(second, smooth);
  return outer(smooth, second).map((weight, i) => weight + (across[i] ?? 0));
}

/**
 * Stripes under a bell: exp(-(u^2 + g^2 v^2) / (2 s^2)) cos(2 pi u / wavelength), u across the stripes, s = side / 5,
 * g = 0.7, less as much of the bell as makes the weights add up to zero (J. G. Daugman 1985, real part).
 */
function gabor(side: KernelSide, angleDegrees: number, wavelengthPx: number): readonly number[] {
  const angle = (angleDegrees * Math.PI) / 180;
  const deviation = side / 5;
  const middle = (side - 1) / 2;
  function at(row: number, column: number): { readonly bell: number; readonly wave: number } {
    const x = column - middle;
    const y = row - middle;
    const u = x * Math.cos(angle) + y * Math.sin(angle);
    const v = y * Math.cos(angle) - x * Math.sin(angle);
    return {
      bell: Math.exp(-(u * u + 0.49 * v * v) / (2 * deviation * deviation)),
      wave: Math.cos((2 * Math.PI * u) / wavelengthPx),
    };
  }
  let bells = 0;
  let waves = 0;
  for (let i = 0; i < side * side; i += 1) {
    const { bell, wave } = at(Math.floor(i / side), i % side);
    bells += bell;
    waves += bell * wave;
  }
  return square(side, (row, column) => {
    const { bell, wave } = at(row, column);
    return bell * (wave - waves / bells);
  });
}

/** Row-major weights, `side` x `side`. As in every convolutional layer the kernel is slid, not flipped. */
export function presetKernel(recipe: KernelRecipe): readonly number[] {
  const { preset, side } = recipe;
  const middle = (side - 1) / 2;
  switch (preset) {
    case 'identity':
      return square(side, (row, column) => (row === middle && column === middle ? 1 : 0));
    case 'blur':
      return outer(binomial(side), binomial(side));
    case 'sharpen':
      return sharpen(side);
    case 'sobel-x':
      return outer(binomial(side), convolveRows(binomial(side - 2), [-1, 0, 1]));
    case 'sobel-y':
      return outer(convolveRows(binomial(side - 2), [-1, 0, 1]), binomial(side));
    case 'laplacian':
      return laplacian(side);
    case 'emboss':
      return square(side, (row, column) => row + column - 2 * middle + (row === middle && column === middle ? 1 : 0));
    case 'gabor':
      return gabor(side, recipe.angleDegrees, recipe.wavelengthPx);
    case 'random': {
      const random = createRandom(toSeed(recipe.seed), side);
      return square(side, () => Math.round(random.normal() * 100) / 100);
    }
    default:
      return preset satisfies never;
  }
}

/** Whether dividing by the sum of the weights' sizes is what one means by the kernel: a blur is a mean. */
export function isMean(preset: KernelPreset): boolean {
  return preset === 'blur';
}

/** 1 / sum of |weight|: with it no response is larger than the largest input. 1 for a kernel of zeros. */
export function normalisingScale(kernel: readonly number[]): number {
  const total = kernel.reduce((sum, weight) => sum + Math.abs(weight), 0);
  return total === 0 ? 1 : 1 / total;
}
