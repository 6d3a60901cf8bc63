// The whole worker without a worker: real handlers on a pretended platform, and a page that follows the events.
// Never part of the site.
import { dense, flatten, sequential } from '../../../nn/build.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { BackendId, CallName, Calls, EngineEvent } from '../../protocol/calls.ts';
import { createCanceller } from '../../protocol/cancel.ts';
import type { CancelSignal } from '../../protocol/cancel.ts';
import type { Handler } from '../../protocol/serve.ts';
import { createHandlers } from '../handlers.ts';
import type { Platform } from '../handlers.ts';
import { workerClock } from '../runs/clock.ts';
import type { Clock } from '../runs/clock.ts';
import type { Key, KeyValue } from '../storage/key-value.ts';
import type { TrainerBackend } from '../trainer.ts';
import { createTestBackend } from './softmax-trainer.ts';
import type { TestBackend, TestDevice } from './softmax-trainer.ts';
import { BASE, nobleHex, serveFiles, TINY_CLASSES, TINY_SHAPE, tinyFiles } from './tiny-dataset.ts';
import type { Files, Served } from './tiny-dataset.ts';

export const TINY_NETWORK: NetworkSpec = sequential(TINY_SHAPE, [
  flatten(),
  dense({ units: TINY_CLASSES, activation: 'softmax' }),
]);

export const TINY_PLAN: TrainingPlan = {
  dataset: 'mnist',
  trainCount: 42,
  validationCount: 12,
  seed: toSeed(7),
  optimizer: { ...ADAM, learningRate: 0.05 },
  loss: 'categorical_crossentropy',
  batchSize: 4,
  epochs: 3,
  pixelShuffle: null,
  earlyStopping: null,
};

export interface TestClock extends Clock {
  /** Lets time pass; timers that are due call back. */
  advance(byMs: number): void;
}

/** Time is pretended, but messages and promises of the test have their turns. */
const realClock = workerClock();

export function createTestClock(): TestClock {
  let nowMs = 0;
  const timers = new Set<{ readonly dueMs: number; readonly callback: () => void }>();
  return {
    nowMs: () => nowMs,
    after(delayMs, callback) {
      const timer = { dueMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    yieldToMessages: realClock.yieldToMessages,
    advance(byMs) {
      nowMs += byMs;
      for (const timer of [...timers].sort((a, b) => a.dueMs - b.dueMs)) {
        if (timer.dueMs <= nowMs && timers.delete(timer)) timer.callback();
      }
    },
  };
}

export interface TestDatabase extends KeyValue {
  readonly entries: Map<string, unknown>;
  /** What the next writes reject with. */
  refusal: Error | null;
}

/** Copies what it is given, as a database does. */
export function createTestDatabase(initial?: ReadonlyMap<string, unknown>): TestDatabase {
  const entries = new Map(initial);
  const name = (key: Key): string => JSON.stringify(key);
  const database: TestDatabase = {
    entries,
    refusal: null,
    get: async (key) => structuredClone(entries.get(name(key))),
    getMany: async (keys) => keys.map((key) => structuredClone(entries.get(name(key)))),
    async setMany(added) {
      if (database.refusal !== null) throw database.refusal;
      for (const [key, value] of added) entries.set(name(key), structuredClone(value));
    },
    async delMany(keys) {
      for (const key of keys) entries.delete(name(key));
    },
    keys: async () => [...entries.keys()].map((key): unknown => JSON.parse(key)),
  };
  return database;
}

export interface TestEngineOptions {
  readonly files?: Files;
  readonly database?: TestDatabase;
  readonly clock?: TestClock;
  /** What a device does beside computing; by default each step takes 10 ms and answers at once. */
  readonly device?: (id: BackendId, clock: TestClock) => Omit<TestDevice, 'id'>;
  /** Backends that start; by default all. */
  readonly works?: (id: BackendId) => boolean;
  readonly chosen?: BackendId | null;
  /** What this browser lacks; by default it knows no relaxed SIMD. */
  readonly absent?: readonly BackendId[];
}

export interface TestPlatform {
  readonly platform: Platform;
  readonly clock: TestClock;
  readonly database: TestDatabase;
  readonly served: Served;
  /** Every backend that was started, in order. */
  readonly started: TestBackend[];
}

export function createTestPlatform(options: TestEngineOptions = {}): TestPlatform {
  const clock = options.clock ?? createTestClock();
  const database = options.database ?? createTestDatabase();
  const served = serveFiles(options.files ?? tinyFiles('mnist', [10, 50], [5, 15]));
  const started: TestBackend[] = [];
  const device = options.device ?? ((_id, own): Omit<TestDevice, 'id'> => ({ beforeStep: () => own.advance(10) }));

  async function startBackend(id: BackendId): Promise<TrainerBackend> {
    if (options.works?.(id) === false) throw new Error(`no ${id} here`);
    const backend = createTestBackend({ id, ...device(id, clock) });
    started.push(backend);
    return backend;
  }

  const absent = options.absent ?? ['fused-relaxed'];
  const features = createTestDatabase();
  const platform = { clock, database, features, startBackend, absent, fetch: served.fetch, sha256Hex: nobleHex };
  return { platform, clock, database, served, started };
}

export interface TestEngine extends TestPlatform {
  call<N extends CallName>(
    name: N,
    args: Calls[N]['args'],
    options?: { signal?: CancelSignal; onProgress?: (progress: Calls[N]['progress']) => void },
  ): Promise<Calls[N]['result']>;
  readonly events: EngineEvent[];
  /** Resolves at the next event that satisfies the condition. */
  until(condition: (event: EngineEvent) => boolean): Promise<EngineEvent>;
}

export function createTestEngine(options: TestEngineOptions = {}): TestEngine {
  const parts = createTestPlatform(options);
  return { ...parts, ...createTestEngineOf(parts.platform, options.chosen ?? null) };
}

/** The same on a platform of the test's own, such as one with real backends. */
export function createTestEngineOf(
  platform: Platform,
  chosen: BackendId | null = null,
): Pick<TestEngine, 'call' | 'events' | 'until'> {
  const events: EngineEvent[] = [];
  const waiting = new Set<(event: EngineEvent) => void>();
  const handlers = createHandlers(platform, { base: BASE, chosen }, (event) => {
    events.push(structuredClone(event));
    for (const tell of waiting) tell(event);
  });

  return {
    events,
    async call(name, args, { signal = createCanceller().signal, onProgress } = {}) {
      const handler: Handler<typeof name> = handlers[name];
      const answered = await handler(args, { signal, report: (progress) => onProgress?.(progress) });
      return structuredClone(typeof answered === 'function' ? answered() : answered);
    },
    until: (condition) =>
      new Promise((resolve) => {
        const tell = (event: EngineEvent): void => {
          if (!condition(event)) return;
          waiting.delete(tell);
          resolve(event);
        };
        waiting.add(tell);
      }),
  };
}

/** Resolves when a run has come to rest in one of these phases. */
export function restsIn(engine: TestEngine, runId: string, ...phases: readonly string[]): Promise<EngineEvent> {
  return engine.until((event) => event.kind === 'run' && event.runId === runId && phases.includes(event.phase));
}
