import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erf } from './activations.ts';
import { permutePixelsInto, pixelPermutation } from './image.ts';
import { NORMAL_TAIL, normalQuantile } from './normal.ts';
import { epochOrder } from './order.ts';
import { toSeed } from './plan.ts';
import {
  createRandom,
  deriveSeed,
  dropoutHash,
  dropoutKeepInto,
  dropoutKey,
  dropoutThreshold,
  mix32,
  permutation,
} from './random.ts';

const seed = fc.nat({ max: 2 ** 32 - 1 }).map(toSeed);

function draw(count: number, next: () => number): Float64Array {
  return Float64Array.from({ length: count }, next);
}

/** How often each of `cells` whole numbers occurs. */
function tally(values: Iterable<number>, cells: number): readonly number[] {
  const counts = new Float64Array(cells);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return [...counts];
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sum over cells of (found - expected)^2 / expected. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('mix32', () => {
  test('is the published function: reference values worked out with big integers', () => {
    function reference(value: number): number {
      const mask = 0xffffffffn;
      let x = BigInt(value);
      x ^= x >> 16n;
      x = (x * 0x21f0aaadn) & mask;
      x ^= x >> 15n;
      x = (x * 0xd35a2d97n) & mask;
      x ^= x >> 15n;
      return Number(x);
    }
    fc.assert(
      fc.property(seed, (value) => {
        expect(mix32(value)).toBe(reference(value));
      }),
    );
  });

  test('flips each output bit half the time when one input bit is flipped', () => {
    const flipped: number[] = [];
    const trials = 4000;
    for (let trial = 0; trial < trials; trial += 1) {
      const value = Math.imul(trial, 0x9e3779b9) >>> 0;
      const base = mix32(value);
      for (let bit = 0; bit < 32; bit += 1) {
        const changed = base ^ mix32((value ^ (1 << bit)) >>> 0);
        for (let out = 0; out < 32; out += 1) if (((changed >>> out) & 1) === 1) flipped.push(bit * 32 + out);
      }
    }
    for (const count of tally(flipped, 32 * 32)) expect(Math.abs(count / trials - 0.5)).toBeLessThan(0.05);
  });
});

describe('streams', () => {
  test('golden values: other engines and saved runs rely on them', () => {
    const random = createRandom(toSeed(1), 2, 3);
    expect([random.uniform(), random.uniform(), random.integer(1000), random.normal()]).toMatchInlineSnapshot(`
      [
        0.8312906622886658,
        0.6117296814918518,
        16,
        1.2087136014094624,
      ]
    `);
    expect([...permutation(10, toSeed(7), 1)]).toMatchInlineSnapshot(`
      [
        2,
        4,
        9,
        5,
        1,
        0,
        6,
        8,
        3,
        7,
      ]
    `);
    expect(dropoutKey(toSeed(1), 5, 2)).toMatchInlineSnapshot(`1177134471`);
    expect([0, 1, 2, 1_000_000].map((i) => dropoutHash(0x12345678, i))).toMatchInlineSnapshot(`
      [
        4142315197,
        4100178874,
        441483066,
        3279489964,
      ]
    `);
    expect(deriveSeed(toSeed(1), 2)).toMatchInlineSnapshot(`1129818393`);
  });

  test('uniform numbers are multiples of 2^-24 in [0, 1), evenly spread, whatever the stream', () => {
    fc.assert(
      fc.property(seed, fc.array(fc.nat(), { maxLength: 3 }), (start, stream) => {
        const random = createRandom(start, ...stream);
        const values = draw(8192, () => random.uniform());
        const counts = tally(
          values.map((value) => Math.floor(value * 64)),
          64,
        );
        expect(values.every((value) => value >= 0 && value < 1 && Number.isInteger(value * 2 ** 24))).toBe(true);
        expect(Math.abs(mean(values) - 0.5)).toBeLessThan(0.02);
        // 63 degrees of freedom: 130 is beyond one in a million.
        expect(chiSquare(counts)).toBeLessThan(130);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test('neighbouring numbers and neighbouring streams are uncorrelated', () => {
    const count = 20_000;
    const first = createRandom(toSeed(1), 1, 0);
    const a = draw(count, () => first.uniform() - 0.5);
    for (const stream of [[1, 1], [1, 2], [2, 0], [0, 1], [1], [1, 0, 0]]) {
      const other = createRandom(toSeed(1), ...stream);
      const b = draw(count, () => other.uniform() - 0.5);
      for (const lag of [0, 1, 2]) {
        const products = a.subarray(lag).map((value, i) => value * (b[i] ?? 0));
        // Deviation of the mean of products: (1 / 12) / sqrt(count) = 0.0006.
        expect(Math.abs(mean(products)), `stream ${stream.join()} lag ${lag}`).toBeLessThan(0.0035);
      }
    }
    const lagged = a.subarray(1).map((value, i) => value * (a[i] ?? 0));
    expect(Math.abs(mean(lagged))).toBeLessThan(0.0035);
  });

  test('a seed, a stream number, their order and their count all matter', () => {
    const firsts = [
      createRandom(toSeed(1)),
      createRandom(toSeed(2)),
      createRandom(toSeed(1), 0),
      createRandom(toSeed(1), 0, 0),
      createRandom(toSeed(1), 1, 2),
      createRandom(toSeed(1), 2, 1),
      createRandom(toSeed(1), -1),
    ].map((random) => random.integer(2 ** 32));
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  test('derived seeds are seeds and do not collide more than chance', () => {
    const seeds = new Set(Array.from({ length: 20_000 }, (_, i) => deriveSeed(toSeed(3), i)));
    // Expected collisions among 20,000 of 2^32: 0.05.
    expect(seeds.size).toBeGreaterThan(19_997);
    for (const value of seeds) expect(Number.isInteger(value) && value >= 0 && value < 2 ** 32).toBe(true);
  });

  test('integers are unbiased also where n does not divide 2^32', () => {
    const random = createRandom(toSeed(5));
    const n = 3 * 2 ** 30;
    let low = 0;
    const count = 30_000;
    // Taken modulo n, numbers below 2^30 would come twice as often: 1/2 instead of 1/3.
    for (let i = 0; i < count; i += 1) if (random.integer(n) < 2 ** 30) low += 1;
    expect(Math.abs(low / count - 1 / 3)).toBeLessThan(0.015);
    const counts = tally(
      draw(14_000, () => random.integer(7)),
      7,
    );
    // 6 degrees of freedom: 38 is beyond one in a million.
    expect(chiSquare(counts)).toBeLessThan(38);
    for (const bad of [0, -1, 1.5, NaN, 2 ** 32 + 1]) expect(() => random.integer(bad)).toThrow(RangeError);
  });
});

describe('normal numbers', () => {
  test('the quantile inverts the distribution function to 1e-13', () => {
    const below = (x: number): number => (1 + erf(x / Math.SQRT2)) / 2;
    for (let x = -5; x <= 5; x += 0.01) {
      expect(Math.abs(normalQuantile(below(x)) - x)).toBeLessThan(2e-15 / (Math.exp((-x * x) / 2) / 2.5) + 1e-13);
    }
    expect(below(-2)).toBeCloseTo(NORMAL_TAIL, 15);
    expect(normalQuantile(NORMAL_TAIL)).toBeCloseTo(-2, 14);
    // The far tails, solved with the continued fraction of the upper tail: 1e-10 and 1e-30.
    expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 12);
    expect(normalQuantile(1e-30)).toBeCloseTo(-11.464024688443615, 12);
  });

  test('moments of normal and truncated numbers', () => {
    const random = createRandom(toSeed(11));
    const normal = draw(100_000, () => random.normal());
    const moment = (values: Float64Array, power: number): number => mean(values.map((value) => value ** power));
    expect(Math.abs(moment(normal, 1))).toBeLessThan(0.015);
    expect(Math.abs(moment(normal, 2) - 1)).toBeLessThan(0.025);
    expect(Math.abs(moment(normal, 3))).toBeLessThan(0.06);
    expect(Math.abs(moment(normal, 4) - 3)).toBeLessThan(0.2);
    const cut = draw(100_000, () => random.truncatedNormal());
    expect(cut.every((value) => Math.abs(value) <= 2)).toBe(true);
    expect(Math.abs(moment(cut, 1))).toBeLessThan(0.015);
    expect(Math.abs(Math.sqrt(moment(cut, 2)) - 0.8796256610342398)).toBeLessThan(0.01);
  });
});

describe('permutations', () => {
  test('contain every number once', () => {
    fc.assert(
      fc.property(fc.nat({ max: 600 }), seed, fc.nat(), (n, start, epoch) => {
        for (const order of [permutation(n, start, epoch), epochOrder(n, start, epoch), pixelPermutation(start, n)]) {
          expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
        }
      }),
    );
  });

  test('all 24 orders of four things come equally often', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 24_000; i += 1) {
      const key = permutation(4, toSeed(9), i).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    // 23 degrees of freedom: 72 is beyond one in a million.
    expect(chiSquare([...counts.values()])).toBeLessThan(72);
  });

  test('epochs differ, and the same epoch is the same', () => {
    expect(epochOrder(100, toSeed(1), 1)).toEqual(epochOrder(100, toSeed(1), 1));
    expect(epochOrder(100, toSeed(1), 1)).not.toEqual(epochOrder(100, toSeed(1), 2));
    expect(epochOrder(100, toSeed(1), 1)).not.toEqual(epochOrder(100, toSeed(2), 1));
  });

  test('one permutation keeps the channels of a pixel together', () => {
    const order = pixelPermutation(toSeed(1), 6);
    const source = Uint8Array.from({ length: 18 }, (_, i) => i);
    const target = new Uint8Array(18);
    permutePixelsInto(target, source, order, 3);
    order.forEach((from, to) =>
      expect([...target.subarray(to * 3, to * 3 + 3)]).toEqual([from * 3, from * 3 + 1, from * 3 + 2]),
    );
  });
});

describe('dropout', () => {
  test('keeps 1 - rate of the elements, by comparing hash with threshold', () => {
    fc.assert(
      fc.property(
        seed,
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.nat(),
        fc.nat(),
        (start, rate, step, node) => {
          const mask = new Uint8Array(4000);
          dropoutKeepInto(mask, rate, start, step, node);
          const key = dropoutKey(start, step, node);
          let kept = 0;
          mask.forEach((keep, i) => {
            kept += keep;
            expect(keep).toBe(dropoutHash(key, i) >= dropoutThreshold(rate) ? 1 : 0);
          });
          // Five deviations and a half of a binomial.
          expect(Math.abs(kept / 4000 - (1 - rate))).toBeLessThan(5.5 * Math.sqrt((rate * (1 - rate)) / 4000) + 1e-9);
        },
      ),
      { numRuns: 40, seed: 2 },
    );
  });

  test('rate 0 keeps everything; thresholds are uint32', () => {
    const mask = new Uint8Array(1000);
    dropoutKeepInto(mask, 0, toSeed(1), 0, 0);
    expect(mask.every((keep) => keep === 1)).toBe(true);
    expect([0, 0.25, 0.5, 1].map(dropoutThreshold)).toEqual([0, 2 ** 30, 2 ** 31, 2 ** 32 - 1]);
  });

  test('steps and layers have masks of their own', () => {
    function mask(step: number, node: number): Uint8Array {
      const target = new Uint8Array(2000);
      dropoutKeepInto(target, 0.5, toSeed(1), step, node);
      return target;
    }
    const pairs = [
      [mask(1, 1), mask(1, 2)],
      [mask(1, 1), mask(2, 1)],
      [mask(1, 2), mask(2, 1)],
    ] as const;
    for (const [a, b] of pairs) {
      const equal = a.reduce((sum, keep, i) => sum + (keep === b[i] ? 1 : 0), 0);
      expect(Math.abs(equal / 2000 - 0.5)).toBeLessThan(0.06);
    }
  });
});
