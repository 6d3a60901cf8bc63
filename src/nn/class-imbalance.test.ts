import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unevenSamples } from './class-imbalance.ts';
import { toSeed } from './plan.ts';

const labelled = fc
  .integer({ min: 2, max: 10 })
  .chain((classes) => fc.tuple(fc.constant(classes), fc.array(fc.nat(classes - 1), { maxLength: 120 })));
const part = fc.double({ min: 0, max: 1, noNaN: true });

function countsOf(labels: readonly number[], places: Uint32Array, classes: number): readonly number[] {
  const counts = Array.from({ length: classes }, () => 0);
  for (const place of places) counts[labels[place] ?? 0] = (counts[labels[place] ?? 0] ?? 0) + 1;
  return counts;
}

describe('uneven classes', () => {
  test('keep the number of samples, name only samples there are, and are the same for the same seed', () => {
    fc.assert(
      fc.property(labelled, part, fc.nat(), ([classes, labels], imbalance, start) => {
        const places = unevenSamples(labels, classes, imbalance, toSeed(start));
        expect(places).toHaveLength(labels.length);
        expect([...places].every((place) => place < labels.length)).toBe(true);
        expect(unevenSamples(labels, classes, imbalance, toSeed(start))).toEqual(places);
      }),
    );
  });

  test('at 0 everything stays in its place', () => {
    fc.assert(
      fc.property(labelled, fc.nat(), ([classes, labels], start) => {
        expect([...unevenSamples(labels, classes, 0, toSeed(start))]).toEqual(labels.map((_, index) => index));
      }),
    );
  });

  test('fall from class to class by equal ratios', () => {
    const labels = Array.from({ length: 10_000 }, (_, index) => index % 10);
    const counts = countsOf(labels, unevenSamples(labels, 10, 0.9, toSeed(1)), 10);
    expect((counts[0] ?? 0) / (counts[9] ?? 0)).toBeCloseTo(10, 0);
    for (let k = 1; k < 10; k += 1) expect((counts[k - 1] ?? 0) / (counts[k] ?? 1)).toBeCloseTo(10 ** (1 / 9), 1);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10_000);
  });

  test('at 1 only the first class is left; more samples of a class use all of it before any twice', () => {
    const labels = Array.from({ length: 300 }, (_, index) => index % 3);
    expect(countsOf(labels, unevenSamples(labels, 3, 1, toSeed(2)), 3)).toEqual([300, 0, 0]);
    const places = [...unevenSamples(labels, 3, 0.75, toSeed(2))].filter((place) => place % 3 === 0);
    expect(places.length).toBeGreaterThan(100);
    expect(new Set(places).size).toBe(100);
  });

  test('what is kept keeps its place', () => {
    fc.assert(
      fc.property(labelled, part, fc.nat(), ([classes, labels], imbalance, start) => {
        const places = unevenSamples(labels, classes, imbalance, toSeed(start));
        const last = Math.max(...labels, 0);
        places.forEach((place, index) => {
          if (labels[place] === last && last > 0) expect(labels[index]).toBe(last);
        });
      }),
    );
  });
});
