// Runs that begin with weights of the page's own: the same outputs as where they come from, on every engine; kept over
// rewinds and reloads; refused where they don't fit.
import { describe, expect, it } from 'vitest';
import { initialWeights } from '../../../nn/initializers.ts';
import { toSeed } from '../../../nn/plan.ts';
import { createCanceller } from '../../protocol/cancel.ts';
import type { BackendId, CallName, Calls } from '../../protocol/calls.ts';
import { startFused } from '../fused/backend.ts';
import { createHandlers } from '../handlers.ts';
import { createTestDatabase, createTestEngine, createTestPlatform } from '../testing/test-engine.ts';
import { TINY_NETWORK, TINY_PLAN } from '../testing/test-engine.ts';
import type { TestEngine } from '../testing/test-engine.ts';
import { BASE } from '../testing/tiny-dataset.ts';
import { startCpu } from '../tfjs/start-cpu.ts';

const GIVEN = initialWeights(TINY_NETWORK, toSeed(99));
const OPEN = { runId: 'a', spec: TINY_NETWORK, plan: TINY_PLAN };
const IMAGES = Float32Array.from({ length: 45 }, (_, i) => Math.abs(Math.sin(i)));

async function weightsOf(engine: TestEngine): Promise<readonly Float32Array[]> {
  return (await engine.call('run.weights', { runId: 'a' })).map(({ values }) => values);
}

describe('a run with weights of its own', () => {
  it('begins with them, trains on from them and goes back to them', async () => {
    const engine = createTestEngine();
    await engine.call('run.open', { ...OPEN, initialWeights: GIVEN });
    expect(await weightsOf(engine)).toEqual(GIVEN);
    const { record } = await engine.call('run.step', { runId: 'a', count: 5 });
    expect(await weightsOf(engine)).not.toEqual(GIVEN);
    await engine.call('run.restore', { runId: 'a', to: 0 });
    expect(await weightsOf(engine)).toEqual(GIVEN);
    await engine.call('run.rewind', { runId: 'a' });
    expect(await weightsOf(engine)).toEqual(GIVEN);
    expect((await engine.call('run.step', { runId: 'a', count: 5 })).record).toEqual(record);

    const plain = createTestEngine();
    await plain.call('run.open', OPEN);
    expect((await plain.call('run.step', { runId: 'a', count: 5 })).record.loss).not.toEqual(record.loss);
  });

  it('has them again after a reload, whether the page gives them again or not', async () => {
    const before = createTestEngine();
    await before.call('run.open', { ...OPEN, initialWeights: GIVEN });
    await before.call('run.step', { runId: 'a', count: 5 });
    const left = new Map(before.database.entries);
    for (const wish of [OPEN, { ...OPEN, initialWeights: GIVEN }]) {
      const after = createTestEngine({ database: createTestDatabase(left) });
      expect(await after.call('run.open', wish)).toMatchObject({ step: 5, resumed: true });
      await after.call('run.rewind', { runId: 'a' });
      expect(await weightsOf(after)).toEqual(GIVEN);
    }
  });

  it('is replaced when other ones are given', async () => {
    const engine = createTestEngine();
    await engine.call('run.open', { ...OPEN, initialWeights: GIVEN });
    await engine.call('run.step', { runId: 'a', count: 5 });
    expect(await engine.call('run.open', { ...OPEN, initialWeights: GIVEN.map((w) => w.slice()) })).toMatchObject({
      step: 5,
    });
    const others = initialWeights(TINY_NETWORK, toSeed(98));
    expect(await engine.call('run.open', { ...OPEN, initialWeights: others })).toMatchObject({ step: 0 });
    expect(await weightsOf(engine)).toEqual(others);
  });

  it('is not opened with weights that do not fit or are no numbers', async () => {
    const engine = createTestEngine();
    const [kernel = new Float32Array(), bias = new Float32Array()] = GIVEN;
    for (const wrong of [
      [],
      [kernel],
      [bias, kernel],
      [kernel, bias, bias],
      [kernel.fill.call(kernel.slice(), NaN), bias],
    ]) {
      await expect(engine.call('run.open', { ...OPEN, initialWeights: wrong })).rejects.toMatchObject({
        code: 'limit-exceeded',
      });
    }
    expect(engine.database.entries.size).toBe(0);
  });
});

/** The worker's handlers over a real engine. */
function realEngine(
  backend: BackendId,
): <N extends CallName>(name: N, args: Calls[N]['args']) => Promise<Calls[N]['result']> {
  const startBackend = async (id: BackendId) => (id === 'cpu' ? startCpu() : startFused());
  const { platform } = createTestPlatform();
  const init = { base: BASE, chosen: backend } as const;
  const handlers = createHandlers({ ...platform, startBackend }, init, () => undefined);
  return async (name, args) => {
    const answer = await handlers[name](args, { signal: createCanceller().signal, report: () => undefined });
    return typeof answer === 'function' ? answer() : answer;
  };
}

describe.each(['fused', 'cpu'] as const)('on %s', (backend) => {
  it('a trained network comes back with the same outputs, bit for bit', async () => {
    const call = realEngine(backend);
    await call('run.open', { ...OPEN, backend });
    await call('run.step', { runId: 'a', count: 20 });
    const trained = (await call('run.weights', { runId: 'a' })).map(({ values }) => values);
    const question = { images: IMAGES, count: 5 };
    const outputs = await call('run.predict', { runId: 'a', ...question });
    await call('run.open', { ...OPEN, runId: 'b', backend, initialWeights: trained });
    expect(await call('run.predict', { runId: 'b', ...question })).toEqual(outputs);
  });
});
