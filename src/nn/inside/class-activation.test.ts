// Class activation maps: what places add makes up the score, as pooling and a dense layer give it; boxes are what they say.
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toSeed } from '../plan.ts';
import { createRandom } from '../random.ts';
import { hotBox, intersectionOverUnion } from './bounding-box.ts';
import type { Box } from './bounding-box.ts';
import { classActivation, classScores } from './class-activation.ts';

function normals(length: number, seed: number): Float32Array {
  const random = createRandom(toSeed(seed));
  return Float32Array.from({ length }, () => random.normal());
}

const cases = fc.record({
  height: fc.integer({ min: 1, max: 7 }),
  width: fc.integer({ min: 1, max: 7 }),
  channels: fc.integer({ min: 1, max: 12 }),
  classes: fc.integer({ min: 1, max: 6 }),
  seed: fc.nat(),
});

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('class activation', () => {
  it('adds up to the score that pooling and the dense layer give, in tfjs too', () => {
    fc.assert(
      fc.property(cases, ({ height, width, channels, classes, seed }) => {
        const maps = { height, width, values: normals(height * width * channels, seed) };
        const head = { classes, weights: normals(channels * classes, seed + 1), bias: normals(classes, seed + 2) };
        const scores = classScores(maps, head);
        const theirs = tf.tidy(() =>
          tf
            .tensor(maps.values, [1, height, width, channels])
            .mean([1, 2])
            .matMul(tf.tensor(head.weights, [channels, classes]) as tf.Tensor2D)
            .add(tf.tensor(head.bias, [classes]))
            .dataSync(),
        );
        for (let k = 0; k < classes; k += 1) {
          const { values, score } = classActivation(maps, head, k);
          const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
          expect(score).toBeCloseTo(mean + (head.bias[k] ?? 0), 4);
          expect(score).toBeCloseTo(scores[k] ?? NaN, 4);
          expect(score).toBeCloseTo(theirs[k] ?? NaN, 3);
          const baseline = normals(classes, seed + 3);
          const moved = classActivation(maps, { ...head, baseline }, k);
          expect(moved.score).toBeCloseTo(score, 4);
          expect(moved.rest).toBeCloseTo((head.bias[k] ?? 0) + (baseline[k] ?? 0), 4);
          moved.values.forEach((value, place) =>
            expect(value + (baseline[k] ?? 0)).toBeCloseTo(values[place] ?? NaN, 4),
          );
        }
      }),
    );
  });

  it('marks the place of a detector built by hand', () => {
    // Channel 1 fires at row 2, column 1; class 0 likes it, class 1 dislikes it.
    const values = new Float32Array(4 * 3 * 2);
    values[(2 * 3 + 1) * 2 + 1] = 6;
    const maps = { height: 4, width: 3, values };
    const head = { classes: 2, weights: Float32Array.of(0, 0, 1, -1), bias: new Float32Array(2) };
    const map = classActivation(maps, head, 0);
    expect(map.values.indexOf(Math.max(...map.values))).toBe(2 * 3 + 1);
    expect(map.score).toBeCloseTo(0.5, 6);
    expect(hotBox(map, 0.2)).toEqual({ left: 1, top: 2, width: 1, height: 1 });
    expect(hotBox(classActivation(maps, head, 1), 0.2)).toBeNull();
  });

  it('refuses heads and classes that do not fit', () => {
    const maps = { height: 2, width: 2, values: new Float32Array(8) };
    const head = { classes: 2, weights: new Float32Array(4), bias: new Float32Array(2) };
    expect(() => classActivation(maps, head, 2)).toThrow(RangeError);
    expect(() => classActivation(maps, { ...head, weights: new Float32Array(6) }, 0)).toThrow(RangeError);
  });
});

const boxes: fc.Arbitrary<Box> = fc.record({
  left: fc.integer({ min: 0, max: 20 }),
  top: fc.integer({ min: 0, max: 20 }),
  width: fc.integer({ min: 1, max: 20 }),
  height: fc.integer({ min: 1, max: 20 }),
});

describe('boxes', () => {
  it('agree as counted cell by cell', () => {
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        const cells = ({ left, top, width, height }: Box): ReadonlySet<string> =>
          new Set(
            Array.from({ length: width * height }, (_, i) => `${left + (i % width)},${top + Math.floor(i / width)}`),
          );
        const [inA, inB] = [cells(a), cells(b)];
        const common = [...inA].filter((cell) => inB.has(cell)).length;
        expect(intersectionOverUnion(a, b)).toBeCloseTo(common / (inA.size + inB.size - common), 12);
        expect(intersectionOverUnion(a, a)).toBe(1);
        expect(intersectionOverUnion(b, a)).toBe(intersectionOverUnion(a, b));
      }),
    );
  });

  it('hold the hottest place or a larger region, and nothing cold at their sides', () => {
    const maps = fc
      .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), fc.nat())
      .map(([height, width, seed]) => ({ height, width, values: normals(height * width, seed) }));
    fc.assert(
      fc.property(maps, fc.double({ min: 0.05, max: 1, noNaN: true }), (map, part) => {
        const box = hotBox(map, part);
        const most = Math.max(...map.values);
        if (most <= 0) {
          expect(box).toBeNull();
          return;
        }
        if (box === null) throw new Error('no box');
        const isHot = (row: number, column: number): boolean =>
          (map.values[row * map.width + column] ?? 0) >= part * most;
        const rows = Array.from({ length: box.height }, (_, i) => box.top + i);
        const columns = Array.from({ length: box.width }, (_, i) => box.left + i);
        for (const column of [box.left, box.left + box.width - 1])
          expect(rows.some((row) => isHot(row, column))).toBe(true);
        for (const row of [box.top, box.top + box.height - 1])
          expect(columns.some((column) => isHot(row, column))).toBe(true);
        expect(box.left + box.width).toBeLessThanOrEqual(map.width);
        expect(box.top + box.height).toBeLessThanOrEqual(map.height);
      }),
    );
  });
});
