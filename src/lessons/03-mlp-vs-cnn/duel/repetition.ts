// Repeating a match with other seeds: which seeds are left, and where the match on view stands.
// Not responsible for: doing it (use-repetition.ts).
import type { MatchSight, Outcome } from './session.ts';

export const SEEDS = [1, 2, 3] as const;

/** Seeds that have no outcome yet, in order. */
export function seedsWithout(outcomes: readonly Outcome[], shuffled: boolean): readonly number[] {
  const done = new Set(outcomes.filter((outcome) => outcome.shuffled === shuffled).map(({ seed }) => seed));
  return SEEDS.filter((seed) => !done.has(seed));
}

/** Where the match stands, as far as a repetition cares. */
export function stageOf({ mlp, cnn }: MatchSight): 'untrained' | 'busy' | 'tested' | 'broken' {
  const both = [mlp, cnn];
  if (
    both.some(({ error, snapshot }) => error !== null || snapshot?.phase === 'failed' || snapshot?.phase === 'stopped')
  ) {
    return 'broken';
  }
  if (both.every(({ snapshot, test }) => snapshot?.phase === 'finished' && test?.step === snapshot.step))
    return 'tested';
  if (both.every(({ snapshot, opening }) => snapshot === null && opening === null)) return 'untrained';
  return both.some(
    ({ snapshot, opening }) => opening === null && (snapshot?.phase === 'ready' || snapshot?.phase === 'paused'),
  )
    ? 'untrained'
    : 'busy';
}
