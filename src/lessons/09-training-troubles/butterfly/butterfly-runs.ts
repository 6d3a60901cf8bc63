// The work of the butterfly: one job at a time on the engine, twins or a row of seeds; results stay with the page.
// Not responsible for: what is shown (butterfly-model.ts).
import { startEngine } from '../../../engine/client/engine.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { EngineError, toEngineError } from '../../../engine/protocol/errors.ts';
import { REPAINT_INTERVAL_MS, trainToEnd } from '../train.ts';
import type { TrainingEngine } from '../train.ts';
import { bandPlan, TWIN_NETWORK } from './twin-plan.ts';
import type { TwinKind } from './twin-plan.ts';
import { trainTwins } from './twins.ts';
import type { TwinResult } from './twins.ts';

export interface SeedResult {
  readonly loss: Float32Array;
  /** After the last epoch; null until then. */
  readonly validationAccuracy: number | null;
}

export interface ButterflySession {
  readonly twins: ReadonlyMap<string, TwinResult>;
  readonly seeds: ReadonlyMap<number, SeedResult>;
  readonly running: 'twins' | 'seeds' | null;
  /** Why the latest job was not finished. */
  readonly error: EngineErrorCode | null;
  readonly runTwins: (kind: TwinKind, seed: number) => void;
  readonly runSeeds: (seeds: readonly number[]) => void;
  readonly stop: () => void;
}

export interface Butterfly {
  readonly current: () => ButterflySession;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The name of a pair of twins. */
export function twinKey(kind: TwinKind, seed: number): string {
  return `${kind} ${seed}`;
}

/** On an engine of the caller's, which is asked for with the first job only. */
export function createButterfly(engine: () => TrainingEngine): Butterfly {
  const twins = new Map<string, TwinResult>();
  const seeds = new Map<number, SeedResult>();
  const listeners = new Set<() => void>();
  let running: ButterflySession['running'] = null;
  let trainingId: string | null = null;
  let error: EngineErrorCode | null = null;
  let isStopping = false;
  let repaint: ReturnType<typeof setTimeout> | null = null;
  let session = present();

  function present(): ButterflySession {
    return { twins: new Map(twins), seeds: new Map(seeds), running, error, runTwins, runSeeds, stop };
  }

  function show(): void {
    if (repaint !== null) clearTimeout(repaint);
    repaint = null;
    session = present();
    for (const listener of listeners) listener();
  }

  function showSoon(): void {
    repaint ??= setTimeout(show, REPAINT_INTERVAL_MS);
  }

  async function work(kind: 'twins' | 'seeds', job: () => Promise<void>): Promise<void> {
    if (running !== null) return;
    [running, error, isStopping] = [kind, null, false];
    show();
    try {
      await job();
    } catch (thrown) {
      const { code } = toEngineError(thrown);
      error = code === 'cancelled' ? null : code;
    }
    running = null;
    show();
  }

  function runTwins(kind: TwinKind, seed: number): void {
    const key = twinKey(kind, seed);
    void work('twins', async () => {
      const grow = (result: TwinResult): void => {
        twins.set(key, result);
        showSoon();
      };
      try {
        twins.set(key, await trainTwins(engine(), kind, seed, grow, () => isStopping));
      } catch (thrown) {
        // Half a comparison says nothing about the end.
        twins.delete(key);
        throw thrown;
      }
    });
  }

  async function trainSeed(seed: number): Promise<void> {
    const runId = `butterfly-seed-${seed}`;
    trainingId = runId;
    const grow = (loss: Float32Array): void => {
      seeds.set(seed, { loss, validationAccuracy: null });
      showSoon();
    };
    try {
      const args = { runId, spec: TWIN_NETWORK, plan: bandPlan(seed) };
      const { phase, record, failure } = await trainToEnd(engine(), args, grow, () => isStopping);
      if (failure !== null) throw new EngineError(failure.code, failure.detail);
      if (phase !== 'finished') throw new EngineError('cancelled', '');
      seeds.set(seed, {
        loss: record.loss,
        validationAccuracy: record.epochs.at(-1)?.validationAccuracy ?? null,
      });
    } catch (thrown) {
      seeds.delete(seed);
      throw thrown;
    } finally {
      trainingId = null;
      await engine()
        .call('run.close', { runId, forget: true })
        .catch(() => undefined);
    }
  }

  function runSeeds(wanted: readonly number[]): void {
    void work('seeds', async () => {
      for (const seed of wanted) {
        if (isStopping) return;
        if (seeds.get(seed)?.validationAccuracy === undefined) await trainSeed(seed);
        show();
      }
    });
  }

  function stop(): void {
    isStopping = true;
    if (trainingId === null) return;
    void engine()
      .call('run.pause', { runId: trainingId })
      .catch(() => undefined);
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
export const butterfly = createButterfly(startEngine);

export const STILL: ButterflySession = {
  twins: new Map(),
  seeds: new Map(),
  running: null,
  error: null,
  runTwins: () => undefined,
  runSeeds: () => undefined,
  stop: () => undefined,
};
