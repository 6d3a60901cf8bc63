// The page's side: a worker that is made, watched and replaced, and the runs as React sees them over all that.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dense, flatten, sequential } from '../../nn/build.ts';
import { ADAM, toSeed } from '../../nn/plan.ts';
import type { TrainingPlan } from '../../nn/plan.ts';
import type { EngineEvent, EngineStatus, RunSnapshot } from '../protocol/calls.ts';
import type { Request } from '../protocol/messages.ts';
import { createGrowingRecord } from './growing-record.ts';
import { createRunStore } from './run-store.ts';
import type { OpenRunArgs, RunStore } from './run-store.ts';
import { superviseEngine } from './supervisor.ts';
import type { Engine, EngineSignal, WorkerLike } from './supervisor.ts';
import { createStatusStore } from './use-engine.ts';

const SPEC = sequential([3, 3, 1], [flatten(), dense({ units: 3, activation: 'softmax' })]);
const PLAN: TrainingPlan = {
  dataset: 'mnist',
  trainCount: 40,
  validationCount: 0,
  seed: toSeed(1),
  optimizer: ADAM,
  loss: 'categorical_crossentropy',
  batchSize: 4,
  epochs: 2,
  pixelShuffle: null,
  earlyStopping: null,
};
const ARGS: OpenRunArgs = { runId: 'a', spec: SPEC, plan: PLAN };
const STATUS: EngineStatus = {
  backends: [],
  current: 'fused',
  chosenBy: 'default',
  recommended: null,
  storage: 'available',
};

/** A worker whose answers the test gives. */
class FakeWorker implements WorkerLike {
  readonly requests: Request[] = [];
  isTerminated = false;
  readonly #listeners = new Map<string, ((event: { readonly data: unknown }) => void)[]>();

  postMessage(message: unknown): void {
    if (typeof message === 'object' && message !== null && 'kind' in message) {
      // Only the connection posts here.
      const request: Request = JSON.parse(JSON.stringify(message));
      this.requests.push(request);
    }
  }

