// Page and worker together, over real message channels: supervisor, run store, protocol, handlers and a small trainer.
// What the page shows must be what the worker knows, whatever is asked in whatever order, and also after a fall.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunSnapshot } from '../protocol/calls.ts';
import { toEngineError } from '../protocol/errors.ts';
import { serve } from '../protocol/serve.ts';
import { createHandlers } from '../worker/handlers.ts';
import { workerClock } from '../worker/runs/clock.ts';
import {
  createTestDatabase,
  createTestEngine,
  createTestPlatform,
  restsIn,
  TINY_NETWORK,
  TINY_PLAN,
} from '../worker/testing/test-engine.ts';
import type { TestEngineOptions, TestPlatform } from '../worker/testing/test-engine.ts';
import { BASE } from '../worker/testing/tiny-dataset.ts';
import { createRunStore } from './run-store.ts';
import type { RunStore, RunView } from './run-store.ts';
import { superviseEngine } from './supervisor.ts';
import type { Engine, WorkerLike } from './supervisor.ts';

const { yieldToMessages } = workerClock();
const ARGS = { runId: 'a', spec: TINY_NETWORK, plan: TINY_PLAN };

interface Whole {
  readonly engine: Engine;
  readonly store: RunStore;
  readonly world: TestPlatform;
  /** The worker falls, as a browser tells of it. */
  fall(): void;
}

function whole(options?: TestEngineOptions): Whole {
  const world = createTestPlatform(options);
  let fall: () => void = () => undefined;
  function createWorker(): WorkerLike {
    const { port1, port2 } = new MessageChannel();
    port1.start();
    port2.start();
    const stop = serve(port2, (init, emit) => createHandlers(world.platform, init, emit));
    const errors = new EventTarget();
    fall = () => {
      stop();
      errors.dispatchEvent(new Event('error'));
    };
    return {
      postMessage: (message, transfer) => port1.postMessage(message, transfer),
      addEventListener: (type: string, listener: (event: never) => void) =>
        (type === 'message' ? port1 : errors).addEventListener(type, Object(listener)),
      removeEventListener: (type, listener) => port1.removeEventListener(type, Object(listener)),
      terminate: () => port1.close(),
    };
  }
  const engine = superviseEngine({
    createWorker,
    init: () => ({ base: BASE, chosen: null }),
    every: () => undefined,
  });
  return { engine, store: createRunStore(engine), world, fall: () => fall() };
}

async function reference(): Promise<RunSnapshot> {
  const alone = createTestEngine();
  await alone.call('run.open', ARGS);
  const done = restsIn(alone, 'a', 'finished');
  await alone.call('run.start', { runId: 'a' });
  await done;
  return alone.call('run.snapshot', { runId: 'a' });
}

function shows(store: RunStore, condition: (view: RunView) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!condition(store.view('a'))) return;
      stop();
      resolve();
    };
    const stop = store.subscribe('a', look);
    look();
  });
}

