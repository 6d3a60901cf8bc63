// A run as it is kept on the device: everything to go on from, in one record, versioned, checked when it is read.
// Not responsible for: reading and writing (run-vault.ts).
import * as v from 'valibot';
import { weightSpecs } from '../../../nn/parameters.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { isSound, validateNetwork } from '../../../nn/validate.ts';
import type { BackendId, EpochRecord, RunFailure, RunPhase, SavedRun } from '../../protocol/calls.ts';
import { BACKEND_IDS } from '../../protocol/backends.ts';
import { ENGINE_ERROR_CODES } from '../../protocol/calls.ts';
import { usualFused } from '../fused/kernel-build.ts';
import type { StepWeights } from '../runs/training.ts';
import type { TrainingState } from '../runs/trainer-slot.ts';

/** What one write keeps. Only what is at rest is kept: a run that was running when it was written is `paused`. */
export interface StoredRun {
  /** 2 since the engine's two builds are two backends; before, `fused` meant the one that suits the machine. */
  readonly version: 2;
  readonly runId: string;
  readonly spec: NetworkSpec;
  readonly plan: TrainingPlan;
  readonly backend: BackendId;
  readonly phase: Exclude<RunPhase, 'running'>;
  readonly failure: RunFailure | null;
  readonly state: TrainingState;
  /** As long as `state.step`; longer by the broken batch where the run failed. */
  readonly loss: Float32Array;
  readonly accuracy: Float32Array;
  readonly epochs: readonly EpochRecord[];
  readonly best: StepWeights | null;
  /** Steps of the epochs whose weights are kept beside this record. */
  readonly keptEpochs: readonly number[];
  readonly trainingMs: number;
  readonly savedAt: number;
  /** What training began with; null (or absent, as in older records): what the plan's seed gives. */
  readonly initialWeights?: readonly Float32Array[] | null;
}

const floats = v.instance(Float32Array);
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
const code = v.picklist(ENGINE_ERROR_CODES);

const epoch = v.object({
  epoch: wholeNumber,
  step: wholeNumber,
  trainLoss: v.number(),
  trainAccuracy: v.number(),
  validationLoss: v.nullable(v.number()),
  validationAccuracy: v.nullable(v.number()),
  best: v.boolean(),
});

const storedRun = v.object({
  version: v.picklist([1, 2]),
  runId: v.string(),
  // Compared with the network and plan that are asked for before anything is made of them.
  spec: v.custom<NetworkSpec>((value) => typeof value === 'object' && value !== null),
  plan: v.custom<TrainingPlan>((value) => typeof value === 'object' && value !== null),
  backend: v.picklist(BACKEND_IDS),
  phase: v.picklist(['ready', 'paused', 'stopped', 'finished', 'failed']),
  failure: v.nullable(v.object({ code, step: wholeNumber, lastGoodStep: v.nullable(wholeNumber), detail: v.string() })),
  state: v.object({
    step: wholeNumber,
    weights: v.nullable(v.array(floats)),
    optimizer: v.nullable(v.object({ step: wholeNumber, slots: v.array(floats) })),
  }),
  loss: floats,
  accuracy: floats,
  epochs: v.array(epoch),
  best: v.nullable(v.object({ step: wholeNumber, weights: v.array(floats) })),
  keptEpochs: v.array(wholeNumber),
  trainingMs: v.pipe(v.number(), v.minValue(0)),
  savedAt: v.number(),
  initialWeights: v.exactOptional(v.nullable(v.array(floats))),
});

/** What a list of saved runs shows, kept apart so that listing doesn't read weights. */
const storedSummary = v.object({
  runId: v.string(),
  step: wholeNumber,
  savedAt: v.number(),
  bytes: wholeNumber,
  spec: v.pipe(
    v.custom<NetworkSpec>((value) => typeof value === 'object' && value !== null),
    v.check(isSoundNetwork),
  ),
  plan: v.custom<TrainingPlan>((value) => typeof value === 'object' && value !== null && 'dataset' in value),
  validationAccuracy: v.nullable(v.number()),
  failedAt: v.nullable(wholeNumber),
});

/** Whoever reads a summary works with its network: what the rules of networks refuse is none. */
function isSoundNetwork(spec: NetworkSpec): boolean {
  try {
    return isSound(validateNetwork(spec));
  } catch {
    return false;
  }
}

/** The record, or null when it is none; one of an earlier version is read as it was meant. */
export function parseStoredRun(value: unknown): StoredRun | null {
  const parsed = v.safeParse(storedRun, value);
  if (!parsed.success) return null;
  const { version, backend } = parsed.output;
  return { ...parsed.output, version: 2, backend: version === 1 && backend === 'fused' ? usualFused() : backend };
}

export function parseStoredSummary(value: unknown): SavedRun | null {
  const parsed = v.safeParse(storedSummary, value);
  return parsed.success ? parsed.output : null;
}

export function summaryOf(run: StoredRun): SavedRun {
  const { runId, spec, plan, state, savedAt, epochs, failure } = run;
  const epochBytes = state.weights?.reduce((sum, { byteLength }) => sum + byteLength, 0) ?? 0;
  return {
    runId,
    step: state.step,
    savedAt,
    bytes: bytesOf(run) + run.keptEpochs.length * epochBytes,
    spec,
    plan,
    validationAccuracy: epochs.at(-1)?.validationAccuracy ?? null,
    failedAt: failure?.step ?? null,
  };
}

/** Whether the parts of a record belong together and fit its network, which has been found sound. */
export function isConsistent(run: StoredRun): boolean {
  const { state, loss, accuracy, epochs, best, failure, initialWeights = null } = run;
  const recorded = failure === null ? state.step : Math.max(state.step, loss.length);
  return (
    loss.length === recorded &&
    accuracy.length === recorded &&
    epochs.every((each, index) => each.epoch === index + 1 && each.step <= recorded) &&
    (state.weights === null ? state.step === 0 : fits(state.weights, run.spec)) &&
    (best === null || fits(best.weights, run.spec)) &&
    (initialWeights === null || fits(initialWeights, run.spec))
  );
}

export function fits(weights: readonly Float32Array[], spec: NetworkSpec): boolean {
  const specs = weightSpecs(spec);
  return weights.length === specs.length && specs.every(({ shape }, index) => weights[index]?.length === sizeOf(shape));
}

/** Bytes of the arrays in a record (everything else is small). */
export function bytesOf(run: StoredRun): number {
  const arrays = [
    run.loss,
    run.accuracy,
    ...(run.state.weights ?? []),
    ...(run.state.optimizer?.slots ?? []),
    ...(run.best?.weights ?? []),
    ...(run.initialWeights ?? []),
  ];
  return arrays.reduce((sum, array) => sum + array.byteLength, 0);
}

/** Whether two pieces of plain data say the same, in whatever order. */
export function sameData(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [ours, theirs] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))];
  return (
    ours.length === theirs.size && ours.every(([key, value]) => theirs.has(key) && sameData(value, theirs.get(key)))
  );
}
