// The work of the exhibit `degradation`: pairs of networks one after another on the engine; results stay with the page.
// Not responsible for: training one pair (train-pair.ts) or what is shown (degradation-model.ts).
import { startEngine } from '../../../engine/client/engine.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import { DEPTHS, type Setting } from './pair.ts';
import { trainPair, type PairResult, type TrainingEngine } from './train-pair.ts';

export interface DegradationSession {
  /** By `settingKey`. Those without accuracies are being trained. */
  readonly results: ReadonlyMap<string, PairResult>;
  readonly running: Setting | null;
  /** Why the latest job was not finished. */
  readonly error: EngineErrorCode | null;
  readonly train: (setting: Setting) => void;
  /** The pairs of all depths that are not there yet. */
  readonly trainAll: (setting: Setting) => void;
  readonly stop: () => void;
}

export interface DegradationRuns {
  readonly current: () => DegradationSession;
  readonly subscribe: (listener: () => void) => () => void;
}

export function settingKey({ depth, normalisation, seed }: Setting): string {
  return `${depth} ${normalisation} ${seed}`;
}

/** On an engine of the caller's, which is asked for with the first job only. */
export function createDegradationRuns(engine: () => TrainingEngine): DegradationRuns {
  const results = new Map<string, PairResult>();
  const listeners = new Set<() => void>();
  let running: Setting | null = null;
  let error: EngineErrorCode | null = null;
  let isStopping = false;
  let session = present();

  function present(): DegradationSession {
    return { results: new Map(results), running, error, train, trainAll, stop };
  }

  function show(): void {
    session = present();
    for (const listener of listeners) listener();
  }

  async function trainOne(setting: Setting): Promise<void> {
    const key = settingKey(setting);
    const grow = (result: PairResult): void => {
      results.set(key, result);
      show();
    };
    try {
      results.set(key, await trainPair(engine(), setting, grow, () => isStopping));
    } catch (thrown) {
      // Half a comparison says nothing about the end.
      results.delete(key);
      throw thrown;
    }
  }

  async function work(settings: readonly Setting[]): Promise<void> {
    if (running !== null) return;
    [error, isStopping] = [null, false];
    try {
      for (const setting of settings) {
        if (results.has(settingKey(setting))) continue;
        running = setting;
        show();
        await trainOne(setting);
      }
    } catch (thrown) {
      const { code } = toEngineError(thrown);
      error = code === 'cancelled' ? null : code;
    }
    running = null;
    show();
  }

  function train(setting: Setting): void {
    void work([setting]);
  }

  function trainAll(setting: Setting): void {
    void work(DEPTHS.map((depth) => ({ ...setting, depth })));
  }

  function stop(): void {
    isStopping = true;
  }

  return {
    current: () => session,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The page's one: results outlive the figure's leaving the page. */
export const degradationRuns = createDegradationRuns(startEngine);

export const IDLE: DegradationSession = {
  results: new Map(),
  running: null,
  error: null,
  train: () => undefined,
  trainAll: () => undefined,
  stop: () => undefined,
};
