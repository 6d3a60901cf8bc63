// A queue of runs for figures that compare them: trained one after the other on the engine, records kept for the page.
// Not responsible for: which runs, or showing them. One at a time, so that the page stays responsive.
import { createGrowingRecord } from '../../engine/client/growing-record.ts';
import type { Engine, EngineSignal } from '../../engine/client/supervisor.ts';
import type { EngineErrorCode, RunSnapshot } from '../../engine/protocol/calls.ts';
import { EngineError, toEngineError } from '../../engine/protocol/errors.ts';
import { fingerprintFloats } from '../../nn/fingerprint.ts';
import type { TrainingPlan } from '../../nn/plan.ts';
import type { NetworkSpec } from '../../nn/spec.ts';

/** One run to be made: everything that decides its record, and a name that stands for all of it. */
export interface Job {
  readonly runId: string;
  readonly spec: NetworkSpec;
  readonly plan: TrainingPlan;
}

export interface Outcome {
  /** `diverged`: the loss stopped being a number (or left all bounds); the record ends there. */
  readonly phase: 'waiting' | 'running' | 'finished' | 'diverged' | 'trouble';
  readonly loss: Float32Array;
  readonly validationAccuracy: number | null;
  readonly error: EngineErrorCode | null;
  /** Fingerprint of every loss and accuracy, bit by bit; null while training. */
  readonly fingerprint: string | null;
  /** That of the run before with the same plan; null when it ran once. */
  readonly before: string | null;
}

export interface QueueSession {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Runs that wait or train. */
  readonly pending: number;
  readonly begin: (jobs: readonly Job[], again: boolean) => void;
  readonly stop: () => void;
}

export interface RunQueue {
  readonly current: () => QueueSession;
  readonly subscribe: (listener: () => void) => () => void;
}

const REPAINT_INTERVAL_MS = 150;
const UNBOUNDED: readonly (EngineErrorCode | undefined)[] = ['loss-not-finite', 'loss-too-large'];
const NOTHING = new Float32Array();

function finished(snapshot: RunSnapshot, before: string | null): Outcome {
  const { loss, accuracy, epochs } = snapshot.record;
  const code = snapshot.failure?.code;
  const hasFailed = snapshot.phase === 'failed';
  return {
    phase: !hasFailed ? 'finished' : UNBOUNDED.includes(code) ? 'diverged' : 'trouble',
    loss,
    validationAccuracy: hasFailed ? null : (epochs.at(-1)?.validationAccuracy ?? null),
    error: code ?? null,
    fingerprint: fingerprintFloats(loss, accuracy),
    before,
  };
}

/** A queue on an engine of the caller's. `engine` is asked for with the first run only. */
export function createRunQueue(engine: () => Pick<Engine, 'call' | 'subscribe'>): RunQueue {
  const outcomes = new Map<string, Outcome>();
  const listeners = new Set<() => void>();
  let queue: readonly Job[] = [];
  let running: Job | null = null;
  /** The reader wants no more, also of a run that is only just being opened. */
  let isStopping = false;
  let session: QueueSession = { outcomes: new Map(), pending: 0, begin, stop };
  let repaint: ReturnType<typeof setTimeout> | null = null;

  function show(): void {
    if (repaint !== null) clearTimeout(repaint);
    repaint = null;
    session = { outcomes: new Map(outcomes), pending: queue.length + (running === null ? 0 : 1), begin, stop };
    for (const listener of listeners) listener();
  }

  function put(runId: string, change: Partial<Outcome>): void {
    const known = outcomes.get(runId) ?? {
      phase: 'waiting',
      loss: NOTHING,
      validationAccuracy: null,
      error: null,
      fingerprint: null,
      before: null,
    };
    outcomes.set(runId, { ...known, ...change });
  }

  /** Trains one run to its end; the record that counts is the snapshot's, the events only show it growing. */
  function train({ runId, spec, plan }: Job): Promise<RunSnapshot> {
    const { call, subscribe } = engine();
    const record = createGrowingRecord(NOTHING, NOTHING);
    // Events of before (a run left over from an earlier visit) say nothing about this training.
    let isTraining = false;
    return new Promise((resolve, reject) => {
      const fail = (thrown: unknown): void => {
        unsubscribe();
        reject(toEngineError(thrown));
      };
      const unsubscribe = subscribe((signal: EngineSignal) => {
        if (signal.kind === 'restarted') fail(new EngineError('worker-crashed', signal.reason));
        if (signal.kind !== 'run' || signal.runId !== runId || !isTraining) return;
        record.splice(signal.fromStep, signal.loss, signal.accuracy);
        put(runId, { loss: record.views().loss });
        repaint ??= setTimeout(show, REPAINT_INTERVAL_MS);
        if (signal.phase === 'running' || signal.phase === 'ready') return;
        unsubscribe();
        call('run.snapshot', { runId }).then(resolve, reject);
      });
      call('run.open', { runId, spec, plan })
        .then(() => call('run.rewind', { runId }))
        .then(() => {
          if (isStopping) throw new EngineError('cancelled', '');
          isTraining = true;
          return call('run.start', { runId });
        })
        .catch(fail);
    });
  }

  async function drain(): Promise<void> {
    while (running === null && queue[0] !== undefined) {
      const job = queue[0];
      const { runId } = job;
      queue = queue.slice(1);
      running = job;
      isStopping = false;
      const before = outcomes.get(runId)?.before ?? null;
      put(runId, { phase: 'running' });
      show();
      try {
        const snapshot = await train(job);
        // Paused means that the reader stopped the queue: nothing to keep of half a run.
        if (snapshot.phase === 'paused') outcomes.delete(runId);
        else outcomes.set(runId, finished(snapshot, before));
      } catch (thrown) {
        const { code } = toEngineError(thrown);
        stop();
        if (code === 'cancelled') outcomes.delete(runId);
        else put(runId, { phase: 'trouble', error: code });
      }
      // The page keeps the record; the worker need not keep the networks.
      await engine()
        .call('run.close', { runId, forget: true })
        .catch(() => undefined);
      running = null;
      show();
    }
  }

  function begin(jobs: readonly Job[], again: boolean): void {
    const busy = new Set([...queue, ...(running === null ? [] : [running])].map(({ runId }) => runId));
    const wanted = jobs.filter(({ runId }) => {
      const phase = outcomes.get(runId)?.phase;
      return !busy.has(runId) && (again || (phase !== 'finished' && phase !== 'diverged'));
    });
    for (const { runId } of wanted) {
      const before = outcomes.get(runId)?.fingerprint ?? null;
      outcomes.delete(runId);
      put(runId, { before });
    }
    queue = [...queue, ...wanted];
    show();
    void drain();
  }

  function stop(): void {
    for (const { runId } of queue) outcomes.delete(runId);
    queue = [];
    if (running !== null) {
      isStopping = true;
      void engine()
        .call('run.pause', { runId: running.runId })
        .catch(() => undefined);
    }
    show();
  }

  return {
    current: () => session,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const NO_RUNS: QueueSession = {
  outcomes: new Map(),
  pending: 0,
  begin: () => undefined,
  stop: () => undefined,
};
