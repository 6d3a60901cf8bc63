// What the duel knows of its runs: types of the exhibit's session and its empty value.
// Not responsible for: filling it (use-duel.ts) or what it means for the reader (duel-model.ts).
import type {
  DatasetProgress,
  EngineErrorCode,
  EngineStatus,
  Evaluation,
  RunSnapshot,
} from '../../../engine/protocol/calls.ts';
import type { ContestantId } from './setup.ts';

/** A result that belongs to the weights after a given step. */
export interface TestResult {
  readonly step: number;
  readonly evaluation: Evaluation;
}

/** Accuracies of a shift test so far, in the order of the shifts asked for. */
export interface ShiftResult {
  readonly step: number;
  /** Distance between shifts: tells which grid it was. */
  readonly shiftStep: 1 | 2;
  readonly count: number;
  readonly done: number;
  readonly total: number;
  /** NaN where not measured yet. */
  readonly accuracies: Float32Array;
}

/** One run and what was measured on it. */
export interface RunSight {
  readonly snapshot: RunSnapshot | null;
  readonly opening: DatasetProgress | null;
  readonly error: EngineErrorCode | null;
  readonly test: TestResult | null;
  /** Test images evaluated so far while an evaluation goes on. */
  readonly testing: { readonly done: number; readonly total: number } | null;
  readonly shift: ShiftResult | null;
  readonly shifting: boolean;
}

export type MatchSight = Readonly<Record<ContestantId, RunSight>>;

/** The final answer of one match, kept while the page is open: rows of the tables of results. */
export interface Outcome {
  readonly seed: number;
  readonly shuffled: boolean;
  readonly accuracy: Readonly<Record<ContestantId, number>>;
  readonly count: number;
}

/** What a reader can do to the match on view. Each returns at once; results arrive with the session. */
export interface DuelActions {
  train(): void;
  pause(): void;
  stepOne(): void;
  rewind(): void;
  stop(): void;
  /** Puts the weights of a failed run back to the newest sound checkpoint, so that they can be tested. */
  restoreLastGood(contestant: ContestantId): void;
  /** Goes on after a crash or a lost device, from the newest checkpoint. */
  goOn(): void;
  testShifts(): void;
  stopShifts(): void;
  /** Trains the same match with seeds 1, 2 and 3, one after the other. */
  repeatSeeds(): void;
  stopRepeating(): void;
}

export interface DuelSession {
  readonly engine: EngineStatus | null;
  /** The worker fell and was replaced since the reader last let the match go on. */
  readonly crashed: boolean;
  /** Pixels in their places, and shuffled once. */
  readonly plain: MatchSight;
  readonly shuffled: MatchSight;
  /** Outcomes with the setup on view, whatever the seed. */
  readonly outcomes: readonly Outcome[];
  /** Seeds still to come while the match repeats itself. */
  readonly seedsToCome: readonly number[];
  readonly actions: DuelActions;
}

const NO_RUN: RunSight = {
  snapshot: null,
  opening: null,
  error: null,
  test: null,
  testing: null,
  shift: null,
  shifting: false,
};

const NO_MATCH: MatchSight = { mlp: NO_RUN, cnn: NO_RUN };

function nothing(): void {
  // Before the engine's hooks are mounted there is nothing to act on.
}

export const initialSession: DuelSession = {
  engine: null,
  crashed: false,
  plain: NO_MATCH,
  shuffled: NO_MATCH,
  outcomes: [],
  seedsToCome: [],
  actions: {
    train: nothing,
    pause: nothing,
    stepOne: nothing,
    rewind: nothing,
    stop: nothing,
    restoreLastGood: nothing,
    goOn: nothing,
    testShifts: nothing,
    stopShifts: nothing,
    repeatSeeds: nothing,
    stopRepeating: nothing,
  },
};
