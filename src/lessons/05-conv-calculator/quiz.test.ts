import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { encode, initial, initialConfig } from './calculator/calculator.ts';
import { EMPTY, type Config } from './calculator/config.ts';
import { PRESETS } from './calculator/presets.ts';
import { CHEAP, questions } from './quiz.ts';
import { quizText as en } from './quiz.en.ts';
import { quizText as zh } from './quiz.zh.ts';

const NUMERIC = ['same-size', 'valid-size', 'count', 'second', 'zeros-below', 'separable'] as const;
type NumericId = (typeof NUMERIC)[number];

function numeric(id: NumericId) {
  for (const question of questions) if (question.id === id) return question;
  throw new Error(`no question ${id}`);
}

/** The formula a student would use, written out apart from nn. */
const BY_HAND: Readonly<Record<NumericId, (x: Readonly<Record<string, number>>) => number>> = {
  'same-size': ({ size = 0, stride = 1 }) => Math.ceil(size / stride),
  'valid-size': ({ size = 0, kernel = 0, stride = 1 }) => Math.floor((size - kernel) / stride) + 1,
  count: ({ filters = 0, kernel = 0, depth = 0 }) => filters * kernel * kernel * depth + filters,
  second: ({ filters = 0, kernel = 0, before = 0 }) => filters * kernel * kernel * before + filters,
  'zeros-below': ({ size = 0, stride = 1, kernel = 0 }) => {
    const total = Math.max((Math.ceil(size / stride) - 1) * stride + kernel - size, 0);
    return total - Math.floor(total / 2);
  },
  separable: ({ filters = 0, depth = 0, kernel = 0 }) => kernel * kernel * depth + depth * filters + filters,
};

group.each(NUMERIC)('numeric question %s', (id) => {
  test('the answer is what the formula gives, for any seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { values, answer } = numeric(id).generate(seed);
        expect(answer).toBe(BY_HAND[id](values));
        expect(answer).toBeGreaterThan(0);
      }),
    );
  });

  test('the same seed asks the same, other seeds ask other things', () => {
    expect(numeric(id).generate(7)).toEqual(numeric(id).generate(7));
    const asked = new Set(Array.from({ length: 60 }, (_, seed) => JSON.stringify(numeric(id).generate(seed))));
    expect(asked.size).toBeGreaterThan(5);
  });

  test('question and worked solution show the drawn values and the answer in both languages', () => {
    for (const seed of [1, 2, 3]) {
      const { values, answer } = numeric(id).generate(seed);
      for (const { ask, solution } of [en[id], zh[id]]) {
        const worked = solution(values, answer);
        expect(worked.replaceAll(',', '')).toContain(String(answer));
        const text = `${ask(values)} ${worked}`.replaceAll(',', '');
        for (const value of Object.values(values)) expect(text).toContain(String(value));
      }
    }
  });
});

test('the parameters of a second layer are never those of the first: the jump is always there to be seen', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { values, answer } = numeric('second').generate(seed);
      const { first = Infinity }: Readonly<Record<string, number>> = values;
      expect(answer).toBeGreaterThan(first);
    }),
  );
});

test('there are at least six questions, and every right option is one of the options', () => {
  expect(questions.length).toBeGreaterThanOrEqual(6);
  const choices = questions.flatMap((question) => (question.kind === 'choice' ? [question] : []));
  for (const { options, correct } of choices) expect(options).toContain(correct);
});

test('every option of every choice says why, differently', () => {
  for (const texts of [en, zh]) {
    for (const question of questions) {
      if (question.kind !== 'choice') continue;
      const reasons = Object.values(texts[question.id].options).map(({ why }) => why);
      expect(new Set(reasons).size).toBe(reasons.length);
      for (const why of reasons) expect(why.length).toBeGreaterThan(8);
    }
  }
});

group('goals', () => {
  function goal(id: 'never' | 'cheap') {
    for (const question of questions) if (question.id === id) return question;
    throw new Error(`no goal ${id}`);
  }
  const reached = (id: 'never' | 'cheap', config: Config): boolean =>
    goal(id).reached(encode({ ...initial, config, good: config }));

  test('no whole p: reached by the even kernel, not by the others', () => {
    expect(reached('never', PRESETS.even)).toBe(true);
    expect(reached('never', initialConfig)).toBe(false);
    expect(reached('never', PRESETS.first)).toBe(false);
    expect(goal('never').reached({ kernel: 'nonsense' })).toBe(false);
    expect(goal('never').reached({ layer: 'Conv2D', input: '3x3x1', kernel: '8' })).toBe(false);
  });

  test('cheap: reached in two ways, not by an ordinary 3 x 3 convolution or another shape', () => {
    const base: Config = { ...EMPTY, input: [...CHEAP.input], filters: 64, padding: 'same' };
    expect(reached('cheap', { ...base, layer: 'SeparableConv2D' })).toBe(true);
    expect(reached('cheap', { ...base, kernel: [1, 1] })).toBe(true);
    expect(reached('cheap', base)).toBe(false);
    expect(reached('cheap', { ...base, layer: 'SeparableConv2D', padding: 'valid' })).toBe(false);
    expect(goal('cheap').reached({})).toBe(false);
  });
});