const wishes = fc.array(
  fc.record({
    wish: fc.constantFrom('start', 'pause', 'step', 'rewind', 'restore', 'move', 'open', 'evaluate'),
    number: fc.integer({ min: 1, max: 12 }),
    waits: fc.integer({ min: 0, max: 4 }),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('the whole engine', () => {
  it('shows the page what the worker knows, whatever is asked, and trains to the same end', async () => {
    const expected = await reference();
    await fc.assert(
      fc.asyncProperty(wishes, fc.boolean(), async (sequence, isLate) => {
        const late = async <T>(value: T): Promise<T> => {
          await yieldToMessages();
          return value;
        };
        const { engine, store } = whole(
          isLate ? { device: (_id, clock) => ({ beforeStep: () => clock.advance(40), answer: late }) } : {},
        );
        const wrong: string[] = [];
        store.subscribe('a', () => {
          const { snapshot } = store.view('a');
          if (snapshot === null) return;
          const { loss, accuracy } = snapshot.record;
          if (loss.length !== snapshot.step || accuracy.length !== snapshot.step) wrong.push(`length ${loss.length}`);
          if (loss.some((value, i) => value !== expected.record.loss[i])) wrong.push('another record');
        });
        await store.open({ ...ARGS, backend: isLate ? 'webgl' : 'fused' });
        const asked: Promise<unknown>[] = [];
        const refusals = new Set<string>();
        for (const { wish, number, waits } of sequence) {
          if (wish === 'step') asked.push(store.step('a', number));
          else if (wish === 'restore') asked.push(store.restore('a', 'best'));
          else if (wish === 'move') asked.push(store.move('a', number % 2 === 0 ? 'webgl' : 'fused'));
          else if (wish === 'open') asked.push(store.open({ ...ARGS, backend: isLate ? 'webgl' : 'fused' }));
          else if (wish === 'evaluate') {
            const evaluation = engine.call('run.evaluate', { runId: 'a', split: 'test', count: number });
            asked.push(evaluation.catch((thrown: unknown) => refusals.add(toEngineError(thrown).code)));
          } else asked.push(store[wish]('a'));
          for (let i = 0; i < waits; i += 1) await yieldToMessages();
        }
        await store.start('a');
        await shows(store, ({ snapshot }) => snapshot?.phase === 'finished' || snapshot?.phase === 'paused');
        await Promise.all(asked);
        // A step or a pause that came last may have left it paused.
        await store.start('a');
        await shows(store, ({ snapshot }) => snapshot?.phase === 'finished');
        const { resumed: _resumed, ...known } = await engine.call('run.snapshot', { runId: 'a' });
        expect(store.view('a').snapshot).toMatchObject(known);
        expect(known.record).toEqual(expected.record);
        expect(wrong).toEqual([]);
        // An evaluation whose weights were replaced under it is given up, and nothing else.
        expect([...refusals].filter((code) => code !== 'cancelled')).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('shows the end of a run that is at its end as soon as it is started', async () => {
    // The worker fell when the last epoch had been saved, and before the run was called finished.
    const database = createTestDatabase();
    const atLastEpoch: ReadonlyMap<string, unknown>[] = [];
    const { setMany } = database;
    database.setMany = async (entries) => {
      await setMany(entries);
      const [, run] = entries[0] ?? [];
      if (Object(run).phase === 'paused' && Object(run).state.step === 33) atLastEpoch.push(new Map(database.entries));
    };
    const before = whole({ database });
    await before.store.open(ARGS);
    await before.store.start('a');
    await shows(before.store, ({ snapshot }) => snapshot?.phase === 'finished');
    expect(atLastEpoch).toHaveLength(1);
    const after = whole({ database: createTestDatabase(atLastEpoch[0]) });
    await after.store.open(ARGS);
    expect(after.store.view('a').snapshot).toMatchObject({ phase: 'paused', step: 33, resumed: true });
    await after.store.start('a');
    await after.engine.call('runs.saved', {});
    expect(after.store.view('a').snapshot).toMatchObject({ phase: 'finished', step: 33 });
  });

  it('continues after falls at any moment, with one click each', async () => {
    const expected = await reference();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 3 }), async (moments) => {
        const { engine, store, fall } = whole({
          device: (_id, clock) => ({ beforeStep: () => clock.advance(300) }),
        });
        await store.open(ARGS);
        for (const moment of moments) {
          await store.start('a');
          for (let i = 0; i < moment; i += 1) await yieldToMessages();
          fall();
          await shows(store, ({ opening, snapshot }) => opening === null && snapshot !== null);
          expect(store.view('a')).toMatchObject({ error: null });
          expect(store.view('a').snapshot?.phase).toMatch(/ready|paused|finished/);
        }
        await store.start('a');
        await shows(store, ({ snapshot }) => snapshot?.phase === 'finished');
        expect(store.view('a').snapshot?.record).toEqual(expected.record);
        expect(engine.restarts).toBe(moments.length);
      }),
      { numRuns: 25 },
    );
  });
});
