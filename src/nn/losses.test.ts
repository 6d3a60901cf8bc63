import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  lossGradientInto,
  lossValue,
  PROBABILITY_EPSILON,
  softmaxCrossentropyGradientInto,
  softmaxInto,
} from './losses.ts';
import type { LossKind } from './plan.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const KINDS: readonly LossKind[] = [
  'categorical_crossentropy',
  'sparse_categorical_crossentropy',
  'binary_crossentropy',
  'mse',
  'mae',
  'hinge',
];

/** Logits and labels of a small batch. */
const batch = fc
  .record({ count: fc.integer({ min: 1, max: 5 }), classes: fc.integer({ min: 2, max: 7 }) })
  .chain(({ count, classes }) =>
    fc.record({
      count: fc.constant(count),
      classes: fc.constant(classes),
      logits: fc.array(fc.double({ min: -4, max: 4, noNaN: true }), {
        minLength: count * classes,
        maxLength: count * classes,
      }),
      labels: fc.array(fc.nat({ max: classes - 1 }), { minLength: count, maxLength: count }),
    }),
  );

function softmax(logits: readonly number[], count: number, classes: number): Float64Array {
  const target = new Float64Array(logits.length);
  softmaxInto(target, logits, count, classes);
  return target;
}

/** Keras's formulas written down once more on one-hot labels, with tfjs's tensors. */
function reference(kind: LossKind, outputs: Float64Array, labels: readonly number[], classes: number): number {
  return tf.tidy(() => {
    const y = tf.tensor2d([...outputs], [labels.length, classes]);
    const t = tf.oneHot(tf.tensor1d([...labels], 'int32'), classes).toFloat();
    const clipped = tf.clipByValue(y, 1e-7, 1 - 1e-7);
    switch (kind) {
      case 'categorical_crossentropy':
        return tf.metrics.categoricalCrossentropy(t, y).mean().dataSync()[0] ?? NaN;
      case 'sparse_categorical_crossentropy':
        return (
          tf
            .neg(tf.log(tf.sum(tf.mul(t, clipped), 1)))
            .mean()
            .dataSync()[0] ?? NaN
        );
      case 'binary_crossentropy':
        return tf.metrics.binaryCrossentropy(t, y).mean().dataSync()[0] ?? NaN;
      case 'mse':
        return tf.metrics.meanSquaredError(t, y).mean().dataSync()[0] ?? NaN;
      case 'mae':
        return tf.metrics.meanAbsoluteError(t, y).mean().dataSync()[0] ?? NaN;
      case 'hinge':
        return (
          tf
            .relu(tf.sub(1, tf.mul(tf.sub(tf.mul(t, 2), 1), y)))
            .mean()
            .dataSync()[0] ?? NaN
        );
      default:
        return kind satisfies never;
    }
  });
}

describe.each(KINDS)('%s', (kind) => {
  test('has the value of tfjs', () => {
    fc.assert(
      fc.property(batch, ({ count, classes, logits, labels }) => {
        const outputs = softmax(logits, count, classes);
        const expected = reference(kind, outputs, labels, classes);
        expect(Math.abs(lossValue(kind, outputs, labels, count, classes) - expected)).toBeLessThan(
          1e-5 * (1 + expected),
        );
      }),
    );
  });

  test('has the gradient that differences show, on outputs that need not sum to 1', () => {
    fc.assert(
      fc.property(batch, ({ count, classes, logits, labels }) => {
        const outputs = Float64Array.from(logits, (logit) => 0.02 + 0.96 / (1 + Math.exp(-logit)));
        const gradient = new Float64Array(outputs.length);
        lossGradientInto(gradient, kind, outputs, labels, count, classes);
        const h = 1e-6;
        gradient.forEach((slope, i) => {
          const moved = (by: number): number => {
            const copy = outputs.slice();
            copy[i] = (copy[i] ?? 0) + by;
            return lossValue(kind, copy, labels, count, classes);
          };
          expect(Math.abs(slope - (moved(h) - moved(-h)) / (2 * h))).toBeLessThan(1e-5 * (1 + Math.abs(slope)));
        });
      }),
    );
  });

  test('is the mean over samples, and NaN for none', () => {
    const outputs = [0.7, 0.3, 0.2, 0.8];
    const first = lossValue(kind, outputs.slice(0, 2), [0], 1, 2);
    const second = lossValue(kind, outputs.slice(2), [0], 1, 2);
    expect(lossValue(kind, outputs, [0, 0], 2, 2)).toBeCloseTo((first + second) / 2, 14);
    expect(lossValue(kind, [], [], 0, 2)).toBeNaN();
  });
});

