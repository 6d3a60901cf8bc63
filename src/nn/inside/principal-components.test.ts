import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toSeed } from '../plan.ts';
import { createRandom } from '../random.ts';
import { overlap } from './attribution.ts';
import { principalComponents } from './principal-components.ts';
import { addVariationSlopeInto, blurred, decorrelated } from './regularisers.ts';
import { resample, rolled } from './resample.ts';

function randomValues(length: number, seed: number): Float32Array {
  const random = createRandom(toSeed(seed));
  return Float32Array.from({ length }, () => random.normal());
}

describe('principal components', () => {
  test('lay points of a plane down without changing their distances', () => {
    fc.assert(
      fc.property(
        fc.nat(9999),
        fc.integer({ min: 3, max: 30 }),
        fc.integer({ min: 2, max: 12 }),
        (seed, count, size) => {
          const [coordinates, axes] = [randomValues(2 * count, seed), randomValues(2 * size, seed + 1)];
          const values = Float32Array.from({ length: count * size }, (_, at) => {
            const [n, i] = [Math.floor(at / size), at % size];
            return (
              3 * (coordinates[2 * n] ?? 0) * (axes[i] ?? 0) + (coordinates[2 * n + 1] ?? 0) * (axes[size + i] ?? 0) + 7
            );
          });
          const { points, explained } = principalComponents(values, count);
          expect((explained[0] ?? 0) + (explained[1] ?? 0)).toBeGreaterThan(1 - 1e-4);
          expect(explained[0]).toBeGreaterThanOrEqual((explained[1] ?? 0) - 1e-4);
          const distance = (from: Float32Array, width: number, a: number, b: number): number =>
            Math.hypot(
              ...Array.from({ length: width }, (_, i) => (from[a * width + i] ?? 0) - (from[b * width + i] ?? 0)),
            );
          const scale = Math.max(...Array.from({ length: count }, (_, n) => distance(values, size, 0, n)));
          for (let n = 1; n < count; n += 1) {
            expect(Math.abs(distance(points, 2, n - 1, n) - distance(values, size, n - 1, n))).toBeLessThan(
              0.02 * scale,
            );
          }
        },
      ),
    );
  });

  test('say nothing of points that are all alike', () => {
    const { points, explained } = principalComponents(new Float32Array(12).fill(3), 4);
    expect([...points]).toEqual(Array.from({ length: 8 }, () => 0));
    expect(explained).toEqual([0, 0]);
  });
});

describe('pictures', () => {
  const shape = [5, 4, 3] as const;

  test('come back when rolled there and back, and stay when resampled to their own size', () => {
    const picture = randomValues(60, 1);
    fc.assert(
      fc.property(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), (dy, dx) => {
        expect(rolled(rolled(picture, shape, dy, dx), shape, -dy, -dx)).toEqual(picture);
      }),
    );
    expect(resample(picture, shape, 5, 4)).toEqual(picture);
    expect(new Set(resample(new Float32Array(60).fill(0.25), shape, 9, 2))).toEqual(new Set([0.25]));
  });

  test('keep their mean brightness when blurred in the middle, and one colour stays one', () => {
    const point = new Float32Array(121);
    point[60] = 1;
    const soft = blurred(point, [11, 11, 1], 1);
    expect(soft.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
    expect(soft[60]).toBeCloseTo(1 / (2 * Math.PI), 2);
    expect(blurred(point, [11, 11, 1], 0)).toEqual(point);
  });

  test('the slope of the variation is that of the sum of squares between neighbours', () => {
    const picture = randomValues(60, 2);
    const energy = (values: Float32Array): number => {
      let sum = 0;
      for (let y = 0; y < 5; y += 1) {
        for (let x = 0; x < 4; x += 1) {
          for (let c = 0; c < 3; c += 1) {
            const at = (y * 4 + x) * 3 + c;
            if (x < 3) sum += ((values[at] ?? 0) - (values[at + 3] ?? 0)) ** 2 / 2;
            if (y < 4) sum += ((values[at] ?? 0) - (values[at + 12] ?? 0)) ** 2 / 2;
          }
        }
      }
      return sum;
    };
    const slope = new Float32Array(60);
    addVariationSlopeInto(slope, picture, shape, 2);
    for (const at of [0, 7, 29, 59]) {
      const [up, down] = [picture.slice(), picture.slice()];
      up[at] = (up[at] ?? 0) + 0.01;
      down[at] = (down[at] ?? 0) - 0.01;
      expect(slope[at]).toBeCloseTo((2 * (energy(up) - energy(down))) / 0.02, 2);
    }
  });

  test('decorrelated colours still go uphill', () => {
    const slope = randomValues(60, 3);
    const changed = decorrelated(slope, shape);
    expect(slope.reduce((sum, value, i) => sum + value * (changed[i] ?? 0), 0)).toBeGreaterThan(0);
    expect(decorrelated(slope, [5, 12, 1])).toBe(slope);
  });
});

test('a map that lies where the reader marked is all inside; one that is everywhere, as much as by chance', () => {
  const marked = [true, true, false, false, false, false, false, false];
  expect(overlap([0.5, -2, 0, 0, 0, 0, 0, 0], marked)).toEqual({ inside: 1, byChance: 0.25 });
  expect(overlap(new Float32Array(8).fill(3), marked)).toEqual({ inside: 0.25, byChance: 0.25 });
  expect(overlap(new Float32Array(8), marked).inside).toBe(0);
});
