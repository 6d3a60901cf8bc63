import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanInterval } from './confidence.ts';

test('three values, worked by hand', () => {
  // Deviation 1, so the half width is 4.303 / sqrt(3).
  expect(meanInterval([1, 2, 3])?.mean).toBe(2);
  expect(meanInterval([1, 2, 3])?.halfWidth).toBeCloseTo(2.4843, 3);
  expect(meanInterval([])).toBe(null);
  expect(meanInterval([5])).toEqual({ mean: 5, halfWidth: null, count: 1 });
});

test('moves with the values, stretches with their spread, and is a point when they agree', () => {
  const values = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 10 });
  fc.assert(
    fc.property(values, fc.integer({ min: -50, max: 50 }), (given, by) => {
      const plain = meanInterval(given);
      const moved = meanInterval(given.map((value) => value + by));
      const wide = meanInterval(given.map((value) => value * 3));
      expect(moved?.mean).toBeCloseTo((plain?.mean ?? NaN) + by, 8);
      expect(moved?.halfWidth).toBeCloseTo(plain?.halfWidth ?? NaN, 8);
      expect(wide?.halfWidth).toBeCloseTo(3 * (plain?.halfWidth ?? NaN), 8);
    }),
  );
  expect(meanInterval([4, 4, 4])).toEqual({ mean: 4, halfWidth: 0, count: 3 });
});
