import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededOrder } from './order.mjs';

describe('seededOrder', () => {
  it('is an order of all numbers', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer(), (count, seed) => {
        expect([...seededOrder(count, seed)].toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: count }, (_, i) => i),
        );
      }),
    );
  });

  it('depends on the seed and on nothing else', () => {
    expect([...seededOrder(8, 1)]).toEqual([...seededOrder(8, 1)]);
    expect([...seededOrder(50, 1)]).not.toEqual([...seededOrder(50, 2)]);
  });

  it('sends a number to every place about equally often', () => {
    const counts = Array.from({ length: 8 }, () => 0);
    for (let seed = 0; seed < 8000; seed += 1) {
      const place = seededOrder(8, seed).indexOf(0);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    // 1,000 expected with a standard deviation of 30.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
