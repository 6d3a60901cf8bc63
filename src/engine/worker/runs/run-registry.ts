// The runs of this worker by the names the page gave them: opening (new, alive or stored), finding, closing.
// Not responsible for: what a run does (run.ts).
import { augmentImageInto } from '../../../nn/augmentation/augment.ts';
import { isAugmenting } from '../../../nn/augmentation/spec.ts';
import { canonicalPlan } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { isSound, validateNetwork, validatePlan } from '../../../nn/validate.ts';
import type { BackendId, Calls, DatasetSummary } from '../../protocol/calls.ts';
import { EngineError, toEngineError } from '../../protocol/errors.ts';
import type { Augment } from '../augmentation/augmenter.ts';
import { createImagePath } from '../datasets/batch-source.ts';
import type { DatasetStore, LoadOptions } from '../datasets/dataset-store.ts';
import { absentSplit } from '../datasets/absent-split.ts';
import { plannedSamples } from '../datasets/planned-samples.ts';
import type { LoadedSplit } from '../datasets/split.ts';
import { fits, sameData } from '../storage/stored-run.ts';
import type { StoredRun } from '../storage/stored-run.ts';
import { Run } from './run.ts';
import type { RunSurroundings } from './run-life.ts';
import type { Weights } from './timeline.ts';

type OpenArgs = Calls['run.open']['args'];

export interface RunRegistry {
  /**
   * The run of that name. Alive or stored with the same network, plan and (if one is asked for) backend it is returned
   * as it was; otherwise a new one replaces it once its data and its trainer are there.
   */
  open(args: OpenArgs, options: LoadOptions): Promise<Run>;
  /** Throws `run-unknown`. */
  get(runId: string): Run;
  /** A name that isn't open is only forgotten. */
  close(runId: string, forget: boolean): Promise<void>;
}

export function createRunRegistry(world: RunSurroundings, datasets: DatasetStore): RunRegistry {
  const runs = new Map<string, Run>();
  /** Opened without data, to be looked into only. */
  const dataless = new Set<Run>();
  const queues = new Map<string, Promise<unknown>>();

  /** Opening and closing one name follow one another. */
  function inOrder<T>(runId: string, work: () => Promise<T>): Promise<T> {
    const done = (queues.get(runId) ?? Promise.resolve()).then(work);
    queues.set(
      runId,
      done.catch(() => undefined),
    );
    return done;
  }

  async function openNow(args: OpenArgs, options: LoadOptions): Promise<Run> {
    const { spec, plan } = args;
    if (args.lookOnly === true) return look(args);
    await putAsideDataless(args.runId);
    const alive = runs.get(args.runId);
    if (alive !== undefined && isSame(args, alive)) return alive;
    assertTrainable(spec, plan, await datasets.describe(plan.dataset));
    if (args.initialWeights !== undefined) assertWeights(args.initialWeights, spec);
    const train = await datasets.loadFirst(plan.dataset, 'train', plan.trainCount + plan.validationCount, options);
    const stored = alive === undefined ? await world.vault.load(args.runId, (kept) => isSame(args, kept)) : null;
    const run = stored === null ? await freshRun(args, train) : await continuedRun(args, train, stored);
    if (alive !== undefined) await alive.close(true);
    else if (stored === null) await world.vault.forget(args.runId);
    runs.set(args.runId, run);
    return run;
  }

  /** A run that is to be trained needs its data: what was opened without is opened anew, from what is kept. */
  async function putAsideDataless(runId: string): Promise<void> {
    const alive = runs.get(runId);
    if (alive === undefined || !dataless.delete(alive)) return;
    runs.delete(runId);
    await alive.close(false);
  }

  /** What is alive or kept, as it is; nothing is fetched. */
  async function look(args: OpenArgs): Promise<Run> {
    const { runId, spec, plan } = args;
    const alive = runs.get(runId);
    if (alive !== undefined && isSame(args, alive)) return alive;
    const stored = await world.vault.load(runId, (kept) => isSame(args, kept));
    if (alive !== undefined || stored === null || !isSound(validateNetwork(spec))) {
      throw new EngineError('run-unknown', runId, { runId });
    }
    const train = absentSplit(spec, plan.dataset);
    const path = createImagePath(train.shape, plan.pixelShuffle);
    const initialWeights = stored.initialWeights ?? null;
    const parts = { train, path, augment: augmentImageInto, stored, initialWeights };
    const run = new Run(world, { runId, spec, plan, backend: stored.backend, ...parts });
    await prepareKept(run);
    dataless.add(run);
    runs.set(runId, run);
    return run;
  }

  /** What batches of a plan are augmented with: known before the first of them, so that all are made alike. */
  async function augmentOf({ augmentation }: TrainingPlan): Promise<Augment> {
    return augmentation !== undefined && isAugmenting(augmentation) ? world.loadAugment() : augmentImageInto;
  }

  async function make(args: OpenArgs, train: LoadedSplit, backend: BackendId, stored: StoredRun | null): Promise<Run> {
    const { runId, spec, plan } = args;
    const path = createImagePath(train.shape, plan.pixelShuffle);
    const initialWeights = args.initialWeights ?? stored?.initialWeights ?? null;
    const samples = plannedSamples(train, plan);
    const augment = await augmentOf(plan);
    return new Run(world, { runId, spec, plan, backend, train: samples, path, augment, stored, initialWeights });
  }

  /** A stored run stays on its backend; where that is no longer to be had it waits, failed, to be moved. */
  async function continuedRun(args: OpenArgs, train: LoadedSplit, stored: StoredRun): Promise<Run> {
    const run = await make(args, train, stored.backend, stored);
    await prepareKept(run);
    return run;
  }

  async function prepareKept(run: Run): Promise<void> {
    await run.prepare().catch((thrown: unknown) => {
      const { code, detail } = toEngineError(thrown);
      run.failWith(code, detail);
    });
  }

  /** Without a wish on the first backend that works and can train this network. */
  async function freshRun(args: OpenArgs, train: LoadedSplit): Promise<Run> {
    let refusal: unknown = new EngineError('backend-unavailable', 'no backend works here');
    for (const candidate of args.backend === undefined ? world.pool.candidates() : [args.backend]) {
      try {
        const run = await make(args, train, candidate, null);
        await run.prepare();
        return run;
      } catch (thrown) {
        refusal = thrown;
        if (!(thrown instanceof EngineError && thrown.code === 'backend-unavailable')) break;
      }
    }
    throw refusal;
  }

  return {
    open: (args, options) => inOrder(args.runId, () => openNow(args, options)),
    get(runId) {
      const run = runs.get(runId);
      if (run === undefined) throw new EngineError('run-unknown', runId, { runId });
      return run;
    },
    close: (runId, forget) =>
      inOrder(runId, async () => {
        const run = runs.get(runId);
        runs.delete(runId);
        if (run !== undefined) dataless.delete(run);
        if (run !== undefined) await run.close(forget);
        else if (forget) await world.vault.forget(runId);
      }),
  };
}

