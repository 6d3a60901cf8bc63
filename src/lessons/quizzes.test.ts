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

type Claim = (holds: boolean, what: string) => void;

/** Checks all questions of a kind; returns how many there are, and fails with the names of those that owe something. */
function each<Kind extends Question['kind']>(
  kind: Kind,
  check: (question: Extract<Question, { readonly kind: Kind }>, one: Asked, claim: Claim) => void,
): number {
  const problems = new Set<string>();
  let count = 0;
  for (const one of asked) {
    const { question } = one;
    if (!isKind(question, kind)) continue;
    count += 1;
    check(question, one, (holds, what) => holds || problems.add(`${one.name}: ${what}`));
  }
  expect([...problems]).toEqual([]);
  return count / LOCALES.length;
}

function isKind<Kind extends Question['kind']>(
  question: Question,
  kind: Kind,
): question is Extract<Question, { readonly kind: Kind }> {
  return question.kind === kind;
}

function isSentence(words: string | undefined): boolean {
  return words !== undefined && words.trim().length > 4 && !/undefined|\[object|=>/.test(words);
}

/** A sentence with drawn values in it, all of them there. */
function isFilled(words: string | undefined): boolean {
  return isSentence(words) && words?.includes('NaN') === false;
}

function areDifferent(list: readonly unknown[]): boolean {
  return new Set(list).size === list.length;
}

const CHINESE = /\p{Script=Han}/u;

group('every question', () => {
  test('has a name of its own, and words in its language', () => {
    expect(areDifferent(asked.map(({ name }) => name))).toBe(true);
    expect(asked.length).toBeGreaterThan(200);
    const problems: string[] = [];
    for (const { question, text, locale, name } of asked) {
      for (const seed of [1, 2, 3]) {
        const { ask, given, options, answer, explanation } = plainQuestion(question, text, seed, locale);
        const others = [answer, ...given, ...options];
        const said = [ask, explanation, ...(locale === 'en' ? others : [])].join(' ');
        const isSound = isSentence(ask) && isSentence(explanation) && others.every((words) => words.trim() !== '');
        if (!isSound || CHINESE.test(said) !== (locale === 'zh')) problems.push(name);
      }
    }
    expect(problems).toEqual([]);
  });

  test('choice: every option says why, each differently, and not in the words of the option', () => {
    const count = each('choice', ({ options, correct }, { text }, claim) => {
      claim(options.includes(correct) && options.length > 2, 'options');
      const words = options.map((option) => text.options?.[option]);
      claim(areDifferent(words.map((option) => option?.label)), 'labels');
      claim(areDifferent(words.map((option) => option?.why)), 'different reasons');
      for (const option of words) claim(isSentence(option?.why) && option?.why !== option?.label, `${option?.label}`);
    });
    expect(count).toBeGreaterThan(30);
  });

  test('numeric: 200 draws, all with an answer and its working, and no single one for all', () => {
    const count = each('numeric', (question, { text }, claim) => {
      const drawn = SEEDS.map((seed) => question.generate(seed));
      claim(new Set(drawn.map(({ values }) => JSON.stringify(values))).size > 4, 'different values');
      for (const { values, answer } of drawn) {
        claim(Number.isFinite(answer), 'an answer');
        claim(isFilled(worded(text.ask, values)), 'the question');
        claim(isFilled(text.solution?.(values, answer)), 'the working');
      }
    });
    expect(count).toBeGreaterThan(40);
  });

  test('ordering: every item says why it does not come later', () => {
    const count = each('ordering', ({ order }, { text }, claim) => {
      claim(areDifferent(order.map((item) => text.items?.[item]?.label)), 'labels');
      for (const item of order) claim(isSentence(text.items?.[item]?.why), item);
      claim(isSentence(text.hint), 'hint');
    });
    expect(count).toBeGreaterThanOrEqual(2);
  });

  test('placing: every label at every wrong place is explained, and labels can be told apart whatever is drawn', () => {
    const count = each('placing', (question, { text }, claim) => {
      const right = question.places.map(({ label }) => label);
      claim(areDifferent(right) && right.every((label) => question.labels.includes(label)), 'labels at places');
      for (const seed of question.draw ? SEEDS : [1]) {
        const values = question.draw?.(seed) ?? {};
        claim(areDifferent(question.labels.map((id) => worded(text.labels?.[id]?.label ?? '', values))), 'labels');
        for (const { id, label } of question.places) {
          for (const wrong of question.labels.filter((other) => other !== label)) {
            claim(isFilled(placingReason(text, id, wrong, values)), `${wrong} at ${id}`);
          }
        }
      }
    });
    expect(count).toBeGreaterThanOrEqual(3);
  });

  test('picture: 200 pictures, no misconception leads to the right cells, and every wrong cell is explained', () => {
    const count = each('picture', (question, { text }, claim) => {
      const seen = new Set<string>();
      const pictures = new Set<string>();
      for (const seed of SEEDS) {
        const task = question.generate(seed);
        const { picture, correct, traps } = task;
        const cells = Array.from({ length: picture.height * picture.width }, (_, cell) => cell);
        pictures.add(JSON.stringify([picture, task.beside]));
        claim(correct.length > 0 && (question.pick === 'all' || correct.length === 1), 'how many are right');
        claim(cells.filter((cell) => correct.includes(cell)).join() === correct.join(), 'right cells in order');
        for (const [id, trap] of Object.entries(traps)) {
          seen.add(id);
          const isRight = question.pick === 'one' ? trap.includes(correct[0] ?? -1) : trap.join() === correct.join();
          claim(question.misconceptions.includes(id) && !isRight, `trap ${id}`);
        }
        for (const cell of cells.filter((one) => correct.join() !== String(one))) {
          claim(isFilled(pictureReason(question, task, text, [cell])), `cell ${cell}`);
        }
      }
      claim([...seen].toSorted().join() === question.misconceptions.toSorted().join(), 'a misconception never met');
      claim(pictures.size > 10, 'different pictures');
    });
    expect(count).toBeGreaterThanOrEqual(3);
  });

  test('goal: there is a hint before and a reason after', () => {
    const count = each('goal', (_, { text }, claim) => {
      claim(isSentence(text.hint) && isSentence(worded(text.done ?? '', {})), 'hint and reason');
    });
    expect(count).toBeGreaterThan(10);
  });
});
