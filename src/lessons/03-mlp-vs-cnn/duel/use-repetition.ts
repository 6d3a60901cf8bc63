// Trains the same match with one seed after the other, so that a curve is seen as the sample it is.
// Not responsible for: keeping the results (outcomes.ts).
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DuelAction } from './duel.ts';
import { seedsWithout, stageOf } from './repetition.ts';
import type { MatchSight, Outcome } from './session.ts';
import type { DuelSetup } from './setup.ts';
import type { Match } from './use-match.ts';

export interface Repetition {
  readonly seedsToCome: readonly number[];
  begin(): void;
  end(): void;
}

export interface RepetitionArgs {
  readonly setup: DuelSetup;
  readonly shuffled: boolean;
  readonly match: Match;
  readonly sights: MatchSight;
  readonly outcomes: readonly Outcome[];
  readonly dispatch: (action: DuelAction) => void;
}

export function useRepetition({ setup, shuffled, match, sights, outcomes, dispatch }: RepetitionArgs): Repetition {
  // The wish is for one setup, whatever the seed: another setup is not trained unasked.
  const wanted = JSON.stringify({ ...setup, seed: 0, shuffled });
  const [wish, setWish] = useState<string | null>(null);
  const asked = useRef<number | null>(null);
  const stage = stageOf(sights);
  const seedsToCome = wish === wanted && stage !== 'broken' ? seedsWithout(outcomes, shuffled) : [];
  const [seed] = seedsToCome;

  const goOn = useEffectEvent(() => {
    if (seed === undefined) return;
    if (setup.seed !== seed) dispatch({ kind: 'number', field: 'seed', value: seed });
    else if (stage === 'untrained' && asked.current !== seed) {
      asked.current = seed;
      match.train();
    }
  });
  useEffect(() => goOn(), [seed, setup.seed, stage]);

  return {
    seedsToCome,
    begin() {
      asked.current = null;
      setWish(wanted);
    },
    end() {
      setWish(null);
      match.pause();
    },
  };
}
