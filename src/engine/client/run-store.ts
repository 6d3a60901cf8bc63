// The page's picture of its runs: an external store that React reads, fed by the engine's events.
// Not responsible for: training (worker), the hook (use-run.ts), or what a failure is called (kit/sentences).
import type { BackendId, Calls, DatasetProgress, EngineEvent, RunSnapshot } from '../protocol/calls.ts';
import type { EngineError } from '../protocol/errors.ts';
import { toEngineError } from '../protocol/errors.ts';
import { createCanceller } from '../protocol/cancel.ts';
import type { Canceller } from '../protocol/cancel.ts';
import { createGrowingRecord } from './growing-record.ts';
import type { GrowingRecord } from './growing-record.ts';
import type { Engine } from './supervisor.ts';

export interface RunView {
  /** Null until the run is open. Its record's arrays are views: read, don't keep them to write. */
  readonly snapshot: RunSnapshot | null;
  /** While the data that the run needs are fetched. */
  readonly opening: DatasetProgress | null;
  /** Why the last wish was not fulfilled; null again with the next one. */
  readonly error: EngineError | null;
}

export type OpenRunArgs = Calls['run.open']['args'];
export type RestoreTarget = Calls['run.restore']['args']['to'];

/** Wishes never reject: what goes wrong is in the run's view. They settle when the worker has answered. */
export interface RunStore {
  view(runId: string): RunView;
  subscribe(runId: string, listener: () => void): () => void;
  /** Opens or continues a run. Repeating the same wish is free; a different network or plan replaces the run. */
  open(args: OpenRunArgs): Promise<void>;
  start(runId: string): Promise<void>;
  pause(runId: string): Promise<void>;
  step(runId: string, count: number): Promise<void>;
  stop(runId: string): Promise<void>;
  rewind(runId: string): Promise<void>;
  restore(runId: string, to: RestoreTarget): Promise<void>;
  move(runId: string, backend: BackendId): Promise<void>;
  /** `forget` deletes what is kept on the device too. */
  close(runId: string, forget?: boolean): Promise<void>;
}

export const EMPTY_VIEW: RunView = { snapshot: null, opening: null, error: null };

const NO_PROGRESS: DatasetProgress = { loadedBytes: 0, totalBytes: 0, loadedSamples: 0 };

/**
 * How long a run's progress may wait to be shown, so that runs which train side by side are drawn in one repaint: with
 * two of them, twenty repaints a second cost more frames than a reader's eye gains.
 */
const REPAINT_INTERVAL_MS = 150;

interface Entry {
  view: RunView;
  record: GrowingRecord | null;
  /** The latest `open` wish and how to take it back. */
  wish: { readonly args: OpenRunArgs; readonly canceller: Canceller; readonly done: Promise<void> } | null;
}

