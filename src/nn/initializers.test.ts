import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erf } from './activations.ts';
import { batchNormalization, conv2d, conv2dTranspose, dense, depthwiseConv2D, flatten, sequential } from './build.ts';
import { distributionOf, initialWeights, TRUNCATED_NORMAL_STDDEV } from './initializers.ts';
import { weightSpecs } from './parameters.ts';
import { toSeed } from './plan.ts';
import { MNIST_CNN } from './presets.ts';
import type { Initializer } from './spec.ts';

function moments(values: Float32Array): { mean: number; stddev: number; largest: number } {
  let sum = 0;
  let squares = 0;
  let largest = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
    largest = Math.max(largest, Math.abs(value));
  }
  const mean = sum / values.length;
  return { mean, stddev: Math.sqrt(squares / values.length - mean * mean), largest };
}

/** Moments of a standard normal cut at two deviations, by partial integration of x^n φ(x) from -2 to 2. */
function cutNormal(): { readonly variance: number; readonly kurtosis: number } {
  const cut = 2;
  const density = Math.exp((-cut * cut) / 2) / Math.sqrt(2 * Math.PI);
  const inside = erf(cut / Math.SQRT2);
  const variance = 1 - (2 * cut * density) / inside;
  const fourth = 3 * variance - (2 * cut ** 3 * density) / inside;
  return { variance, kurtosis: fourth / variance ** 2 };
}

