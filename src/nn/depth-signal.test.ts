import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ElementwiseActivation } from './activations.ts';
import { depthSignal, histogramOf, meanSquare, normalInputs, stackSpec } from './depth-signal.ts';
import type { DepthOptions, LayerSignal } from './depth-signal.ts';
import { initialWeights } from './initializers.ts';
import { toSeed } from './plan.ts';
import { createRandom, deriveSeed } from './random.ts';
import type { Initializer } from './spec.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const WIDTH = 96;
const COUNT = 24;

function signalsOf(change: Partial<DepthOptions>): readonly LayerSignal[] {
  const { width = WIDTH, count = COUNT, seed = toSeed(1) } = change;
  return depthSignal({
    inputs: normalInputs(count, width, seed),
    count,
    width,
    depth: 10,
    activation: 'relu',
    initializer: 'he_normal',
    seed,
    ...change,
  });
}

/** Geometric means over seeds of how much larger the last mean square is than the first. */
function growth(change: Partial<DepthOptions>): { readonly sums: number; readonly gradients: number } {
  const runs = Array.from({ length: 8 }, (_, seed) => signalsOf({ ...change, seed: toSeed(seed) }));
  const meanOf = (of: (signal: LayerSignal) => number): number => {
    const logs = runs.map((signals) => {
      const [first, last] = [signals[0], signals.at(-1)];
      if (first === undefined || last === undefined) throw new RangeError('a stack has layers');
      return Math.log(of(last) / of(first));
    });
    return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
  };
  return {
    sums: meanOf(({ sumSquare }) => sumSquare),
    gradients: meanOf(({ gradients }) => meanSquare(gradients)),
  };
}

function expectAbout(value: number, expected: number): void {
  expect(value / expected).toBeGreaterThan(0.55);
  expect(value / expected).toBeLessThan(1.8);
}

const initializers: readonly Initializer[] = [
  'glorot_uniform',
  'glorot_normal',
  'he_uniform',
  'he_normal',
  'lecun_uniform',
  'lecun_normal',
  'ones',
  { kind: 'random_normal', stddev: 1 },
];
const kinds: readonly ElementwiseActivation[] = ['relu', 'tanh', 'sigmoid', 'linear'];