export function createRunStore(engine: Engine): RunStore {
  const entries = new Map<string, Entry>();
  const listeners = new Map<string, Set<() => void>>();
  /** Runs with progress that nobody was told of yet. */
  const waiting = new Set<string>();
  let repaint: ReturnType<typeof setTimeout> | null = null;

  function show(runId: string, entry: Entry, change: Partial<RunView>): void {
    if (entries.get(runId) !== entry) return;
    entry.view = { ...entry.view, ...change };
    tell(runId);
  }

  function tell(runId: string): void {
    waiting.delete(runId);
    for (const listener of listeners.get(runId) ?? []) listener();
  }

  /** Tells of all that waits at once. */
  function tellSoon(runId: string): void {
    waiting.add(runId);
    repaint ??= setTimeout(() => {
      repaint = null;
      for (const waitingId of waiting) tell(waitingId);
    }, REPAINT_INTERVAL_MS);
  }

  function adopt(entry: Entry, snapshot: RunSnapshot): RunSnapshot {
    const { loss, accuracy, epochs } = snapshot.record;
    entry.record = createGrowingRecord(loss, accuracy);
    return { ...snapshot, record: { ...entry.record.views(), epochs } };
  }

  function open(args: OpenRunArgs): Promise<void> {
    const before = entries.get(args.runId);
    if (
      before !== undefined &&
      before.wish !== null &&
      before.view.error === null &&
      sameWish(before.wish.args, args)
    ) {
      return before.wish.done;
    }
    before?.wish?.canceller.cancel();
    const entry: Entry = { view: { ...EMPTY_VIEW, opening: NO_PROGRESS }, record: null, wish: null };
    entries.set(args.runId, entry);
    tell(args.runId);
    return request(entry, args);
  }

  function request(entry: Entry, args: OpenRunArgs, wished = args): Promise<void> {
    const canceller = createCanceller();
    const done = engine
      .call('run.open', args, {
        signal: canceller.signal,
        onProgress: (opening) => show(args.runId, entry, { opening }),
      })
      .then(
        (snapshot) => show(args.runId, entry, { snapshot: adopt(entry, snapshot), opening: null, error: null }),
        (thrown: unknown) => show(args.runId, entry, { opening: null, error: toEngineError(thrown) }),
      );
    entry.wish = { args: wished, canceller, done };
    return done;
  }

  async function wish(runId: string, ask: () => Promise<RunSnapshot>): Promise<void> {
    const entry = entries.get(runId);
    if (entry === undefined) return;
    if (entry.view.error !== null) show(runId, entry, { error: null });
    try {
      const snapshot = await ask();
      show(runId, entry, { snapshot: adopt(entry, snapshot) });
    } catch (thrown) {
      show(runId, entry, { error: toEngineError(thrown) });
    }
  }

  function apply(event: Extract<EngineEvent, { kind: 'run' }>): void {
    const entry = entries.get(event.runId);
    const snapshot = entry?.view.snapshot;
    if (entry === undefined || entry.record === null || snapshot === null || snapshot === undefined) return;
    const { fromStep, loss, accuracy, epochs, phase, backend, checkpoints, failure, resumed } = event;
    entry.record.splice(fromStep, loss, accuracy);
    const isMereProgress = phase === snapshot.phase && failure === snapshot.failure && fromStep >= snapshot.step;
    entry.view = {
      ...entry.view,
      snapshot: {
        ...snapshot,
        phase,
        backend,
        checkpoints,
        failure,
        resumed,
        step: entry.record.length,
        trainingMs: event.trainingMs,
        imagesPerSecond: event.imagesPerSecond,
        record: { ...entry.record.views(), epochs },
      },
    };
    if (isMereProgress) tellSoon(event.runId);
    else tell(event.runId);
  }

  /** The worker fell: what was open is read back from storage and waits, paused, for one click. */
  function reopenAll(): void {
    for (const [runId, entry] of entries) {
      const { snapshot } = entry.view;
      // A run that was just being opened when the worker fell may be the reason: it is not opened by itself again.
      if (entry.wish === null || snapshot === null || entry.view.opening !== null) continue;
      const backend = snapshot.backend;
      show(runId, entry, {
        snapshot: snapshot.phase === 'running' ? { ...snapshot, phase: 'paused' } : snapshot,
        opening: NO_PROGRESS,
      });
      void request(entry, { ...entry.wish.args, backend }, entry.wish.args);
    }
  }

  engine.subscribe((signal) => {
    if (signal.kind === 'run') apply(signal);
    else if (signal.kind === 'restarted') reopenAll();
  });

  return {
    view: (runId) => entries.get(runId)?.view ?? EMPTY_VIEW,
    subscribe(runId, listener) {
      const some = listeners.get(runId) ?? new Set();
      listeners.set(runId, some.add(listener));
      return () => void some.delete(listener);
    },
    open,
    start: (runId) => wish(runId, () => engine.call('run.start', { runId })),
    pause: (runId) => wish(runId, () => engine.call('run.pause', { runId })),
    step: (runId, count) => wish(runId, () => engine.call('run.step', { runId, count })),
    stop: (runId) => wish(runId, () => engine.call('run.stop', { runId })),
    rewind: (runId) => wish(runId, () => engine.call('run.rewind', { runId })),
    restore: (runId, to) => wish(runId, () => engine.call('run.restore', { runId, to })),
    move: (runId, backend) => wish(runId, () => engine.call('run.move', { runId, backend })),
    async close(runId, forget = false) {
      entries.get(runId)?.wish?.canceller.cancel();
      entries.delete(runId);
      tell(runId);
      // A run that the worker doesn't know, or a worker that is gone: closed all the same.
      await engine.call('run.close', { runId, forget }).catch(() => undefined);
    },
  };
}

/**
 * Both are plain data of the page's own making, with the same order of fields when they are equal. Weights are not written
 * out for it: whoever wishes again passes the same arrays.
 */
function sameWish(one: OpenRunArgs, other: OpenRunArgs): boolean {
  const [{ initialWeights: ours, ...rest }, { initialWeights: theirs, ...others }] = [one, other];
  const isSameStart = ours?.length === theirs?.length && (ours ?? []).every((values, i) => values === theirs?.[i]);
  return isSameStart && JSON.stringify(rest) === JSON.stringify(others);
}
