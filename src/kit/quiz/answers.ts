// What a reader answered, as plain data to keep, and how answers are graded. Pure.
// Not responsible for: keeping them (the app's progress store) or drawing.
import { readNumber } from '../controls/number-text.ts';
import type { ChoiceQuestion, NumericQuestion, OrderingQuestion, Question } from './question.ts';

export type QuizAnswer =
  | { readonly kind: 'choice'; readonly option: string; readonly correct: boolean; readonly attempts: number }
  | {
      readonly kind: 'numeric';
      /** The seed the values were drawn from: the same numbers come back with the answer. */
      readonly seed: number;
      readonly value: number;
      readonly correct: boolean;
      readonly attempts: number;
    }
  | {
      readonly kind: 'ordering';
      readonly order: readonly string[];
      readonly correct: boolean;
      readonly attempts: number;
    }
  | {
      readonly kind: 'placing';
      /** The seed the values were drawn from. */
      readonly seed: number;
      /** The label at each place. */
      readonly placed: Readonly<Record<string, string>>;
      readonly correct: boolean;
      readonly attempts: number;
    }
  | {
      readonly kind: 'picture';
      /** The seed the picture was drawn from. */
      readonly seed: number;
      /** The cells clicked, in rising order. */
      readonly cells: readonly number[];
      readonly correct: boolean;
      readonly attempts: number;
    }
  | { readonly kind: 'goal'; readonly correct: true; readonly attempts: number };

export type QuizAnswers = Readonly<Record<string, QuizAnswer>>;

/** The kept answer if it still fits the question (lessons change; kept data is foreign input). */
export function fittingAnswer<Kind extends Question['kind']>(
  question: Extract<Question, { readonly kind: Kind }>,
  answers: QuizAnswers,
): Extract<QuizAnswer, { readonly kind: Kind }> | null {
  const answer = answers[question.id];
  return answer !== undefined && hasKind(answer, question.kind) ? answer : null;
}

/** The kept order, if it has exactly the items of the question. */
export function fittingOrder(
  question: OrderingQuestion,
  answers: QuizAnswers,
): Extract<QuizAnswer, { readonly kind: 'ordering' }> | null {
  const answer = fittingAnswer<'ordering'>(question, answers);
  if (answer === null) return null;
  return answer.order.toSorted().join('\n') === question.order.toSorted().join('\n') ? answer : null;
}

function hasKind<Kind extends QuizAnswer['kind']>(
  answer: QuizAnswer,
  kind: Kind,
): answer is Extract<QuizAnswer, { readonly kind: Kind }> {
  return answer.kind === kind;
}

export function gradeChoice(question: ChoiceQuestion, option: string, attempts: number): QuizAnswer {
  return { kind: 'choice', option, correct: option === question.correct, attempts };
}

export function gradeOrdering(question: OrderingQuestion, order: readonly string[], attempts: number): QuizAnswer {
  const correct = order.length === question.order.length && order.every((item, i) => item === question.order[i]);
  return { kind: 'ordering', order, correct, attempts };
}

/** The first item that should have stood where another one does; null in the right order. */
export function firstMisplaced(question: OrderingQuestion, order: readonly string[]): string | null {
  return question.order.find((item, i) => item !== order[i]) ?? null;
}

/** The list with the item at `from` taken out and put in at `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  return list.toSpliced(from, 1).toSpliced(to, 0, ...list.slice(from, from + 1));
}

/** Another order of the same items, drawn from the seed; never the one given, if there are two or more. */
export function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  let order = list;
  let draw = nextSeed(seed);
  for (let left = list.length; left > 1; left -= 1) {
    order = moved(order, draw % left, list.length - 1);
    draw = nextSeed(draw);
  }
  return order.every((item, i) => item === list[i]) ? moved(order, 0, list.length - 1) : order;
}

/** Within the tolerance, plus what decimal input of such a number cannot say exactly. */
export function isNear(value: number, answer: number, tolerance: number): boolean {
  return Math.abs(value - answer) <= tolerance + Math.abs(answer) * 1e-9;
}

/** null when the text is no number: then nothing is counted as an attempt. */
export function gradeNumeric(
  question: NumericQuestion,
  seed: number,
  text: string,
  attempts: number,
): Extract<QuizAnswer, { readonly kind: 'numeric' }> | null {
  const reading = readNumber(text, {});
  if (reading.kind === 'problem') return null;
  const { answer } = question.generate(seed);
  return {
    kind: 'numeric',
    seed,
    value: reading.value,
    correct: isNear(reading.value, answer, question.tolerance),
    attempts,
  };
}

export function solvedCount(questions: readonly Question[], answers: QuizAnswers): number {
  return questions.filter(({ id }) => answers[id]?.correct === true).length;
}

/** Another seed for "new numbers": a plain 32-bit mix, so that neighbouring seeds give unlike values. */
export function nextSeed(seed: number): number {
  const mixed = Math.imul((seed ^ (seed >>> 15)) + 0x6d2b79f5, 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) >>> 0;
}

/** A question's first seed: from the quiz's seed and the question's id, so that two questions differ. */
export function questionSeed(seed: number, id: string): number {
  let mixed = seed >>> 0;
  for (let i = 0; i < id.length; i += 1) mixed = nextSeed(mixed ^ id.charCodeAt(i));
  return mixed;
}
