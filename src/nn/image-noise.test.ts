import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noisyPixelsInto } from './image-noise.ts';
import { toSeed } from './plan.ts';

function noisy(pixels: readonly number[], noise: number, seed: number, index: number): readonly number[] {
  const target = new Uint8Array(pixels.length);
  noisyPixelsInto(target, Uint8Array.from(pixels), noise, toSeed(seed), index);
  return [...target];
}

const images = fc.array(fc.nat(255), { minLength: 1, maxLength: 60 });

describe('noise on the pixels', () => {
  test('is none at 0, and the same for the same seed and sample', () => {
    fc.assert(
      fc.property(
        images,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        fc.nat(60_000),
        (pixels, noise, s, i) => {
          expect(noisy(pixels, 0, s, i)).toEqual(pixels);
          expect(noisy(pixels, noise, s, i)).toEqual(noisy(pixels, noise, s, i));
        },
      ),
    );
  });

  test('moves a pixel further the same way when there is more of it', () => {
    fc.assert(
      fc.property(images, fc.nat(), fc.nat(60_000), (pixels, seed, index) => {
        const [some, more] = [noisy(pixels, 0.1, seed, index), noisy(pixels, 0.4, seed, index)];
        pixels.forEach((pixel, i) => {
          const [near, far] = [(some[i] ?? 0) - pixel, (more[i] ?? 0) - pixel];
          expect(near === 0 || Math.sign(near) === Math.sign(far)).toBe(true);
          expect(Math.abs(far)).toBeGreaterThanOrEqual(Math.abs(near));
        });
      }),
    );
  });

  test('has the mean 0 and the standard deviation asked for, and differs from sample to sample', () => {
    const grey = Array.from({ length: 20_000 }, () => 128);
    const differences = noisy(grey, 0.1, 3, 7).map((pixel) => pixel - 128);
    const mean = differences.reduce((sum, value) => sum + value, 0) / grey.length;
    const deviation = Math.sqrt(differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length);
    // Means of 20,000 draws with deviation 25.5 lie within 5 x 25.5 / sqrt(20,000) = 0.9.
    expect(Math.abs(mean)).toBeLessThan(0.9);
    expect(Math.abs(deviation - 25.5)).toBeLessThan(0.7);
    expect(noisy(grey, 0.1, 3, 8)).not.toEqual(noisy(grey, 0.1, 3, 7));
    expect(noisy(grey, 0.1, 4, 7)).not.toEqual(noisy(grey, 0.1, 3, 7));
  });
});
