import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, concatenate, conv1d, dense, dropout, sequential } from './build.ts';
import { forwardPass } from './forward.ts';
import { initialWeights } from './initializers.ts';
import { toSeed } from './plan.ts';
import { MNIST_CNN } from './presets.ts';
import { createRandom } from './random.ts';
import type { NetworkSpec } from './spec.ts';

// Every layer's values are compared with tfjs in tfjs-differential.test.ts; here is what tfjs can't show.

function normals(seed: number, count: number): Float32Array {
  const random = createRandom(toSeed(seed));
  return Float32Array.from({ length: count }, () => random.normal());
}

describe('causal Conv1D', () => {
  const arbitrary = fc.record({
    length: fc.integer({ min: 1, max: 12 }),
    kernelSize: fc.integer({ min: 1, max: 4 }),
    strides: fc.integer({ min: 1, max: 3 }),
    dilationRate: fc.integer({ min: 1, max: 3 }),
    seed: fc.nat(),
  });

  test('is valid Conv1D on the sequence with zeros in front', () => {
    fc.assert(
      fc.property(arbitrary, ({ length, kernelSize, strides, dilationRate, seed }) => {
        const stepping = strides > 1 ? { strides } : { dilationRate };
        const given = { filters: 3, kernelSize, ...stepping } as const;
        const before = (kernelSize - 1) * ('dilationRate' in stepping ? dilationRate : 1);
        const causal = sequential([length, 2], [conv1d({ ...given, padding: 'causal' })]);
        const valid = sequential([length + before, 2], [conv1d(given)]);
        const weights = initialWeights(causal, toSeed(seed));
        const sample = normals(seed, length * 2);
        const padded = new Float32Array((length + before) * 2);
        padded.set(sample, before * 2);
        expect(forwardPass(causal, weights, sample)).toEqual(forwardPass(valid, weights, padded));
      }),
    );
  });

  test('sees nothing of the future', () => {
    const spec = sequential([10, 1], [conv1d({ filters: 1, kernelSize: 3, dilationRate: 2, padding: 'causal' })]);
    const weights = [Float32Array.of(1, 2, 3), Float32Array.of(0)];
    const plain = normals(1, 10);
    const changed = plain.slice();
    changed[6] = 99;
    const [a, b] = [plain, changed].map(
      (sample) => forwardPass(spec, weights, sample)[0]?.values ?? new Float32Array(),
    );
    expect(a?.subarray(0, 6)).toEqual(b?.subarray(0, 6));
    const differing = Array.from(a ?? [], (value, i) => (value === b?.[i] ? '' : i)).filter((i) => i !== '');
    expect(differing).toEqual([6, 8]);
  });
});

test('dropout passes through, branches join', () => {
  const spec: NetworkSpec = {
    inputShape: [2],
    nodes: [
      { layer: dropout({ rate: 0.9 }) },
      { layer: dense({ units: 2, kernelInitializer: 'ones' }) },
      { layer: add(), inbound: ['dense', 'input', 'dropout'] },
      { layer: concatenate(), inbound: ['input', 'add'] },
    ],
  };
  const outputs = forwardPass(spec, initialWeights(spec, toSeed(1)), Float32Array.of(1, 2));
  expect(outputs.map(({ values }) => [...values])).toEqual([
    [1, 2],
    [3, 3],
    [5, 7],
    [1, 2, 5, 7],
  ]);
});

test('a classifier gives probabilities', () => {
  const outputs = forwardPass(MNIST_CNN, initialWeights(MNIST_CNN, toSeed(1)), normals(2, 784));
  const probabilities = outputs.at(-1)?.values ?? new Float32Array();
  expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
  expect(outputs.map(({ shape }) => shape)[3]).toEqual([5, 5, 32]);
});

test('sizes that do not fit are refused', () => {
  const spec = sequential([2], [dense({ units: 2 })]);
  const weights = initialWeights(spec, toSeed(1));
  expect(() => forwardPass(spec, weights, new Float32Array(3))).toThrow(RangeError);
  expect(() => forwardPass(spec, weights.slice(1), new Float32Array(2))).toThrow(RangeError);
  expect(() => forwardPass(spec, weights.toReversed(), new Float32Array(2))).toThrow(RangeError);
});
