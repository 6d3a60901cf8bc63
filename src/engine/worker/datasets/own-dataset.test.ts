// Data of the page's own: the same samples train to the same record as from files, and nothing impossible is taken.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnDataset, OwnSamples } from '../../protocol/calls.ts';
import { createTestEngine, restsIn, TINY_NETWORK, TINY_PLAN } from '../testing/test-engine.ts';
import { TINY_CLASSES, TINY_SHAPE, tinySample } from '../testing/tiny-dataset.ts';
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
