import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { activate, activationSlope } from './activations.ts';
import type { ElementwiseActivation } from './activations.ts';
import { chain, saturation, SATURATED_SLOPE } from './saturation.ts';

const KINDS = ['relu', 'leaky_relu', 'elu', 'selu', 'gelu', 'sigmoid', 'tanh'] as const;

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** The functions as tfjs computes them; gelu from its erf. */
const IN_TFJS: Readonly<Record<(typeof KINDS)[number], (x: tf.Tensor) => tf.Tensor>> = {
  relu: tf.relu,
  leaky_relu: (x) => tf.leakyRelu(x, 0.2),
  elu: tf.elu,
  selu: tf.selu,
  gelu: (x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1)),
  sigmoid: tf.sigmoid,
  tanh: tf.tanh,
};

const kinds = fc.constantFrom(...KINDS);

test('tails are flat to their edge, and no further', () => {
  fc.assert(
    fc.property(kinds, fc.double({ min: 0, max: 30, noNaN: true }), (kind, beyond) => {
      const { below, above } = saturation(kind);
      if (below !== null) {
        expect(Math.abs(activationSlope(kind, below - beyond))).toBeLessThanOrEqual(SATURATED_SLOPE);
        expect(Math.abs(activationSlope(kind, below + 1e-9))).toBeGreaterThan(SATURATED_SLOPE);
      }
      if (above !== null) {
        expect(Math.abs(activationSlope(kind, above + beyond))).toBeLessThanOrEqual(SATURATED_SLOPE);
        expect(Math.abs(activationSlope(kind, above - 1e-9))).toBeGreaterThan(SATURATED_SLOPE);
      }
    }),
  );
});

test('edges where they can be worked out by hand', () => {
  // relu: 0. elu: ln s. sigmoid: s = p(1 - p). tanh: s = 1 - t^2.
  expect(saturation('relu')).toEqual({ below: expect.closeTo(0, 9), above: null });
  expect(saturation('elu')).toEqual({ below: expect.closeTo(Math.log(SATURATED_SLOPE), 9), above: null });
  const p = (1 - Math.sqrt(1 - 4 * SATURATED_SLOPE)) / 2;
  const edge = Math.log(p / (1 - p));
  expect(saturation('sigmoid')).toEqual({ below: expect.closeTo(edge, 9), above: expect.closeTo(-edge, 9) });
  const far = Math.atanh(Math.sqrt(1 - SATURATED_SLOPE));
  expect(saturation('tanh')).toEqual({ below: expect.closeTo(-far, 9), above: expect.closeTo(far, 9) });
  expect(saturation('leaky_relu')).toEqual({ below: null, above: null });
  expect(saturation('linear')).toEqual({ below: null, above: null });
});

test('the product of a chain is the derivative that tfjs finds for the same units', () => {
  fc.assert(
    fc.property(
      kinds,
      fc.integer({ min: -400, max: 400 }).filter((x) => x !== 0),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 20 }),
      (kind, hundredths, layers, tenths) => {
        const [x, weight] = [hundredths / 100, tenths / 10];
        const all = chain(kind, x, layers, weight);
        const through = (input: tf.Tensor): tf.Tensor => {
          let value = IN_TFJS[kind](input);
          for (let layer = 1; layer < layers; layer += 1) value = IN_TFJS[kind](tf.mul(value, weight));
          return value;
        };
        const [output, slope] = tf.tidy(() => {
          const at = tf.scalar(x);
          return [through(at).dataSync()[0] ?? NaN, tf.grad(through)(at).dataSync()[0] ?? NaN];
        });
        const { output: ours, product } = all.at(-1) ?? { output: NaN, product: NaN };
        expect(Math.abs(ours - output)).toBeLessThan(1e-4 * Math.max(1, Math.abs(output)));
        expect(Math.abs(product - slope)).toBeLessThan(1e-3 * Math.max(1e-2, Math.abs(slope)));
      },
    ),
    { numRuns: 150 },
  );
});

test('a chain is made of its own parts', () => {
  fc.assert(
    fc.property(
      kinds,
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.integer({ min: 1, max: 20 }),
      (kind, x, layers) => {
        const all = chain(kind, x, layers, 1.5);
        expect(all).toHaveLength(layers);
        all.forEach((layer, i) => {
          expect(layer.output).toBe(activate(kind satisfies ElementwiseActivation, layer.input));
          expect(layer.input).toBe(i === 0 ? x : 1.5 * (all[i - 1]?.output ?? NaN));
        });
        expect(all.at(-1)?.product).toBe(all.reduce((product, { factor }) => product * factor, 1));
      },
    ),
  );
});

test('ten sigmoids leave less than a millionth, ten open ReLUs all of it', () => {
  expect(chain('sigmoid', 1, 10, 1).at(-1)?.product).toBeLessThan(0.25 ** 10);
  expect(chain('relu', 1, 10, 1).at(-1)?.product).toBe(1);
  expect(chain('relu', -1, 10, 1).at(-1)?.product).toBe(0);
});
