// A question of any kind as plain text: what is asked, what there is to choose from, the answer, and why. For pages
// that are only read, worksheets and their keys. Pure: the same seed gives the same text.
// Not responsible for: layout, or the interactive question (QuizItem.tsx).
import { formatNumber } from '../locale/format.ts';
import type { Locale } from '../locale/locale.ts';
import type { PlainQuestionText } from '../lesson/lesson.ts';
import { questionSeed, shuffled } from './answers.ts';
import { cellsInWords, pictureInWords } from './picture-words.ts';
import { worded, type Question } from './question.ts';
import { QUIZ_TEXT } from './quiz.text.ts';

export interface PlainQuestion {
  readonly ask: string;
  /** What is given besides: places to fill, pictures in words. */
  readonly given: readonly string[];
  /** What there is to choose from or to put in order; none where the answer is free. */
  readonly options: readonly string[];
  readonly answer: string;
  /** Why, or how it is worked out. */
  readonly explanation: string;
}

/** `seed` is the quiz's: the interactive quiz with the same seed asks for the same values. */
export function plainQuestion(
  question: Question,
  text: PlainQuestionText,
  seed: number,
  locale: Locale,
): PlainQuestion {
  const words = QUIZ_TEXT[locale];
  const own = questionSeed(seed, question.id);
  const join = (parts: readonly string[]): string => parts.join(locale === 'zh' ? '；' : '; ');
  switch (question.kind) {
    case 'choice': {
      const right = text.options?.[question.correct];
      return {
        ask: worded(text.ask, {}),
        given: [],
        options: question.options.map((option) => text.options?.[option]?.label ?? option),
        answer: right?.label ?? question.correct,
        explanation: right?.why ?? '',
      };
    }
    case 'numeric': {
      const { values, answer } = question.generate(own);
      return {
        ask: worded(text.ask, values),
        given: [],
        options: [],
        answer: `${formatNumber(answer, locale, 6)} ${text.unit ?? ''}`.trim(),
        explanation: text.solution?.(values, answer) ?? '',
      };
    }
    case 'ordering': {
      const nameOf = (item: string): string => text.items?.[item]?.label ?? item;
      return {
        ask: worded(text.ask, {}),
        given: [],
        options: shuffled(question.order, own).map(nameOf),
        answer: join(question.order.map((item, i) => `${i + 1}. ${nameOf(item)}`)),
        explanation: worded(text.done ?? '', {}),
      };
    }
    case 'placing': {
      const values = question.draw?.(own) ?? {};
      const nameOf = (label: string): string => worded(text.labels?.[label]?.label ?? label, values);
      const placeName = (place: string): string => worded(text.places?.[place] ?? place, values);
      return {
        ask: worded(text.ask, values),
        given: question.places.map(({ id }) => placeName(id)),
        options: shuffled(question.labels, own).map(nameOf),
        answer: join(question.places.map(({ id, label }) => words.at(placeName(id), nameOf(label)))),
        explanation: worded(text.done ?? '', values),
      };
    }
    case 'picture': {
      const { values, picture, beside, correct } = question.generate(own);
      const given = [pictureInWords(picture, worded(text.picture ?? '', values), words, locale)];
      if (beside) given.push(pictureInWords(beside, worded(text.beside ?? '', values), words, locale));
      return {
        ask: worded(text.ask, values),
        given,
        options: [],
        answer: cellsInWords(correct, picture.width, words, locale),
        explanation: worded(text.done ?? '', values),
      };
    }
    case 'goal':
      return {
        ask: worded(text.ask, {}),
        given: [],
        options: [],
        answer: text.hint ?? '',
        explanation: worded(text.done ?? '', {}),
      };
    default:
      return question satisfies never;
  }
}
