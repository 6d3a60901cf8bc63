// What a run relies on: constant memory, masks from the seed alone, batches of any size, resuming bit for bit.
import { registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { describe, expect, test } from 'vitest';
import {
  activation,
  averagePooling2D,
  batchNormalization,
  conv2d,
  dense,
  dropout,
  flatten,
  maxPooling2D,
  sequential,
} from '../../../nn/build.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import { createRandom, dropoutKeepInto } from '../../../nn/random.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { Batch, TrainerBackend, TrainerOptions } from '../trainer.ts';
import { tfjsBackend } from './backend.ts';
import { createHost } from './host.ts';
import { startCpu } from './start-cpu.ts';

const SEED = toSeed(5);

const CONVOLUTIONAL = sequential(
  [8, 7, 2],
  [
    conv2d({ filters: 4, kernelSize: 3, padding: 'same' }),
    batchNormalization({ momentum: 0.7 }),
    activation({ activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    dropout({ rate: 0.3 }),
    averagePooling2D({ poolSize: 2, padding: 'same' }),
    flatten(),
    dense({ units: 6, activation: 'tanh' }),
    dropout({ rate: 0.5 }),
    dense({ units: 3, activation: 'softmax' }),
  ],
);

function optionsFor(spec: NetworkSpec, more: Partial<TrainerOptions> = {}): TrainerOptions {
  return {
    spec,
    loss: 'categorical_crossentropy',
    optimizer: ADAM,
    batchSize: 6,
    seed: SEED,
    initialWeights: initialWeights(spec, SEED),
    ...more,
  };
}

function batchOf(spec: NetworkSpec, count: number, index: number): Batch {
  const random = createRandom(toSeed(11), index);
  return {
    images: Float32Array.from({ length: count * sizeOf(spec.inputShape) }, () => random.normal()),
    labels: Uint8Array.from({ length: count }, () => random.integer(3)),
    count,
  };
}

/** tfjs in plain JavaScript that fills batches up as the GPU backends do. */
async function startPadding(): Promise<TrainerBackend> {
  await startCpu();
  removeBackend('cpu');
  registerBackend('cpu', () => new MathBackendCPU());
  await setBackend('cpu');
  return tfjsBackend(createHost({ id: 'cpu', padsBatches: true, isDeviceLost: () => false }), () => undefined);
}

function largestDistance(a: readonly Float32Array[], b: readonly Float32Array[]): number {
  expect(a.map(({ length }) => length)).toEqual(b.map(({ length }) => length));
  return Math.max(
    ...a.flatMap((values, i) => [...values].map((value, j) => Math.abs(value - (b[i]?.[j] ?? Number.NaN)))),
  );
}

describe('a trainer', () => {
  test('holds the same tensors after every step, and none after disposal', async () => {
    const backend = await startCpu();
    const trainer = backend.createTrainer(optionsFor(CONVOLUTIONAL));
    const start = backend.memory();
    for (let step = 0; step < 6; step += 1) {
      await trainer.step(batchOf(CONVOLUTIONAL, 6, step), step);
      expect(backend.memory()).toEqual(start);
    }
    await trainer.gradients(batchOf(CONVOLUTIONAL, 4, 9), 9);
    await trainer.predict(batchOf(CONVOLUTIONAL, 13, 9).images, 13);
    trainer.setOptimizerState(await trainer.getOptimizerState());
    trainer.setWeights(await trainer.getWeights());
    expect(backend.memory()).toEqual(start);
    trainer.dispose();
    expect(backend.memory()).toEqual({ tensors: 0, bytes: 0 });
  });

  test('drops what nn says, by seed, step and layer', async () => {
    const spec = sequential([5], [dropout({ rate: 0.4 }), dense({ units: 3, useBias: false })]);
    const backend = await startCpu();
    const trainer = backend.createTrainer(optionsFor(spec, { loss: 'mse' }));
    const batch = batchOf(spec, 6, 0);
    const kernel = initialWeights(spec, SEED)[0] ?? new Float32Array();
    const losses: number[] = [];
    for (const step of [0, 1, 41]) {
      const kept = new Uint8Array(6 * 5);
      dropoutKeepInto(kept, 0.4, SEED, step, 0);
      let expected = 0;
      for (let row = 0; row < 6; row += 1) {
        for (let unit = 0; unit < 3; unit += 1) {
          let output = 0;
          for (let i = 0; i < 5; i += 1) {
            const input = ((batch.images[row * 5 + i] ?? 0) * (kept[row * 5 + i] ?? 0)) / 0.6;
            output += input * (kernel[i * 3 + unit] ?? 0);
          }
          expected += (output - (batch.labels[row] === unit ? 1 : 0)) ** 2 / 18;
        }
      }
      const { loss } = await trainer.gradients(batch, step);
      expect(loss).toBeCloseTo(expected, 5);
      losses.push(loss);
    }
    expect(new Set(losses).size).toBe(3);
    trainer.dispose();
  });

  test('trains on a batch that is not full as on one of that size, filled up or not', async () => {
    const results = [];
    for (const [start, batchSize] of [
      [startCpu, 4],
      [startCpu, 6],
      [startPadding, 6],
    ] as const) {
      const backend = await start();
      const trainer = backend.createTrainer(optionsFor(CONVOLUTIONAL, { batchSize }));
      const steps = [];
      for (let step = 0; step < 3; step += 1) steps.push(await trainer.step(batchOf(CONVOLUTIONAL, 4, step), step));
      results.push({ steps, weights: await trainer.getWeights() });
      trainer.dispose();
    }
    const [whole, unfilled, filled] = results;
    expect(unfilled).toEqual(whole);
    expect(filled?.steps.map(({ correct }) => correct)).toEqual(whole?.steps.map(({ correct }) => correct));
    filled?.steps.forEach(({ loss }, i) => expect(loss).toBeCloseTo(whole?.steps[i]?.loss ?? Number.NaN, 5));
    expect(largestDistance(filled?.weights ?? [], whole?.weights ?? [])).toBeLessThan(1e-4);
  });

  test('counts the rows whose largest output is their label', async () => {
    const spec = sequential([3], [dense({ units: 3, activation: 'softmax', useBias: false })]);
    for (const start of [startCpu, startPadding]) {
      const trainer = (await start()).createTrainer(
        optionsFor(spec, { initialWeights: [Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1)] }),
      );
      const images = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0);
      const { correct } = await trainer.step({ images, labels: Uint8Array.of(0, 1, 2, 1, 2), count: 5 }, 0);
      expect(correct).toBe(3);
      trainer.dispose();
    }
  });

  test('moves the averages of a batch normalization as Keras does and predicts with them', async () => {
    const spec = sequential([2], [batchNormalization({ momentum: 0.9, epsilon: 0.01 }), dense({ units: 3 })]);
    const trainer = (await startCpu()).createTrainer(optionsFor(spec, { loss: 'mse' }));
    const images = Float32Array.of(1, 10, 2, 20, 6, 60);
    await trainer.step({ images, labels: Uint8Array.of(0, 1, 2), count: 3 }, 0);
    const weights = await trainer.getWeights();
    const byName = new Map(weightSpecs(spec).map(({ name }, i) => [name, weights[i] ?? new Float32Array()]));
    const [mean, variance] = [
      byName.get('batch_normalization/moving_mean'),
      byName.get('batch_normalization/moving_variance'),
    ];
    // Mean 3 and 30; variances 14 / 3 and 1400 / 3, not divided by n - 1.
    expect([...(mean ?? [])].map((x) => Number(x.toFixed(5)))).toEqual([0.3, 3]);
    expect([...(variance ?? [])].map((x) => Number(x.toFixed(4)))).toEqual([1.3667, 47.5667]);
    const gamma = byName.get('batch_normalization/gamma') ?? new Float32Array();
    const beta = byName.get('batch_normalization/beta') ?? new Float32Array();
    const kernel = byName.get('dense/kernel') ?? new Float32Array();
    const bias = byName.get('dense/bias') ?? new Float32Array();
    const normal = [4, 50].map(
      (x, i) => ((x - (mean?.[i] ?? 0)) / Math.sqrt((variance?.[i] ?? 0) + 0.01)) * (gamma[i] ?? 0) + (beta[i] ?? 0),
    );
    const expected = [0, 1, 2].map((unit) =>
      normal.reduce((sum, x, i) => sum + x * (kernel[i * 3 + unit] ?? 0), bias[unit] ?? 0),
    );
    const predicted = await trainer.predict(Float32Array.of(4, 50), 1);
    predicted.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 4));
    trainer.dispose();
  });

  test('predicts any number of samples as one at a time', async () => {
    for (const start of [startCpu, startPadding]) {
      const trainer = (await start()).createTrainer(optionsFor(CONVOLUTIONAL));
      const size = sizeOf(CONVOLUTIONAL.inputShape);
      const { images } = batchOf(CONVOLUTIONAL, 71, 0);
      const together = await trainer.predict(images, 71);
      expect(together.length).toBe(71 * 3);
      for (const i of [0, 5, 6, 31, 32, 63, 64, 70]) {
        const alone = await trainer.predict(images.subarray(i * size, (i + 1) * size), 1);
        alone.forEach((value, k) => expect(value).toBeCloseTo(together[i * 3 + k] ?? Number.NaN, 6));
      }
      expect((await trainer.predict(images, 0)).length).toBe(0);
      trainer.dispose();
    }
  });

  test('predicts with the weights of the moment it was asked', async () => {
    const trainer = (await startCpu()).createTrainer(optionsFor(CONVOLUTIONAL));
    const { images } = batchOf(CONVOLUTIONAL, 30, 0);
    const before = await trainer.predict(images, 30);
    const asked = trainer.predict(images, 30);
    await trainer.step(batchOf(CONVOLUTIONAL, 6, 1), 1);
    expect(await asked).toEqual(before);
    expect(await trainer.predict(images, 30)).not.toEqual(before);
    trainer.dispose();
  });

  test('goes on bit for bit from what was read, in another trainer', async () => {
    const backend = await startCpu();
    const whole = backend.createTrainer(optionsFor(CONVOLUTIONAL));
    const record = [];
    for (let step = 0; step < 6; step += 1) record.push(await whole.step(batchOf(CONVOLUTIONAL, 6, step), step));
    const first = backend.createTrainer(optionsFor(CONVOLUTIONAL));
    const resumed = [];
    for (let step = 0; step < 3; step += 1) resumed.push(await first.step(batchOf(CONVOLUTIONAL, 6, step), step));
    const second = backend.createTrainer(optionsFor(CONVOLUTIONAL));
    second.setWeights(await first.getWeights());
    second.setOptimizerState(await first.getOptimizerState());
    first.dispose();
    for (let step = 3; step < 6; step += 1) resumed.push(await second.step(batchOf(CONVOLUTIONAL, 6, step), step));
    expect(resumed).toEqual(record);
    expect(await second.getWeights()).toEqual(await whole.getWeights());
    expect(await second.getOptimizerState()).toEqual(await whole.getOptimizerState());
  });

  test('keeps nothing of the arrays it is given', async () => {
    const trainer = (await startCpu()).createTrainer(optionsFor(CONVOLUTIONAL));
    const weights = (await trainer.getWeights()).map((values) => values.slice());
    trainer.setWeights(weights);
    for (const values of weights) values.fill(7);
    const batch = batchOf(CONVOLUTIONAL, 6, 0);
    const expected = await trainer.gradients(batchOf(CONVOLUTIONAL, 6, 0), 0);
    const pending = trainer.gradients(batch, 0);
    batch.images.fill(9);
    expect(await pending).toEqual(expected);
    const read = await trainer.getWeights();
    read[0]?.fill(3);
    expect(await trainer.gradients(batchOf(CONVOLUTIONAL, 6, 0), 0)).toEqual(expected);
    trainer.dispose();
  });

  test('takes a network with nothing to train', async () => {
    const spec = sequential([3], [activation({ activation: 'softmax' })]);
    const trainer = (await startCpu()).createTrainer(optionsFor(spec));
    const images = Float32Array.of(0, 0, 0);
    expect((await trainer.step({ images, labels: Uint8Array.of(1), count: 1 }, 0)).loss).toBeCloseTo(Math.log(3), 6);
    expect(await trainer.getWeights()).toEqual([]);
    expect(await trainer.getOptimizerState()).toEqual({ step: 1, slots: [] });
    trainer.setOptimizerState({ step: 1, slots: [] });
    trainer.dispose();
  });

  test('refuses weights that do not fit, keeping the old ones', async () => {
    const backend = await startCpu();
    const trainer = backend.createTrainer(optionsFor(CONVOLUTIONAL));
    const before = await trainer.getWeights();
    const { tensors } = backend.memory();
    expect(() => trainer.setWeights(before.slice(1))).toThrow('needed');
    expect(() => trainer.setWeights(before.map((values, i) => (i === 3 ? values.slice(1) : values)))).toThrow('values');
    expect(await trainer.getWeights()).toEqual(before);
    expect(backend.memory().tensors).toBe(tensors);
    trainer.dispose();
  });
});
