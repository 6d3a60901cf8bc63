import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convolve, pool } from './convolution.ts';
import type { Image } from './convolution.ts';
import { reduceMap, relativeDistance, shiftedImage } from './shift-tolerance.ts';
import type { Reduction } from './shift-tolerance.ts';

const SIDE = 16;

/** Ink in the middle only, so that moves of up to four pixels lose nothing. */
const picture = fc
  .array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 36, maxLength: 36 })
  .map((ink): Image => {
    const values = new Float32Array(SIDE * SIDE);
    ink.forEach((value, i) => {
      values[(5 + Math.floor(i / 6)) * SIDE + 5 + (i % 6)] = value;
    });
    return { shape: [SIDE, SIDE, 1], values };
  });

const kernel = { shape: [3, 3, 1, 2], values: [1, 0, 2, 1, 1, 0, 0, -1, 0, 2, 0, -2, -1, 1, -2, 0, -1, 1] } as const;
const features = (image: Image): Image => convolve(image, kernel, null, { strides: [1, 1], padding: 'same' });

const maxPool = (size: number): Reduction => ({
  kind: 'window',
  rule: { kind: 'max' },
  size: [size, size],
  strides: [size, size],
  padding: 'valid',
});

describe('change under shift', () => {
  test('a mean over everything does not see a move that loses nothing', () => {
    fc.assert(
      fc.property(picture, fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }), (image, down, right) => {
        const means = reduceMap(features(image), { kind: 'global-average' }).values;
        const moved = reduceMap(features(shiftedImage(image, [down, right])), { kind: 'global-average' }).values;
        fc.pre(means.some((mean) => Math.abs(mean) > 1e-3));
        expect(relativeDistance(means, moved)).toBeLessThan(1e-3);
      }),
    );
  });

  test('a move by the stride moves the pooled map by exactly one cell', () => {
    fc.assert(
      fc.property(picture, fc.integer({ min: 2, max: 4 }), (image, stride) => {
        const reduction = maxPool(stride);
        const before = reduceMap(features(image), reduction);
        const after = reduceMap(features(shiftedImage(image, [0, stride])), reduction);
        const cells = Math.floor(SIDE / stride);
        for (let row = 0; row < cells; row += 1) {
          for (let column = 1; column < cells; column += 1) {
            const from = (row * cells + column - 1) * 2;
            const to = (row * cells + column) * 2;
            expect(after.values[to]).toBe(before.values[from]);
          }
        }
      }),
    );
  });

  test('the distance is worked out as its definition says', () => {
    expect(relativeDistance([3, 4], [3, 4])).toBe(0);
    expect(relativeDistance([3, 4], [0, 0])).toBe(1);
    expect(relativeDistance([3, 4], [-4, 3])).toBeCloseTo(Math.SQRT2, 12);
    expect(relativeDistance([0, 0], [0, 0])).toBe(0);
  });

  test('a window reduction is the pooling of the same name', () => {
    fc.assert(
      fc.property(picture, (image) => {
        const map = features(image);
        const pooled = pool(map, 'max', [3, 3], { strides: [3, 3], padding: 'valid' });
        expect([...reduceMap(map, maxPool(3)).values]).toEqual([...pooled.values]);
      }),
    );
  });
});
