// What the duel shows, computed once from state and session for both the picture and its description.
// Not responsible for: one contestant (contestant.ts), its shift test (shift-view.ts), running (use-duel.ts),
// drawing (DuelView.tsx) or sentences (duel.text.ts).
import type { EngineStatus } from '../../../engine/protocol/calls.ts';
import type { Replay } from '../../../kit/replay/replay.ts';
import { replayView } from '../../../kit/replay/replay-view.ts';
import type { ReplayView } from '../../../kit/replay/replay-view.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import { contestantOf, finalAccuracy } from './contestant.ts';
import type { Contestant, ContestantPhase } from './contestant.ts';
import { batchesPerPoint } from './curve-points.ts';
import type { DuelState, DuelTest } from './duel.ts';
import { seedsWithout } from './repetition.ts';
import { duelName, recordable } from './recorded.ts';
import type { DuelActions, DuelSession, Outcome } from './session.ts';
import { onGrid, shiftLine } from './shifts.ts';
import { shiftView } from './shift-view.ts';
import type { ShiftView } from './shift-view.ts';
import { CONTESTANTS, planOf, stepsPerEpochOf } from './setup.ts';
import type { ContestantId, DuelSetup } from './setup.ts';

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

/** One word for both: trouble first, then whatever is still to be done. */
export function matchPhase(phases: readonly ContestantPhase[]): MatchPhase {
  const order = ['error', 'failed', 'opening', 'running', 'paused', 'ready', 'none', 'stopped'] as const;
  return order.find((phase) => phases.includes(phase)) ?? 'finished';
}
