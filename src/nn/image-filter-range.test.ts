import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extremesOf, roundUp, scaleEnd } from './image-filter-range.ts';

const values = fc
  .array(fc.float({ noNaN: true, min: -1000, max: 1000 }), { minLength: 1, maxLength: 300 })
  .map((list) => Float32Array.from(list));

describe('scales', () => {
  test('extremes are the smallest and the largest value', () => {
    fc.assert(
      fc.property(values, (list) => {
        expect(extremesOf(list)).toEqual({ min: Math.min(...list), max: Math.max(...list) });
      }),
    );
    expect(extremesOf(new Float32Array(0))).toEqual({ min: 0, max: 0 });
  });

  test('rounding up gives a number of one digit or one and a half, never below, at most half as much again', () => {
    expect([0.3, 1, 1.01, 2, 2.1, 7, 10, 11, 254.9, 765].map(roundUp)).toEqual([
      0.3, 1, 1.5, 2, 3, 8, 10, 15, 300, 800,
    ]);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
        const rounded = roundUp(value);
        expect(rounded).toBeGreaterThanOrEqual(value * (1 - 1e-6));
        expect(rounded).toBeLessThan(value * 1.5000001);
        expect(Number(rounded.toPrecision(12)).toExponential()).toMatch(/^(1|1\.5|2|3|4|5|6|8)e/);
      }),
    );
    for (const none of [0, -1, NaN, Infinity]) expect(roundUp(none)).toBe(1);
  });

  test('the end of the scale is never beyond the round number above the largest size', () => {
    fc.assert(
      fc.property(values, (list) => {
        const extremes = extremesOf(list);
        const most = Math.max(Math.abs(extremes.min), Math.abs(extremes.max));
        expect(scaleEnd(list, extremes)).toBeLessThanOrEqual(roundUp(most));
        expect(scaleEnd(list, extremes)).toBeGreaterThan(0);
      }),
    );
  });

  test('one outlier in ten thousand doesn’t decide it, one in ten does, and even areas don’t count', () => {
    const calm = Float32Array.from({ length: 10_000 }, (_, i) => (i === 0 ? 1000 : (i % 80) - 40));
    expect(scaleEnd(calm, extremesOf(calm))).toBe(40);
    const sparse = Float32Array.from({ length: 10_000 }, (_, i) => (i % 500 < 5 ? 900 : 0));
    expect(scaleEnd(sparse, extremesOf(sparse))).toBe(1000);
    const wild = Float32Array.from({ length: 10_000 }, (_, i) => (i % 10 === 0 ? 1000 : (i % 80) - 40));
    expect(scaleEnd(wild, extremesOf(wild))).toBe(1000);
  });
});
