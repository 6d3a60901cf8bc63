// What every question of every lesson owes its reader: new values without end where values are drawn, a worked answer,
// and a reason for whatever wrong answer can be given.
import { beforeAll, describe as group, expect, test } from 'vitest';
import type { PlainQuestionText } from '../kit/lesson/lesson.ts';
import { LOCALES, type Locale } from '../kit/locale/locale.ts';
import { nextSeed } from '../kit/quiz/answers.ts';
import { pictureReason } from '../kit/quiz/picture.ts';
import { placingReason } from '../kit/quiz/placing.ts';
import { plainQuestion } from '../kit/quiz/plain-question.ts';
import { worded, type Question } from '../kit/quiz/question.ts';
import { COURSE } from './registry.ts';

/** Seeds as the button for new numbers draws them. */
const SEEDS: readonly number[] = Array.from({ length: 200 }).reduce<number[]>(
  (seeds) => [...seeds, nextSeed(seeds.at(-1) ?? 1)],
  [],
);

interface Asked {
  readonly name: string;
  readonly question: Question;
  readonly text: PlainQuestionText;
  readonly locale: Locale;
}

const asked: Asked[] = [];

beforeAll(async () => {
  for (const { slug, load } of COURSE) {
    if (load === null) continue;
    const lesson = await load();
    const questions = await lesson.loadQuestions();
    for (const locale of LOCALES) {
      const texts = await lesson.loadQuizText(locale);
      for (const question of questions) {
        const text = texts[question.id];
        if (text === undefined) throw new Error(`${slug}/${question.id} has no text in ${locale}`);
        asked.push({ name: `${slug}/${question.id} (${locale})`, question, text, locale });
      }
    }
  }
});

/** All questions of a kind with their words. */
function each<Kind extends Question['kind']>(
  kind: Kind,
  check: (question: Extract<Question, { readonly kind: Kind }>, one: Asked) => void,
): number {
  let count = 0;
  for (const one of asked) {
    const { question } = one;
    if (!isKind(question, kind)) continue;
    count += 1;
    check(question, one);
  }
  return count / LOCALES.length;
}

function isKind<Kind extends Question['kind']>(
  question: Question,
  kind: Kind,
): question is Extract<Question, { readonly kind: Kind }> {
  return question.kind === kind;
}

function expectSentence(words: string | undefined, name: string): void {
  expect(words?.trim().length, name).toBeGreaterThan(4);
  expect(words, name).not.toMatch(/undefined|NaN|null|\[object|=>/);
}

group('every question', () => {
  test('is told apart from the others of its lesson, and fits its kind of words in both languages', () => {
    expect(new Set(asked.map(({ name }) => name)).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(200);
    for (const { question, text, locale, name } of asked) {
      for (const seed of [1, 2, 3]) {
        const { ask, given, options, answer, explanation } = plainQuestion(question, text, seed, locale);
        expectSentence(ask, name);
        expectSentence(explanation, name);
        for (const words of [answer, ...given, ...options]) expect(words, name).not.toMatch(/undefined|^$/);
        const all = [ask, explanation].join(' ');
        if (locale === 'zh') expect(all, name).toMatch(/\p{Script=Han}/u);
        else expect([all, answer, ...given, ...options].join(' '), name).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });

  test('choice: every option says why, each differently, and not in the words of the option', () => {
    const count = each('choice', ({ options, correct }, { text, name }) => {
      expect(options, name).toContain(correct);
      expect(options.length, name).toBeGreaterThan(2);
      const reasons = options.map((option) => text.options?.[option]?.why);
      for (const reason of reasons) expectSentence(reason, name);
      expect(new Set(reasons).size, name).toBe(options.length);
      expect(new Set(options.map((option) => text.options?.[option]?.label)).size, name).toBe(options.length);
      for (const option of options) expect(text.options?.[option]?.why).not.toBe(text.options?.[option]?.label);
    });
    expect(count).toBeGreaterThan(30);
  });

  test('numeric: 200 draws, all with an answer and its working, and no single one for all', () => {
    const count = each('numeric', (question, { text, name }) => {
      const drawn = SEEDS.map((seed) => question.generate(seed));
      expect(new Set(drawn.map(({ values }) => JSON.stringify(values))).size, name).toBeGreaterThan(4);
      for (const { values, answer } of drawn) {
        expect(Number.isFinite(answer), name).toBe(true);
        expectSentence(worded(text.ask, values), name);
        expectSentence(text.solution?.(values, answer), name);
      }
    });
    expect(count).toBeGreaterThan(40);
  });

  test('ordering: every item says why it does not come later', () => {
    const count = each('ordering', ({ order }, { text, name }) => {
      expect(new Set(order.map((item) => text.items?.[item]?.label)).size, name).toBe(order.length);
      for (const item of order) expectSentence(text.items?.[item]?.why, name);
      expectSentence(text.hint, name);
    });
    expect(count).toBeGreaterThanOrEqual(2);
  });

  test('placing: every label at every wrong place is explained, and labels can be told apart whatever is drawn', () => {
    const count = each('placing', (question, { text, name }) => {
      const right = question.places.map(({ label }) => label);
      expect(new Set(right).size, name).toBe(right.length);
      for (const label of right) expect(question.labels, name).toContain(label);
      for (const seed of question.draw ? SEEDS : [1]) {
        const values = question.draw?.(seed) ?? {};
        const labels = question.labels.map((label) => worded(text.labels?.[label]?.label ?? '', values));
        expect(new Set(labels).size, name).toBe(labels.length);
        for (const { id, label } of question.places) {
          for (const wrong of question.labels) {
            if (wrong !== label) expectSentence(placingReason(text, id, wrong, values), `${name} ${id} ${wrong}`);
          }
        }
      }
    });
    expect(count).toBeGreaterThanOrEqual(3);
  });

  test('picture: 200 pictures, no misconception leads to the right cells, and every wrong cell is explained', () => {
    const count = each('picture', (question, { text, name }) => {
      const seen = new Set<string>();
      const pictures = new Set<string>();
      for (const seed of SEEDS) {
        const task = question.generate(seed);
        const { picture, correct, traps } = task;
        pictures.add(JSON.stringify([picture, task.beside]));
        expect(correct.length, name).toBeGreaterThan(0);
        if (question.pick === 'one') expect(correct, name).toHaveLength(1);
        expect(correct, name).toEqual([...new Set(correct)].toSorted((a, b) => a - b));
        for (const cell of correct) expect(cell, name).toBeLessThan(picture.height * picture.width);
        for (const [id, cells] of Object.entries(traps)) {
          expect(question.misconceptions, name).toContain(id);
          seen.add(id);
          if (question.pick === 'one') expect(cells, `${name} ${id}`).not.toContain(correct[0]);
          else expect(cells, `${name} ${id}`).not.toEqual(correct);
        }
        for (let cell = 0; cell < picture.height * picture.width; cell += 1) {
          if (question.pick === 'one' && cell === correct[0]) continue;
          expectSentence(pictureReason(question, task, text, [cell]), name);
        }
      }
      expect([...seen].toSorted(), name).toEqual(question.misconceptions.toSorted());
      expect(pictures.size, name).toBeGreaterThan(10);
    });
    expect(count).toBeGreaterThanOrEqual(3);
  });

  test('goal: there is a hint before and a reason after', () => {
    each('goal', (_, { text, name }) => {
      expectSentence(text.hint, name);
      expectSentence(worded(text.done ?? '', {}), name);
    });
  });
});
