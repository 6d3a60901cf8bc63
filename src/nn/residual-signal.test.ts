// Gradients of plain and residual stacks: against tfjs, and what the shortcut does to them.
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { normalInputs, stackSpec } from './depth-signal.ts';
import { initialWeights } from './initializers.ts';
import { toSeed } from './plan.ts';
import { createRandom, deriveSeed } from './random.ts';
import { gradientSizes, type ResidualOptions } from './residual-signal.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const base: ResidualOptions = {
  depth: 6,
  width: 8,
  count: 4,
  activation: 'tanh',
  initializer: 'glorot_uniform',
  seed: toSeed(3),
  branch: null,
};

describe('gradients of a stack', () => {
  it.each([null, 1, 0.3])('are those of tfjs with branch %s', (branch) => {
    const { depth, width, count, seed } = base;
    const weights = initialWeights(stackSpec(width, base), seed);
    const random = createRandom(deriveSeed(seed, 2));
    const top = tf.tensor2d(
      Float32Array.from({ length: count * width }, () => random.normal()),
      [count, width],
    );
    const through = (x: tf.Tensor): tf.Scalar => {
      let value = x;
      for (let layer = 0; layer < depth; layer += 1) {
        const bent = tf.tanh(tf.matMul(value, tf.tensor2d(weights[2 * layer] ?? [], [width, width])));
        value = branch === null ? bent : tf.add(value, tf.mul(bent, branch));
      }
      return tf.sum(tf.mul(value, top));
    };
    const gradient = tf.grad(through)(tf.tensor2d(normalInputs(count, width, seed), [count, width]));
    const rms = (t: tf.Tensor): number => Math.sqrt(tf.mean(tf.square(t)).dataSync()[0] ?? NaN);
    expect(gradientSizes({ ...base, branch })[0]).toBeCloseTo(rms(gradient) / rms(top), 4);
  });

  it('vanish in a plain sigmoid stack and arrive through shortcuts', () => {
    const deep = { ...base, depth: 30, width: 32, count: 8, activation: 'sigmoid' } as const;
    expect(gradientSizes(deep)[0]).toBeLessThan(1e-12);
    const first = gradientSizes({ ...deep, branch: 1 / Math.sqrt(30) })[0] ?? 0;
    expect(first).toBeGreaterThan(0.5);
    expect(first).toBeLessThan(5);
  });
});
