// Data of the page's own: the same samples train to the same record as from files, and nothing impossible is taken.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_AUGMENTATION } from '../../../nn/augmentation/spec.ts';
import { dense, flatten, sequential } from '../../../nn/build.ts';
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import type { OwnDataset, OwnSamples } from '../../protocol/calls.ts';
import { startFused } from '../fused/backend.ts';
import {
  createTestEngine,
  createTestEngineOf,
  createTestPlatform,
  restsIn,
  TINY_NETWORK,
  TINY_PLAN,
} from '../testing/test-engine.ts';
import { TINY_CLASSES, TINY_SHAPE, tinySample } from '../testing/tiny-dataset.ts';
import { startCpu } from '../tfjs/start-cpu.ts';
import { createImagePath, makeBatch } from './batch-source.ts';
import { ownDataset } from './own-dataset.ts';

function samples(split: 'train' | 'test', count: number): OwnSamples {
  const all = Array.from({ length: count }, (_, index) => tinySample(split, index));
  return {
    pixels: Uint8Array.from(all.flatMap(({ pixels }) => [...pixels])),
    labels: Uint8Array.from(all, ({ label }) => label),
  };
}

const TINY: OwnDataset = {
  id: 'own-tiny',
  shape: TINY_SHAPE,
  classes: TINY_CLASSES,
  train: samples('train', TINY_PLAN.trainCount + TINY_PLAN.validationCount),
  test: samples('test', 10),
};

describe('a data set of the page', () => {
  it('trains, evaluates and shows its samples like one from files', async () => {
    const engine = createTestEngine();
    const known = await engine.call('dataset.put', { dataset: TINY });
    expect(known).toEqual({ id: 'own-tiny', shape: TINY_SHAPE, classes: 3, trainCount: 54, testCount: 10 });
    expect(await engine.call('dataset.describe', { dataset: 'own-tiny' })).toEqual(known);
    for (const [runId, dataset] of [
      ['own', 'own-tiny'],
      ['files', 'mnist'],
    ] as const) {
      await engine.call('run.open', { runId, spec: TINY_NETWORK, plan: { ...TINY_PLAN, dataset } });
      const done = restsIn(engine, runId, 'finished');
      await engine.call('run.start', { runId });
      await done;
    }
    const [own, files] = [
      await engine.call('run.snapshot', { runId: 'own' }),
      await engine.call('run.snapshot', { runId: 'files' }),
    ];
    expect(own.record).toEqual(files.record);
    const asked = { split: 'test', count: 10 } as const;
    expect(await engine.call('run.evaluate', { runId: 'own', ...asked })).toEqual(
      await engine.call('run.evaluate', { runId: 'files', ...asked }),
    );
    const { pixels, labels } = await engine.call('dataset.samples', {
      dataset: 'own-tiny',
      split: 'test',
      indices: [3, 0],
    });
    expect([...pixels]).toEqual([...tinySample('test', 3).pixels, ...tinySample('test', 0).pixels]);
    expect([...labels]).toEqual([tinySample('test', 3).label, tinySample('test', 0).label]);
  });

  it('is missing until the page gives it, and the oldest of many is given up', async () => {
    const engine = createTestEngine();
    const open = { runId: 'a', spec: TINY_NETWORK, plan: { ...TINY_PLAN, dataset: 'own-tiny' } };
    await expect(engine.call('run.open', open)).rejects.toMatchObject({ code: 'dataset-missing' });
    await engine.call('dataset.put', { dataset: TINY });
    await engine.call('run.open', open);
    for (const id of ['own-b', 'own-c', 'own-d'] as const)
      await engine.call('dataset.put', { dataset: { ...TINY, id } });
    await expect(engine.call('dataset.describe', { dataset: 'own-tiny' })).rejects.toMatchObject({
      code: 'dataset-missing',
    });
    await expect(
      engine.call('dataset.samples', { dataset: 'own-d', split: 'test', indices: [10] }),
    ).rejects.toMatchObject({
      code: 'limit-exceeded',
    });
    await expect(
      engine.call('run.open', { ...open, runId: 'b', plan: { ...open.plan, dataset: 'own-d', trainCount: 60 } }),
    ).rejects.toMatchObject({ code: 'plan-invalid' });
  });

  it('of other classes, sizes or names than it says is refused', () => {
    const pixels = new Uint8Array(9);
    const wrong: readonly OwnDataset[] = [
      { ...TINY, shape: [3, 3, 2] },
      { ...TINY, shape: [3, 3, 0] },
      { ...TINY, classes: 2 },
      { ...TINY, classes: 257 },
      { ...TINY, id: Object('mnist') },
      { ...TINY, train: { pixels, labels: new Uint8Array(2) } },
      { ...TINY, test: { pixels, labels: Uint8Array.of(3) } },
      { ...TINY, test: { pixels: Object([...pixels]), labels: Uint8Array.of(0) } },
    ];
    for (const dataset of wrong) expect(() => ownDataset(dataset)).toThrow(/limit-exceeded/);
  });

  it('keeps any shape, and gives each sample its own pixels and label', () => {
    const side = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(fc.tuple(side, side, side), fc.array(fc.nat(4), { maxLength: 9 }), (shape, labels) => {
        const size = shape[0] * shape[1] * shape[2];
        const pixels = Uint8Array.from({ length: size * labels.length }, (_, i) => i * 7);
        const train = { pixels, labels: Uint8Array.from(labels) };
        const { splits, summary } = ownDataset({
          id: 'own-x',
          shape,
          classes: 5,
          train,
          test: { pixels: new Uint8Array(), labels: new Uint8Array() },
        });
        expect(summary).toMatchObject({ trainCount: labels.length, testCount: 0 });
        labels.forEach((label, index) => {
          expect(splits.train.label(index)).toBe(label);
          expect(splits.train.pixels(index)).toEqual(pixels.slice(index * size, (index + 1) * size));
        });
        expect(() => splits.train.pixels(labels.length)).toThrow(/limit-exceeded/);
      }),
    );
  });
});

