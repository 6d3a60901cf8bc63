// Rounds of a question with drawn values: the last answer stands until the reader tries again or draws new values;
// rounds after the question is solved are practice, shown and not reported.
// Not responsible for: grading or what an answer in the making looks like.
import { useState } from 'react';

interface Answered {
  readonly seed: number;
  readonly correct: boolean;
  readonly attempts: number;
}

export interface Round<Draft, Answer> {
  readonly seed: number;
  readonly draft: Draft;
  /** The answer that stands; null while the reader is at work. */
  readonly told: Answer | null;
  /** The number of the attempt under way. */
  readonly attempt: number;
  readonly change: (draft: Draft) => void;
  readonly submit: (answer: Answer) => void;
  readonly retry: () => void;
  readonly renew: (seed: number) => void;
}

export function useRound<Draft, Answer extends Answered>(
  first: { readonly seed: number; readonly empty: Draft; readonly draftOf: (answer: Answer) => Draft },
  answer: Answer | null,
  onAnswer: (answer: Answer) => void,
): Round<Draft, Answer> {
  const [round, setRound] = useState<{ readonly seed: number; readonly draft: Draft } | null>(null);
  const [practice, setPractice] = useState<Answer | null>(null);
  const shown = practice ?? answer;
  const kept =
    shown === null ? { seed: first.seed, draft: first.empty } : { seed: shown.seed, draft: first.draftOf(shown) };
  const { seed, draft } = round ?? kept;
  return {
    seed,
    draft,
    told: round === null ? shown : null,
    attempt: (shown?.attempts ?? 0) + 1,
    change: (next) => setRound({ seed, draft: next }),
    submit: (graded) => {
      setRound(null);
      if (answer?.correct === true) setPractice(graded);
      else onAnswer(graded);
    },
    retry: () => setRound({ seed, draft }),
    renew: (next) => setRound({ seed: next, draft: first.empty }),
  };
}
