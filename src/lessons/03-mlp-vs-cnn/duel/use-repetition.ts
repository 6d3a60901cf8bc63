// Trains the same match with one seed after the other, so that a curve is seen as the sample it is.
// Not responsible for: keeping the results (outcomes.ts).
import { useEffect, useEffectEvent, useState } from 'react';
import type { DuelAction } from './duel.ts';
import type { MatchSight } from './session.ts';
import type { DuelSetup } from './setup.ts';
import type { Match } from './use-match.ts';

export const SEEDS = [1, 2, 3] as const;

export interface Repetition {
  readonly seedsToCome: readonly number[];
  begin(): void;
  end(): void;
}

export interface RepetitionArgs {
  readonly setup: DuelSetup;
  readonly match: Match;
  readonly sights: MatchSight;
  readonly dispatch: (action: DuelAction) => void;
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

export function useRepetition({ setup, match, sights, dispatch }: RepetitionArgs): Repetition {
  const [seeds, setSeeds] = useState<readonly number[]>([]);
  const [asked, setAsked] = useState<number | null>(null);
  const stage = stageOf(sights);

  const goOn = useEffectEvent(() => {
    const [seed] = seeds;
    if (seed === undefined) return;
    if (setup.seed !== seed) {
      // The reader chose another seed in the middle of it: that ends the repetition.
      if (asked === seed) setSeeds([]);
      else dispatch({ kind: 'number', field: 'seed', value: seed });
      return;
    }
    if (stage === 'tested') setSeeds(seeds.slice(1));
    else if (stage === 'broken') setSeeds([]);
    else if (stage === 'untrained' && asked !== seed) {
      setAsked(seed);
      match.train();
    }
  });
  useEffect(() => goOn(), [seeds, setup.seed, stage, asked]);

  return {
    seedsToCome: seeds,
    begin() {
      setAsked(null);
      setSeeds(SEEDS);
    },
    end() {
      setSeeds([]);
      match.pause();
    },
  };
}
