// The measures of the transfer lessons against their definitions: refits, naive loops, published tables.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSeed } from '../plan.ts';
import { createRandom } from '../random.ts';
import { hottestShare } from './hottest-share.ts';
import { featureDistance, likenessOf } from './feature-likeness.ts';
import { neighbourAccuracy } from './neighbour-accuracy.ts';
import { differenceInterval, notClearlyBelow, shareInterval } from './proportions.ts';
import { fitRidgeHead, headAccuracy, headScores, type LabelledFeatures } from './ridge-head.ts';
import { choleskyOf, solveLowerInto, solveUpperInto } from './solve-symmetric.ts';

/** Clouds around one centre a class; `spread` says how far they overlap. */
function clouds(seed: number, count: number, size: number, classes: number, spread: number): LabelledFeatures {
  const random = createRandom(toSeed(seed));
  const centres = Array.from({ length: classes * size }, () => random.normal());
  const labels = Array.from({ length: count }, (_, n) => n % classes);
  const values = Float32Array.from({ length: count * size }, (_, i) => {
    const label = labels[Math.floor(i / size)] ?? 0;
    return (centres[label * size + (i % size)] ?? 0) + spread * random.normal();
  });
  return { values, labels };
}

const problem = fc.record({
  seed: fc.nat(10_000),
  count: fc.integer({ min: 6, max: 24 }),
  size: fc.integer({ min: 1, max: 40 }),
  classes: fc.integer({ min: 2, max: 4 }),
});

describe('systems with a symmetric matrix', () => {
  it('are solved', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 9 }), (seed, size) => {
        const random = createRandom(toSeed(seed));
        const half = Float64Array.from({ length: size * size }, () => random.normal());
        const matrix = Float64Array.from({ length: size * size }, (_, at) => {
          const [row, column] = [Math.floor(at / size), at % size];
          let sum = row === column ? 0.1 : 0;
          for (let k = 0; k < size; k += 1) sum += (half[row * size + k] ?? 0) * (half[column * size + k] ?? 0);
          return sum;
        });
        const right = Float64Array.from({ length: size }, () => random.normal());
        const lower = choleskyOf(matrix, size);
        const x = right.slice();
        solveLowerInto(x, lower);
        solveUpperInto(x, lower);
        for (let row = 0; row < size; row += 1) {
          let sum = 0;
          for (let k = 0; k < size; k += 1) sum += (matrix[row * size + k] ?? 0) * (x[k] ?? 0);
          expect(sum).toBeCloseTo(right[row] ?? 0, 6);
        }
      }),
    );
  });

  it('are refused where they have no single answer', () => {
    expect(() => choleskyOf(Float64Array.of(1, 1, 1, 1), 2)).toThrow(RangeError);
    expect(() => choleskyOf(Float64Array.of(-1), 1)).toThrow(RangeError);
  });
});

