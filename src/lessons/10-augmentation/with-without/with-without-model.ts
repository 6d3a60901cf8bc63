// What the comparison shows: curves of one seed, results of all seeds, and the mean difference with its interval.
// Not responsible for: training (trials.ts), words (with-without.text.ts).
import type { EpochRecord } from '../../../engine/protocol/calls.ts';
import { meanInterval, type MeanInterval } from '../../../nn/confidence.ts';
import { countParameters } from '../../../nn/parameters.ts';
import type { Outcome, Trial, Trials } from '../trials.ts';
import type { SeedCell } from './use-seed-cell.ts';
import { ARMS, networkOf, trialOf, trialsOf, type Arm, type CompareState } from './with-without.ts';

export interface CompareSession {
  readonly trials: Trials;
  readonly seedCell: SeedCell;
}

/** Accuracies of one finished training; the gap is between unchanged training images and validation. */
export interface Result {
  readonly train: number;
  readonly validation: number;
  readonly gap: number;
  readonly test: number;
}

export interface SeedResult {
  readonly seed: number;
  readonly without: Result | null;
  readonly with: Result | null;
}

export interface CompareModel {
  readonly state: CompareState;
  readonly parameters: number;
  readonly trials: readonly Trial[];
  readonly curves: Readonly<Record<Arm, readonly EpochRecord[]>>;
  readonly results: readonly SeedResult[];
  readonly means: Readonly<Record<Arm, Readonly<Record<keyof Result, MeanInterval | null>>>>;
  /** Test accuracy with minus without, seed by seed; and the same of the gap. */
  readonly testDifference: MeanInterval | null;
  readonly gapDifference: MeanInterval | null;
  readonly seedCell: SeedCell;
}

function resultOf(outcome: Outcome | undefined): Result | null {
  const validation = outcome?.epochs.at(-1)?.validationAccuracy ?? null;
  if (outcome?.phase !== 'finished' || outcome.train === null || outcome.test === null || validation === null) {
    return null;
  }
  const train = outcome.train.accuracy;
  return { train, validation, gap: train - validation, test: outcome.test.accuracy };
}

function meansOf(results: readonly Result[]): Readonly<Record<keyof Result, MeanInterval | null>> {
  const mean = (field: keyof Result): MeanInterval | null => meanInterval(results.map((result) => result[field]));
  return { train: mean('train'), validation: mean('validation'), gap: mean('gap'), test: mean('test') };
}

export function present(state: CompareState, { trials: { outcomes }, seedCell }: CompareSession): CompareModel {
  const outcomeOf = (arm: Arm, seed: number): Outcome | undefined => outcomes.get(trialOf(state, arm, seed).runId);
  const results = Array.from({ length: state.seeds }, (_, n): SeedResult => {
    const seed = n + 1;
    return { seed, without: resultOf(outcomeOf('without', seed)), with: resultOf(outcomeOf('with', seed)) };
  });
  const pairs = results.flatMap(({ without, with: changed }) =>
    without === null || changed === null ? [] : [{ without, changed }],
  );
  const difference = (field: 'test' | 'gap'): MeanInterval | null =>
    meanInterval(pairs.map(({ without, changed }) => changed[field] - without[field]));
  const curveOf = (arm: Arm): readonly EpochRecord[] => outcomeOf(arm, state.shownSeed)?.epochs ?? [];
  const [first, second] = ARMS.map((arm) => meansOf(results.flatMap((result) => result[arm] ?? [])));
  const none = meansOf([]);
  return {
    state,
    parameters: countParameters(networkOf(state.data)).total,
    trials: trialsOf(state),
    curves: { without: curveOf('without'), with: curveOf('with') },
    results,
    means: { without: first ?? none, with: second ?? none },
    testDifference: difference('test'),
    gapDifference: difference('gap'),
    seedCell,
  };
}
