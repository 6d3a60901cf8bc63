// One of the two networks as the duel shows it: what it is, where its run stands and what was measured on it.
// Not responsible for: the two side by side (duel-model.ts) or the shift test (shift-view.ts).
import type {
  BackendId,
  EngineErrorCode,
  EpochRecord,
  Mistake,
  RunFailure,
  RunPhase,
} from '../../../engine/protocol/calls.ts';
import { fingerprintFloats } from '../../../nn/fingerprint.ts';
import { wilsonInterval } from '../../../nn/metrics.ts';
import { countParameters } from '../../../nn/parameters.ts';
import type { NetworkProblem } from '../../../nn/problems.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { validateNetwork } from '../../../nn/validate.ts';
import { epochCurve, groupedMeans, recentMean } from './curve-points.ts';
import type { CurvePoint } from './curve-points.ts';
import type { RunSight } from './session.ts';
import { specOf, stepsPerEpochOf } from './setup.ts';
import type { ContestantId, DuelSetup } from './setup.ts';

/** Where one run stands; `none` before it was ever opened, `error` when the engine refused it. */
export type ContestantPhase = 'none' | 'opening' | 'error' | RunPhase;

export interface TestScore {
  readonly accuracy: number;
  /** 95 % Wilson interval of the accuracy. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly loss: number;
  readonly confusion: Uint32Array;
  readonly worst: readonly Mistake[];
}

export interface Contestant {
  readonly id: ContestantId;
  readonly spec: NetworkSpec;
  /** Errors that keep the network from being built; warnings are not among them. */
  readonly problems: readonly NetworkProblem[];
  /** null while the network can't be built. */
  readonly parameters: number | null;
  readonly phase: ContestantPhase;
  /** Fraction of the data loaded while opening; null when not known. */
  readonly loaded: number | null;
  readonly step: number;
  readonly totalSteps: number;
  /** Means over the last batches; null before the first. */
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly epochs: readonly EpochRecord[];
  readonly stoppedEarly: boolean;
  readonly imagesPerSecond: number;
  readonly trainingMs: number;
  readonly backend: BackendId | null;
  readonly failure: RunFailure | null;
  readonly error: EngineErrorCode | null;
  readonly resumed: boolean;
  readonly lossCurve: readonly CurvePoint[];
  readonly trainAccuracyCurve: readonly CurvePoint[];
  readonly validationAccuracyCurve: readonly CurvePoint[];
  /** Names every loss and accuracy of a run that stands still, to the last bit; null before the first step. */
  readonly recordName: string | null;
  readonly test: TestScore | null;
  readonly testing: { readonly done: number; readonly total: number } | null;
}

/** Batches that the running loss and accuracy are averaged over. */
const RECENT = 50;

/** `width`: how many batches one point of the loss curve averages. */
export function contestantOf(id: ContestantId, setup: DuelSetup, sight: RunSight, width: number): Contestant {
  const spec = specOf(setup, id);
  const problems = validateNetwork(spec).filter((problem) => problem.severity === 'error');
  const { snapshot } = sight;
  const record = snapshot?.record ?? null;
  const totalSteps = snapshot?.totalSteps ?? stepsPerEpochOf(setup) * setup.epochs;
  const step = snapshot?.step ?? 0;
  const losses = record?.loss ?? new Float32Array();
  const { opening } = sight;
  return {
    id,
    spec,
    problems,
    parameters: problems.length === 0 ? countParameters(spec).total : null,
    phase: contestantPhase(sight),
    loaded: opening === null || opening.totalBytes === 0 ? null : opening.loadedBytes / opening.totalBytes,
    step,
    totalSteps,
    loss: recentMean(losses, RECENT),
    accuracy: recentMean(record?.accuracy ?? new Float32Array(), RECENT),
    epochs: record?.epochs ?? [],
    stoppedEarly: snapshot?.phase === 'finished' && step < totalSteps,
    imagesPerSecond: snapshot?.imagesPerSecond ?? 0,
    trainingMs: snapshot?.trainingMs ?? 0,
    backend: snapshot?.backend ?? null,
    failure: snapshot?.failure ?? null,
    error: sight.error,
    resumed: snapshot?.resumed ?? false,
    lossCurve: groupedMeans(losses, width),
    trainAccuracyCurve: epochCurve(record?.epochs ?? [], 'trainAccuracy'),
    validationAccuracyCurve: epochCurve(record?.epochs ?? [], 'validationAccuracy'),
    recordName: recordName(sight),
    test: testScore(sight),
    testing: sight.testing,
  };
}

/** After a crash a run that was open is opened again: it then has a snapshot and is opening all the same. */
export function contestantPhase({
  snapshot,
  opening,
  error,
}: Pick<RunSight, 'snapshot' | 'opening' | 'error'>): ContestantPhase {
  if (error !== null) return 'error';
  if (opening !== null) return 'opening';
  return snapshot === null ? 'none' : snapshot.phase;
}

/** While batches come in the name would change too fast to be read. */
function recordName({ snapshot }: RunSight): string | null {
  if (snapshot === null || snapshot.step === 0 || snapshot.phase === 'running') return null;
  const { loss, accuracy, epochs } = snapshot.record;
  const validation = epochs.flatMap(({ validationLoss, validationAccuracy }) => [
    validationLoss ?? 0,
    validationAccuracy ?? 0,
  ]);
  return fingerprintFloats(loss, accuracy, Float32Array.from(validation));
}

function testScore({ test, snapshot }: RunSight): TestScore | null {
  if (test === null || snapshot === null || test.step !== snapshot.step) return null;
  const { accuracy, count, loss, confusion, worst } = test.evaluation;
  const { low, high } = wilsonInterval(Math.round(accuracy * count), count);
  return { accuracy, low, high, count, loss, confusion, worst };
}

/** Test accuracy of a run that is over; null before. */
export function finalAccuracy(sight: RunSight): number | null {
  const isOver = sight.snapshot?.phase === 'finished' || sight.snapshot?.phase === 'stopped';
  return isOver ? (testScore(sight)?.accuracy ?? null) : null;
}
