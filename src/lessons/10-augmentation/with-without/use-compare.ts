// The session of `with-without`: the queue of trainings, and the notes' own cell. Not responsible for: either.
import { NO_TRIALS } from '../trials.ts';
import { useTrials } from '../use-trials.ts';
import { NO_SEED_CELL, useSeedCell } from './use-seed-cell.ts';
import type { CompareSession } from './with-without-model.ts';

export const NO_COMPARISON: CompareSession = { trials: NO_TRIALS, seedCell: NO_SEED_CELL };

export function useCompare(): CompareSession {
  return { trials: useTrials(), seedCell: useSeedCell() };
}
