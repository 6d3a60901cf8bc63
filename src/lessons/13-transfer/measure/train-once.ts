// One training on data of the page's own, from its data to its last epoch, as one promise. Not responsible for: which network
// or data (recipes.ts), or keeping what comes out.
import type { Engine, EngineSignal } from '../../../engine/client/supervisor.ts';
import type { EpochRecord, OwnDataset } from '../../../engine/protocol/calls.ts';
import { EngineError } from '../../../engine/protocol/errors.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';

export interface Training {
  readonly runId: string;
  readonly spec: NetworkSpec;
  readonly plan: TrainingPlan;
  readonly dataset: OwnDataset;
  /** Drawn from the plan's seed where absent. */
  readonly initialWeights?: readonly Float32Array[];
}

export interface TrainingEnd {
  readonly epochs: readonly EpochRecord[];
  /** Time spent training. */
  readonly trainingMs: number;
  /** Part of the data set's test samples right at the end. */
  readonly accuracy: number;
}

interface Watch {
  readonly signal: AbortSignal;
  readonly onEpochs: (epochs: readonly EpochRecord[]) => void;
}

type Caller = Pick<Engine, 'call' | 'subscribe'>;

/** Rejects with `cancelled` when the signal says so, with the run's own failure, and when the engine goes down. */
export async function trainOnce(
  engine: Caller,
  put: (dataset: OwnDataset) => Promise<unknown>,
  { dataset, runId, spec, plan, initialWeights }: Training,
  { signal, onEpochs }: Watch,
): Promise<TrainingEnd> {
  try {
    await put(dataset);
    const start = initialWeights === undefined ? {} : { initialWeights };
    await engine.call('run.open', { runId, spec, plan, ...start }, { signal });
    // A run of that name may be left over from a page that was closed in the middle.
    await engine.call('run.rewind', { runId });
    const end = await toItsEnd(engine, runId, { signal, onEpochs });
    const count = dataset.test.labels.length;
    const { accuracy } = await engine.call('run.evaluate', { runId, split: 'test', count }, { signal });
    return { ...end, accuracy };
  } finally {
    // The page keeps the numbers; the worker need not keep the network.
    await engine.call('run.close', { runId, forget: true }).catch(() => undefined);
  }
}

function toItsEnd(
  { call, subscribe }: Caller,
  runId: string,
  { signal, onEpochs }: Watch,
): Promise<Omit<TrainingEnd, 'accuracy'>> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      unsubscribe();
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const fail = (thrown: unknown): void => end(() => reject(thrown));
    const onAbort = (): void => fail(new EngineError('cancelled', ''));
    const unsubscribe = subscribe((told: EngineSignal) => {
      if (told.kind === 'restarted') fail(new EngineError('worker-crashed', told.reason));
      if (told.kind !== 'run' || told.runId !== runId) return;
      const { phase, epochs, trainingMs, failure } = told;
      onEpochs(epochs);
      if (phase === 'failed') fail(new EngineError(failure?.code ?? 'internal', failure?.detail ?? ''));
      if (phase === 'finished') end(() => resolve({ epochs, trainingMs }));
    });
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    else call('run.start', { runId }).catch(fail);
  });
}
