// Answers every call of the protocol with the worker's parts. Wires, and checks the arguments that wires can check.
// Not responsible for: doing any of it (runs/, datasets/, storage/), or the message port (engine.worker.ts).
import { augmentImageInto } from '../../nn/augmentation/augment.ts';
import type { BackendId, EngineStatus, RunSnapshot } from '../protocol/calls.ts';
import { EngineError } from '../protocol/errors.ts';
import type { CancelSignal } from '../protocol/cancel.ts';
import type { EngineInit } from '../protocol/messages.ts';
import type { Emit, Handlers } from '../protocol/serve.ts';
import type { Augment } from './augmentation/augmenter.ts';
import { createDatasetStore } from './datasets/dataset-store.ts';
import type { LoadOptions } from './datasets/dataset-store.ts';
import { describeSamples, rawPixels } from './datasets/planned-samples.ts';
import type { LoadedSplit } from './datasets/split.ts';
import type { ShardTools } from './datasets/shard.ts';
import { createModels } from './models/model-handlers.ts';
import { createBackendPool } from './runs/backend-pool.ts';
import type { StartBackendById } from './runs/backend-pool.ts';
import type { Clock } from './runs/clock.ts';
import { evaluate, shiftTest } from './runs/evaluate.ts';
import type { Run } from './runs/run.ts';
import { describeUpdate } from './runs/next-update.ts';
import { insidesOf, seenImages } from './runs/run-insides.ts';
import { insideHandlers } from './runs/inside-handlers.ts';
import { createRunRegistry } from './runs/run-registry.ts';
import type { Subject } from './runs/subject.ts';
import { createScheduler } from './runs/scheduler.ts';
import { createDeviceMeter } from './runs/speed.ts';
import type { KeyValue } from './storage/key-value.ts';
import { createRunVault } from './storage/run-vault.ts';

/** What the worker's platform gives; tests give their own. */
export interface Platform extends ShardTools {
  readonly clock: Clock;
  readonly database: KeyValue;
  /** Where features of pictures are kept. */
  readonly features: KeyValue;
  readonly startBackend: StartBackendById;
  /** Backends that this browser is known to lack before anything is started. */
  readonly absent?: readonly BackendId[];
  /** Starts a backend without its self-check, to find out what is wrong with it; `startBackend` where absent. */
  readonly startUnchecked?: StartBackendById;
  /** What batches are augmented with; nn's own code where absent. */
  readonly loadAugment?: () => Promise<Augment>;
}

