// What the duel shows, computed once from state and session for both the picture and its description.
// Not responsible for: running (use-duel.ts), drawing (DuelView.tsx) or sentences (duel.text.ts).
import type {
  BackendId,
  EngineStatus,
  EngineErrorCode,
  EpochRecord,
  Mistake,
  RunFailure,
  RunPhase,
} from '../../../engine/protocol/calls.ts';
import type { Replay } from '../../../kit/replay/replay.ts';
import { replayView } from '../../../kit/replay/replay-view.ts';
import type { ReplayView } from '../../../kit/replay/replay-view.ts';
import { fingerprintFloats } from '../../../nn/fingerprint.ts';
import { wilsonInterval } from '../../../nn/metrics.ts';
import { countParameters } from '../../../nn/parameters.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkProblem } from '../../../nn/problems.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { validateNetwork } from '../../../nn/validate.ts';
import { batchesPerPoint, epochCurve, groupedMeans, recentMean } from './curve-points.ts';
import type { CurvePoint } from './curve-points.ts';
import { FARTHEST } from './duel.ts';
import type { DuelState, DuelTest } from './duel.ts';
import { seedsWithout } from './repetition.ts';
import { duelName, recordable } from './recorded.ts';
import type { DuelActions, DuelSession, Outcome, RunSight } from './session.ts';
import { onGrid, ringMean, shiftGrid, shiftIndex, shiftLine } from './shifts.ts';
import { CONTESTANTS, SHIFT_SAMPLES, planOf, specOf, stepsPerEpochOf } from './setup.ts';
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

export type MatchPhase =
  | 'none'
  | 'opening'
  | 'ready'
  | 'running'
  | 'paused'
  | 'finished'
  | 'stopped'
  | 'failed'
  | 'error';

export interface ShiftView {
  readonly contestant: ContestantId;
  /** Row-major over the grid, NaN where not measured yet; null before the test. */
  readonly accuracies: Float32Array | null;
  readonly done: number;
  readonly total: number;
  readonly running: boolean;
  /** Test images of each shift, also before the test. */
  readonly count: number;
  /** Accuracy against dx where dy = 0. */
  readonly curve: readonly CurvePoint[];
  /** Accuracy of the shift looked at; null before it is measured. */
  readonly chosen: number | null;
  readonly unshifted: number | null;
  /** Mean of the outermost ring of shifts. */
  readonly farthest: number | null;
}

export interface DuelModel {
  readonly test: DuelTest;
  readonly setup: DuelSetup;
  readonly plan: TrainingPlan;
  readonly stepsPerEpoch: number;
  readonly shuffled: boolean;
  readonly phase: MatchPhase;
  /** Whether this device keeps the runs; training works without. */
  readonly storage: EngineStatus['storage'];
  /** The worker fell under this match; its runs wait for one click. */
  readonly crashed: boolean;
  readonly contestants: readonly Contestant[];
  /** How many batches one point of the loss curve averages. */
  readonly batchesPerPoint: number;
  readonly may: {
    readonly train: boolean;
    readonly pause: boolean;
    readonly step: boolean;
    readonly rewind: boolean;
    readonly stop: boolean;
    readonly testShifts: boolean;
    readonly repeat: boolean;
  };
  readonly shift: {
    readonly step: 1 | 2;
    readonly line: readonly number[];
    readonly chosen: { readonly dy: number; readonly dx: number };
    readonly views: readonly ShiftView[];
    readonly running: boolean;
  };
  /** Test accuracies side by side; null where not trained yet. */
  readonly table: readonly {
    readonly shuffled: boolean;
    readonly accuracy: Readonly<Record<ContestantId, number | null>>;
  }[];
  /** In the order of CONTESTANTS. */
  readonly replay: ReplayView;
  /** What a link would record now; null while there is nothing. */
  readonly recordable: Replay | null;
  readonly outcomes: readonly Outcome[];
  readonly seedsToCome: readonly number[];
  readonly actions: DuelActions;
}

const CURVE_POINTS = 240;
/** Batches that the running loss and accuracy are averaged over. */
const RECENT = 50;

