import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { activate, activationSlope, erf, type ElementwiseActivation } from './activations.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const KINDS: readonly ElementwiseActivation[] = [
  'linear',
  'relu',
  'leaky_relu',
  'elu',
  'selu',
  'gelu',
  'sigmoid',
  'tanh',
  'softplus',
  'swish',
  'relu6',
];

/** The same functions out of tfjs's ops. gelu: x times the distribution function of a normal. */
function tfActivation(kind: ElementwiseActivation, x: tf.Tensor1D): tf.Tensor {
  switch (kind) {
    case 'linear':
      return x;
    case 'relu':
      return tf.relu(x);
    case 'leaky_relu':
      return tf.leakyRelu(x, 0.2);
    case 'elu':
      return tf.elu(x);
    case 'selu':
      return tf.selu(x);
    case 'gelu':
      return tf.mul(tf.mul(x, 0.5), tf.add(1, tf.erf(tf.mul(x, Math.SQRT1_2))));
    case 'sigmoid':
      return tf.sigmoid(x);
    case 'tanh':
      return tf.tanh(x);
    case 'softplus':
      return tf.softplus(x);
    case 'swish':
      return tf.mul(x, tf.sigmoid(x));
    case 'relu6':
      return tf.relu6(x);
    default:
      return kind satisfies never;
  }
}

describe.each(KINDS)('%s', (kind) => {
  test('has the values of tfjs', () => {
    const xs = Array.from({ length: 2001 }, (_, i) => (i - 1000) / 100);
    const expected = tf.tidy(() => tfActivation(kind, tf.tensor1d(xs)).dataSync());
    xs.forEach((x, i) => {
      const worst = Math.abs(activate(kind, x) - (expected[i] ?? NaN));
      // tfjs's erf is good to 1.5e-7, times x.
      expect(worst, `at ${x}`).toBeLessThan(4e-6);
    });
  });

  test('has the slope that differences show', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (x) => {
        // Not across a kink.
        fc.pre(Math.abs(x) > 1e-4 && Math.abs(x - 6) > 1e-4);
        const h = 1e-5;
        const difference = (activate(kind, x + h) - activate(kind, x - h)) / (2 * h);
        expect(Math.abs(activationSlope(kind, x) - difference)).toBeLessThan(1e-8);
      }),
    );
  });

  test('is finite or infinite as it should far out, never NaN', () => {
    for (const x of [-1e308, -1e4, 1e4, 1e308]) {
      expect(activate(kind, x)).not.toBeNaN();
      expect(activationSlope(kind, x)).not.toBeNaN();
    }
  });
});

test('erf: table values and symmetry', () => {
  // Abramowitz and Stegun, table 7.1, and values of the tail.
  expect(erf(0)).toBe(0);
  expect(erf(0.5)).toBeCloseTo(0.5204998778130465, 14);
  expect(erf(1)).toBeCloseTo(0.8427007929497149, 14);
  expect(erf(2)).toBeCloseTo(0.9953222650189527, 14);
  expect(erf(3)).toBeCloseTo(0.9999779095030014, 14);
  expect(erf(4)).toBeCloseTo(0.9999999845827421, 14);
  for (const x of [0.1, 1.7, 2.99, 3.01, 5, 7, Infinity]) expect(erf(-x)).toBe(-erf(x));
  expect(erf(Infinity)).toBe(1);
});
