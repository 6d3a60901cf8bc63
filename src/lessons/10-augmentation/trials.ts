// Real trainings one after the other, each tested when it is done: what the exhibits compare. Kept for the page.
// Not responsible for: which trainings (the exhibits), or showing them.
import type { Engine, EngineSignal } from '../../engine/client/supervisor.ts';
import type { EngineErrorCode, EpochRecord, Evaluation } from '../../engine/protocol/calls.ts';
import { EngineError, toEngineError } from '../../engine/protocol/errors.ts';
import type { TrainingPlan } from '../../nn/plan.ts';
import type { NetworkSpec } from '../../nn/spec.ts';

export interface Trial {
  readonly runId: string;
  readonly spec: NetworkSpec;
  readonly plan: TrainingPlan;
  /** Test samples it is tested on. */
  readonly testCount: number;
}

export interface Outcome {
  readonly phase: 'waiting' | 'running' | 'testing' | 'finished' | 'trouble';
  readonly step: number;
  readonly epochs: readonly EpochRecord[];
  /** On the unchanged training images, and on the test images. */
  readonly train: Evaluation | null;
  readonly test: Evaluation | null;
  readonly error: EngineErrorCode | null;
}

export interface Trials {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Trainings that wait or go on. */
  readonly pending: number;
  readonly isPaused: boolean;
  readonly begin: (trials: readonly Trial[]) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
}

export interface TrialQueue {
  readonly current: () => Trials;
  readonly subscribe: (listener: () => void) => () => void;
}

const REPAINT_INTERVAL_MS = 200;
const WAITING: Outcome = { phase: 'waiting', step: 0, epochs: [], train: null, test: null, error: null };

type Caller = Pick<Engine, 'call' | 'subscribe'>;

/** Rejects when the reader stops, and when the engine goes down. */
interface Going {
  readonly trial: Trial;
  abort: () => void;
}

/** A queue on an engine of the caller's, which is asked for with the first training only. */
export function createTrialQueue(engine: () => Caller): TrialQueue {
  const outcomes = new Map<string, Outcome>();
  const listeners = new Set<() => void>();
  let queue: readonly Trial[] = [];
  let going: Going | null = null;
  let isPaused = false;
  let session = sessionNow();
  let repaint: ReturnType<typeof setTimeout> | null = null;

  function sessionNow(): Trials {
    const pending = queue.length + (going === null ? 0 : 1);
    return { outcomes: new Map(outcomes), pending, isPaused, begin, pause, resume, stop };
  }

  function show(): void {
    if (repaint !== null) clearTimeout(repaint);
    repaint = null;
    session = sessionNow();
    for (const listener of listeners) listener();
  }

  function put(runId: string, change: Partial<Outcome>): void {
    outcomes.set(runId, { ...(outcomes.get(runId) ?? WAITING), ...change });
  }

  /** Trains to the end of the plan; resolves with the epochs. */
  function train({ runId, spec, plan }: Trial, current: Going): Promise<void> {
    const { call, subscribe } = engine();
    // Events of before (a run left over from an earlier visit) say nothing about this training.
    let isTraining = false;
    return new Promise((resolve, reject) => {
      const end = (thrown?: EngineError): void => {
        unsubscribe();
        if (thrown === undefined) resolve();
        else reject(thrown);
      };
      current.abort = () => end(new EngineError('cancelled', ''));
      const unsubscribe = subscribe((signal: EngineSignal) => {
        if (signal.kind === 'restarted') end(new EngineError('worker-crashed', signal.reason));
        if (signal.kind !== 'run' || signal.runId !== runId || !isTraining) return;
        put(runId, { step: signal.fromStep + signal.loss.length, epochs: signal.epochs });
        repaint ??= setTimeout(show, REPAINT_INTERVAL_MS);
        if (signal.phase === 'failed') end(new EngineError(signal.failure?.code ?? 'internal', ''));
        if (signal.phase === 'finished') end();
      });
      call('run.open', { runId, spec, plan })
        .then(() => call('run.rewind', { runId }))
        .then(async () => {
          isTraining = true;
          if (!isPaused) await call('run.start', { runId });
        })
        .catch((thrown: unknown) => end(toEngineError(thrown)));
    });
  }

  async function perform(trial: Trial, current: Going): Promise<void> {
    const { runId, plan, testCount } = trial;
    await train(trial, current);
    put(runId, { phase: 'testing' });
    show();
    const { call } = engine();
    const seen = await call('run.evaluate', { runId, split: 'train', count: plan.trainCount });
    const test = await call('run.evaluate', { runId, split: 'test', count: testCount });
    put(runId, { phase: 'finished', train: seen, test });
  }

  async function drain(): Promise<void> {
    while (going === null && queue[0] !== undefined) {
      const [trial] = queue;
      const { runId } = trial;
      queue = queue.slice(1);
      const current: Going = { trial, abort: () => undefined };
      going = current;
      put(runId, { phase: 'running' });
      show();
      try {
        await perform(trial, current);
      } catch (thrown) {
        const { code } = toEngineError(thrown);
        if (code === 'cancelled') outcomes.delete(runId);
        else put(runId, { phase: 'trouble', error: code });
        for (const waiting of queue) outcomes.delete(waiting.runId);
        queue = [];
      }
      // The page keeps the numbers; the worker need not keep the network.
      await engine()
        .call('run.close', { runId, forget: true })
        .catch(() => undefined);
      going = null;
      show();
    }
  }

  function begin(trials: readonly Trial[]): void {
    const wanted = trials.filter(({ runId }) => {
      const phase = outcomes.get(runId)?.phase;
      return phase === undefined || phase === 'trouble';
    });
    for (const { runId } of wanted) outcomes.set(runId, WAITING);
    queue = [...queue, ...wanted];
    isPaused = false;
    show();
    void drain();
  }

  function tell(name: 'run.pause' | 'run.start'): void {
    if (going === null) return;
    void engine()
      .call(name, { runId: going.trial.runId })
      .catch(() => undefined);
  }

  function pause(): void {
    isPaused = true;
    tell('run.pause');
    show();
  }

  function resume(): void {
    isPaused = false;
    tell('run.start');
    show();
  }

  function stop(): void {
    for (const { runId } of queue) outcomes.delete(runId);
    queue = [];
    isPaused = false;
    going?.abort();
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

export const NO_TRIALS: Trials = {
  outcomes: new Map(),
  pending: 0,
  isPaused: false,
  begin: () => undefined,
  pause: () => undefined,
  resume: () => undefined,
  stop: () => undefined,
};