export function present(state: DuelState, session: DuelSession): DuelModel {
  const { setup } = state;
  const shuffled = state.test === 'shuffle';
  const match = shuffled ? session.shuffled : session.plain;
  const plan = planOf(setup, shuffled);
  const longest = Math.max(...CONTESTANTS.map((id) => match[id].snapshot?.record.loss.length ?? 0));
  const width = batchesPerPoint(longest, CURVE_POINTS);
  const contestants = CONTESTANTS.map((id) => contestantOf(id, setup, match[id], width));
  const phases = contestants.map((contestant) => contestant.phase);
  const has = (...wanted: readonly ContestantPhase[]) => wanted.some((one) => phases.includes(one));
  const mayGoOn = !has('error', 'opening', 'running') && has('none', 'ready', 'paused');
  const buildable = contestants.every((contestant) => contestant.problems.length === 0);
  const begun = contestants.some((contestant) => contestant.step > 0);
  const shiftViews = CONTESTANTS.map((id) => shiftView(id, state, session.plain[id]));
  const shifting = shiftViews.some((view) => view.running);
  return {
    test: state.test,
    setup,
    plan,
    stepsPerEpoch: stepsPerEpochOf(setup),
    shuffled,
    phase: matchPhase(phases),
    storage: session.engine?.storage ?? 'available',
    crashed: session.crashed && !has('running') && has('ready', 'paused', 'opening'),
    contestants,
    batchesPerPoint: width,
    may: {
      train: buildable && mayGoOn,
      pause: has('running'),
      step: buildable && mayGoOn,
      rewind: begun && !has('error', 'opening'),
      stop: begun && has('running', 'paused'),
      repeat:
        buildable &&
        !has('error', 'failed', 'stopped', 'running') &&
        seedsWithout(session.outcomes, shuffled).length > 0,
      testShifts: begun && !shifting && !has('error', 'opening', 'running', 'none'),
    },
    shift: {
      step: state.shiftStep,
      line: shiftLine(state.shiftStep),
      chosen: { dy: onGrid(state.shift.dy, state.shiftStep), dx: onGrid(state.shift.dx, state.shiftStep) },
      views: shiftViews,
      running: shifting,
    },
    table: [false, true].map((isShuffled) => {
      const sights = isShuffled ? session.shuffled : session.plain;
      return {
        shuffled: isShuffled,
        accuracy: { mlp: finalAccuracy(sights.mlp), cnn: finalAccuracy(sights.cnn) },
      };
    }),
    replay: replayView(state.replay, duelName(setup, shuffled)),
    recordable: recordable(contestants, duelName(setup, shuffled)),
    outcomes: session.outcomes,
    seedsToCome: session.seedsToCome,
    actions: session.actions,
  };
}

function contestantOf(id: ContestantId, setup: DuelSetup, sight: RunSight, width: number): Contestant {
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

/** One word for both: trouble first, then whatever is still to be done. */
export function matchPhase(phases: readonly ContestantPhase[]): MatchPhase {
  const order = ['error', 'failed', 'opening', 'running', 'paused', 'ready', 'none', 'stopped'] as const;
  return order.find((phase) => phases.includes(phase)) ?? 'finished';
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

function finalAccuracy(sight: RunSight): number | null {
  const isOver = sight.snapshot?.phase === 'finished' || sight.snapshot?.phase === 'stopped';
  return isOver ? (testScore(sight)?.accuracy ?? null) : null;
}

function shiftView(contestant: ContestantId, { shiftStep, shift }: DuelState, sight: RunSight): ShiftView {
  const belongs = sight.shift?.shiftStep === shiftStep && sight.shift.step === sight.snapshot?.step;
  const result = belongs ? sight.shift : null;
  const accuracies = result?.accuracies ?? null;
  const measured = (index: number): number | null => {
    const value = accuracies?.[index];
    return value === undefined || Number.isNaN(value) ? null : value;
  };
  const outer = accuracies === null ? Number.NaN : ringMean(accuracies, shiftStep, FARTHEST);
  return {
    contestant,
    accuracies,
    done: result?.done ?? 0,
    total: result?.total ?? shiftGrid(shiftStep).length,
    running: sight.shifting,
    count: result?.count ?? SHIFT_SAMPLES,
    curve: shiftLine(shiftStep).flatMap((dx) => {
      const y = measured(shiftIndex(shiftStep, { dy: 0, dx }));
      return y === null ? [] : [{ x: dx, y }];
    }),
    chosen: measured(shiftIndex(shiftStep, shift)),
    unshifted: measured(shiftIndex(shiftStep, { dy: 0, dx: 0 })),
    farthest: Number.isNaN(outer) ? null : outer,
  };
}