export function createHandlers(platform: Platform, init: EngineInit, emit: Emit): Handlers {
  const { clock } = platform;
  const tellStatus = (): void => emit({ kind: 'status', status: status() });
  const vault = createRunVault(
    platform.database,
    (code, detail) => emit({ kind: 'notice', code, detail }),
    () => tellStatus(),
  );
  const pool = createBackendPool(platform.startBackend, init.chosen, tellStatus, platform.absent);
  const datasets = createDatasetStore(platform, init.base);
  const device = createDeviceMeter();
  let recommended = init.recommended ?? null;
  const loadAugment = platform.loadAugment ?? (() => Promise.resolve(augmentImageInto));
  const scheduler = createScheduler(clock);
  const models = createModels({ pool, clock, tools: platform, base: init.base, database: platform.features });
  const runs = createRunRegistry({ pool, scheduler, clock, device, vault, emit, loadAugment }, datasets);

  function status(): EngineStatus {
    return {
      backends: pool.reports(),
      current: pool.current(),
      chosenBy: pool.chosenBy(),
      recommended,
      storage: vault.state,
    };
  }

  /** A run, or the base model that its name stands for. */
  async function subjectOf(runId: string): Promise<Subject> {
    return (await models.subjectOf(runId)) ?? runs.get(runId);
  }

  /** For what needs data or training: a base model has neither. */
  function runOf(runId: string): Run {
    if (models.subjectOf(runId) !== null) throw new EngineError('limit-exceeded', `${runId} has no data`);
    return runs.get(runId);
  }

  /** The samples [0, count) of a split, at least one. */
  async function firstSamples(
    run: Run,
    split: 'train' | 'test',
    count: number,
    signal: CancelSignal,
  ): Promise<LoadedSplit> {
    if (!(Number.isInteger(count) && count >= 1)) {
      throw new EngineError('limit-exceeded', `count: ${count}`, { requested: count });
    }
    return datasets.loadFirst(run.plan.dataset, split, count, quietly(signal));
  }

  // The page learns that the engine lives, whatever it asks first.
  tellStatus();

  /** Answers with the run as it is when the answer leaves. */
  async function command(runId: string, work: (run: Run) => Promise<void>): Promise<() => RunSnapshot> {
    const run = runs.get(runId);
    await work(run);
    return () => run.snapshot();
  }

  return {
    'engine.status': status,
    'engine.choose': async ({ backend }) => {
      await pool.choose(backend);
      return status();
    },
    'engine.recommend': (args) => {
      recommended = args.recommended;
      tellStatus();
      return status();
    },
    'device.describe': async () => (await import('./device/device-facts.ts')).describeDevice(),
    'device.check': async (args, { signal, report }) => {
      const { checkBackend } = await import('./device/check-backend.ts');
      return checkBackend(args, { pool, clock, startUnchecked: platform.startUnchecked ?? null }, signal, report);
    },
    'dataset.describe': ({ dataset }) => datasets.describe(dataset),
    'dataset.put': ({ dataset }) => datasets.put(dataset),
    'dataset.samples': async ({ dataset, split, indices }, { signal, report }) => {
      const loaded = await datasets.loadAt(dataset, split, indices, { signal, onProgress: report });
      const pixels = rawPixels(loaded, indices);
      return { pixels, labels: Uint8Array.from(indices, (index) => loaded.label(index)), shape: loaded.shape };
    },
    'dataset.planned': async ({ plan, indices }, { signal, report }) => {
      const train = await datasets.loadFirst(plan.dataset, 'train', plan.trainCount, { signal, onProgress: report });
      return describeSamples(train, plan, indices);
    },
    'run.open': async (args, { signal, report }) => {
      const run = await runs.open(args, { signal, onProgress: report });
      return () => run.snapshot();
    },
    'run.start': ({ runId }) => command(runId, (run) => run.start()),
    'run.pause': ({ runId }) => command(runId, (run) => run.pause()),
    'run.step': ({ runId, count }) => command(runId, (run) => run.step(count)),
    'run.stop': ({ runId }) => command(runId, (run) => run.stop()),
    'run.rewind': ({ runId }) => command(runId, (run) => run.rewind()),
    'run.restore': ({ runId, to }) => command(runId, (run) => run.restore(to)),
    'run.move': ({ runId, backend }) => command(runId, (run) => run.move(backend)),
    'run.snapshot': ({ runId }) => {
      const run = runs.get(runId);
      return () => run.snapshot();
    },
    'run.close': async ({ runId, forget }) => {
      await runs.close(runId, forget);
      return null;
    },
    'run.weights': ({ runId }) => runs.get(runId).weights(),
    'run.evaluate': async ({ runId, split, count, shift }, { signal, report }) => {
      const run = runs.get(runId);
      return evaluate(run, await firstSamples(run, split, count, signal), count, shift ?? null, signal, report);
    },
    'run.shiftTest': async ({ runId, shifts, count }, { signal, report }) => {
      const run = runs.get(runId);
      return shiftTest(run, await firstSamples(run, 'test', count, signal), count, shifts, signal, report);
    },
    'run.predict': async ({ runId, images, count }) => {
      const run = await subjectOf(runId);
      return { probabilities: (await run.predict(seenImages(run, images, count), count)).slice() };
    },
    'run.activations': async ({ runId, images, count, nodeIndices, ablated }) => {
      return insidesOf(await subjectOf(runId)).outputs(images, count, nodeIndices, ablated);
    },
    'run.gradient': async ({ runId, ...question }) => insidesOf(await subjectOf(runId)).gradient(question),
    'run.nextUpdate': async ({ runId, withValues }) => {
      const run = runs.get(runId);
      return describeUpdate(run.spec, run.plan.optimizer, await run.nextUpdate(), withValues);
    },
    ...insideHandlers({ clock, subjectOf, runOf, firstSamples }),
    ...models.handlers,
    'runs.saved': () => vault.list(),
    'debug.loseBackend': ({ backend }) => {
      pool.lose(backend);
      return null;
    },
    'debug.memory': () => pool.memory(),
  };
}

function quietly(signal: CancelSignal): LoadOptions {
  return { signal, onProgress: () => undefined };
}