describe('fitRidgeHead', () => {
  it('minimises what ridge regression minimises: no small step of weights or bias makes it less', () => {
    fc.assert(
      fc.property(problem, ({ seed, count, size, classes }) => {
        const samples = clouds(seed, count, size, classes, 1);
        const head = fitRidgeHead(samples, classes, [0.1]);
        const variance = Array.from({ length: size }, (_, i) => {
          const column = Array.from({ length: count }, (__, n) => samples.values[n * size + i] ?? 0);
          const mean = column.reduce((a, b) => a + b, 0) / count;
          return column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
        });
        const cost = (weights: Float32Array, bias: Float32Array): number => {
          const scores = headScores({ ...head, weights, bias }, samples.values);
          const errors = scores.reduce(
            (sum, score, i) => sum + (score - (samples.labels[Math.floor(i / classes)] === i % classes ? 1 : 0)) ** 2,
            0,
          );
          return weights.reduce(
            (sum, weight, i) => sum + 0.1 * count * weight ** 2 * (variance[Math.floor(i / classes)] ?? 0),
            errors,
          );
        };
        for (let k = 0; k < classes; k += 1) {
          const share = Array.from(samples.labels).filter((label) => label === k).length / count;
          expect((head.bias[k] ?? 0) + (head.ofMean[k] ?? 0)).toBeCloseTo(share, 4);
        }
        const least = cost(head.weights, head.bias);
        const random = createRandom(toSeed(seed), 7);
        for (let attempt = 0; attempt < 6; attempt += 1) {
          const moved = head.weights.map((weight) => weight + 0.02 * random.normal());
          const shifted = head.bias.map((value) => value + 0.02 * random.normal());
          expect(cost(moved, shifted)).toBeGreaterThan(least - 1e-4);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('says the same whether it works by features or by samples', () => {
    fc.assert(
      fc.property(problem, ({ seed, count, size, classes }) => {
        const samples = clouds(seed, count, size, classes, 1);
        const head = fitRidgeHead(samples, classes);
        // More features than samples, but the new ones tell nothing: the other way of working, the same answer.
        const wide = size + count + 1;
        const padded = new Float32Array(count * wide);
        for (let n = 0; n < count; n += 1) padded.set(samples.values.subarray(n * size, (n + 1) * size), n * wide);
        const other = fitRidgeHead({ values: padded, labels: samples.labels }, classes);
        expect(other.l2).toBe(head.l2);
        expect(other.leftOutAccuracy).toBe(head.leftOutAccuracy);
        head.weights.forEach((weight, i) => expect(other.weights[i]).toBeCloseTo(weight, 4));
      }),
      { numRuns: 25 },
    );
  });

  it('finds clouds that lie apart, also in samples that it has not seen', () => {
    const all = clouds(3, 200, 12, 5, 0.4);
    const part = (from: number, to: number): LabelledFeatures => ({
      values: all.values.subarray(from * 12, to * 12),
      labels: Array.from(all.labels).slice(from, to),
    });
    const head = fitRidgeHead(part(0, 100), 5);
    expect(headAccuracy(head, part(100, 200))).toBeGreaterThan(0.95);
    expect(head.leftOutAccuracy).toBeGreaterThan(0.95);
  });

  it('takes the strongest hold where features are noise, and a weak one where they are clear', () => {
    const noise = createRandom(toSeed(5));
    const values = Float32Array.from({ length: 60 * 30 }, () => noise.normal());
    const labels = Array.from({ length: 60 }, (_, n) => n % 3);
    const head = fitRidgeHead({ values, labels }, 3);
    expect(head.l2).toBe(10);
    expect(head.leftOutAccuracy).toBeLessThan(0.6);
    expect(fitRidgeHead(clouds(3, 100, 12, 5, 0.1), 5).l2).toBeLessThan(0.1);
  });

  it('refuses a single sample, and gives features that never change no weight', () => {
    expect(() => fitRidgeHead({ values: Float32Array.of(1), labels: [0] }, 2)).toThrow(RangeError);
    const head = fitRidgeHead({ values: Float32Array.of(7, 0, 7, 1, 7, 0, 7, 1), labels: [0, 1, 0, 1] }, 2);
    expect([...head.weights.subarray(0, 2)]).toEqual([0, 0]);
    expect(head.weights.every((weight) => Number.isFinite(weight))).toBe(true);
  });
});

describe('nearest neighbours', () => {
  it('vote as sorting all by their angle does', () => {
    fc.assert(
      fc.property(problem, fc.integer({ min: 1, max: 5 }), ({ seed, count, size, classes }, k) => {
        const [known, asked] = [clouds(seed, count, size, classes, 1), clouds(seed + 1, count, size, classes, 1)];
        const row = ({ values }: LabelledFeatures, n: number) => Array.from(values.subarray(n * size, (n + 1) * size));
        const cosine = (a: readonly number[], b: readonly number[]): number => {
          const dot = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
          return dot / (Math.hypot(...a) * Math.hypot(...b));
        };
        const expected = Array.from({ length: count }, (_, n) => {
          const nearest = Array.from({ length: count }, (__, m) => m)
            .map((m) => ({ label: known.labels[m] ?? 0, likeness: cosine(row(asked, n), row(known, m)) }))
            .sort((a, b) => b.likeness - a.likeness)
            .slice(0, k);
          const votes = Array.from({ length: classes }, (__, c) => nearest.filter(({ label }) => label === c));
          const most = Math.max(...votes.map(({ length }) => length));
          return votes.findIndex(({ length }) => length === most) === asked.labels[n] &&
            votes.filter(({ length }) => length === most).length === 1
            ? 'right'
            : votes.filter(({ length }) => length === most).length > 1
              ? 'tied'
              : 'wrong';
        });
        const accuracy = neighbourAccuracy(known, asked, k);
        const sure = expected.filter((each) => each === 'right').length / count;
        const tied = expected.filter((each) => each === 'tied').length / count;
        // In one dimension all angles are alike: whatever the order, each vote is one of equals.
        if (size === 1) return;
        expect(accuracy).toBeGreaterThanOrEqual(sure - 1e-9);
        expect(accuracy).toBeLessThanOrEqual(sure + tied + 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('need something to know and something to be asked', () => {
    const samples = clouds(4, 30, 6, 3, 0.05);
    expect(neighbourAccuracy(samples, samples, 1)).toBe(1);
    const nothing = { values: new Float32Array(), labels: [] };
    expect([neighbourAccuracy(nothing, samples, 1), neighbourAccuracy(samples, nothing, 1)]).toEqual([0, 0]);
  });
});

describe('how alike two sets are', () => {
  const set = (seed: number, mean: number, deviation: number): Float32Array => {
    const random = createRandom(toSeed(seed));
    return Float32Array.from({ length: 4000 * 2 }, () => mean + deviation * random.normal());
  };

  it('is nothing to a set itself, and close to nothing between draws of one source', () => {
    expect(featureDistance(set(1, 3, 2), set(1, 3, 2), 2)).toBe(0);
    expect(featureDistance(set(1, 3, 2), set(2, 3, 2), 2)).toBeLessThan(0.01);
    expect(featureDistance(new Float32Array(8), set(2, 3, 2), 2)).toBe(0);
  });

  it('is the distance of means and of spreads in units of the spread', () => {
    // Means 2 apart, spread 2: (2 / 2)^2. Spread 6 instead of 2: ((6 - 2) / 2)^2.
    expect(featureDistance(set(1, 0, 2), set(2, 2, 2), 2)).toBeCloseTo(1, 1);
    expect(featureDistance(set(1, 0, 2), set(2, 0, 6), 2)).toBeCloseTo(4, 0);
    expect([0, 1, 3].map(likenessOf)).toEqual([1, 0.5, 0.25]);
  });
});

describe('hottestShare', () => {
  const map = fc.array(fc.float({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 60 });

  it('is the area for an even map, and all for a single hot place', () => {
    expect(hottestShare(new Float32Array(49).fill(3))).toBeCloseTo(0.1);
    expect(hottestShare([0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0])).toBe(1);
    expect(hottestShare([0, 0, 0, 0, 5, 0, 0, 0, 0])).toBeCloseTo(0.9);
    expect(hottestShare([-1, 0])).toBeNaN();
  });

  it('neither depends on the order or strength of the heat, nor falls below an even map’s', () => {
    fc.assert(
      fc.property(map, fc.integer({ min: 1, max: 10 }), (values, tenths) => {
        const area = tenths / 10;
        const share = hottestShare(values, area);
        if (Number.isNaN(share)) return;
        expect(share).toBeGreaterThanOrEqual(area - 1e-6);
        expect(share).toBeLessThanOrEqual(1);
        expect(hottestShare([...values].reverse(), area)).toBeCloseTo(share, 6);
        expect(
          hottestShare(
            values.map((value) => 4 * value),
            area,
          ),
        ).toBeCloseTo(share, 6);
        if (tenths === 10) expect(share).toBeCloseTo(1, 6);
      }),
    );
  });
});

describe('shares and their differences', () => {
  it('have the intervals of the papers', () => {
    // Wilson: 15 of 148, Newcombe 1998a; differences: 56/70 - 48/80 there has unequal counts, so 9/10 - 3/10 of 1998b, table II.
    const share = shareInterval(15 / 148, 148);
    expect([share.low, share.high].map((value) => value.toFixed(4))).toEqual(['0.0624', '0.1605']);
    const difference = differenceInterval(0.9, 0.3, 10);
    expect([difference.low, difference.high].map((value) => value.toFixed(4))).toEqual(['0.1705', '0.8090']);
  });

  it('tell apart only what many trials tell apart', () => {
    expect(notClearlyBelow([0.9, 0.3, 0.88], 10)).toEqual([0, 2]);
    expect(notClearlyBelow([0.9, 0.84], 100)).toEqual([0, 1]);
    expect(notClearlyBelow([0.9, 0.84], 2000)).toEqual([0]);
    expect(notClearlyBelow([0.5, 0.5], 0)).toEqual([0, 1]);
    expect(notClearlyBelow([], 10)).toEqual([]);
  });

  it('hold the share within bounds and shrink with more trials', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, part) => {
        const share = Math.round(part * count) / count;
        const { low, high } = shareInterval(share, count);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low <= share + 1e-9 && share <= high + 1e-9).toBe(true);
        const more = shareInterval(share, 4 * count);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });
});