describe('a deep stack', () => {
  test('has the activations and gradients that tfjs computes', () => {
    fc.assert(
      fc.property(
        fc.record({
          count: fc.integer({ min: 1, max: 3 }),
          width: fc.integer({ min: 1, max: 6 }),
          size: fc.integer({ min: 1, max: 7 }),
          depth: fc.integer({ min: 1, max: 4 }),
          activation: fc.constantFrom('relu' as const, 'tanh' as const, 'sigmoid' as const),
          initializer: fc.constantFrom(...initializers),
          seed: fc.nat(1000).map(toSeed),
        }),
        ({ size, ...options }) => {
          const { count, width, depth, activation, seed } = options;
          const inputs = normalInputs(count, size, seed);
          const weights = initialWeights(stackSpec(size, options), seed);
          const random = createRandom(deriveSeed(seed, 2));
          const top = Float32Array.from({ length: count * width }, () => random.normal());
          const signals = depthSignal({ ...options, inputs });
          const bend = { relu: tf.relu, tanh: tf.tanh, sigmoid: tf.sigmoid }[activation];
          tf.tidy(() => {
            const outputs: tf.Tensor[] = [];
            // The derivative by z of layer k is that by a bias of its own for every sample.
            const nudges = Array.from({ length: depth }, () => tf.zeros([count, width]));
            const loss = (...added: tf.Tensor[]): tf.Scalar => {
              let values: tf.Tensor = tf.tensor2d(inputs, [count, size]);
              for (const [layer, nudge] of added.entries()) {
                const kernel = tf.tensor2d(weights[2 * layer] ?? [], [layer === 0 ? size : width, width]);
                values = bend(tf.add(tf.matMul(values, kernel), nudge));
                outputs.push(values);
              }
              return tf.sum(tf.mul(values, tf.tensor2d(top, [count, width])));
            };
            loss(...nudges);
            const derivatives = tf.grads(loss)(nudges);
            for (const [layer, signal] of signals.entries()) {
              for (const [own, theirs] of [
                [signal.activations, outputs[layer]],
                [signal.gradients, derivatives[layer]],
              ] as const) {
                const expected = theirs?.dataSync() ?? [];
                const scale = Math.max(1, ...Array.from(expected, Math.abs));
                own.forEach((value, i) => expect(Math.abs(value - (expected[i] ?? NaN)) / scale).toBeLessThan(1e-4));
              }
            }
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each(['he_normal', 'he_uniform'] as const)('of relu keeps its size both ways with %s', (initializer) => {
    const over10 = growth({ initializer });
    expectAbout(over10.sums, 1);
    expectAbout(over10.gradients, 1);
  });

  test.each(['glorot_normal', 'glorot_uniform', 'lecun_normal', 'lecun_uniform'] as const)(
    'of equal widths keeps its size with %s where nothing is cut off, and halves it layer by layer with relu',
    (initializer) => {
      const linear = growth({ initializer, activation: 'linear' });
      expectAbout(linear.sums, 1);
      expectAbout(linear.gradients, 1);
      // Nine steps from the first layer to the tenth; gradients shrink on their way to the start.
      const relu = growth({ initializer, activation: 'relu' });
      expectAbout(relu.sums, 2 ** -9);
      expectAbout(relu.gradients, 2 ** 9);
    },
  );

  test('of tanh shrinks with glorot only slowly, and saturates when weights are too large', () => {
    const { sums } = growth({ initializer: 'glorot_uniform', activation: 'tanh' });
    expect(sums).toBeGreaterThan(0.05);
    expect(sums).toBeLessThan(0.9);
    const large = signalsOf({ initializer: { kind: 'random_normal', stddev: 1 }, activation: 'tanh' });
    const saturated = (large.at(-1)?.activations ?? new Float64Array()).filter((a) => Math.abs(a) > 0.99);
    expect(saturated.length / (COUNT * WIDTH)).toBeGreaterThan(0.7);
  });

  test('of sigmoid loses its gradient with glorot: the slope is at most a quarter', () => {
    expect(growth({ activation: 'sigmoid', initializer: 'glorot_uniform' }).gradients).toBeGreaterThan(4 ** 9);
  });

  test('follows E[z²] = n · E[w²] · E[a²] layer by layer', () => {
    for (const initializer of ['he_normal', 'glorot_uniform', 'lecun_normal'] as const) {
      for (const activation of kinds) {
        for (const { fanIn, weightSquare, inputSquare, sumSquare } of signalsOf({
          initializer,
          activation,
          depth: 5,
          width: 256,
        })) {
          // The mean over 256 units of what is nearly a square of a normal: five of its deviations.
          expect(Math.abs(sumSquare / (fanIn * weightSquare * inputSquare) - 1)).toBeLessThan(5 * Math.sqrt(2 / 256));
        }
      }
    }
  });

  test.each(['zeros', 'ones'] as const)('of %s has units that are all the same', (initializer) => {
    for (const activation of kinds) {
      for (const { distinctUnits, gradients: back, activations } of signalsOf({ initializer, activation, depth: 4 })) {
        expect(distinctUnits).toBe(1);
        expect(activations).toHaveLength(back.length);
      }
    }
    expect(signalsOf({ initializer: 'zeros' }).every((signal) => meanSquare(signal.gradients) === 0)).toBe(true);
  });

  test('of random weights has units that all differ', () => {
    expect(signalsOf({ activation: 'tanh' }).map(({ distinctUnits }) => distinctUnits)).toEqual(Array(10).fill(WIDTH));
  });
});

describe('a histogram', () => {
  test('counts every value once, each in its bin', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 60 }),
        fc.double({ min: -4, max: 0, noNaN: true }),
        fc.double({ min: 0.5, max: 4, noNaN: true }),
        fc.integer({ min: 1, max: 30 }),
        (values, low, span, bins) => {
          const high = low + span;
          const { counts, below, above } = histogramOf(values, low, high, bins);
          expect(below).toBe(values.filter((value) => value < low).length);
          expect(above).toBe(values.filter((value) => value > high).length);
          expect(counts.reduce((sum, count) => sum + count, below + above)).toBe(values.length);
        },
      ),
    );
    expect(histogramOf([0, 0.24, 0.25, 0.5, 0.99, 1, 1.01, -1], 0, 1, 4)).toEqual({
      low: 0,
      high: 1,
      counts: Uint32Array.of(2, 1, 1, 2),
      below: 1,
      above: 1,
    });
  });
});