describe('a data set of floats', () => {
  function floats({ pixels, labels }: OwnSamples): OwnSamples {
    return { pixels: Float32Array.from(pixels, (value) => value / 255), labels };
  }
  const FLOATS: OwnDataset = { ...TINY, id: 'own-floats', train: floats(TINY.train), test: floats(TINY.test) };

  it('is taken as it is: bytes divided beforehand train to the same record, shuffled, augmented and shifted too', async () => {
    const engine = createTestEngine();
    await engine.call('dataset.put', { dataset: TINY });
    await engine.call('dataset.put', { dataset: FLOATS });
    const augmentation = { ...NO_AUGMENTATION, heightShift: 0.34, horizontalFlip: true };
    for (const change of [{}, { pixelShuffle: toSeed(5) }, { augmentation, pixelShuffle: toSeed(6) }]) {
      const records: unknown[] = [];
      for (const dataset of ['own-tiny', 'own-floats'] as const) {
        const plan = { ...TINY_PLAN, ...change, dataset };
        await engine.call('run.open', { runId: dataset, spec: TINY_NETWORK, plan });
        const done = restsIn(engine, dataset, 'finished');
        await engine.call('run.start', { runId: dataset });
        await done;
        const evaluation = await engine.call('run.evaluate', {
          runId: dataset,
          split: 'test',
          count: 10,
          shift: { dy: 1, dx: -1 },
        });
        records.push({ record: (await engine.call('run.snapshot', { runId: dataset })).record, evaluation });
      }
      expect(records[1]).toEqual(records[0]);
    }
  });

  it('may hold any finite number, and keeps it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 6, maxLength: 6 }),
        (all) => {
          const pixels = Float32Array.from(all);
          const path = createImagePath([1, 1, 3], toSeed(4));
          const set = { ...TINY, shape: [1, 1, 3], train: { pixels, labels: Uint8Array.of(0, 2) } } as const;
          const { train } = ownDataset({
            ...set,
            test: { pixels: new Float32Array(0), labels: new Uint8Array(0) },
          }).splits;
          expect([...makeBatch(train, path, [1, 0]).images]).toEqual([...pixels.subarray(3), ...pixels.subarray(0, 3)]);
        },
      ),
    );
  });

  it.each([
    ['not a number', Float32Array.of(0, Number.NaN, 0)],
    ['without end', Float32Array.of(0, 0, Number.POSITIVE_INFINITY)],
    ['too short', Float32Array.of(0, 0)],
  ])('is refused with a value %s', (_, pixels) => {
    const train = { pixels, labels: Uint8Array.of(0) };
    const test = { pixels: new Float32Array(0), labels: new Uint8Array(0) };
    expect(() => ownDataset({ ...TINY, shape: [1, 1, 3], train, test })).toThrow(
      expect.objectContaining({ code: 'limit-exceeded' }),
    );
  });

  it('is refused half in bytes, and has no bytes to show', async () => {
    expect(() => ownDataset({ ...FLOATS, test: TINY.test })).toThrow(
      expect.objectContaining({ code: 'limit-exceeded' }),
    );
    const engine = createTestEngine();
    await engine.call('dataset.put', { dataset: FLOATS });
    const refusal = { code: 'limit-exceeded' };
    await expect(
      engine.call('dataset.samples', { dataset: 'own-floats', split: 'test', indices: [0] }),
    ).rejects.toMatchObject(refusal);
    const plan = { ...TINY_PLAN, dataset: 'own-floats' as const };
    await expect(engine.call('dataset.planned', { plan, indices: [0] })).rejects.toMatchObject(refusal);
    await engine.call('run.open', { runId: 'noisy', spec: TINY_NETWORK, plan: { ...plan, imageNoise: 0.5 } });
    await engine.call('run.step', { runId: 'noisy', count: 1 });
    expect(await engine.call('run.snapshot', { runId: 'noisy' })).toMatchObject({
      phase: 'failed',
      failure: { code: 'limit-exceeded' },
    });
  });
});

