// Spaced review of missed questions: Leitner boxes with dates, as a pure machine on plain data.
// Not responsible for: keeping the cards (progress.ts), asking the questions (progress-page/) or the clock.

/** A question to be asked again. */
export interface ReviewCard {
  /** Index into REVIEW_DAYS: how well it is known by now. */
  readonly box: number;
  /** The day from which on it is asked, counted from 1 January 1970 in the reader's own time zone. */
  readonly dueDay: number;
}

/** Days until a question of each box is asked again. After the last box it is known and leaves the review. */
export const REVIEW_DAYS = [1, 3, 7, 21] as const;

/** The number of the reader's day at a moment. */
export function dayAt(moment: Date): number {
  return Math.floor((moment.getTime() - moment.getTimezoneOffset() * 60_000) / 86_400_000);
}

/** A moment within that day, for writing its date out with `timeZone: 'UTC'`. */
export function dateOfDay(day: number): Date {
  return new Date(day * 86_400_000);
}

/** After an answer in a lesson's quiz: a miss goes to the first box; a right answer changes nothing. */
export function cardAfterQuiz(card: ReviewCard | null, correct: boolean, today: number): ReviewCard | null {
  return correct ? card : { box: 0, dueDay: today + REVIEW_DAYS[0] };
}

/** After an answer in the review: right, one box on, and out of the last; wrong, back to the first. */
export function cardAfterReview(card: ReviewCard, correct: boolean, today: number): ReviewCard | null {
  const box = correct ? card.box + 1 : 0;
  const days = REVIEW_DAYS[box];
  return days === undefined ? null : { box, dueDay: today + days };
}
