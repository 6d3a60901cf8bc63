// What a plan does to its samples reaches the trainer: order and labels of every batch, on whichever backend.
import { describe, expect, it } from 'vitest';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { BackendId } from '../../protocol/calls.ts';
import { createCanceller } from '../../protocol/cancel.ts';
import { plannedSamples } from '../datasets/planned-samples.ts';
import { createHandlers } from '../handlers.ts';
import { createTestPlatform, TINY_NETWORK, TINY_PLAN } from '../testing/test-engine.ts';
import { BASE, tinySample } from '../testing/tiny-dataset.ts';

const RIGHT = Array.from({ length: TINY_PLAN.trainCount }, (_, index) => tinySample('train', index).label);

interface Trained {
  /** Labels of each epoch, one batch after the other. */
  readonly labels: readonly (readonly number[])[];
  /** Images of each epoch, the same way. */
  readonly images: readonly (readonly number[])[];
  readonly validationAccuracies: readonly (number | null)[];
}

async function train(plan: TrainingPlan, backend: BackendId = 'fused'): Promise<Trained> {
  const { platform } = createTestPlatform();
  const seen: number[] = [];
  const pixels: number[] = [];
  const watched = {
    ...platform,
    async startBackend(id: BackendId) {
      const started = await platform.startBackend(id);
      return {
        ...started,
        createTrainer(options: Parameters<typeof started.createTrainer>[0]) {
          const trainer = started.createTrainer(options);
          return {
            ...trainer,
            step(...given: Parameters<typeof trainer.step>) {
              seen.push(...given[0].labels);
              pixels.push(...given[0].images);
              return trainer.step(...given);
            },
          };
        },
      };
    },
  };
  const handlers = createHandlers(watched, { base: BASE, chosen: null }, () => undefined);
  const context = { signal: createCanceller().signal, report: () => undefined };
  await handlers['run.open']({ runId: 'a', spec: TINY_NETWORK, plan, backend }, context);
  const steps = Math.ceil(plan.trainCount / plan.batchSize) * plan.epochs;
  await handlers['run.step']({ runId: 'a', count: steps }, context);
  const answered = await handlers['run.snapshot']({ runId: 'a' }, context);
  const { record } = typeof answered === 'function' ? answered() : answered;
  const sampleSize = pixels.length / seen.length;
  return {
    images: Array.from({ length: plan.epochs }, (_, epoch) =>
      pixels.slice(epoch * plan.trainCount * sampleSize, (epoch + 1) * plan.trainCount * sampleSize),
    ),
    labels: Array.from({ length: plan.epochs }, (_, epoch) =>
      seen.slice(epoch * plan.trainCount, (epoch + 1) * plan.trainCount),
    ),
    validationAccuracies: record.epochs.map(({ validationAccuracy }) => validationAccuracy),
  };
}

function counts(labels: readonly number[]): readonly number[] {
  return [0, 1, 2].map((label) => labels.filter((each) => each === label).length);
}

describe('a plan without a shuffle', () => {
  it('trains class after class in every epoch', async () => {
    for (const backend of ['fused', 'webgl'] as const) {
      const { labels } = await train({ ...TINY_PLAN, shuffle: false }, backend);
      const sorted = RIGHT.toSorted((a, b) => a - b);
      expect(labels).toEqual([sorted, sorted, sorted]);
    }
  });

  it('sorts by the labels that training sees', async () => {
    const { labels } = await train({ ...TINY_PLAN, shuffle: false, labelNoise: 0.5 });
    expect(labels[0]).toEqual(labels[0]?.toSorted((a, b) => a - b));
    expect(counts(labels[0] ?? [])).not.toEqual(counts(RIGHT));
  });
});

