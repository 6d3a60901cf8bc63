// The clinic's work: patients are trained one after the other on the engine, examined, and let go; results stay with
// the page, and so do the diagnoses the reader has made. Not responsible for: who is ill of what (patients.ts).
import { startEngine } from '../../../engine/client/engine.ts';
import type { EngineErrorCode, EpochRecord } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import { REPAINT_INTERVAL_MS, trainToEnd } from '../train.ts';
import type { TrainingEngine } from '../train.ts';
import { examine } from './findings.ts';
import type { Findings } from './findings.ts';
import { startingWeights } from './patients.ts';
import type { CauseId, Treatment } from './patients.ts';

/** One training to be made. */
export interface Entry {
  readonly key: string;
  readonly treatment: Treatment;
  /** Whether the network is examined afterwards. */
  readonly isExamined: boolean;
}

export interface Outcome {
  readonly phase: 'waiting' | 'running' | 'done' | 'trouble';
  readonly loss: Float32Array;
  readonly epochs: readonly EpochRecord[];
  /** Training ended because the loss left all bounds: a finding, not an error. */
  readonly failure: { readonly code: EngineErrorCode; readonly step: number } | null;
  readonly findings: Findings | null;
  readonly error: EngineErrorCode | null;
}

export interface ClinicSession {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Key of what trains; null when the clinic rests. */
  readonly running: string | null;
  /** Diagnoses made so far, oldest first, by patient. */
  readonly diagnoses: ReadonlyMap<string, readonly CauseId[]>;
  readonly train: (entry: Entry) => void;
  readonly stop: () => void;
  readonly note: (patient: string, cause: CauseId) => void;
}

export interface Clinic {
  readonly current: () => ClinicSession;
  readonly subscribe: (listener: () => void) => () => void;
}

const WAITING: Outcome = {
  phase: 'waiting',
  loss: new Float32Array(),
  epochs: [],
  failure: null,
  findings: null,
  error: null,
};
const UNBOUNDED: readonly (EngineErrorCode | undefined)[] = ['loss-not-finite', 'loss-too-large'];

/** A clinic on an engine of the caller's, which is asked for with the first patient only. */
export function createClinic(engine: () => TrainingEngine): Clinic {
  const outcomes = new Map<string, Outcome>();
  const diagnoses = new Map<string, readonly CauseId[]>();
  const listeners = new Set<() => void>();
  let queue: readonly Entry[] = [];
  let running: string | null = null;
  let isStopping = false;
  let repaint: ReturnType<typeof setTimeout> | null = null;
  let session: ClinicSession = present();

  function present(): ClinicSession {
    return { outcomes: new Map(outcomes), running, diagnoses: new Map(diagnoses), train, stop, note };
  }

  function show(): void {
    if (repaint !== null) clearTimeout(repaint);
    repaint = null;
    session = present();
    for (const listener of listeners) listener();
  }

  function put(key: string, change: Partial<Outcome>): void {
    outcomes.set(key, { ...(outcomes.get(key) ?? WAITING), ...change });
  }

  async function treat({ key, treatment, isExamined }: Entry): Promise<void> {
    const { spec, plan, hiddenBias } = treatment;
    const given = hiddenBias === 0 ? {} : { initialWeights: startingWeights(treatment) };
    const args = { runId: key, spec, plan, ...given };
    const grow = (loss: Float32Array): void => {
      put(key, { loss });
      repaint ??= setTimeout(show, REPAINT_INTERVAL_MS);
    };
    const { phase, record, failure } = await trainToEnd(engine(), args, grow, () => isStopping);
    // Paused means that the reader stopped: nothing to keep of half a training.
    if (phase === 'paused') {
      outcomes.delete(key);
      return;
    }
    const isOutOfBounds = failure !== null && UNBOUNDED.includes(failure.code);
    if (failure !== null && !isOutOfBounds) {
      put(key, { phase: 'trouble', error: failure.code });
      return;
    }
    const findings = isExamined ? await examine(engine(), key, treatment) : null;
    const { loss, epochs } = record;
    put(key, {
      phase: 'done',
      loss,
      epochs,
      findings,
      failure: failure === null ? null : { code: failure.code, step: failure.step },
    });
  }

  async function drain(): Promise<void> {
    while (running === null && queue[0] !== undefined) {
      const [entry] = queue;
      queue = queue.slice(1);
      running = entry.key;
      isStopping = false;
      put(entry.key, { phase: 'running' });
      show();
      try {
        await treat(entry);
      } catch (thrown) {
        const { code } = toEngineError(thrown);
        if (code === 'cancelled') outcomes.delete(entry.key);
        else put(entry.key, { phase: 'trouble', error: code });
      }
      await engine()
        .call('run.close', { runId: entry.key, forget: true })
        .catch(() => undefined);
      running = null;
      show();
    }
  }

  function train(entry: Entry): void {
    const phase = outcomes.get(entry.key)?.phase;
    if (phase === 'waiting' || phase === 'running' || phase === 'done') return;
    outcomes.set(entry.key, WAITING);
    queue = [...queue, entry];
    show();
    void drain();
  }

  function stop(): void {
    for (const { key } of queue) outcomes.delete(key);
    queue = [];
    if (running !== null) {
      isStopping = true;
      void engine()
        .call('run.pause', { runId: running })
        .catch(() => undefined);
    }
    show();
  }

  function note(patient: string, cause: CauseId): void {
    diagnoses.set(patient, [...(diagnoses.get(patient) ?? []), cause]);
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

/** The page's one clinic: results outlive the figure's leaving the page. */
export const clinic = createClinic(startEngine);

export const CLOSED: ClinicSession = {
  outcomes: new Map(),
  running: null,
  diagnoses: new Map(),
  train: () => undefined,
  stop: () => undefined,
  note: () => undefined,
};
