// Adversarial training through the real handlers and engines: the batch that is trained on is the changed one, both
// engines change it alike, and a run goes on bit for bit after a pause.
import { expect, test } from 'vitest';
import { conv2d, dense, flatten, sequential } from '../../../nn/build.ts';
import { createCanceller } from '../../protocol/cancel.ts';
import { startFused } from '../fused/backend.ts';
import { largestDifference, randomBatch, trainingCase } from '../fused/testing/cases.ts';
import { createHandlers } from '../handlers.ts';
import { createTestPlatform, TINY_NETWORK, TINY_PLAN } from '../testing/test-engine.ts';
import { BASE } from '../testing/tiny-dataset.ts';
import { startCpu } from '../tfjs/start-cpu.ts';
import { hardenedBatch } from './harden.ts';

const SPEC = sequential(
  [6, 6, 2],
  [conv2d({ filters: 3, kernelSize: 3, activation: 'tanh' }), flatten(), dense({ units: 4, activation: 'softmax' })],
);
const LOSS = 'sparse_categorical_crossentropy';

test('every sample is changed by its bound, so that its own loss rises, on both engines alike', async () => {
  const { options } = trainingCase(SPEC, { seed: 3, batchSize: 21, loss: LOSS });
  const raw = randomBatch(SPEC, 21, 5);
  // Pixels away from both ends, so that none is cut off.
  const batch = { ...raw, images: raw.images.map((value) => 0.5 + 0.2 * Math.tanh(value)) };
  const changed: Float32Array[] = [];
  for (const backend of [await startFused(), await startCpu()]) {
    const trainer = backend.createTrainer(options);
    const hardened = await hardenedBatch(trainer, SPEC, batch, 0.1);
    changed.push(hardened.images);
    const steps = hardened.images.map((value, i) => Math.abs(value - (batch.images[i] ?? 0)));
    expect(steps.every((step) => Math.abs(step - 0.1) < 1e-6)).toBe(true);
    const losses = async (images: Float32Array): Promise<readonly number[]> => {
      const found = await trainer.predict(images, 21);
      return Array.from({ length: 21 }, (_, n) => -Math.log(found[4 * n + (batch.labels[n] ?? 0)] ?? Number.NaN));
    };
    const [before, after] = [await losses(batch.images), await losses(hardened.images)];
    expect(after.every((loss, n) => loss > (before[n] ?? Number.NaN))).toBe(true);
    backend.dispose();
  }
  // A slope of nearly nought may fall either way.
  const [mine = new Float32Array(), theirs = new Float32Array()] = changed;
  expect(mine.filter((value, i) => Math.abs(value - (theirs[i] ?? 0)) > 1e-6).length).toBeLessThan(3);
  expect(largestDifference(mine, batch.images)).toBeCloseTo(0.1, 5);
});

test('a hardened run goes on bit for bit after a pause, and differs from the plain one', async () => {
  const context = { signal: createCanceller().signal, report: () => undefined };
  const losses = async (pieces: readonly number[], adversarial: number): Promise<readonly number[]> => {
    const { platform } = createTestPlatform();
    const start = { ...platform, startBackend: () => startFused() };
    const handlers = createHandlers(start, { base: BASE, chosen: null }, () => undefined);
    const plan = { ...TINY_PLAN, adversarial };
    await handlers['run.open']({ runId: 'a', spec: TINY_NETWORK, plan, backend: 'fused' }, context);
    for (const count of pieces) await handlers['run.step']({ runId: 'a', count }, context);
    const snapshot = await handlers['run.snapshot']({ runId: 'a' }, context);
    return [...(typeof snapshot === 'function' ? snapshot() : snapshot).record.loss];
  };
  const whole = await losses([4], 0.2);
  expect(await losses([1, 3], 0.2)).toEqual(whole);
  expect(await losses([4], 0)).not.toEqual(whole);
});
