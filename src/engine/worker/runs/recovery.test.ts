// Crashes, lost devices and reloads: whatever interrupts a run, its record and weights are those of an undisturbed one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualFused } from '../fused/kernel-build.ts';
import { defaultOptimizer } from '../../../nn/optimizers.ts';
import { toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { BackendId, EngineEvent, RunSnapshot } from '../../protocol/calls.ts';
import { EngineError } from '../../protocol/errors.ts';
import { createTestDatabase, createTestEngine, restsIn, TINY_NETWORK, TINY_PLAN } from '../testing/test-engine.ts';
import type { TestEngine, TestEngineOptions } from '../testing/test-engine.ts';
import { workerClock } from './clock.ts';

const TOTAL_STEPS = 33;
const { yieldToMessages } = workerClock();

interface Outcome {
  readonly snapshot: RunSnapshot;
  readonly weights: readonly Float32Array[];
}

async function open(engine: TestEngine, plan: TrainingPlan, backend?: BackendId): Promise<RunSnapshot> {
  const asked = backend === undefined ? {} : { backend };
  return engine.call('run.open', { runId: 'a', spec: TINY_NETWORK, plan, ...asked });
}

async function finish(engine: TestEngine): Promise<Outcome> {
  const rest = restsIn(engine, 'a', 'finished', 'failed');
  const { phase } = await engine.call('run.start', { runId: 'a' });
  if (phase === 'running') await rest;
  const snapshot = await engine.call('run.snapshot', { runId: 'a' });
  const weights = (await engine.call('run.weights', { runId: 'a' })).map(({ values }) => values);
  return { snapshot, weights };
}

async function undisturbed(plan: TrainingPlan): Promise<Outcome> {
  const engine = createTestEngine();
  await open(engine, plan);
  return finish(engine);
}

function expectSame(found: Outcome, expected: Outcome): void {
  expect(found.snapshot.phase).toBe(expected.snapshot.phase);
  expect(found.snapshot.record).toEqual(expected.snapshot.record);
  expect(found.weights).toEqual(expected.weights);
}

/** A GPU-like device answers after other messages had their turn. */
async function late<T>(value: T): Promise<T> {
  await yieldToMessages();
  return value;
}

const plans = fc
  .record({
    seed: fc.nat(1000).map(toSeed),
    optimizer: fc
      .constantFrom('sgd', 'adam', 'nadam', 'rmsprop', 'adagrad')
      .map((kind): TrainingPlan['optimizer'] => ({ ...defaultOptimizer(kind), learningRate: 0.05 })),
    batchSize: fc.constantFrom(4, 5, 42),
    validationCount: fc.constantFrom(0, 12),
    earlyStopping: fc.constantFrom(null, { patience: 1, minDelta: 0, restoreBestWeights: true }),
    pixelShuffle: fc.constantFrom(null, toSeed(5)),
    shuffle: fc.boolean(),
    labelNoise: fc.constantFrom(0, 0.3),
  })
  .map((some): TrainingPlan => ({
    ...TINY_PLAN,
    ...some,
    earlyStopping: some.validationCount === 0 ? null : some.earlyStopping,
  }));

describe('a worker that falls', () => {
  it('at any step, on any device, leaves a run that ends as if nothing had happened', async () => {
    await fc.assert(
      fc.asyncProperty(
        plans,
        fc.nat(TOTAL_STEPS - 1),
        fc.constantFrom(10, 300, 900),
        fc.boolean(),
        async (plan, fallsAt, stepMs, isLate) => {
          const expected = await undisturbed(plan);
          let left: ReadonlyMap<string, unknown> | null = null;
          const falling = createTestEngine({
            device: (_id, clock) => ({
              beforeStep(step) {
                clock.advance(stepMs);
                if (step !== fallsAt) return;
                left = new Map(falling.database.entries);
                throw new Error('the worker is gone');
              },
              ...(isLate ? { answer: late } : {}),
            }),
          });
          await open(falling, plan, isLate ? 'webgl' : 'fused');
          await finish(falling);
          const after = createTestEngine({ database: createTestDatabase(left ?? falling.database.entries) });
          const found = await open(after, plan, isLate ? 'webgl' : 'fused');
          expect(found.step).toBeLessThanOrEqual(expected.snapshot.totalSteps);
          expect(found.resumed).toBe(found.phase === 'paused');
          expect(found.phase).toBe(left === null ? 'finished' : found.step === 0 ? 'ready' : 'paused');
          expectSame(await finish(after), expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('costs at most about two seconds of training', async () => {
    let left: ReadonlyMap<string, unknown> = new Map();
    const falling = createTestEngine({
      device: (_id, clock) => ({
        beforeStep(step) {
          clock.advance(300);
          if (step === 30) left = new Map(falling.database.entries);
        },
      }),
    });
    await open(falling, TINY_PLAN);
    await finish(falling);
    const found = await open(createTestEngine({ database: createTestDatabase(left) }), TINY_PLAN);
    expect(found.step).toBeGreaterThanOrEqual(30 - 2 * 7);
    expect(found.trainingMs).toBe(300 * found.step);
  });
});

describe('a page that is loaded again', () => {
  async function stored(steps: number): Promise<TestEngine> {
    const before = createTestEngine();
    await open(before, TINY_PLAN);
    await before.call('run.step', { runId: 'a', count: steps });
    await before.call('run.close', { runId: 'a', forget: false });
    return before;
  }

  it('finds a paused run as it was left', async () => {
    const before = await stored(17);
    const after = createTestEngine({ database: createTestDatabase(before.database.entries) });
    const found = await open(after, TINY_PLAN);
    expect(found).toMatchObject({ phase: 'paused', step: 17, resumed: true, backend: 'fused', failure: null });
    expect(found.checkpoints.map(({ step, kind }) => `${kind}@${step}`)).toEqual([
      'initial@0',
      'epoch@11',
      'periodic@17',
    ]);
    const started = await after.call('run.start', { runId: 'a' });
    expect(started.resumed).toBe(false);
  });

  it('is the same run when the plan spells out what is so anyway, and another one when it does not', async () => {
    const { database } = await stored(17);
    const again = createTestEngine({ database: createTestDatabase(database.entries) });
    expect(await open(again, { ...TINY_PLAN, shuffle: true, labelNoise: 0 })).toMatchObject({
      step: 17,
      resumed: true,
    });
    for (const change of [{ shuffle: false }, { labelNoise: 0.1 }]) {
      const other = createTestEngine({ database: createTestDatabase(database.entries) });
      expect(await open(other, { ...TINY_PLAN, ...change })).toMatchObject({ step: 0 });
    }
  });

  it('can look back to the epochs before', async () => {
    const before = createTestEngine();
    await open(before, TINY_PLAN);
    await before.call('run.step', { runId: 'a', count: 11 });
    const expected = await before.call('run.weights', { runId: 'a' });
    await before.call('run.step', { runId: 'a', count: 6 });
    await before.call('run.close', { runId: 'a', forget: false });
    const after = createTestEngine({ database: createTestDatabase(before.database.entries) });
    await open(after, TINY_PLAN);
    await after.call('run.restore', { runId: 'a', to: 11 });
    expect(await after.call('run.weights', { runId: 'a' })).toEqual(expected);
    await after.call('run.restore', { runId: 'a', to: 'best' });
    expect(await after.call('run.weights', { runId: 'a' })).toEqual(expected);
    const dropped = createTestDatabase(before.database.entries);
    dropped.entries.delete('["epoch","a",11]');
    const poorer = createTestEngine({ database: dropped });
    const found = await open(poorer, TINY_PLAN);
    expect(found.checkpoints.map(({ step }) => step)).toEqual([0, 17]);
  });

  it('starts anew when network, plan or the wished backend differ', async () => {
    const { database } = await stored(17);
    for (const [plan, backend] of [
      [{ ...TINY_PLAN, epochs: 4 }, undefined],
      [TINY_PLAN, 'webgl'],
    ] as const) {
      const after = createTestEngine({ database: createTestDatabase(database.entries) });
      expect(await open(after, plan, backend)).toMatchObject({ phase: 'ready', step: 0, resumed: false });
      expect([...after.database.entries.keys()]).toEqual([]);
    }
  });

  it('lists what is kept', async () => {
    const { database } = await stored(17);
    const after = createTestEngine({ database: createTestDatabase(database.entries) });
    const [saved, ...others] = await after.call('runs.saved', {});
    expect(others).toEqual([]);
    expect(saved).toMatchObject({ runId: 'a', step: 17 });
    // 30 weights with two Adam slots, the best ones and one epoch, and 17 losses and accuracies: 4 bytes each.
    expect(saved?.bytes).toBe(4 * (30 * 3 + 30 + 30 + 2 * 17));
  });

  it.each([
    ['no record at all', () => ({ version: 1, hello: 'world' })],
    ['a record of another version', (run: object) => ({ ...run, version: 3 })],
    [
      'weights of another network',
      (run: object) => ({ ...run, state: { step: 17, weights: [new Float32Array(3)], optimizer: null } }),
    ],
    ['losses that are missing', (run: object) => ({ ...run, loss: new Float32Array(3) })],
  ])('starts anew over %s, and says so', async (_what, damage) => {
    const { database } = await stored(17);
    const damaged = createTestDatabase(database.entries);
    damaged.entries.set('["run","a"]', damage(Object(damaged.entries.get('["run","a"]'))));
    const after = createTestEngine({ database: damaged });
    expect(await open(after, TINY_PLAN)).toMatchObject({ phase: 'ready', step: 0 });
    expect(after.events).toContainEqual(expect.objectContaining({ kind: 'notice', code: 'storage-corrupt' }));
    expect([...damaged.entries.keys()]).toEqual([]);
    expectSame(await finish(after), await undisturbed(TINY_PLAN));
  });

  it('reads a record from before the engine’s builds had names as the build that suits the machine', async () => {
    const { database } = await stored(17);
    const record = Object(database.entries.get('["run","a"]'));
    expect(record).toMatchObject({ version: 2, backend: 'fused' });
    for (const [backend, expected] of [
      ['fused', usualFused()],
      ['cpu', 'cpu'],
    ] as const) {
      const early = createTestDatabase(database.entries);
      early.entries.set('["run","a"]', { ...record, version: 1, backend });
      const after = createTestEngine({ database: early });
      expect(await open(after, TINY_PLAN)).toMatchObject({ phase: 'paused', step: 17, backend: expected });
    }
  });

  it('keeps a run of relaxed kernels where the browser lacks them, to be moved', async () => {
    const before = createTestEngine({ absent: [] });
    await open(before, TINY_PLAN);
    await before.call('run.step', { runId: 'a', count: 17 });
    await before.call('run.close', { runId: 'a', forget: false });
    const after = createTestEngine({
      database: createTestDatabase(before.database.entries),
      works: (id) => id !== 'fused-relaxed',
    });
    expect(await open(after, TINY_PLAN)).toMatchObject({
      phase: 'failed',
      step: 17,
      backend: 'fused-relaxed',
      failure: { code: 'backend-unavailable' },
    });
    const moved = await after.call('run.move', { runId: 'a', backend: 'fused' });
    expect(moved).toMatchObject({ phase: 'paused', step: 17, backend: 'fused', failure: null });
  });

  it('keeps a run whose backend is no longer there, to be moved', async () => {
    const { database } = await stored(17);
    const after = createTestEngine({
      database: createTestDatabase(database.entries),
      works: (id) => id !== 'fused',
    });
    const found = await open(after, TINY_PLAN);
    expect(found).toMatchObject({
      phase: 'failed',
      step: 17,
      backend: 'fused',
      failure: { code: 'backend-unavailable' },
    });
    const moved = await after.call('run.move', { runId: 'a', backend: 'cpu' });
    expect(moved).toMatchObject({ phase: 'paused', step: 17, backend: 'cpu', failure: null });
    expectSame(await finish(after), await undisturbed(TINY_PLAN));
  });
});

describe('a device that is lost', () => {
  it('at any step is replaced, and the run ends as if nothing had happened, without being asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        plans,
        fc.uniqueArray(fc.nat(TOTAL_STEPS - 1), { minLength: 1, maxLength: 2 }),
        fc.constantFrom(10, 900),
        fc.boolean(),
        async (plan, losses, stepMs, isLate) => {
          const expected = await undisturbed(plan);
          const pending = new Set(losses);
          const engine = createTestEngine({
            device: (_id, clock) => ({
              beforeStep(step) {
                clock.advance(stepMs);
                if (pending.delete(step)) engine.started.at(-1)?.lose();
              },
              ...(isLate ? { answer: late } : {}),
            }),
          });
          await open(engine, plan, isLate ? 'webgl' : 'fused');
          const found = await finish(engine);
          expectSame(found, expected);
          expect(engine.started.length).toBe(1 + losses.filter((step) => !pending.has(step)).length);
          expect(pageRecord(engine.events)).toEqual([...expected.snapshot.record.loss]);
        },
      ),
      { numRuns: 60 },
    );
  });

  /** The losses as a page puts them together, truncations followed. */
  function pageRecord(events: readonly EngineEvent[]): number[] {
    const loss: number[] = [];
    for (const event of events) if (event.kind === 'run') loss.splice(event.fromStep, Infinity, ...event.loss);
    return loss;
  }

  it('without a word is noticed when an answer does not come', async () => {
    let isSilent = false;
    const engine = createTestEngine({
      device: (_id, clock) => {
        const isFirst = engine.started.length === 0;
        return {
          beforeStep: (step) => {
            clock.advance(10);
            if (isFirst && step === 20) isSilent = true;
          },
          answer: (value) => (isFirst && isSilent ? new Promise(() => undefined) : late(value)),
        };
      },
    });
    await open(engine, TINY_PLAN, 'webgl');
    const done = finish(engine);
    while (!isSilent) await yieldToMessages();
    expect((await engine.call('run.snapshot', { runId: 'a' })).phase).toBe('running');
    while (engine.started.length === 1) {
      engine.clock.advance(10_000);
      await yieldToMessages();
    }
    expectSame(await done, await undisturbed(TINY_PLAN));
    expect(engine.started).toHaveLength(2);
  });

  it('and can not be replaced fails the run, which keeps its weights and can be moved', async () => {
    let isGone = false;
    const engine = createTestEngine({
      works: (id) => !(id === 'webgl' && isGone),
      device: (_id, clock) => ({
        beforeStep(step) {
          clock.advance(10);
          if (step !== 20 || isGone) return;
          isGone = true;
          engine.started.at(-1)?.lose();
        },
        answer: late,
      }),
    });
    await open(engine, TINY_PLAN, 'webgl');
    const { snapshot } = await finishFailing(engine);
    expect(snapshot).toMatchObject({ phase: 'failed', step: 11, failure: { code: 'backend-lost', lastGoodStep: 11 } });
    await expect(engine.call('run.move', { runId: 'a', backend: 'webgl' })).rejects.toMatchObject({
      code: 'backend-unavailable',
    });
    expect(await engine.call('run.move', { runId: 'a', backend: 'fused' })).toMatchObject({
      phase: 'paused',
      step: 11,
    });
    expectSame(await finish(engine), await undisturbed(TINY_PLAN));
  });

  async function finishFailing(engine: TestEngine): Promise<{ snapshot: RunSnapshot }> {
    const rest = restsIn(engine, 'a', 'failed');
    await engine.call('run.start', { runId: 'a' });
    await rest;
    return { snapshot: await engine.call('run.snapshot', { runId: 'a' }) };
  }

  it('while a run rests comes back with the weights that were shown', async () => {
    const engine = createTestEngine();
    await open(engine, TINY_PLAN);
    await engine.call('run.step', { runId: 'a', count: 15 });
    const latest = await engine.call('run.weights', { runId: 'a' });
    await engine.call('debug.loseBackend', { backend: 'fused' });
    expect(await engine.call('run.weights', { runId: 'a' })).toEqual(latest);
    await engine.call('run.restore', { runId: 'a', to: 0 });
    const initial = await engine.call('run.weights', { runId: 'a' });
    await engine.call('debug.loseBackend', { backend: 'fused' });
    const images = new Float32Array(9).fill(0.5);
    await engine.call('run.predict', { runId: 'a', images, count: 1 });
    expect(await engine.call('run.weights', { runId: 'a' })).toEqual(initial);
    expectSame(await finish(engine), await undisturbed(TINY_PLAN));
  });

  it('while it is asked is replaced and asked again, by training and predictions alike', async () => {
    let answers = 0;
    const engine = createTestEngine({
      device: (_id, clock) => ({
        beforeStep: () => clock.advance(10),
        async answer(value) {
          answers += 1;
          if (answers % 25 === 0) engine.started.at(-1)?.lose();
          return late(value);
        },
      }),
    });
    await open(engine, TINY_PLAN, 'webgl');
    const done = finish(engine);
    const images = new Float32Array(9).fill(0.5);
    for (let asked = 0; asked < 20; asked += 1) {
      const { probabilities } = await engine.call('run.predict', { runId: 'a', images, count: 1 });
      expect(probabilities).toHaveLength(3);
    }
    expectSame(await done, await undisturbed(TINY_PLAN));
    expect(engine.started.length).toBeGreaterThan(2);
    expect(engine.started.map(({ trainers }) => trainers)).toEqual(
      engine.started.map((_, i) => Number(i === engine.started.length - 1)),
    );
  });

  it('that fails otherwise fails the run with its code', async () => {
    const engine = createTestEngine({
      device: () => ({
        beforeStep(step) {
          if (step === 5) throw new EngineError('out-of-memory', 'no room');
        },
      }),
    });
    await open(engine, TINY_PLAN);
    const { snapshot } = await finishFailing(engine);
    expect(snapshot.failure).toMatchObject({ code: 'out-of-memory', detail: 'no room' });
  });
});

describe('a run that is closed', () => {
  it('while it is evaluated ends the evaluation and frees its trainer', async () => {
    const engine = createTestEngine({ device: () => ({ answer: late }) });
    await open(engine, TINY_PLAN, 'webgl');
    const closings: Promise<null>[] = [];
    const shifts = Array.from({ length: 9 }, () => ({ dy: 0, dx: 0 }));
    const evaluating = engine.call(
      'run.shiftTest',
      { runId: 'a', shifts, count: 20 },
      {
        onProgress: () => {
          if (closings.length === 0) closings.push(engine.call('run.close', { runId: 'a', forget: false }));
        },
      },
    );
    await expect(evaluating).rejects.toMatchObject({ code: 'cancelled' });
    expect(await Promise.all(closings)).toHaveLength(1);
    expect(engine.started.map(({ trainers }) => trainers)).toEqual([0]);
  });
});

describe('a run that is moved', () => {
  it('takes weights and optimizer along', async () => {
    const engine = createTestEngine();
    await open(engine, TINY_PLAN);
    await engine.call('run.step', { runId: 'a', count: 13 });
    expect(await engine.call('run.move', { runId: 'a', backend: 'webgpu' })).toMatchObject({
      phase: 'paused',
      backend: 'webgpu',
      step: 13,
    });
    expect(engine.started.map(({ id, trainers }) => [id, trainers])).toEqual([
      ['fused', 0],
      ['webgpu', 1],
    ]);
    expectSame(await finish(engine), await undisturbed(TINY_PLAN));
  });
});

describe('a device without room', () => {
  const full = new DOMException('no room', 'QuotaExceededError');

  function storageCodes(engine: TestEngine): readonly string[] {
    return engine.events.flatMap((event) => (event.kind === 'notice' ? [event.code] : []));
  }

  it('is told of once, and training goes on unsaved', async () => {
    const engine = createTestEngine();
    await open(engine, TINY_PLAN);
    engine.database.refusal = full;
    await engine.call('run.step', { runId: 'a', count: 12 });
    // Reading still works, which is no sign of room.
    await engine.call('runs.saved', {});
    expectSame(await finish(engine), await undisturbed(TINY_PLAN));
    expect(storageCodes(engine)).toEqual(['storage-full']);
    expect((await engine.call('engine.status', {})).storage).toBe('storage-full');
    expect(engine.events).toContainEqual(
      expect.objectContaining({ kind: 'status', status: expect.objectContaining({ storage: 'storage-full' }) }),
    );
  });

  it('that has room again is used again', async () => {
    const engine = createTestEngine();
    await open(engine, TINY_PLAN);
    engine.database.refusal = full;
    await engine.call('run.step', { runId: 'a', count: 12 });
    engine.database.refusal = null;
    await engine.call('run.step', { runId: 'a', count: 2 });
    await engine.call('run.close', { runId: 'a', forget: false });
    expect((await engine.call('engine.status', {})).storage).toBe('available');
    const after = createTestEngine({ database: createTestDatabase(engine.database.entries) });
    expect(await open(after, TINY_PLAN)).toMatchObject({ step: 14, resumed: true });
    expectSame(await finish(after), await undisturbed(TINY_PLAN));
  });

  it('or that keeps nothing at all is no hindrance', async () => {
    const nothing = createTestDatabase();
    const refuse = async (): Promise<never> => {
      throw new DOMException('not allowed', 'InvalidStateError');
    };
    const options: TestEngineOptions = {
      database: { ...nothing, get: refuse, getMany: refuse, setMany: refuse, delMany: refuse, keys: refuse },
    };
    const engine = createTestEngine(options);
    await open(engine, TINY_PLAN);
    expectSame(await finish(engine), await undisturbed(TINY_PLAN));
    expect(storageCodes(engine)).toEqual(['storage-unavailable']);
    expect(await engine.call('runs.saved', {})).toEqual([]);
  });
});

describe('the choice of a backend', () => {
  it('is the engine with relaxed SIMD where the browser knows it, and the plain one at wish', async () => {
    const engine = createTestEngine({ absent: [] });
    expect(await engine.call('engine.status', {})).toMatchObject({ current: 'fused-relaxed', chosenBy: 'default' });
    expect((await open(engine, TINY_PLAN)).backend).toBe('fused-relaxed');
    expect(await engine.call('engine.choose', { backend: 'fused' })).toMatchObject({
      current: 'fused',
      chosenBy: 'reader',
    });
  });

  it('falls to the plain kernels where the relaxed ones compute wrongly', async () => {
    const engine = createTestEngine({ absent: [], works: (id) => id !== 'fused-relaxed' });
    expect((await open(engine, TINY_PLAN)).backend).toBe('fused');
  });

  it('falls to the first that works, says why others do not, and is the reader’s when made', async () => {
    const engine = createTestEngine({ works: (id) => id === 'webgpu' || id === 'cpu' });
    expect((await engine.call('engine.status', {})).current).toBe('fused');
    expect((await open(engine, TINY_PLAN)).backend).toBe('webgpu');
    const status = await engine.call('engine.status', {});
    expect(status).toMatchObject({ current: 'webgpu', chosenBy: 'default' });
    expect(status.backends.map(({ id, state, reason }) => [id, state, reason])).toEqual([
      ['fused-relaxed', 'skipped', 'not-supported'],
      ['fused', 'skipped', 'start-failed'],
      ['webgl', 'skipped', 'start-failed'],
      ['webgpu', 'ready', null],
      ['cpu', 'untested', null],
    ]);
    await expect(engine.call('engine.choose', { backend: 'webgl' })).rejects.toMatchObject({
      code: 'backend-unavailable',
    });
    expect(await engine.call('engine.choose', { backend: 'cpu' })).toMatchObject({
      current: 'cpu',
      chosenBy: 'reader',
    });
    expect((await engine.call('run.snapshot', { runId: 'a' })).backend).toBe('webgpu');
  });

  it('is remembered by the page', async () => {
    const engine = createTestEngine({ chosen: 'cpu' });
    expect((await open(engine, TINY_PLAN)).backend).toBe('cpu');
    expect(await engine.call('engine.status', {})).toMatchObject({ current: 'cpu', chosenBy: 'reader' });
  });

  it('is hopeless where nothing works', async () => {
    const engine = createTestEngine({ works: () => false });
    await expect(open(engine, TINY_PLAN)).rejects.toMatchObject({ code: 'backend-unavailable' });
    expect((await engine.call('engine.status', {})).current).toBeNull();
  });
});
