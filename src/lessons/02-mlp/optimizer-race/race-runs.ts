// The queue of the race: runs are trained one after the other on the engine, their records kept for the page.
// Not responsible for: which runs (race-model.ts) or showing them. One at a time, so that the page stays responsive.
import { createGrowingRecord } from '../../../engine/client/growing-record.ts';
import { startEngine } from '../../../engine/client/engine.ts';
import type { Engine, EngineSignal } from '../../../engine/client/supervisor.ts';
import type { EngineErrorCode, RunSnapshot } from '../../../engine/protocol/calls.ts';
import { EngineError, toEngineError } from '../../../engine/protocol/errors.ts';
import { fingerprintFloats } from '../../../nn/fingerprint.ts';
import { RACE_NETWORK, racePlan } from './racers.ts';
import type { Entry } from './racers.ts';

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

export interface RaceSession {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Runs that wait or train. */
  readonly pending: number;
  readonly begin: (entries: readonly Entry[], again: boolean) => void;
  readonly stop: () => void;
}

export interface RaceQueue {
  readonly current: () => RaceSession;
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
export function createRaceQueue(engine: () => Pick<Engine, 'call' | 'subscribe'>): RaceQueue {
  const outcomes = new Map<string, Outcome>();
  const listeners = new Set<() => void>();
  let queue: readonly Entry[] = [];
  let running: Entry | null = null;
  /** The reader wants no more, also of a run that is only just being opened. */
  let isStopping = false;
  let session: RaceSession = { outcomes: new Map(), pending: 0, begin, stop };
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
  function train({ runId, optimizer, seed }: Entry): Promise<RunSnapshot> {
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
      call('run.open', { runId, spec: RACE_NETWORK, plan: racePlan(optimizer, seed) })
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
      const entry = queue[0];
      const { runId } = entry;
      queue = queue.slice(1);
      running = entry;
      isStopping = false;
      const before = outcomes.get(runId)?.before ?? null;
      put(runId, { phase: 'running' });
      show();
      try {
        const snapshot = await train(entry);
        // Paused means that the reader stopped the race: nothing to keep of half a run.
        if (snapshot.phase === 'paused') outcomes.delete(runId);
        else outcomes.set(runId, finished(snapshot, before));
      } catch (thrown) {
        const { code } = toEngineError(thrown);
        stop();
        if (code === 'cancelled') outcomes.delete(runId);
        else put(runId, { phase: 'trouble', error: code });
      }
      // The page keeps the record; the worker need not keep ten networks.
      await engine()
        .call('run.close', { runId, forget: true })
        .catch(() => undefined);
      running = null;
      show();
    }
  }

  function begin(entries: readonly Entry[], again: boolean): void {
    const busy = new Set([...queue, ...(running === null ? [] : [running])].map(({ runId }) => runId));
    const wanted = entries.filter(({ runId }) => {
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

/** The page's one queue: results outlive the figure's leaving the page. */
export const raceQueue = createRaceQueue(startEngine);

export const NO_RACE: RaceSession = {
  outcomes: new Map(),
  pending: 0,
  begin: () => undefined,
  stop: () => undefined,
};
