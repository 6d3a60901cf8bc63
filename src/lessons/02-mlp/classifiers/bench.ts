// Trains the reader's classifier and measures it on the whole test set; one at a time, for as long as the page is open.
// Not responsible for: which network (classifiers.ts) or how results are written down (kept-results.ts).
import { startEngine } from '../../../engine/client/engine.ts';
import type { Engine, EngineSignal } from '../../../engine/client/supervisor.ts';
import type { EngineErrorCode, RunSnapshot } from '../../../engine/protocol/calls.ts';
import { EngineError, toEngineError } from '../../../engine/protocol/errors.ts';
import { planOf, runIdOf, specOf, TEST_COUNT } from './classifiers.ts';
import type { ClassifierState } from './classifiers.ts';
import { keepResults, readResults, withResult } from './kept-results.ts';
import type { OwnResult, TextStore } from './kept-results.ts';

export interface Work {
  readonly state: ClassifierState;
  readonly phase: 'opening' | 'training' | 'testing';
  /** Steps, or test images. */
  readonly done: number;
  readonly total: number;
}

export interface BenchSession {
  readonly results: readonly OwnResult[];
  readonly work: Work | null;
  readonly error: EngineErrorCode | null;
  readonly train: (state: ClassifierState) => void;
  readonly stop: () => void;
  readonly forget: () => void;
}

export interface Bench {
  readonly current: () => BenchSession;
  readonly subscribe: (listener: () => void) => () => void;
}

/** `engine` is asked for with the first training only. */
export function createBench(engine: () => Pick<Engine, 'call' | 'subscribe'>, store: () => TextStore): Bench {
  const listeners = new Set<() => void>();
  let session: BenchSession | null = null;

  function current(): BenchSession {
    session ??= { results: readResults(store()), work: null, error: null, train, stop, forget };
    return session;
  }

  function show(change: Partial<BenchSession>): void {
    session = { ...current(), ...change };
    for (const listener of listeners) listener();
  }

  function keep(results: readonly OwnResult[]): void {
    keepResults(store(), results);
    show({ results });
  }

  /** Settles when the run has come to rest: finished, paused by the reader, or failed. */
  function trained(state: ClassifierState, opened: RunSnapshot): Promise<RunSnapshot> {
    const { runId, totalSteps } = opened;
    const { call, subscribe } = engine();
    return new Promise((resolve, reject) => {
      const unsubscribe = subscribe((signal: EngineSignal) => {
        if (signal.kind === 'restarted') fail(new EngineError('worker-crashed', signal.reason));
        if (signal.kind !== 'run' || signal.runId !== runId) return;
        const done = signal.fromStep + signal.loss.length;
        show({ work: { state, phase: 'training', done, total: totalSteps } });
        if (signal.phase === 'running' || signal.phase === 'ready') return;
        unsubscribe();
        call('run.snapshot', { runId }).then(resolve, reject);
      });
      function fail(thrown: unknown): void {
        unsubscribe();
        reject(toEngineError(thrown));
      }
      call('run.start', { runId }).catch(fail);
    });
  }

  async function run(state: ClassifierState): Promise<void> {
    const { call } = engine();
    const runId = runIdOf(state);
    const opened = await call('run.open', { runId, spec: specOf(state), plan: planOf(state) });
    const snapshot = opened.phase === 'finished' ? opened : await trained(state, opened);
    if (snapshot.failure !== null) throw new EngineError(snapshot.failure.code, snapshot.failure.detail);
    if (snapshot.phase !== 'finished') return;
    show({ work: { state, phase: 'testing', done: 0, total: TEST_COUNT } });
    const { accuracy, count } = await call(
      'run.evaluate',
      { runId, split: 'test', count: TEST_COUNT },
      { onProgress: (progress) => show({ work: { state, phase: 'testing', ...progress } }) },
    );
    keep(withResult(current().results, { state, wrong: Math.round((1 - accuracy) * count) }));
  }

  function train(state: ClassifierState): void {
    if (current().work !== null) return;
    show({ work: { state, phase: 'opening', done: 0, total: 1 }, error: null });
    run(state)
      .catch((thrown: unknown) => show({ error: toEngineError(thrown).code }))
      // The run stays on the device; the worker need not hold it.
      .then(() => engine().call('run.close', { runId: runIdOf(state), forget: false }))
      .catch(() => undefined)
      .finally(() => show({ work: null }));
  }

  function stop(): void {
    const { work } = current();
    if (work?.phase !== 'training') return;
    void engine()
      .call('run.pause', { runId: runIdOf(work.state) })
      .catch(() => undefined);
  }

  function forget(): void {
    keep([]);
  }

  return {
    current,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const NO_STORE: TextStore = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };

/** Reading `localStorage` itself may throw where the browser forbids it. */
function deviceStore(): TextStore {
  try {
    return localStorage;
  } catch {
    return NO_STORE;
  }
}

/** The page's one bench: what it trains outlives the figure's leaving the page. */
export const classifierBench = createBench(startEngine, deviceStore);

export const NO_BENCH: BenchSession = {
  results: [],
  work: null,
  error: null,
  train: () => undefined,
  stop: () => undefined,
  forget: () => undefined,
};
