// The calls that look into a run, through the real handlers and the fused engine: images come the experiment's way, and
// gradients go it back. Not responsible for: the answers themselves (../inspection.test.ts).
import { expect, test } from 'vitest';
import { toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import { createCanceller } from '../../protocol/cancel.ts';
import { transferables } from '../../protocol/messages.ts';
import type { ScalarSpec } from '../../protocol/inspection.ts';
import { startFused } from '../fused/backend.ts';
import { createHandlers } from '../handlers.ts';
import { createTestPlatform, TINY_NETWORK, TINY_PLAN } from '../testing/test-engine.ts';
import { BASE } from '../testing/tiny-dataset.ts';

const IMAGES = Float32Array.from({ length: 18 }, (_, i) => ((i * 7) % 11) / 11);
const LOGIT: ScalarSpec = { nodeIndex: 1, logits: true, unit: 2, reduce: 'sum' };
const context = { signal: createCanceller().signal, report: () => undefined };

async function opened(plan: TrainingPlan) {
  const { platform } = createTestPlatform();
  const start = { ...platform, startBackend: () => startFused() };
  const handlers = createHandlers(start, { base: BASE, chosen: null }, () => undefined);
  await handlers['run.open']({ runId: 'a', spec: TINY_NETWORK, plan, backend: 'fused' }, context);
  const gradientOf = async (question: { readonly of: ScalarSpec; readonly with: number | 'input' }) => {
    const found = await handlers['run.gradient']({ runId: 'a', images: IMAGES, count: 2, ...question }, context);
    if (typeof found === 'function') throw new Error('the gradient does not change while it waits');
    return found;
  };
  return { handlers, gradientOf };
}

test('a linear map answers with its own weights, at the pixels they belong to', async () => {
  for (const pixelShuffle of [null, toSeed(4)]) {
    const { handlers, gradientOf } = await opened({ ...TINY_PLAN, pixelShuffle });
    await handlers['run.step']({ runId: 'a', count: 3 }, context);
    const { scalars, shape, values } = await gradientOf({ of: LOGIT, with: 'input' });
    expect(shape).toEqual(TINY_NETWORK.inputShape);
    const weights = await handlers['run.weights']({ runId: 'a' }, context);
    if (typeof weights === 'function') throw new Error('weights do not change while they wait');
    const [kernel, bias] = weights.map((each) => each.values);
    // In the layout of the images: only then is the logit the sum of pixels times gradients.
    for (const n of [0, 1]) {
      const products = IMAGES.subarray(n * 9, (n + 1) * 9).map((pixel, i) => pixel * (values[n * 9 + i] ?? 0));
      const logit = products.reduce((sum, product) => sum + product, bias?.[2] ?? Number.NaN);
      expect(scalars[n]).toBeCloseTo(logit, 5);
    }
    const column = Float32Array.from({ length: 9 }, (_, i) => kernel?.[i * 3 + 2] ?? Number.NaN);
    const inNetwork = await gradientOf({ of: LOGIT, with: 0 });
    expect(inNetwork.values.subarray(0, 9)).toEqual(column);
    expect(values.subarray(0, 9).toSorted()).toEqual(column.toSorted());
    if (pixelShuffle === null) expect(values.subarray(0, 9)).toEqual(column);
    else expect(values.subarray(0, 9)).not.toEqual(column);
  }
});

test('activations come in the order asked for, the last ones as predicted, in arrays that can be handed over', async () => {
  const { handlers } = await opened({ ...TINY_PLAN, pixelShuffle: toSeed(4) });
  const given = { runId: 'a', images: IMAGES, count: 2 };
  const found = await handlers['run.activations']({ ...given, nodeIndices: [1, 0] }, context);
  if (typeof found === 'function') throw new Error('activations do not change while they wait');
  expect(found.map(({ nodeIndex, name, shape }) => [nodeIndex, name, shape])).toEqual([
    [1, 'dense', [3]],
    [0, 'flatten', [9]],
  ]);
  expect(await handlers['run.predict'](given, context)).toEqual({ probabilities: found[0]?.values });
  // What the network sees is shuffled.
  expect(found[1]?.values).not.toEqual(IMAGES);
  expect(found[1]?.values.toSorted()).toEqual(IMAGES.toSorted());
  const buffers = found.map(({ values }) => values.buffer);
  expect(new Set(transferables({ kind: 'result', id: 1, result: found }))).toEqual(new Set(buffers));
});

test('refuses images that are too few, nodes that are not there, and runs that are not open', async () => {
  const { handlers, gradientOf } = await opened(TINY_PLAN);
  const refused = expect.objectContaining({ code: 'limit-exceeded' }) as unknown;
  const ask = async (given: object): Promise<unknown> =>
    handlers['run.activations']({ runId: 'a', images: IMAGES, count: 2, nodeIndices: [0], ...given }, context);
  await expect(ask({ count: 3 })).rejects.toThrow(refused);
  await expect(ask({ nodeIndices: [2] })).rejects.toThrow(refused);
  await expect(ask({ runId: 'b' })).rejects.toThrow(expect.objectContaining({ code: 'run-unknown' }));
  await expect(gradientOf({ of: LOGIT, with: 1 })).rejects.toThrow(refused);
});
