// The calls that look inside a run with many questions, through the real handlers and the fused engine: they can be
// cancelled, refuse what has no answer, and hear of weights that are replaced. Not responsible for: the answers
// themselves (../inside.test.ts).
import { expect, test } from 'vitest';
import type { DreamOptions } from '../../../nn/inside/dream.ts';
import { toSeed } from '../../../nn/plan.ts';
import { createCanceller } from '../../protocol/cancel.ts';
import { transferables } from '../../protocol/messages.ts';
import { startFused } from '../fused/backend.ts';
import { createHandlers } from '../handlers.ts';
import { createTestPlatform, TINY_NETWORK, TINY_PLAN } from '../testing/test-engine.ts';
import { BASE } from '../testing/tiny-dataset.ts';

const IMAGE = Float32Array.from({ length: 9 }, (_, i) => ((i * 7) % 11) / 11);
const LOGIT = { nodeIndex: 1, logits: true, unit: 2, reduce: 'sum' } as const;
const SMOOTH = { kind: 'smoothgrad', samples: 80, noise: 0.1, seed: toSeed(1) } as const;
const quiet = { signal: createCanceller().signal, report: () => undefined };
const DREAM: DreamOptions = {
  nodeIndex: 1,
  channel: null,
  octaves: 2,
  octaveScale: 1.4,
  steps: 3,
  stepSize: 0.01,
  seed: toSeed(1),
};

async function opened() {
  const { platform } = createTestPlatform();
  const start = { ...platform, startBackend: () => startFused() };
  const handlers = createHandlers(start, { base: BASE, chosen: null }, () => undefined);
  await handlers['run.open']({ runId: 'a', spec: TINY_NETWORK, plan: TINY_PLAN, backend: 'fused' }, quiet);
  return handlers;
}

test('a cancelled look asks nothing more', async () => {
  const handlers = await opened();
  const canceller = createCanceller();
  const reports: number[] = [];
  const report = ({ done }: { readonly done: number }): void => {
    reports.push(done);
    if (done === 16) canceller.cancel();
  };
  const question = { runId: 'a', image: IMAGE, of: LOGIT, method: SMOOTH };
  await expect(
    Promise.resolve(handlers['inside.attribution'](question, { signal: canceller.signal, report })),
  ).rejects.toMatchObject({ code: 'cancelled' });
  expect(reports).toEqual([8, 16]);
});

test('weights that are replaced meanwhile end it', async () => {
  const handlers = await opened();
  await handlers['run.step']({ runId: 'a', count: 1 }, quiet);
  let rewound: unknown = null;
  const report = ({ done }: { readonly done: number }): void => {
    if (done === 8) rewound = handlers['run.rewind']({ runId: 'a' }, quiet);
  };
  const asked = handlers['inside.attribution'](
    { runId: 'a', image: IMAGE, of: LOGIT, method: SMOOTH },
    { ...quiet, report },
  );
  await expect(Promise.resolve(asked)).rejects.toMatchObject({ code: 'cancelled' });
  await rewound;
});

test('a question without an answer is refused before anything is asked', async () => {
  const handlers = await opened();
  const refusals = [
    async () =>
      handlers['inside.attribution'](
        { runId: 'a', image: IMAGE, of: LOGIT, method: { ...SMOOTH, samples: 1e9 } },
        quiet,
      ),
    async () =>
      handlers['inside.attribution']({ runId: 'a', image: IMAGE.subarray(1), of: LOGIT, method: SMOOTH }, quiet),
    async () => handlers['inside.gradCam']({ runId: 'a', image: IMAGE, of: LOGIT, layer: 0 }, quiet),
    async () => handlers['inside.channelDamage']({ runId: 'a', image: IMAGE, nodeIndex: 9, unit: 0 }, quiet),
    async () =>
      handlers['inside.embedding']({ runId: 'a', split: 'test', count: 1, nodeIndex: 0, method: 'pca' }, quiet),
    async () =>
      handlers['inside.dream'](
        { runId: 'a', picture: { shape: [2, 2, 1], values: new Float32Array(4) }, options: DREAM },
        quiet,
      ),
  ];
  for (const refusal of refusals) await expect(refusal()).rejects.toMatchObject({ code: 'limit-exceeded' });
});