interface Described {
  readonly spec: NetworkSpec;
  readonly plan: TrainingPlan;
  readonly backend: BackendId;
  readonly initialWeights?: Weights | null;
}

function isSame(wanted: OpenArgs, there: Described): boolean {
  return (
    (wanted.backend === undefined || wanted.backend === there.backend) &&
    sameData(wanted.spec, there.spec) &&
    sameData(canonicalPlan(wanted.plan), canonicalPlan(there.plan)) &&
    (wanted.initialWeights === undefined || sameWeights(wanted.initialWeights, there.initialWeights ?? null))
  );
}

function sameWeights(wanted: Weights, there: Weights | null): boolean {
  return (
    wanted.length === there?.length &&
    wanted.every((values, index) => {
      const own = there[index];
      return own?.length === values.length && values.every((value, at) => Object.is(value, own[at]));
    })
  );
}

function assertWeights(weights: Weights, spec: NetworkSpec): void {
  if (!fits(weights, spec)) throw new EngineError('limit-exceeded', 'the initial weights do not fit the network');
  if (!weights.every((values) => values.every(Number.isFinite))) {
    throw new EngineError('limit-exceeded', 'the initial weights hold something else than numbers');
  }
}

/** Throws `network-invalid` or `plan-invalid` with the first thing that is wrong, before anything is allocated. */
function assertTrainable(spec: NetworkSpec, plan: TrainingPlan, dataset: DatasetSummary): void {
  const network = validateNetwork(spec, { inputShape: dataset.shape, classes: dataset.classes });
  if (!isSound(network)) {
    const problem = network.find(({ severity }) => severity === 'error');
    throw new EngineError('network-invalid', network.map(({ code }) => code).join(', '), {
      ...problem?.values,
      ...(problem === undefined ? {} : { problem: problem.code }),
      ...(typeof problem?.nodeIndex === 'number' ? { nodeIndex: problem.nodeIndex } : {}),
    });
  }
  const problems = validatePlan(plan, spec, { available: dataset.trainCount });
  if (!isSound(problems)) {
    const problem = problems.find(({ severity }) => severity === 'error');
    throw new EngineError('plan-invalid', problems.map(({ code, field }) => `${field}: ${code}`).join(', '), {
      ...problem?.values,
      ...(problem === undefined ? {} : { problem: problem.code, field: problem.field }),
    });
  }
}
