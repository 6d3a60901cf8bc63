// Cells of a picture to be clicked: choosing them, marking, and which misconception explains a wrong answer. Pure.
// Not responsible for: drawing (PictureItem.tsx) or the words themselves (lessons).
import type { PlainQuestionText } from '../lesson/lesson.ts';
import { fittingAnswer } from './answers.ts';
import type { QuizAnswer, QuizAnswers } from './answers.ts';
import { worded, type PictureQuestion, type PictureTask } from './question.ts';

export type PictureAnswer = Extract<QuizAnswer, { readonly kind: 'picture' }>;

/** All cells of the rectangle between two corners, in rising order. */
export function rectangle(from: number, to: number, width: number): readonly number[] {
  const rows = [Math.floor(from / width), Math.floor(to / width)].toSorted((a, b) => a - b);
  const columns = [from % width, to % width].toSorted((a, b) => a - b);
  const [top = 0, bottom = 0] = rows;
  const [left = 0, right = 0] = columns;
  const cells: number[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) cells.push(row * width + column);
  }
  return cells;
}

/** The cells with these added or taken away, in rising order. */
export function withCells(cells: readonly number[], others: readonly number[], added: boolean): readonly number[] {
  const kept = cells.filter((cell) => !others.includes(cell));
  return (added ? [...kept, ...others] : kept).toSorted((a, b) => a - b);
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((cell) => b.includes(cell));
}

/** null while nothing is chosen: then nothing is counted as an attempt. */
export function gradePicture(
  question: PictureQuestion,
  seed: number,
  cells: readonly number[],
  attempts: number,
): PictureAnswer | null {
  if (cells.length === 0) return null;
  return { kind: 'picture', seed, cells, correct: same(cells, question.generate(seed).correct), attempts };
}

/** The kept answer, if its cells are cells of the picture. */
export function fittingPicture(question: PictureQuestion, answers: QuizAnswers): PictureAnswer | null {
  const answer = fittingAnswer<'picture'>(question, answers);
  if (answer === null || !Number.isSafeInteger(answer.seed)) return null;
  const { height, width } = question.generate(answer.seed).picture;
  const fits = answer.cells.every((cell) => Number.isInteger(cell) && cell >= 0 && cell < height * width);
  return fits && (question.pick === 'all' || answer.cells.length === 1) ? answer : null;
}

/** The misconception that clicks these cells; null when none does. */
export function misconceptionOf(question: PictureQuestion, task: PictureTask, cells: readonly number[]): string | null {
  const explains = (trap: readonly number[]): boolean =>
    question.pick === 'all' ? same(cells, trap) : cells.every((cell) => trap.includes(cell));
  return question.misconceptions.find((id) => explains(task.traps[id] ?? [])) ?? null;
}

/** What speaks against a wrong answer. */
export function pictureReason(
  question: PictureQuestion,
  task: PictureTask,
  text: PlainQuestionText,
  cells: readonly number[],
): string {
  const misconception = misconceptionOf(question, task, cells);
  const wording = misconception === null ? undefined : text.why?.[misconception];
  return worded(wording ?? text.other ?? '', task.values);
}
