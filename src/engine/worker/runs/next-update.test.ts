// The next update told beforehand is the one that is made, and telling it changes nothing of the run.
import { expect, test } from 'vitest';
import { batchNormalization, conv2d, dense, dropout, flatten, sequential } from '../../../nn/build.ts';
import { defaultOptimizer } from '../../../nn/optimizers.ts';
import type { OptimizerKind } from '../../../nn/plan.ts';
import { createCanceller } from '../../protocol/cancel.ts';
import { startFused } from '../fused/backend.ts';
import { createHandlers } from '../handlers.ts';
import { startCpu } from '../tfjs/start-cpu.ts';
import { createTestPlatform, TINY_PLAN } from '../testing/test-engine.ts';
import { BASE } from '../testing/tiny-dataset.ts';

const context = { signal: createCanceller().signal, report: () => undefined };

/** With everything that has a state of its own: moving averages, dropout masks, slots. */
const NETWORK = sequential(
  [3, 3, 1],
  [
    conv2d({ filters: 4, kernelSize: 2, activation: 'relu' }),
    batchNormalization(),
    flatten(),
    dropout({ rate: 0.3 }),
    dense({ units: 3, activation: 'softmax' }),
  ],
);

const ENGINES = [
  ['fused', startFused],
  ['cpu', startCpu],
] as const;

async function opened(kind: OptimizerKind, [backend, start]: (typeof ENGINES)[number]) {
  const { platform } = createTestPlatform();
  const handlers = createHandlers(
    { ...platform, startBackend: () => start() },
    { base: BASE, chosen: null },
    () => undefined,
  );
  const plan = { ...TINY_PLAN, optimizer: defaultOptimizer(kind) };
  await handlers['run.open']({ runId: 'a', spec: NETWORK, plan, backend }, context);
  const step = async () => {
    await handlers['run.step']({ runId: 'a', count: 1 }, context);
    const found = await handlers['run.snapshot']({ runId: 'a' }, context);
    return typeof found === 'function' ? found() : found;
  };
  const nextUpdate = async (withValues: readonly string[] = []) => {
    const found = await handlers['run.nextUpdate']({ runId: 'a', withValues }, context);
    if (typeof found === 'function') throw new Error('the next update does not change while it waits');
    return found;
  };
  const weights = async () => {
    const found = await handlers['run.weights']({ runId: 'a' }, context);
    if (typeof found === 'function') throw new Error('weights do not change while they wait');
    return new Map(found.map(({ name, values }) => [name, values]));
  };
  return { step, nextUpdate, weights };
}

const CASES = ENGINES.flatMap((engine) =>
  (['sgd', 'adam', 'adadelta'] as const).map((kind) => [engine[0], kind, engine] as const),
);

test.each(CASES)('%s, %s: what is told of the next update is what happens', async (_name, kind, engine) => {
  const { step, nextUpdate, weights } = await opened(kind, engine);
  for (let n = 0; n < 4; n += 1) {
    const told = await nextUpdate(['conv2d/kernel']);
    const before = await weights();
    expect(told.step).toBe(n);
    expect(told.weights.map(({ name }) => name)).toEqual([
      'conv2d/kernel',
      'conv2d/bias',
      'batch_normalization/gamma',
      'batch_normalization/beta',
      'dense/kernel',
      'dense/bias',
    ]);
    expect(told.weights[0]?.values).toEqual(before.get('conv2d/kernel'));
    expect(told.weights[1]?.values).toBeNull();
    const { record } = await step();
    const after = await weights();
    expect(told.loss).toBeCloseTo(record.loss[n] ?? NaN, 6);
    for (const { name, size } of told.weights) {
      const [old, now] = [before.get(name) ?? new Float32Array(0), after.get(name) ?? new Float32Array(0)];
      const moved = Math.hypot(...now.map((value, i) => value - (old[i] ?? 0)));
      expect(Math.abs(size.update - moved)).toBeLessThan(1e-4 * moved + 1e-7);
      expect(size.weight).toBeCloseTo(Math.hypot(...old), 5);
    }
  }
});

test.each(ENGINES)('%s: a run that is asked before every step is the one that is not asked', async (...engine) => {
  const [asked, left] = [await opened('adam', engine), await opened('adam', engine)];
  for (let n = 0; n < 24; n += 1) {
    await asked.nextUpdate(['conv2d/kernel']);
    await asked.step();
  }
  for (let n = 0; n < 24; n += 1) await left.step();
  expect((await asked.step()).record).toEqual((await left.step()).record);
  expect(await asked.weights()).toEqual(await left.weights());
});
