import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  KERNEL_PRESETS,
  KERNEL_SIDES,
  normalisingScale,
  presetKernel,
  roundWeight,
  type KernelRecipe,
} from './image-filter-presets.ts';

const recipe: fc.Arbitrary<KernelRecipe> = fc.record({
  preset: fc.constantFrom(...KERNEL_PRESETS),
  side: fc.constantFrom(...KERNEL_SIDES),
  angleDegrees: fc.integer({ min: 0, max: 179 }),
  wavelengthPx: fc.integer({ min: 2, max: 12 }),
  seed: fc.nat(9999),
});

function kernelOf(preset: KernelRecipe['preset'], side: KernelRecipe['side'] = 3): readonly number[] {
  return presetKernel({ preset, side, angleDegrees: 0, wavelengthPx: 4, seed: 1 });
}

function sum(kernel: readonly number[]): number {
  return kernel.reduce((total, weight) => total + weight, 0);
}

describe('named kernels', () => {
  test('have side x side finite weights of at most three decimals', () => {
    fc.assert(
      fc.property(recipe, (given) => {
        const kernel = presetKernel(given);
        expect(kernel).toHaveLength(given.side ** 2);
        for (const weight of kernel) {
          expect(roundWeight(weight)).toBe(weight);
          expect(Math.abs(weight)).toBeLessThanOrEqual(1000);
        }
      }),
    );
  });

  test('are the well-known ones at side 3', () => {
    expect(kernelOf('identity')).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect(kernelOf('blur')).toEqual([1, 2, 1, 2, 4, 2, 1, 2, 1]);
    expect(kernelOf('sharpen')).toEqual([0, -1, 0, -1, 5, -1, 0, -1, 0]);
    expect(kernelOf('sobel-x')).toEqual([-1, 0, 1, -2, 0, 2, -1, 0, 1]);
    expect(kernelOf('sobel-y')).toEqual([-1, -2, -1, 0, 0, 0, 1, 2, 1]);
    expect(kernelOf('laplacian')).toEqual([0, 1, 0, 1, -4, 1, 0, 1, 0]);
    expect(kernelOf('emboss')).toEqual([-2, -1, 0, -1, 1, 1, 0, 1, 2]);
  });

  test('edge finders answer a plain wall with nothing, the others keep its brightness', () => {
    for (const side of KERNEL_SIDES) {
      for (const preset of ['sobel-x', 'sobel-y', 'laplacian'] as const) expect(sum(kernelOf(preset, side))).toBe(0);
      for (const preset of ['identity', 'emboss'] as const) expect(sum(kernelOf(preset, side))).toBe(1);
      // Rounded weights: the rest of a thousandth each.
      expect(Math.abs(sum(kernelOf('sharpen', side)) - 1)).toBeLessThan(0.02);
      const blur = kernelOf('blur', side);
      expect(sum(blur) * normalisingScale(blur)).toBeCloseTo(1, 12);
    }
    fc.assert(
      fc.property(recipe, (given) => {
        expect(Math.abs(sum(presetKernel({ ...given, preset: 'gabor' })))).toBeLessThan(given.side ** 2 * 0.0006);
      }),
    );
  });

  test('Sobel y is Sobel x turned, at every side', () => {
    for (const side of KERNEL_SIDES) {
      const turned = kernelOf('sobel-x', side).map((_, i, all) => all[(i % side) * side + Math.floor(i / side)]);
      expect(kernelOf('sobel-y', side)).toEqual(turned);
    }
  });

  test('Gabor stripes stand across their angle: at 90 degrees rows and columns change places', () => {
    const upright = presetKernel({ preset: 'gabor', side: 7, angleDegrees: 0, wavelengthPx: 4, seed: 1 });
    const lying = presetKernel({ preset: 'gabor', side: 7, angleDegrees: 90, wavelengthPx: 4, seed: 1 });
    expect(lying).toEqual(upright.map((_, i, all) => all[(i % 7) * 7 + Math.floor(i / 7)]));
    expect(upright).not.toEqual(lying);
  });

  test('a random kernel is a function of its seed', () => {
    fc.assert(
      fc.property(recipe, fc.nat(9999), (given, other) => {
        const first = presetKernel({ ...given, preset: 'random' });
        expect(presetKernel({ ...given, preset: 'random' })).toEqual(first);
        fc.pre(other !== given.seed);
        expect(presetKernel({ ...given, preset: 'random', seed: other })).not.toEqual(first);
      }),
    );
  });

  test('normalised, no response is larger than the largest input', () => {
    fc.assert(
      fc.property(recipe, (given) => {
        const kernel = presetKernel(given);
        const most = kernel.reduce((total, weight) => total + Math.abs(weight) * normalisingScale(kernel), 0);
        expect(most).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
    expect(normalisingScale([0, 0, 0])).toBe(1);
  });
});
