import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { median, percentile, ratio, summarizeGaps } from './statistics.mjs';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });

describe('median', () => {
  test('is the middle, or the mean of the two there', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  test('has as many values below as above, whatever their order', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
        expect(median(values.toReversed())).toBe(middle);
      }),
    );
  });

  test('does not sort numbers as text', () => {
    expect(median([9, 10, 100])).toBe(10);
  });
});

describe('percentile', () => {
  test('takes the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentile(hundred, 0.95)).toBe(95);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile([7], 0.95)).toBe(7);
    expect(percentile([], 0.95)).toBeNaN();
  });

  test('is the smallest value that enough do not exceed', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, fraction) => {
        const found = percentile(values, fraction);
        const share = (/** @type {number} */ limit) => values.filter((value) => value <= limit).length / values.length;
        expect(share(found)).toBeGreaterThanOrEqual(fraction);
        const smaller = values.filter((value) => value < found);
        for (const value of smaller) expect(share(value)).toBeLessThan(fraction);
      }),
    );
  });
});

test('gaps are summed up by count, median, 95th percentile, longest and the share of the time that stalls took', () => {
  const gaps = [...Array.from({ length: 18 }, () => 16), 40, 300];
  expect(summarizeGaps(gaps)).toEqual({
    frames: 20,
    medianMs: 16,
    p95Ms: 40,
    maxMs: 300,
    stalledShare: 300 / (18 * 16 + 40 + 300),
  });
});

describe('ratio', () => {
  test('compares medians and keeps the extremes of single rounds', () => {
    expect(ratio([100, 200, 300], [10, 10, 20])).toEqual({ ofMedians: 20, least: 10, greatest: 20 });
  });

  test('is the factor when every round is that much faster', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 9 }),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        (rates, factor) => {
          const found = ratio(
            rates.map((rate) => rate * factor),
            rates,
          );
          for (const value of Object.values(found)) expect(value / factor).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  test('looks at no more rounds than both have', () => {
    expect(ratio([10, 20, 30], [1, 2])).toMatchObject({ least: 10, greatest: 10 });
  });
});
