// Which runs of this page are training right now: whatever takes the machine's whole time keeps away from them.
// Not responsible for: what keeps away (idle-measurement.ts, the page that checks the device).
import type { Engine, EngineSignal } from './supervisor.ts';

export interface TrainingWatch {
  /** Names of the runs under way. */
  readonly training: ReadonlySet<string>;
  /** Called after every word of a run, whether or not it changed what is training. Returns a function that ends it. */
  subscribe(listener: () => void): () => void;
}

/** Only listens: it starts no engine. */
export function createTrainingWatch(engine: Pick<Engine, 'subscribe'>): TrainingWatch {
  const listeners = new Set<() => void>();
  let training: ReadonlySet<string> = new Set();

  engine.subscribe((signal) => {
    training = trainingAfter(training, signal);
    if (signal.kind !== 'run' && signal.kind !== 'restarted') return;
    for (const listener of listeners) listener();
  });

  return {
    get training() {
      return training;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The same set while nothing changes. */
function trainingAfter(before: ReadonlySet<string>, signal: EngineSignal): ReadonlySet<string> {
  if (signal.kind === 'restarted') return before.size === 0 ? before : new Set();
  if (signal.kind !== 'run' || before.has(signal.runId) === (signal.phase === 'running')) return before;
  const after = new Set(before);
  if (signal.phase === 'running') after.add(signal.runId);
  else after.delete(signal.runId);
  return after;
}