test('answers and what is told on the way can be handed over, each with arrays of its own', async () => {
  const handlers = await opened();
  const picture = { shape: [5, 4, 1] as const, values: Float32Array.from({ length: 20 }, (_, i) => i / 20) };
  const told: Float32Array[] = [];
  const answer = await handlers['inside.dream'](
    { runId: 'a', picture, options: DREAM },
    { ...quiet, report: ({ image }) => told.push(image) },
  );
  if (typeof answer === 'function') throw new Error('a dream does not change while it waits');
  expect([answer.shape, answer.done]).toEqual([[5, 4, 1], 6]);
  expect(told.length).toBeGreaterThan(0);
  expect(told.every((image) => image.buffer !== answer.image.buffer)).toBe(true);
  const attack = { label: 1, target: null, epsilon: 0.1, steps: 3, stepSize: 0.05, randomStart: null };
  const states = await handlers['inside.attack']({ runId: 'a', image: IMAGE, options: attack }, quiet);
  const buffers = transferables(states);
  expect(new Set(buffers).size).toBe(buffers.length);
  for (const method of ['pca', 'umap'] as const) {
    const wish = { runId: 'a', split: 'test', count: 5, nodeIndex: 0, method } as const;
    const [map, again] = [
      await handlers['inside.embedding'](wish, quiet),
      await handlers['inside.embedding'](wish, quiet),
    ];
    if (typeof map === 'function') throw new Error('a map does not change while it waits');
    expect([map.points.length, map.labels.length, map.predicted.length]).toEqual([10, 5, 5]);
    expect(map.points.every((value) => Number.isFinite(value))).toBe(true);
    expect(again).toEqual(map);
  }
});

test('given features are laid out so that clumps stay apart, on request given up, and refused where rows do not fit', async () => {
  const { platform } = createTestPlatform();
  const handlers = createHandlers(platform, { base: BASE, chosen: null }, () => undefined);
  const count = 40;
  // Two clumps of twenty, far apart along all eight numbers.
  const values = Float32Array.from({ length: 8 * count }, (_, i) => (i < 4 * count ? 0 : 50) + ((i * 37) % 11) / 11);
  const told: number[] = [];
  const laid = await handlers['features.layout'](
    { values: values.slice(), count },
    { ...quiet, report: ({ done }) => told.push(done) },
  );
  if (typeof laid === 'function') throw new Error('a layout does not change while it waits');
  const { points } = laid;
  expect(points.length).toBe(2 * count);
  const nearest = (n: number): number => {
    const distance = (m: number): number =>
      m === n
        ? Infinity
        : Math.hypot((points[2 * n] ?? 0) - (points[2 * m] ?? 0), (points[2 * n + 1] ?? 0) - (points[2 * m + 1] ?? 0));
    return Array.from({ length: count }, (_, m) => m).reduce((a, b) => (distance(b) < distance(a) ? b : a));
  };
  for (let n = 0; n < count; n += 1) expect(nearest(n) < count / 2).toBe(n < count / 2);
  expect(told.length).toBeGreaterThan(5);
  const canceller = createCanceller();
  await expect(
    Promise.resolve(
      handlers['features.layout'](
        { values: values.slice(), count },
        { signal: canceller.signal, report: () => canceller.cancel() },
      ),
    ),
  ).rejects.toMatchObject({ code: 'cancelled' });
  for (const wrong of [
    { values, count: 39 },
    { values, count: 2 },
    { values: new Float32Array(1001), count: 1001 },
  ]) {
    await expect((async () => handlers['features.layout'](wrong, quiet))()).rejects.toMatchObject({
      code: 'limit-exceeded',
    });
  }
});
