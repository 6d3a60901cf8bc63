// Which questions a worksheet asks, and in which order: a function of the lessons, the number of the sheet and how many are
// wanted, so that the same link prints the same sheet and the key fits. Not responsible for: words or layout.
import { createRandom, permutation } from '../../nn/random.ts';
import { toSeed } from '../../nn/plan.ts';
import type { Question } from '../../kit/quiz/question.ts';

/** Questions of one lesson. */
export interface QuestionPool {
  readonly slug: string;
  readonly questions: readonly Question[];
}

export interface Asked {
  readonly slug: string;
  readonly question: Question;
  /** Draws the question's numbers: another one for each place, so that no two sheets are alike. */
  readonly seed: number;
}

/** Purposes of one seed. */
const [CHOICE, NUMBERS] = [1, 2];

/** What can be answered with a pencil: a task for a figure cannot. */
export function isOnPaper({ kind }: Question): boolean {
  return kind !== 'goal';
}

/** `count` questions of the lessons, drawn by the number of the sheet and then put back into the order of the course. */
export function worksheet(pools: readonly QuestionPool[], sheet: number, count: number): readonly Asked[] {
  const all = pools.flatMap(({ slug, questions }) =>
    questions.filter(isOnPaper).map((question) => ({ slug, question })),
  );
  const order = permutation(all.length, toSeed(sheet), CHOICE);
  const chosen = order.slice(0, count).toSorted();
  return Array.from(chosen).flatMap((index) => {
    const one = all[index];
    return one === undefined ? [] : [{ ...one, seed: createRandom(toSeed(sheet), NUMBERS, index).integer(1_000_000) }];
  });
}
