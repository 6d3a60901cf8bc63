// Losses on tensors against nn's, values and gradients, for every kind and for logits that overflow exp.
import type { Tensor } from '@tensorflow/tfjs-core';
import { engine, tensor, tidy } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lossGradientInto, lossValue, softmaxCrossentropyGradientInto, softmaxInto } from '../../../nn/losses.ts';
import type { LossKind } from '../../../nn/plan.ts';
import type { Activation } from '../../../nn/spec.ts';
import './differentiate.ts';
import { lossOf } from './losses.ts';
import { startCpu } from './start-cpu.ts';

const CLASSES = 3;

interface Found {
  readonly value: number;
  readonly gradient: Float32Array;
}

/** Loss and its gradient with respect to the logits; the last `padding` rows only fill the batch up. */
function evaluate(
  kind: LossKind,
  activation: Activation,
  logits: Float32Array,
  labels: readonly number[],
  padding = 0,
): Found {
  const rows = logits.length / CLASSES;
  const count = rows - padding;
  return tidy(() => {
    const x: Tensor = tensor(logits, [rows, CLASSES]);
    const oneHot = tensor(
      Float32Array.from(logits, (_, i) => (labels[Math.floor(i / CLASSES)] === i % CLASSES ? 1 : 0)),
      [rows, CLASSES],
    );
    const weights = tensor(
      Float32Array.from({ length: rows }, (_, row) => (row < count ? 1 / count : 0)),
      [rows, 1],
    );
    const { value, grads } = engine().gradients(() => lossOf(kind, x, activation, { oneHot, rows: weights }), [x]);
    return { value: value.dataSync()[0] ?? Number.NaN, gradient: Float32Array.from(grads[0]?.dataSync() ?? []) };
  });
}

/** Largest difference, relative to values beyond 1. */
function errorOf(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Infinity;
  return Math.max(
    ...Array.from(expected, (value, i) => Math.abs((found[i] ?? Number.NaN) - value) / Math.max(1, Math.abs(value))),
  );
}

const KINDS: readonly LossKind[] = [
  'categorical_crossentropy',
  'sparse_categorical_crossentropy',
  'binary_crossentropy',
  'mse',
  'mae',
  'hinge',
];

/** Rows of outputs and a label for each. */
const batches = (min: number, max: number) =>
  fc
    .array(
      fc.tuple(
        fc.array(fc.double({ min, max, noNaN: true }), { minLength: CLASSES, maxLength: CLASSES }),
        fc.nat({ max: CLASSES - 1 }),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((rows) => ({
      outputs: Float32Array.from(rows.flatMap(([outputs]) => outputs)),
      labels: rows.map(([, label]) => label),
    }));

describe('losses', () => {
  test.each(KINDS)("%s of plain outputs is nn's, clipping included", async (kind) => {
    await startCpu();
    fc.assert(
      fc.property(batches(0.01, 1.2), ({ outputs: drawn, labels }) => {
        // In steps of a hundredth that pass 1 by: within 1e-7 of it float32 and float64 clip differently.
        const outputs = drawn.map((output) => Math.round(output * 100) / 100 + 0.003);
        const count = labels.length;
        const { value, gradient } = evaluate(kind, 'linear', outputs, labels);
        expect(errorOf([value], [lossValue(kind, outputs, labels, count, CLASSES)])).toBeLessThan(1e-5);
        const expected = new Float64Array(outputs.length);
        lossGradientInto(expected, kind, outputs, labels, count, CLASSES);
        expect(errorOf(gradient, expected)).toBeLessThan(1e-5);
      }),
    );
  });

  test('an absolute error of zero pulls nowhere', async () => {
    await startCpu();
    expect([...evaluate('mae', 'linear', Float32Array.of(0, 1, 0), [1]).gradient]).toEqual([0, 0, 0]);
  });

  test.each<LossKind>(['categorical_crossentropy', 'sparse_categorical_crossentropy'])(
    '%s of a softmax has the exact gradient for any logits',
    async (kind) => {
      await startCpu();
      fc.assert(
        fc.property(batches(-300, 300), ({ outputs: logits, labels }) => {
          const count = labels.length;
          const { value, gradient } = evaluate(kind, 'softmax', logits, labels);
          const probabilities = new Float64Array(logits.length);
          softmaxInto(probabilities, logits, count, CLASSES);
          const expected = new Float64Array(logits.length);
          softmaxCrossentropyGradientInto(expected, probabilities, labels, count, CLASSES);
          expect(errorOf(gradient, expected)).toBeLessThan(1e-6);
          // Where nothing is clipped the value is nn's; beyond that it goes on growing with the logits.
          const clipped = lossValue(kind, probabilities, labels, count, CLASSES);
          const isClipped = labels.some((label, row) => (probabilities[row * CLASSES + label] ?? 0) < 1e-6);
          expect(value).toBeGreaterThan(clipped - 1e-3);
          expect(isClipped ? 0 : errorOf([value], [clipped])).toBeLessThan(1e-5);
        }),
      );
    },
  );

  test('binary crossentropy of a sigmoid has the exact gradient for any logits', async () => {
    await startCpu();
    fc.assert(
      fc.property(batches(-80, 80), ({ outputs: logits, labels }) => {
        const { value, gradient } = evaluate('binary_crossentropy', 'sigmoid', logits, labels);
        const count = labels.length;
        const target = (i: number) => (labels[Math.floor(i / CLASSES)] === i % CLASSES ? 1 : 0);
        const expected = [...logits].map((z, i) => (1 / (1 + Math.exp(-z)) - target(i)) / (CLASSES * count));
        expect(errorOf(gradient, expected)).toBeLessThan(1e-6);
        const losses = [...logits].map((z, i) => Math.max(z, 0) - z * target(i) + Math.log1p(Math.exp(-Math.abs(z))));
        expect(errorOf([value], [losses.reduce((a, b) => a + b) / (CLASSES * count)])).toBeLessThan(1e-5);
      }),
    );
  });

  test.each(KINDS)('%s leaves out rows that only fill the batch up', async (kind) => {
    await startCpu();
    const logits = Float32Array.of(0.3, 0.2, 0.7, 0.1, 0.9, 0.4, 5, 6, 7, 8, 9, 10);
    const whole = evaluate(kind, 'linear', logits.slice(0, 6), [2, 0]);
    const padded = evaluate(kind, 'linear', logits, [2, 0, -1, -1], 2);
    expect(padded.value).toBeCloseTo(whole.value, 6);
    expect(errorOf(padded.gradient, [...whole.gradient, 0, 0, 0, 0, 0, 0])).toBeLessThan(1e-7);
  });
});
