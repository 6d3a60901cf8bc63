// Runs give back what they take, on the real engine: opened, trained, stopped and closed a hundred times, two at a time.
// Not responsible for: trainers by themselves (fused/backend.test.ts), or GPUs (e2e/engine/backends.spec.ts).
import { expect, it } from 'vitest';
import type { CallName, Calls } from '../../protocol/calls.ts';
import { createCanceller } from '../../protocol/cancel.ts';
import type { Handler } from '../../protocol/serve.ts';
import { startFused } from '../fused/backend.ts';
import { createHandlers } from '../handlers.ts';
import { createTestPlatform, TINY_NETWORK, TINY_PLAN } from '../testing/test-engine.ts';
import { BASE } from '../testing/tiny-dataset.ts';

it('100 trainings started and stopped leave the engine’s memory as it was', async () => {
  const { platform } = createTestPlatform();
  const world = { ...platform, startBackend: () => startFused() };
  const handlers = createHandlers(world, { base: BASE, chosen: null }, () => undefined);
  async function call<N extends CallName>(name: N, args: Calls[N]['args']): Promise<Calls[N]['result']> {
    const handler: Handler<N> = handlers[name];
    const answered = await handler(args, { signal: createCanceller().signal, report: () => undefined });
    return typeof answered === 'function' ? answered() : answered;
  }

  const start = await call('debug.memory', {});
  let [held, most] = [0, 0];
  for (let n = 0; n < 100; n += 1) {
    const runId = `run-${n}`;
    await call('run.open', { runId, spec: TINY_NETWORK, plan: TINY_PLAN });
    await call('run.step', { runId, count: 3 });
    await call('run.stop', { runId });
    held = (await call('debug.memory', {})).fusedBytes;
    // The first two show how much two runs hold; none after them may add to it.
    most = n < 2 ? Math.max(most, held) : most;
    expect(held).toBeLessThanOrEqual(most);
    if (n > 0) await call('run.close', { runId: `run-${n - 1}`, forget: n % 2 === 0 });
  }
  expect(held).toBeGreaterThan(0);
  await call('run.close', { runId: 'run-99', forget: true });
  expect(await call('debug.memory', {})).toEqual(start);
});