  addEventListener(type: string, listener: (event: { readonly data: unknown }) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  removeEventListener(type: string, listener: (event: { readonly data: unknown }) => void): void {
    this.#listeners.set(
      type,
      (this.#listeners.get(type) ?? []).filter((each) => each !== listener),
    );
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(data: unknown): void {
    for (const listener of this.#listeners.get('message') ?? []) listener({ data });
  }

  emit(event: EngineEvent): void {
    this.say({ kind: 'event', event });
  }

  fall(message = 'it fell'): void {
    for (const listener of this.#listeners.get('error') ?? []) listener(Object.assign({ data: null }, { message }));
  }

  /** Answers the newest call of that name. */
  answer(name: string, result: unknown): void {
    const call = this.requests.findLast((request) => request.kind === 'call' && request.name === name);
    if (call?.kind !== 'call') throw new Error(`no call ${name}`);
    this.say({ kind: 'result', id: call.id, result });
  }

  refuse(name: string, code: string): void {
    const call = this.requests.findLast((request) => request.kind === 'call' && request.name === name);
    if (call?.kind !== 'call') throw new Error(`no call ${name}`);
    this.say({ kind: 'error', id: call.id, error: { code, detail: '', values: {} } });
  }

  calls(name: string): number {
    return this.requests.filter((request) => request.kind === 'call' && request.name === name).length;
  }
}

let workers: FakeWorker[];
let tick: () => void;
let engine: Engine;
let signals: EngineSignal[];

function worker(index = -1): FakeWorker {
  const found = workers.at(index);
  if (found === undefined) throw new Error('no worker yet');
  return found;
}

beforeEach(() => {
  workers = [];
  signals = [];
  tick = () => undefined;
  engine = superviseEngine(
    {
      createWorker() {
        workers.push(new FakeWorker());
        return worker();
      },
      init: () => ({ base: 'https://site.test/', chosen: null }),
      every: (_ms, callback) => {
        tick = callback;
      },
    },
    { pingEveryMs: 5_000, silentLimitMs: 20_000 },
  );
  engine.subscribe((signal) => signals.push(signal));
});

function flushed(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

describe('the supervised worker', () => {
  it('is made by the first call, introduced first, and used for all', async () => {
    expect(workers).toHaveLength(0);
    const one = engine.call('engine.status', {});
    const two = engine.call('runs.saved', {});
    expect(workers).toHaveLength(1);
    expect(worker().requests.map(({ kind }) => kind)).toEqual(['init', 'call', 'call']);
    worker().answer('runs.saved', []);
    worker().answer('engine.status', STATUS);
    expect([await one, await two]).toEqual([STATUS, []]);
    worker().emit({ kind: 'status', status: STATUS });
    expect(signals).toEqual([{ kind: 'status', status: STATUS }]);
  });

  it('that falls is replaced: pending calls reject, the next call makes another one', async () => {
    const pending = engine.call('engine.status', {});
    worker().say({ kind: 'pong' });
    worker().fall('out of memory');
    await expect(pending).rejects.toMatchObject({ code: 'worker-crashed', detail: 'out of memory' });
    expect(engine.restarts).toBe(1);
    expect(signals).toEqual([{ kind: 'restarted', restarts: 1, reason: 'out of memory' }]);
    expect(worker(0).isTerminated).toBe(true);
    const next = engine.call('engine.status', {});
    expect(workers).toHaveLength(2);
    worker(0).answer('engine.status', { late: true });
    worker(0).fall();
    expect(engine.restarts).toBe(1);
    worker(1).answer('engine.status', STATUS);
    expect(await next).toEqual(STATUS);
  });

  it('that gives no sign of life for too long is replaced; one that answers pings is not', async () => {
    const pending = engine.call('engine.status', {});
    const outcome = pending.catch((thrown: unknown) => thrown);
    for (let beat = 0; beat < 50; beat += 1) {
      tick();
      expect(worker().requests.at(-1)).toEqual({ kind: 'ping' });
      worker().say({ kind: 'pong' });
    }
    expect(engine.restarts).toBe(0);
    // One more tick finds the last pong, four are within the limit, the next is beyond it.
    for (let beat = 0; beat < 5; beat += 1) tick();
    expect(engine.restarts).toBe(0);
    tick();
    expect(engine.restarts).toBe(1);
    expect(await outcome).toMatchObject({ code: 'worker-crashed' });
    tick();
    expect(workers).toHaveLength(1);
  });

  it('that never says a word is given up after two tries', async () => {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const call = engine.call('engine.status', {});
      worker().fall();
      await expect(call).rejects.toMatchObject({ code: 'worker-crashed' });
    }
    await expect(engine.call('engine.status', {})).rejects.toMatchObject({ code: 'engine-unavailable' });
    expect(workers).toHaveLength(2);
  });

  it('that can not be made is told of', async () => {
    const none = superviseEngine({
      createWorker: () => {
        throw new ReferenceError('Worker is not defined');
      },
      init: () => ({ base: 'https://site.test/', chosen: null }),
      every: () => undefined,
    });
    await expect(none.call('engine.status', {})).rejects.toMatchObject({ code: 'engine-unavailable' });
    const status = createStatusStore(none);
    let told = 0;
    status.subscribe(() => {
      told += 1;
    });
    await flushed();
    expect(told).toBe(1);
    expect(status.current()).toMatchObject({ current: null, storage: 'storage-unavailable' });
  });
});

describe('the status', () => {
  it('is asked for once and followed', async () => {
    const store = createStatusStore(engine);
    expect([store.current(), workers.length]).toEqual([null, 0]);
    const seen: (EngineStatus | null)[] = [];
    const stop = store.subscribe(() => seen.push(store.current()));
    store.subscribe(() => undefined);
    expect(worker().calls('engine.status')).toBe(1);
    worker().answer('engine.status', STATUS);
    await flushed();
    const changed: EngineStatus = { ...STATUS, current: 'cpu' };
    worker().emit({ kind: 'status', status: changed });
    stop();
    worker().emit({ kind: 'status', status: STATUS });
    expect(seen).toEqual([STATUS, changed]);
  });
});

describe('the growing record', () => {
  it('appends without copying what is there, and keeps old views when it is cut back', () => {
    const record = createGrowingRecord(Float32Array.of(1, 2), Float32Array.of(0, 1));
    const first = record.views();
    record.splice(2, Float32Array.of(3), Float32Array.of(1));
    const second = record.views();
    record.splice(3, Float32Array.of(4, 5), Float32Array.of(1, 1));
    const third = record.views();
    expect(third.loss.buffer).toBe(second.loss.buffer);
    record.splice(1, Float32Array.of(9), Float32Array.of(9));
    expect([...record.views().loss]).toEqual([1, 9]);
    expect([[...first.loss], [...second.loss], [...third.loss]]).toEqual([
      [1, 2],
      [1, 2, 3],
      [1, 2, 3, 4, 5],
    ]);
    record.splice(0, new Float32Array(0), new Float32Array(0));
    expect(record.views().loss).toHaveLength(0);
  });

  it('takes a thousand slices and stays exact', () => {
    const record = createGrowingRecord(new Float32Array(0), new Float32Array(0));
    for (let i = 0; i < 1000; i += 1) record.splice(3 * i, Float32Array.of(i, i, i), Float32Array.of(0, 0, 0));
    const { loss } = record.views();
    expect(loss).toHaveLength(3000);
    expect(loss.every((value, i) => value === Math.floor(i / 3))).toBe(true);
  });
});

function snapshot(change: Partial<RunSnapshot> = {}): RunSnapshot {
  return {
    runId: 'a',
    spec: SPEC,
    plan: PLAN,
    backend: 'fused',
    phase: 'ready',
    step: 0,
    stepsPerEpoch: 10,
    totalSteps: 20,
    record: { loss: new Float32Array(0), accuracy: new Float32Array(0), epochs: [] },
    failure: null,
    checkpoints: [],
    trainingMs: 0,
    imagesPerSecond: 0,
    resumed: false,
    ...change,
  };
}

function runEvent(fromStep: number, loss: readonly number[], phase: RunSnapshot['phase'] = 'running'): EngineEvent {
  return {
    kind: 'run',
    runId: 'a',
    phase,
    backend: 'fused',
    fromStep,
    loss: Float32Array.from(loss),
    accuracy: Float32Array.from(loss),
    epochs: [],
    checkpoints: [],
    failure: null,
    trainingMs: 5,
    imagesPerSecond: 7,
    resumed: false,
  };
}

describe('the run store', () => {
  let store: RunStore;
  let told: number;

  beforeEach(() => {
    store = createRunStore(engine);
    told = 0;
    store.subscribe('a', () => {
      told += 1;
    });
  });

  async function opened(): Promise<void> {
    const done = store.open(ARGS);
    worker().answer('run.open', snapshot());
    await done;
  }

  it('shows a run from its opening to its end', async () => {
    expect(store.view('a')).toEqual({ snapshot: null, opening: null, error: null });
    const done = store.open(ARGS);
    expect(store.view('a').opening).toEqual({ loadedBytes: 0, totalBytes: 0, loadedSamples: 0 });
    const call = worker().requests.at(-1);
    const progress = { loadedBytes: 5, totalBytes: 10, loadedSamples: 0 };
    if (call?.kind === 'call') worker().say({ kind: 'progress', id: call.id, progress });
    expect(store.view('a').opening).toEqual(progress);
    worker().emit(runEvent(0, [9]));
    worker().answer('run.open', snapshot());
    await done;
    expect(store.view('a')).toMatchObject({ opening: null, snapshot: { phase: 'ready', step: 0 } });
    const before = store.view('a');
    worker().emit(runEvent(0, [3, 2]));
    worker().emit(runEvent(2, [1]));
    const { snapshot: now } = store.view('a');
    expect(now).toMatchObject({ phase: 'running', step: 3, trainingMs: 5, imagesPerSecond: 7 });
    expect([...(now?.record.loss ?? [])]).toEqual([3, 2, 1]);
    expect(before.snapshot?.record.loss).toHaveLength(0);
    worker().emit(runEvent(0, [], 'ready'));
    expect(store.view('a').snapshot).toMatchObject({ phase: 'ready', step: 0 });
    // Opening, progress, opened, and two events: that progress went on is told with what comes next.
    expect(told).toBe(5);
  });

  it('tells of the progress of all runs together, and at once when a phase ends', async () => {
    vi.useFakeTimers();
    try {
      await opened();
      worker().emit(runEvent(0, [3]));
      const before = told;
      worker().emit(runEvent(1, [2]));
      worker().emit(runEvent(2, [1]));
      expect(told).toBe(before);
      expect(store.view('a').snapshot?.step).toBe(3);
      vi.runAllTimers();
      expect(told).toBe(before + 1);
      worker().emit(runEvent(3, [1]));
      worker().emit(runEvent(4, [1], 'finished'));
      expect(told).toBe(before + 2);
      vi.runAllTimers();
      expect(told).toBe(before + 2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('opens once for the same wish, and again for another', async () => {
    const one = store.open(ARGS);
    const two = store.open({ ...ARGS });
    expect(two).toBe(one);
    expect(worker().calls('run.open')).toBe(1);
    const other = store.open({ ...ARGS, plan: { ...PLAN, epochs: 3 } });
    expect(worker().requests.filter(({ kind }) => kind === 'cancel')).toHaveLength(1);
    worker().answer('run.open', snapshot({ totalSteps: 30 }));
    await Promise.all([one, other]);
    expect(store.view('a')).toMatchObject({ error: null, snapshot: { totalSteps: 30 } });
  });

  it('knows a wish with initial weights by the arrays themselves', () => {
    const weights = [Float32Array.of(1, 2), Float32Array.of(3)];
    const one = store.open({ ...ARGS, initialWeights: weights });
    expect(store.open({ ...ARGS, initialWeights: [...weights] })).toBe(one);
    expect(store.open({ ...ARGS, initialWeights: weights.map((values) => values.slice()) })).not.toBe(one);
    expect(store.open(ARGS)).not.toBe(one);
    expect(worker().calls('run.open')).toBe(3);
  });

  it('keeps the last snapshot and says why when a wish fails, until the next one', async () => {
    await opened();
    const moving = store.move('a', 'webgpu');
    worker().refuse('run.move', 'backend-unavailable');
    await moving;
    expect(store.view('a')).toMatchObject({ error: { code: 'backend-unavailable' }, snapshot: { phase: 'ready' } });
    const starting = store.start('a');
    expect(store.view('a').error).toBeNull();
    worker().answer('run.start', snapshot({ phase: 'running' }));
    await starting;
    expect(store.view('a').snapshot?.phase).toBe('running');
  });

  it('tries again to open what could not be opened', async () => {
    const failing = store.open(ARGS);
    worker().refuse('run.open', 'dataset-unreachable');
    await failing;
    expect(store.view('a')).toMatchObject({ snapshot: null, opening: null, error: { code: 'dataset-unreachable' } });
    void store.open(ARGS);
    expect(worker().calls('run.open')).toBe(2);
  });

  it('reopens what was open when the worker fell, paused, on the same backend, ready for one click', async () => {
    await opened();
    worker().emit(runEvent(0, [3, 2, 1]));
    const stepping = store.step('a', 100);
    worker().fall();
    await stepping;
    expect(workers).toHaveLength(2);
    expect(store.view('a')).toMatchObject({ snapshot: { phase: 'paused', step: 3 } });
    expect(worker().requests.at(-1)).toMatchObject({ name: 'run.open', args: { runId: 'a', backend: 'fused' } });
    const record = { loss: Float32Array.of(3, 2), accuracy: Float32Array.of(0, 0), epochs: [] };
    worker().answer('run.open', snapshot({ phase: 'paused', step: 2, record, resumed: true }));
    await flushed();
    expect(store.view('a')).toMatchObject({
      error: null,
      opening: null,
      snapshot: { phase: 'paused', step: 2, resumed: true },
    });
    worker().emit(runEvent(2, [1]));
    expect([...(store.view('a').snapshot?.record.loss ?? [])]).toEqual([3, 2, 1]);
    // The wish is still the same: opening it again costs nothing.
    void store.open(ARGS);
    expect(worker().calls('run.open')).toBe(1);
  });

  it('does not reopen by itself what may have made the worker fall', async () => {
    await opened();
    worker().say({ kind: 'pong' });
    worker().fall();
    expect(workers).toHaveLength(2);
    worker().say({ kind: 'pong' });
    worker().fall();
    await flushed();
    expect(workers).toHaveLength(2);
    expect(store.view('a')).toMatchObject({ opening: null, error: { code: 'worker-crashed' } });
    void store.open(ARGS);
    expect(workers).toHaveLength(3);
  });

  it('forgets a run that is closed', async () => {
    await opened();
    const closing = store.close('a', true);
    worker().answer('run.close', null);
    await closing;
    worker().emit(runEvent(0, [1]));
    expect(store.view('a').snapshot).toBeNull();
    expect(worker().requests.at(-1)).toMatchObject({ name: 'run.close', args: { runId: 'a', forget: true } });
  });
});
