// The engine as a backend: its self-check, memory that comes back, errors before anything is allocated, both builds.
import { describe, expect, test } from 'vitest';
import { conv2d, dense, flatten, maxPooling2D, sequential } from '../../../nn/build.ts';
import { MNIST_CNN, SEED_CIFAR_CNN } from '../../../nn/presets.ts';
import { FUSED_IDS } from '../../protocol/backends.ts';
import { startBackend } from '../backends.ts';
import { startFused } from './backend.ts';
import { isSupported, usualFused } from './kernel-build.ts';
import { randomBatch, trainingCase } from './testing/cases.ts';

const SMALL = sequential(
  [10, 10, 1],
  [
    conv2d({ filters: 4, kernelSize: 3, activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    flatten(),
    dense({ units: 3, activation: 'softmax' }),
  ],
);

/** Faster than toEqual on half a million weights. */
function sameBits(a: readonly Float32Array[], b: readonly Float32Array[]): boolean {
  const bytes = (values: Float32Array | undefined): Uint8Array =>
    values === undefined ? new Uint8Array() : new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return a.length === b.length && a.every((each, index) => Buffer.compare(bytes(each), bytes(b[index])) === 0);
}

describe('the fused backend', () => {
  test.each(FUSED_IDS)(
    'starts as %s through the common door and passes the self-check, or says why not',
    async (id) => {
      if (!isSupported(id)) {
        const reason = { code: 'backend-unavailable', values: { backend: id, reason: 'not-supported' } };
        await expect(startBackend(id)).rejects.toMatchObject(reason);
        return;
      }
      const backend = await startBackend(id);
      expect(backend.id).toBe(id);
      expect(backend.detail).toBe(`${id === 'fused' ? 'plain' : 'relaxed'} SIMD kernels, 1 thread`);
      expect(backend.selfCheck?.error).toBeLessThan(1e-5);
      backend.dispose();
    },
  );

  test('takes relaxed kernels where the browser knows them', async () => {
    expect(isSupported('fused')).toBe(true);
    expect(usualFused()).toBe(isSupported('fused-relaxed') ? 'fused-relaxed' : 'fused');
    const backend = await startFused();
    expect(backend.id).toBe(usualFused());
    backend.dispose();
  });

  test('holds the same memory after 5 and after 5,000 steps', async () => {
    const backend = await startFused();
    const trainer = backend.createTrainer(trainingCase(SMALL, { seed: 1, batchSize: 4 }).options);
    const batch = randomBatch(SMALL, 4, 1);
    for (let step = 0; step < 5; step += 1) await trainer.step(batch, step);
    const before = backend.memory();
    for (let step = 5; step < 5000; step += 1) await trainer.step(batch, step);
    expect(backend.memory()).toEqual(before);
    expect(before.bytes).toBeGreaterThan(0);
    trainer.dispose();
    expect(backend.memory()).toEqual({ tensors: 0, bytes: 0 });
  });

  test('starts and ends 100 trainers without keeping any', async () => {
    const backend = await startFused();
    const { options } = trainingCase(MNIST_CNN, { seed: 1, batchSize: 32 });
    for (let i = 0; i < 100; i += 1) {
      const trainer = backend.createTrainer(options);
      if (i % 20 === 0) await trainer.step(randomBatch(MNIST_CNN, 32, i), 0);
      trainer.dispose();
      trainer.dispose();
    }
    expect(backend.memory()).toEqual({ tensors: 0, bytes: 0 });
  });

  test('says how much a network would need before it allocates anything', async () => {
    const backend = await startFused();
    const huge = sequential([64, 64, 64], [flatten(), dense({ units: 4000, activation: 'softmax' })]);
    const options = { ...trainingCase(SMALL, { seed: 1, batchSize: 4 }).options, spec: huge, initialWeights: [] };
    expect(() => backend.createTrainer(options)).toThrow(expect.objectContaining({ code: 'out-of-memory' }));
    expect(backend.memory()).toEqual({ tensors: 0, bytes: 0 });
  });

  test('refuses empty batches, wrong weights, broken networks and use after its end', async () => {
    const backend = await startFused();
    const given = trainingCase(SMALL, { seed: 1, batchSize: 4 });
    const code = (expected: string) => expect.objectContaining({ code: expected }) as unknown;
    expect(() => backend.createTrainer({ ...given.options, batchSize: 0 })).toThrow(code('plan-invalid'));
    expect(() => backend.createTrainer({ ...given.options, initialWeights: [] })).toThrow(code('internal'));
    const broken = sequential([4, 4, 1], [conv2d({ filters: 2, kernelSize: 9 })]);
    expect(() => backend.createTrainer({ ...given.options, spec: broken })).toThrow(code('network-invalid'));
    const trainer = backend.createTrainer(given.options);
    await expect(trainer.step({ ...given.batch, count: 0 }, 0)).rejects.toThrow(code('internal'));
    await expect(trainer.step({ ...given.batch, count: 5 }, 0)).rejects.toThrow(code('internal'));
    trainer.dispose();
    await expect(trainer.step(given.batch, 0)).rejects.toThrow(code('internal'));
  });

  test('tells trainers that their device was lost', async () => {
    const backend = await startFused();
    const given = trainingCase(SMALL, { seed: 1, batchSize: 4 });
    const trainer = backend.createTrainer(given.options);
    backend.lose();
    await expect(backend.lost).resolves.toBeTypeOf('string');
    await expect(trainer.step(given.batch, 0)).rejects.toThrow(expect.objectContaining({ code: 'backend-lost' }));
  });
});

describe('repeatability', () => {
  test.each([
    ['MNIST_CNN', MNIST_CNN],
    ['SEED_CIFAR_CNN', SEED_CIFAR_CNN],
  ])('%s: the same losses and weights, bit for bit, also beside another run', async (_name, spec) => {
    const backend = await startFused();
    const given = trainingCase(spec, { seed: 9, batchSize: 16 });
    const [first, second] = [backend.createTrainer(given.options), backend.createTrainer(given.options)];
    const losses: [number[], number[]] = [[], []];
    for (let step = 0; step < 4; step += 1) losses[0].push((await first.step(randomBatch(spec, 16, step), step)).loss);
    const other = backend.createTrainer({
      ...given.options,
      seed: trainingCase(spec, { seed: 8, batchSize: 1 }).options.seed,
    });
    for (let step = 0; step < 4; step += 1) {
      await other.step(randomBatch(spec, 16, 77 + step), step);
      await second.predict(randomBatch(spec, 5, step).images, 5);
      losses[1].push((await second.step(randomBatch(spec, 16, step), step)).loss);
    }
    expect(losses[1]).toEqual(losses[0]);
    expect(sameBits(await second.getWeights(), await first.getWeights())).toBe(true);
    backend.dispose();
  });
});

describe('numbers that are none', () => {
  test('one NaN pixel makes loss, outputs and gradients NaN', async () => {
    const backend = await startFused();
    const given = trainingCase(SMALL, { seed: 2, batchSize: 4 });
    const trainer = backend.createTrainer(given.options);
    const images = given.batch.images.slice();
    images[55] = Number.NaN;
    const outputs = await trainer.predict(images, 4);
    expect(Number.isNaN(outputs[0])).toBe(true);
    expect(Number.isNaN(outputs[3])).toBe(false);
    const { loss, gradients } = await trainer.gradients({ ...given.batch, images }, 0);
    expect(loss).toBeNaN();
    for (const { values } of gradients) expect(values.some((value) => Number.isNaN(value))).toBe(true);
    expect((await trainer.step({ ...given.batch, images }, 0)).loss).toBeNaN();
    backend.dispose();
  });
});
