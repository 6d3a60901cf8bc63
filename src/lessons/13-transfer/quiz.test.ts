import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { quizText as en } from './quiz.en.ts';
import { LATE_BLOCK, questions } from './quiz.ts';
import { quizText as zh } from './quiz.zh.ts';
import { encode, initial } from './what-mobilenet-sees/sees.ts';

/** The formula a student would use, written out apart from the quiz. */
const BY_HAND = {
  'separable-weights': ({ k = 0, m = 0, n = 0 }) => k * k * m + m * n,
  'standard-macs': ({ d = 0, k = 0, m = 0, n = 0 }) => d * d * k * k * m * n,
  ratio: ({ k = 1, n = 1 }) => 100 * (1 / n + 1 / (k * k)),
  'head-parameters': ({ features = 0, classes = 0 }) => features * classes + classes,
  'frozen-first': ({ first = 0, second = 0, classes = 0 }) => 9 * first * second + second + second * classes + classes,
  passes: ({ photos = 0, epochs = 0 }) => photos * (epochs - 1),
} as const satisfies Readonly<Record<string, (x: Readonly<Record<string, number>>) => number>>;

type NumericId = keyof typeof BY_HAND;
const NUMERIC = [
  'separable-weights',
  'standard-macs',
  'ratio',
  'head-parameters',
  'frozen-first',
  'passes',
] as const satisfies readonly NumericId[];

function numeric(id: NumericId) {
  for (const question of questions) if (question.id === id) return question;
  throw new Error(`no question ${id}`);
}

group.each(NUMERIC)('numeric question %s', (id) => {
  test('the answer is what the formula gives, for any seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { values, answer } = numeric(id).generate(seed);
        expect(answer).toBeCloseTo(BY_HAND[id](values), 6);
      }),
    );
  });

  test('the same seed asks the same, other seeds ask other things', () => {
    expect(numeric(id).generate(7)).toEqual(numeric(id).generate(7));
    const asked = new Set(Array.from({ length: 60 }, (_, seed) => JSON.stringify(numeric(id).generate(seed))));
    expect(asked.size).toBeGreaterThan(5);
  });

  test('question and worked solution show the drawn values and the answer in both languages', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { values, answer } = numeric(id).generate(seed);
      for (const { ask, solution } of [en[id], zh[id]]) {
        const text = `${ask(values)} ${solution(values, answer)}`.replaceAll(',', '');
        for (const value of [...Object.values(values), Math.round(answer * 100) / 100]) {
          expect(text).toContain(String(value));
        }
      }
    }
  });
});

test('the goal: a late block and the largest kernel, both', async () => {
  const goal = questions.find(({ kind }) => kind === 'goal');
  if (goal?.kind !== 'goal') throw new Error('no goal');
  expect(await goal.reached({})).toBe(false);
  expect(await goal.reached(encode({ ...initial, block: LATE_BLOCK }))).toBe(false);
  expect(await goal.reached(encode({ ...initial, kernel: '7' }))).toBe(false);
  expect(await goal.reached(encode({ ...initial, block: LATE_BLOCK, kernel: '7' }))).toBe(true);
  expect(await goal.reached({ block: 'x', kernel: '7' })).toBe(false);
});