describe('by hand', () => {
  test('values of one sample', () => {
    const outputs = [0.2, 0.7, 0.1];
    const value = (kind: LossKind): number => lossValue(kind, outputs, [1], 1, 3);
    expect(value('categorical_crossentropy')).toBeCloseTo(0.35667494393873245, 12);
    expect(value('sparse_categorical_crossentropy')).toBeCloseTo(0.35667494393873245, 12);
    expect(value('binary_crossentropy')).toBeCloseTo(-(Math.log(0.8) + Math.log(0.7) + Math.log(0.9)) / 3, 12);
    expect(value('mse')).toBeCloseTo((0.04 + 0.09 + 0.01) / 3, 12);
    expect(value('mae')).toBeCloseTo((0.2 + 0.3 + 0.1) / 3, 12);
    expect(value('hinge')).toBeCloseTo((1.2 + 0.3 + 1.1) / 3, 12);
  });

  test('a certain and wrong network is clipped at 1e-7: 16.118, not infinity', () => {
    expect(lossValue('categorical_crossentropy', [1, 0], [1], 1, 2)).toBeCloseTo(-Math.log(PROBABILITY_EPSILON), 10);
    expect(lossValue('binary_crossentropy', [1, 0], [1], 1, 2)).toBeCloseTo(-Math.log(PROBABILITY_EPSILON), 5);
    const gradient = new Float64Array(2);
    lossGradientInto(gradient, 'binary_crossentropy', [1, 0], [1], 1, 2);
    expect([...gradient].map(Math.abs)).toEqual([0, 0]);
  });

  test('NaN outputs give a NaN loss: a run that diverges must show it', () => {
    for (const kind of KINDS) expect(lossValue(kind, [NaN, NaN], [1], 1, 2)).toBeNaN();
  });
});

describe('softmax with crossentropy', () => {
  test('its gradient by logits is p - onehot over count, as differences show', () => {
    fc.assert(
      fc.property(batch, ({ count, classes, logits, labels }) => {
        const gradient = new Float64Array(logits.length);
        softmaxCrossentropyGradientInto(gradient, softmax(logits, count, classes), labels, count, classes);
        const h = 1e-5;
        gradient.forEach((slope, i) => {
          const moved = (by: number): number => {
            const copy = logits.slice();
            copy[i] = (copy[i] ?? 0) + by;
            return lossValue('categorical_crossentropy', softmax(copy, count, classes), labels, count, classes);
          };
          expect(Math.abs(slope - (moved(h) - moved(-h)) / (2 * h))).toBeLessThan(1e-7);
        });
      }),
    );
  });

  test('it equals the gradient by outputs led back through the softmax', () => {
    fc.assert(
      fc.property(batch, ({ count, classes, logits, labels }) => {
        const p = softmax(logits, count, classes);
        const byOutput = new Float64Array(p.length);
        lossGradientInto(byOutput, 'categorical_crossentropy', p, labels, count, classes);
        const fused = new Float64Array(p.length);
        softmaxCrossentropyGradientInto(fused, p, labels, count, classes);
        p.forEach((pi, i) => {
          const row = Math.floor(i / classes) * classes;
          let led = 0;
          for (let k = row; k < row + classes; k += 1)
            led += (byOutput[k] ?? 0) * (p[k] ?? 0) * ((k === i ? 1 : 0) - pi);
          expect(Math.abs(led - (fused[i] ?? NaN))).toBeLessThan(1e-12);
        });
      }),
    );
  });

  test('huge logits do not overflow', () => {
    expect([...softmax([1000, 0, -1000], 1, 3)]).toEqual([1, 0, 0]);
  });
});
