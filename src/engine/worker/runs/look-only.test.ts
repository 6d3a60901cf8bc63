// A kept run that is opened to be looked into: without its data, and trained all the same once they are asked for.
import { expect, test } from 'vitest';
import { createTestDatabase, createTestEngine, restsIn, TINY_NETWORK, TINY_PLAN } from '../testing/test-engine.ts';
import type { TestEngine } from '../testing/test-engine.ts';

const ARGS = { runId: 'a', spec: TINY_NETWORK, plan: TINY_PLAN };
const IMAGE = new Float32Array(9).fill(0.4);

async function trained(steps: number): Promise<TestEngine> {
  const engine = createTestEngine();
  await engine.call('run.open', ARGS);
  await engine.call('run.step', { runId: 'a', count: steps });
  return engine;
}

function answer(engine: TestEngine): Promise<{ probabilities: Float32Array }> {
  return engine.call('run.predict', { runId: 'a', images: IMAGE, count: 1 });
}

test('answers as it did, with all its data gone', async () => {
  const before = await trained(17);
  const expected = await answer(before);
  await before.call('run.close', { runId: 'a', forget: false });
  const after = createTestEngine({ database: createTestDatabase(before.database.entries), files: new Map() });
  expect(await after.call('run.open', { ...ARGS, lookOnly: true })).toMatchObject({ phase: 'paused', step: 17 });
  expect(await answer(after)).toEqual(expected);
  await expect(after.call('run.open', ARGS)).rejects.toMatchObject({ code: 'dataset-missing' });
  // What could not be opened is still kept.
  expect(await after.call('run.open', { ...ARGS, lookOnly: true })).toMatchObject({ step: 17 });
});

test('goes on to the same end when it is opened with its data after all', async () => {
  const whole = await trained(33);
  const before = await trained(17);
  await before.call('run.close', { runId: 'a', forget: false });
  const after = createTestEngine({ database: createTestDatabase(before.database.entries) });
  await after.call('run.open', { ...ARGS, lookOnly: true });
  expect(await after.call('run.open', ARGS)).toMatchObject({ phase: 'paused', step: 17 });
  const rest = restsIn(after, 'a', 'finished');
  await after.call('run.start', { runId: 'a' });
  await rest;
  expect(await answer(after)).toEqual(await answer(whole));
});

test('one that is alive is handed out as it is, one that is neither is unknown', async () => {
  const engine = await trained(5);
  expect(await engine.call('run.open', { ...ARGS, lookOnly: true })).toMatchObject({ step: 5 });
  await engine.call('run.step', { runId: 'a', count: 2 });
  const other = { ...ARGS, plan: { ...TINY_PLAN, epochs: 9 }, lookOnly: true };
  await expect(engine.call('run.open', other)).rejects.toMatchObject({ code: 'run-unknown' });
  await expect(engine.call('run.open', { ...other, runId: 'b' })).rejects.toMatchObject({ code: 'run-unknown' });
  expect((await engine.call('run.snapshot', { runId: 'a' })).step).toBe(7);
});

test('the list of runs says network, plan and accuracy, also of records whose summaries say less', async () => {
  const { database, call } = await trained(17);
  const [saved] = await call('runs.saved', {});
  expect(saved).toMatchObject({ runId: 'a', step: 17, spec: TINY_NETWORK, plan: TINY_PLAN, failedAt: null });
  expect(saved?.validationAccuracy).toBeGreaterThanOrEqual(0);
  database.entries.set('["summary","a"]', { runId: 'a', step: 17, savedAt: 1, bytes: 3 });
  expect(await call('runs.saved', {})).toEqual([saved]);
  const record = Object(database.entries.get('["run","a"]'));
  database.entries.set('["run","a"]', { ...record, spec: { nodes: 'none' } });
  expect(await call('runs.saved', {})).toEqual([]);
});
