import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noisyLabels } from './label-noise.ts';
import { classOrder } from './order.ts';
import { toSeed } from './plan.ts';

const labelled = fc
  .integer({ min: 2, max: 12 })
  .chain((classes) => fc.tuple(fc.constant(classes), fc.array(fc.nat(classes - 1), { maxLength: 60 })));

function changed(labels: readonly number[], noisy: Uint8Array): readonly number[] {
  return labels.flatMap((label, index) => (noisy[index] === label ? [] : [index]));
}

describe('wrong labels', () => {
  test('are exactly so many, each another class of the set, and the same for the same seed', () => {
    fc.assert(
      fc.property(labelled, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), ([classes, labels], noise, start) => {
        const noisy = noisyLabels(labels, classes, noise, toSeed(start));
        expect(changed(labels, noisy)).toHaveLength(Math.round(noise * labels.length));
        expect(noisy.every((label) => label < classes)).toBe(true);
        expect(noisyLabels(labels, classes, noise, toSeed(start))).toEqual(noisy);
      }),
    );
  });

  test('stay wrong in the same way when more become wrong', () => {
    fc.assert(
      fc.property(labelled, fc.nat(), ([classes, labels], start) => {
        const [few, many] = [0.2, 0.6].map((noise) => noisyLabels(labels, classes, noise, toSeed(start)));
        if (few === undefined || many === undefined) throw new Error('unreachable');
        for (const index of changed(labels, few)) expect(many[index]).toBe(few[index]);
      }),
    );
  });

  test('are spread evenly over samples and over the other classes', () => {
    const labels = Array.from({ length: 30_000 }, (_, index) => index % 3);
    const noisy = noisyLabels(labels, 3, 0.5, toSeed(4));
    const wrong = changed(labels, noisy);
    const byStep = [1, 2].map((step) => wrong.filter((i) => noisy[i] === ((labels[i] ?? 0) + step) % 3).length);
    // Four standard deviations of 15,000 fair coins are 245.
    for (const count of byStep) expect(Math.abs(count - 7500)).toBeLessThan(245);
    expect(Math.abs(wrong.filter((index) => index < 15_000).length - 7500)).toBeLessThan(245);
    expect(noisyLabels(labels, 3, 0.5, toSeed(5))).not.toEqual(noisy);
  });

  test('are not to be had with a single class', () => {
    expect([...noisyLabels([0, 0, 0], 1, 1, toSeed(1))]).toEqual([0, 0, 0]);
  });
});

describe('the order without a shuffle', () => {
  test('is class after class, and within a class that of the set', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 80 }), (labels) => {
        const order = [...classOrder(labels)];
        expect(order.toSorted((a, b) => a - b)).toEqual(labels.map((_, index) => index));
        order.forEach((index, place) => {
          const before = order[place - 1];
          if (before === undefined) return;
          const [first, second] = [labels[before] ?? NaN, labels[index] ?? NaN];
          expect(first < second || (first === second && before < index)).toBe(true);
        });
      }),
    );
  });
});