describe('a plan with wrong labels', () => {
  it('keeps the order of samples, the same wrong ones in every epoch, and validation right', async () => {
    const [right, wrong] = [await train(TINY_PLAN), await train({ ...TINY_PLAN, labelNoise: 1 })];
    expect(counts(right.labels[0] ?? [])).toEqual(counts(RIGHT));
    wrong.labels.forEach((labels, epoch) => {
      expect(labels.filter((label, place) => label === right.labels[epoch]?.[place])).toEqual([]);
      expect(counts(labels)).toEqual(counts(wrong.labels[0] ?? []));
    });
    // Taught that nothing is what it is, it does worse than chance on the right labels of validation.
    expect(right.validationAccuracies.at(-1)).toBeGreaterThan(0.5);
    expect(wrong.validationAccuracies.at(-1)).toBeLessThan(0.34);
  });
});

describe('a plan with uneven classes and noise on the images', () => {
  it('trains on as many samples, the same on every backend, fewer and fewer of the later classes', async () => {
    const plan = { ...TINY_PLAN, classImbalance: 0.8, shuffle: false };
    const [fused, webgl] = [await train(plan, 'fused'), await train(plan, 'webgl')];
    const [first = 0, second = 0, third = 0] = counts(fused.labels[0] ?? []);
    expect(first + second + third).toBe(TINY_PLAN.trainCount);
    expect(first > second && second > third).toBe(true);
    expect(webgl.labels).toEqual(fused.labels);
    expect(webgl.images).toEqual(fused.images);
  });

  it('leaves labels and validation alone, and the noise of a sample is the same in every epoch', async () => {
    const clean = await train({ ...TINY_PLAN, shuffle: false });
    const noisy = await train({ ...TINY_PLAN, shuffle: false, imageNoise: 0.3 });
    expect(noisy.labels).toEqual(clean.labels);
    expect(noisy.images[0]).not.toEqual(clean.images[0]);
    expect(noisy.images[1]).toEqual(noisy.images[0]);
    expect(noisy.images[0]?.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('spoils nothing behind the training samples', () => {
    const split = {
      shape: [1, 4, 1] as const,
      classes: 3,
      count: 12,
      pixels: (index: number) => Uint8Array.of(index, 60, 120, 180),
      label: (index: number) => index % 3,
    };
    const plan = { ...TINY_PLAN, trainCount: 6, imageNoise: 0.5, classImbalance: 0.9, labelNoise: 0.5 };
    const spoilt = plannedSamples(split, plan);
    const all = Array.from({ length: 12 }, (_, index) => ({
      same: spoilt.label(index) === split.label(index) && String(spoilt.pixels(index)) === String(split.pixels(index)),
      index,
    }));
    expect(all.filter(({ same }) => !same).every(({ index }) => index < 6)).toBe(true);
    expect(all.filter(({ same, index }) => same && index < 6)).toEqual([]);
  });
});

describe('what is told of planned samples', () => {
  it('is what training sees', async () => {
    const plan = { ...TINY_PLAN, shuffle: false, labelNoise: 0.5, imageNoise: 0.3, classImbalance: 0.6 };
    const { labels, images } = await train(plan);
    const { platform } = createTestPlatform();
    const handlers = createHandlers(platform, { base: BASE, chosen: null }, () => undefined);
    const context = { signal: createCanceller().signal, report: () => undefined };
    const indices = Array.from({ length: plan.trainCount }, (_, index) => index);
    const told = await handlers['dataset.planned']({ plan, indices }, context);
    if (typeof told === 'function') throw new Error('samples do not change while they wait');
    expect([...told.counts]).toEqual(counts(labels[0] ?? []));
    expect([...told.labels].toSorted((a, b) => a - b)).toEqual(labels[0]);
    const sizes = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
    expect(sizes([...told.pixels]) / 255).toBeCloseTo(sizes(images[0] ?? []), 3);
    expect([...told.rightLabels].filter((right, index) => right !== told.labels[index])).toHaveLength(21);
    const beyond = handlers['dataset.planned']({ plan, indices: [plan.trainCount] }, context);
    await expect(beyond).rejects.toMatchObject({ code: 'limit-exceeded' });
  });
});
