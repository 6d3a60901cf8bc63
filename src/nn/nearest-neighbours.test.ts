// Nearest neighbours against sorting all examples by their distance, and what must hold of the votes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argMax } from './argmax.ts';
import { nearestNeighbours, neighbourShares, unitLength } from './nearest-neighbours.ts';
import type { Examples } from './nearest-neighbours.ts';

const SIZE = 3;
const coordinate = fc.integer({ min: -4, max: 4 });
const vector = fc.tuple(coordinate, coordinate, coordinate);
const examples = fc.array(fc.tuple(vector, fc.nat(3)), { maxLength: 30 }).map((rows): Examples => ({
  features: Float32Array.from(rows.flatMap(([values]) => values)),
  labels: Uint8Array.from(rows, ([, label]) => label),
  size: SIZE,
  classes: 4,
}));

function distance({ features }: Examples, index: number, point: readonly number[]): number {
  return Math.hypot(...point.map((value, i) => value - (features[index * SIZE + i] ?? 0)));
}

describe('nearest neighbours', () => {
  it('are the first of all examples sorted by distance', () => {
    fc.assert(
      fc.property(examples, vector, fc.integer({ min: 1, max: 12 }), (all, point, k) => {
        const { indices, distances } = nearestNeighbours(all, point, k);
        const sorted = Array.from(all.labels, (_, index) => index).sort(
          (a, b) => distance(all, a, point) - distance(all, b, point) || a - b,
        );
        expect(indices).toEqual(sorted.slice(0, k));
        distances.forEach((one, place) => expect(one).toBeCloseTo(distance(all, indices[place] ?? -1, point), 5));
      }),
    );
  });

  it('vote with shares that sum to one, and an example asked about itself is of its own class with k = 1', () => {
    fc.assert(
      fc.property(examples, vector, fc.integer({ min: 1, max: 12 }), (all, point, k) => {
        const shares = neighbourShares(all, nearestNeighbours(all, point, k));
        const sum = shares.reduce((total, share) => total + share, 0);
        expect(sum).toBeCloseTo(all.labels.length === 0 ? 0 : 1, 4);
        all.labels.forEach((_, index) => {
          const own = [...all.features.subarray(index * SIZE, (index + 1) * SIZE)];
          const first = nearestNeighbours(all, own, 1);
          expect(first.distances[0]).toBe(0);
          expect(argMax(neighbourShares(all, first), 0, 4)).toBe(all.labels[first.indices[0] ?? -1]);
        });
      }),
    );
  });

  it('of samples of length 1 are those of the smallest angle', () => {
    fc.assert(
      fc.property(examples, vector, (all, point) => {
        fc.pre(point.some((value) => value !== 0) && all.labels.length > 0);
        const features = unitLength(all.features, SIZE);
        const [nearest = 0] = nearestNeighbours(
          { ...all, features },
          unitLength(Float32Array.from(point), SIZE),
          1,
        ).indices;
        const cosine = (index: number): number => {
          const own = [...all.features.subarray(index * SIZE, (index + 1) * SIZE)];
          const length = Math.hypot(...own) * Math.hypot(...point);
          return length === 0 ? 0.5 : own.reduce((sum, value, i) => sum + value * (point[i] ?? 0), 0) / length;
        };
        // Half way between same and opposite direction is the distance 1 that noughts have.
        all.labels.forEach((_, index) => expect(cosine(nearest)).toBeGreaterThan(cosine(index) - 1e-5));
      }),
    );
  });

  it('of two classes with as many votes prefer the one that is nearest', () => {
    const all = { features: Float32Array.of(3, 1, 2, 4), labels: Uint8Array.of(0, 1, 1, 0), size: 1, classes: 2 };
    const shares = neighbourShares(all, nearestNeighbours(all, [0], 4));
    expect(argMax(shares, 0, 2)).toBe(1);
    expect(shares[1]).toBeCloseTo(0.5, 3);
  });
});
