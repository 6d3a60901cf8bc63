// Labels put to places: putting one somewhere, marking, and what a wrong one is told. Pure.
// Not responsible for: drawing (PlacingItem.tsx) or the words themselves (lessons).
import type { PlainQuestionText } from '../lesson/lesson.ts';
import { fittingAnswer } from './answers.ts';
import type { QuizAnswer, QuizAnswers } from './answers.ts';
import { worded, type PlacingQuestion } from './question.ts';

/** The label at each place; a place without one is missing. */
export type Placed = Readonly<Record<string, string>>;

export type PlacingAnswer = Extract<QuizAnswer, { readonly kind: 'placing' }>;

/** The label at the place, taken away from wherever it was; null empties the place. */
export function putAt(placed: Placed, place: string, label: string | null): Placed {
  const others = Object.entries(placed).filter(([at, there]) => at !== place && there !== label);
  return Object.fromEntries(label === null ? others : [...others, [place, label]]);
}

/** The places that hold a label which belongs elsewhere, or none. */
export function wrongPlaces(question: PlacingQuestion, placed: Placed): readonly string[] {
  return question.places.filter(({ id, label }) => placed[id] !== label).map(({ id }) => id);
}

/** null while a place is empty: then nothing is counted as an attempt. */
export function gradePlacing(
  question: PlacingQuestion,
  seed: number,
  placed: Placed,
  attempts: number,
): PlacingAnswer | null {
  if (question.places.some(({ id }) => placed[id] === undefined)) return null;
  return { kind: 'placing', seed, placed, correct: wrongPlaces(question, placed).length === 0, attempts };
}

/** The kept answer, if it fills just the places of the question, each with a label of its own. */
export function fittingPlacing(question: PlacingQuestion, answers: QuizAnswers): PlacingAnswer | null {
  const answer = fittingAnswer<'placing'>(question, answers);
  if (answer === null) return null;
  const used = question.places.map(({ id }) => answer.placed[id] ?? '');
  const isWhole = used.every((label) => question.labels.includes(label)) && new Set(used).size === used.length;
  return isWhole && Object.keys(answer.placed).length === used.length ? answer : null;
}

/** What speaks against the label at the place: the reason of just this mistake, or else the label's own. */
export function placingReason(
  text: PlainQuestionText,
  place: string,
  label: string,
  values: Readonly<Record<string, number>>,
): string {
  return worded(text.mistakes?.[place]?.[label] ?? text.labels?.[label]?.why ?? '', values);
}
