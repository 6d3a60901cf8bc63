import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { exp32, plainSoftmax32, softmaxAt, softmaxJacobian } from './softmax.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const logits = fc.array(
  fc.integer({ min: -100, max: 100 }).map((tenths) => tenths / 10),
  { minLength: 2, maxLength: 6 },
);
const temperature = fc.integer({ min: 10, max: 1000 }).map((hundredths) => hundredths / 100);

test('softmax at a temperature is the softmax of divided logits, as tfjs computes it', () => {
  fc.assert(
    fc.property(logits, temperature, (z, T) => {
      const expected = tf.tidy(() => tf.softmax(tf.div(tf.tensor1d([...z]), T)).dataSync());
      softmaxAt(z, T).forEach((p, k) => expect(p).toBeCloseTo(expected[k] ?? NaN, 5));
      expect(softmaxAt(z, T).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    }),
  );
});

test('a constant added to all logits changes nothing; the plain formula breaks on it', () => {
  fc.assert(
    fc.property(logits, fc.integer({ min: -500, max: 500 }), (z, shift) => {
      const moved = softmaxAt(
        z.map((logit) => logit + shift),
        1,
      );
      softmaxAt(z, 1).forEach((p, k) => expect(moved[k]).toBeCloseTo(p, 9));
    }),
  );
  expect(exp32(88)).toBeLessThan(Infinity);
  expect(exp32(89)).toBe(Infinity);
  expect(plainSoftmax32([200, 199], 1)).toEqual([NaN, NaN]);
  expect(plainSoftmax32([-200, -199], 1)).toEqual([NaN, NaN]);
  expect(plainSoftmax32([2, 1], 1)[0]).toBeCloseTo(softmaxAt([2, 1], 1)[0] ?? NaN, 6);
});

test('cold is sharp, hot is even; the order never changes', () => {
  expect(softmaxAt([2, 1, 0], 0.05)[0]).toBeGreaterThan(0.999);
  for (const p of softmaxAt([2, 1, 0], 1000)) expect(p).toBeCloseTo(1 / 3, 3);
  fc.assert(
    fc.property(logits, temperature, (z, T) => {
      const p = softmaxAt(z, T);
      z.forEach((a, i) =>
        z.forEach((b, j) => {
          if (a > b) expect(p[i]).toBeGreaterThanOrEqual(p[j] ?? NaN);
        }),
      );
    }),
  );
});

test('the Jacobian is what tfjs finds by automatic differentiation, and its rows and columns add up to nothing', () => {
  fc.assert(
    fc.property(logits, temperature, (z, T) => {
      const n = z.length;
      const matrix = softmaxJacobian(softmaxAt(z, T), T);
      for (let i = 0; i < n; i += 1) {
        const row = tf.tidy(() =>
          tf
            .grad((x) => tf.slice(tf.softmax(tf.div(x, T)), [i], [1]).sum())(tf.tensor1d([...z]))
            .dataSync(),
        );
        const own = matrix.slice(i * n, (i + 1) * n);
        own.forEach((slope, j) => expect(slope).toBeCloseTo(row[j] ?? NaN, 4));
        expect(own.reduce((sum, slope) => sum + slope, 0)).toBeCloseTo(0, 9);
        expect(own.reduce((sum, _, j) => sum + (matrix[j * n + i] ?? NaN), 0)).toBeCloseTo(0, 9);
      }
    }),
    { numRuns: 60 },
  );
});