describe('initial weights', () => {
  const inputs = 300;
  const units = 200;

  test.each<[Initializer, variance: number, limit: number]>([
    ['glorot_uniform', 2 / 500, Math.sqrt(6 / 500)],
    ['glorot_normal', 2 / 500, (2 * Math.sqrt(2 / 500)) / TRUNCATED_NORMAL_STDDEV],
    ['he_uniform', 2 / 300, Math.sqrt(6 / 300)],
    ['he_normal', 2 / 300, (2 * Math.sqrt(2 / 300)) / TRUNCATED_NORMAL_STDDEV],
    ['lecun_uniform', 1 / 300, Math.sqrt(3 / 300)],
    ['lecun_normal', 1 / 300, (2 * Math.sqrt(1 / 300)) / TRUNCATED_NORMAL_STDDEV],
    [{ kind: 'random_normal', stddev: 0.05 }, 0.0025, Infinity],
    [{ kind: 'random_uniform', limit: 0.05 }, 0.0025 / 3, 0.05],
  ])('%j has the variance and the bound that Keras gives it', (kernelInitializer, variance, limit) => {
    const spec = sequential([inputs], [dense({ units, kernelInitializer })]);
    const { mean, stddev, largest } = moments(initialWeights(spec, toSeed(4))[0] ?? new Float32Array());
    expect(Math.abs(mean)).toBeLessThan((5 * Math.sqrt(variance)) / Math.sqrt(inputs * units));
    expect(Math.abs(stddev / Math.sqrt(variance) - 1)).toBeLessThan(0.015);
    // Of 60,000 draws the largest comes close to the bound; an unbounded normal goes beyond 3.5 deviations.
    expect(largest).toBeLessThanOrEqual(limit * (1 + 1e-6));
    expect(largest).toBeGreaterThan(0.99 * Math.min(limit, 3.5 * stddev));
  });

  test.each<[Initializer, kurtosis: number]>([
    // E[x⁴] / E[x²]²: 9/5 of a uniform, 3 of a normal; of one cut at two deviations as worked out below.
    ['glorot_uniform', 1.8],
    ['he_uniform', 1.8],
    ['lecun_uniform', 1.8],
    ['glorot_normal', cutNormal().kurtosis],
    ['he_normal', cutNormal().kurtosis],
    ['lecun_normal', cutNormal().kurtosis],
    [{ kind: 'random_uniform', limit: 0.05 }, 1.8],
    [{ kind: 'random_normal', stddev: 0.05 }, 3],
  ])('%j has the shape of its distribution: third moment 0, fourth %f', (kernelInitializer, kurtosis) => {
    const spec = sequential([inputs], [dense({ units, kernelInitializer })]);
    const values = Float64Array.from(initialWeights(spec, toSeed(9))[0] ?? []);
    const power = (p: number): number => values.reduce((sum, value) => sum + value ** p, 0) / values.length;
    expect(Math.abs(power(3) / power(2) ** 1.5)).toBeLessThan(0.05);
    expect(Math.abs(power(4) / power(2) ** 2 / kurtosis - 1)).toBeLessThan(0.04);
  });

  test('the deviation of a cut normal is the one that integration gives', () => {
    expect(TRUNCATED_NORMAL_STDDEV).toBeCloseTo(Math.sqrt(cutNormal().variance), 12);
  });

  test('fans of a convolution count the whole window, of a transposed one its own inputs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 8 }),
        (height, width, channels, filters) => {
          const kernelSize = [height, width] as const;
          const fansOf = (layer: ReturnType<typeof conv2d> | ReturnType<typeof conv2dTranspose>) => {
            const [kernel] = weightSpecs(sequential([9, 9, channels], [layer]));
            return [kernel?.fanIn, kernel?.fanOut];
          };
          const window = height * width;
          expect(fansOf(conv2d({ filters, kernelSize }))).toEqual([window * channels, window * filters]);
          // Keras reads the last two axes of any kernel as in and out; in a transposed one they are out and in.
          expect(fansOf(conv2dTranspose({ filters, kernelSize }))).toEqual([window * filters, window * channels]);
        },
      ),
    );
  });

  test('the variance is the formula, whatever the fans', () => {
    const fan = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(fan, fan, (fanIn, fanOut) => {
        const varianceOf = (initializer: Initializer): number => {
          const drawn = distributionOf(initializer, fanIn, fanOut);
          if (drawn.kind === 'constant') return 0;
          return drawn.kind === 'uniform' ? drawn.limit ** 2 / 3 : drawn.stddev ** 2;
        };
        for (const shape of ['uniform', 'normal'] as const) {
          expect(varianceOf(`glorot_${shape}`)).toBeCloseTo(2 / (fanIn + fanOut), 12);
          expect(varianceOf(`he_${shape}`)).toBeCloseTo(2 / fanIn, 12);
          expect(varianceOf(`lecun_${shape}`)).toBeCloseTo(1 / fanIn, 12);
        }
      }),
    );
  });

  test('zeros and ones, and a normalisation that starts as the identity', () => {
    const layers = [dense({ units: 2, kernelInitializer: 'ones', biasInitializer: 'ones' }), batchNormalization()];
    const values = initialWeights(sequential([2], layers), toSeed(1)).map((weight) => [...weight]);
    expect(values).toEqual([
      [1, 1, 1, 1],
      [1, 1],
      [1, 1],
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
  });

  test('depthwise kernels use their own fans', () => {
    const spec = sequential([9, 9, 64], [depthwiseConv2D({ kernelSize: 3, kernelInitializer: 'he_uniform' })]);
    const { largest } = moments(initialWeights(spec, toSeed(4))[0] ?? new Float32Array());
    const limit = Math.sqrt(6 / (9 * 64));
    expect(largest).toBeLessThanOrEqual(limit);
    expect(largest).toBeGreaterThan(limit * 0.97);
  });

  test('fans of zero do not divide by zero', () => {
    expect(distributionOf('he_uniform', 0, 0)).toEqual({ kind: 'uniform', limit: Math.sqrt(6) });
  });

  test('a weight does not depend on the others, only on its place', () => {
    const plain = sequential([8, 8, 1], [conv2d({ filters: 4, kernelSize: 3 }), flatten(), dense({ units: 3 })]);
    const other = sequential(
      [8, 8, 1],
      [conv2d({ filters: 4, kernelSize: 3, biasInitializer: 'ones' }), flatten(), dense({ units: 3 })],
    );
    const [a, b] = [initialWeights(plain, toSeed(1)), initialWeights(other, toSeed(1))];
    expect([a[0], a[2], a[3]]).toEqual([b[0], b[2], b[3]]);
    expect(a[1]).not.toEqual(b[1]);
  });

  test('same seed same bits, other seed other bits, sizes as declared', () => {
    const first = initialWeights(MNIST_CNN, toSeed(1));
    expect(initialWeights(MNIST_CNN, toSeed(1))).toEqual(first);
    expect(initialWeights(MNIST_CNN, toSeed(2))[0]).not.toEqual(first[0]);
    expect(first.map((values) => values.length)).toEqual(
      weightSpecs(MNIST_CNN).map(({ shape }) => shape.reduce((product, side) => product * side, 1)),
    );
  });

  test('golden values: a saved run relies on them', () => {
    const [kernel] = initialWeights(MNIST_CNN, toSeed(1));
    expect(Array.from(kernel?.subarray(0, 4) ?? [])).toMatchInlineSnapshot(`
      [
        -0.060124557465314865,
        -0.10836221277713776,
        0.06945766508579254,
        -0.11413481831550598,
      ]
    `);
  });
});