describe.each([
  ['fused', startFused],
  ['cpu', startCpu],
] as const)('a head over features on %s', (_, start) => {
  it('learns as an ordinary run: [1, 1, D] through Flatten and Dense', async () => {
    const { platform } = createTestPlatform();
    const engine = createTestEngineOf({ ...platform, startBackend: () => start() });
    const random = createRandom(toSeed(2));
    const [count, width] = [60, 40];
    const labels = Uint8Array.from({ length: count }, (_each, n) => n % 3);
    const pixels = Float32Array.from(
      { length: count * width },
      (_each, i) => 3 * random.normal() + ((i % width) % 3 === (labels[Math.floor(i / width)] ?? 0) ? 4 : -2),
    );
    const test = { pixels: pixels.subarray(0, 3 * width), labels: labels.subarray(0, 3) };
    const dataset: OwnDataset = { id: 'own-head', shape: [1, 1, width], classes: 3, train: { pixels, labels }, test };
    await engine.call('dataset.put', { dataset });
    await engine.call('run.open', {
      runId: 'head',
      spec: sequential([1, 1, width], [flatten(), dense({ units: 3, activation: 'softmax' })]),
      plan: { ...TINY_PLAN, dataset: 'own-head', trainCount: 48, validationCount: 12, batchSize: 16, epochs: 20 },
    });
    await engine.call('run.step', { runId: 'head', count: 60 });
    const { record, phase } = await engine.call('run.snapshot', { runId: 'head' });
    expect(phase).toBe('finished');
    expect(record.epochs.at(-1)?.validationAccuracy).toBe(1);
    const weights = await engine.call('run.weights', { runId: 'head' });
    expect(weights.map(({ shape }) => shape)).toEqual([[width, 3], [3]]);
  });
});
