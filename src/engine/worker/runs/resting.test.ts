// A run that comes to rest says so when it is kept, however slow the disk, and hears what is asked of it meanwhile.
import { expect, it } from 'vitest';
import { parseStoredRun } from '../storage/stored-run.ts';
import {
  createTestDatabase,
  createTestEngine,
  restsIn,
  TINY_NETWORK,
  TINY_PLAN,
  type TestDatabase,
} from '../testing/test-engine.ts';

const RUN_KEY = JSON.stringify(['run', 'a']);

/** A disk that writes nothing before it is let, and says when it is first asked to. */
function heldDatabase(): {
  readonly database: TestDatabase;
  readonly asked: Promise<void>;
  readonly release: () => void;
} {
  const database = createTestDatabase();
  let release = (): void => undefined;
  let tellAsked = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const asked = new Promise<void>((resolve) => (tellAsked = resolve));
  const write = database.setMany;
  database.setMany = async (entries) => {
    tellAsked();
    await held;
    return write(entries);
  };
  return { database, asked, release: () => release() };
}

it.each(['run.pause', 'run.stop'] as const)('%s is told of when the state is on the disk', async (wish) => {
  const { database, asked, release } = heldDatabase();
  const engine = createTestEngine({ database });
  await engine.call('run.open', { runId: 'a', spec: TINY_NETWORK, plan: TINY_PLAN });
  await engine.call('run.start', { runId: 'a' });
  const phase = wish === 'run.pause' ? 'paused' : 'stopped';
  let kept: unknown = null;
  const told = engine.until((event) => {
    if (event.kind !== 'run' || event.phase !== phase) return false;
    kept = database.entries.get(RUN_KEY);
    return true;
  });
  const done = engine.call(wish, { runId: 'a' });
  await asked;
  expect((await engine.call('run.snapshot', { runId: 'a' })).phase).toBe('running');
  release();
  await Promise.all([told, done]);
  const { step } = await engine.call('run.snapshot', { runId: 'a' });
  expect(parseStoredRun(kept)).toMatchObject({ phase, state: { step } });
});

it('what is asked while the disk is busy is not lost', async () => {
  const { database, asked, release } = heldDatabase();
  const engine = createTestEngine({ database });
  await engine.call('run.open', { runId: 'a', spec: TINY_NETWORK, plan: TINY_PLAN });
  const stepped = engine.call('run.step', { runId: 'a', count: 2 });
  await asked;
  const finished = restsIn(engine, 'a', 'finished');
  await engine.call('run.start', { runId: 'a' });
  release();
  await finished;
  await stepped;
  expect((await engine.call('run.snapshot', { runId: 'a' })).step).toBe(33);
});
