import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { questions } from './quiz.ts';
import { quizText as en } from './quiz.en.ts';
import { quizText as zh } from './quiz.zh.ts';
import { encode as encodeCables, initial as cables } from './cut-the-cables/cut-the-cables.ts';
import { encode as encodeFlatten, initial as flatten } from './flatten/flatten.ts';

type NumericId = 'index' | 'dense-count' | 'local-count' | 'conv-count';

function numeric(id: NumericId) {
  for (const question of questions) if (question.id === id) return question;
  throw new Error(`no question ${id}`);
}

/** The formula a student would use, written out apart from nn. */
const BY_HAND: Readonly<Record<NumericId, (x: Readonly<Record<string, number>>) => number>> = {
  index: ({ row = 0, column = 0 }) => row * 28 + column,
  'dense-count': ({ side = 0, units = 0 }) => side * side * units + units,
  'local-count': ({ size = 0, kernel = 0 }) => (size - kernel + 1) ** 2 * (kernel * kernel + 1),
  'conv-count': ({ filters = 0, kernel = 0, depth = 0 }) => filters * kernel * kernel * depth + filters,
};

group.each(['index', 'dense-count', 'local-count', 'conv-count'] as const)('numeric question %s', (id) => {
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
    const asked = new Set(Array.from({ length: 40 }, (_, seed) => JSON.stringify(numeric(id).generate(seed))));
    expect(asked.size).toBeGreaterThan(5);
  });

  test('question and worked solution show the drawn values and the answer in both languages', () => {
    for (const seed of [1, 2, 3]) {
      const { values, answer } = numeric(id).generate(seed);
      for (const { ask, solution } of [en[id], zh[id]]) {
        const worked = solution(values, answer);
        expect(worked.replaceAll(',', '')).toContain(String(answer));
        for (const value of Object.values(values)) {
          // What has to be worked out first (inputs, output side) is in the solution only.
          const text = `${ask(values)} ${worked}`.replaceAll(',', '');
          expect(text).toContain(String(value));
        }
      }
    }
  });
});

test('there are at least seven questions, and every right option is one of the options', () => {
  expect(questions.length).toBeGreaterThanOrEqual(7);
  const choices = questions.filter((question) => question.kind === 'choice');
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

function goal(id: 'small-colour' | 'corner') {
  for (const question of questions) if (question.id === id) return question;
  throw new Error(`no goal ${id}`);
}

group('goals', () => {
  test('the small colour layer: reached by a smaller kernel, not by the defaults or by fewer filters', () => {
    const state = { ...cables, stage: 'filters' as const, channels: 3, unit: 0 };
    const { reached } = goal('small-colour');
    expect(reached({})).toBe(false);
    expect(reached(encodeCables({ ...state, filters: 16, kernel: 3 }))).toBe(false);
    expect(reached(encodeCables({ ...state, filters: 7, kernel: 2 }))).toBe(false);
    expect(reached(encodeCables({ ...state, channels: 1, filters: 16 }))).toBe(false);
    expect(reached(encodeCables({ ...state, stage: 'shared', filters: 8, kernel: 2 }))).toBe(false);
    expect(reached(encodeCables({ ...state, filters: 8, kernel: 3 }))).toBe(false);
    expect(reached(encodeCables({ ...state, filters: 8, kernel: 2 }))).toBe(true);
    expect(reached(encodeCables({ ...state, filters: 16, kernel: 2 }))).toBe(true);
    expect(reached({ size: 'nonsense' })).toBe(false);
  });

  test('a corner has three neighbours, shuffled or not', () => {
    const { reached } = goal('corner');
    for (const pixel of [0, 27, 756, 783]) expect(reached(encodeFlatten({ ...flatten, pixel }))).toBe(true);
    expect(reached(encodeFlatten({ ...flatten, pixel: 783, shuffled: true }))).toBe(true);
    expect(reached(encodeFlatten({ ...flatten, pixel: 5 }))).toBe(false);
    expect(reached({})).toBe(false);
  });
});
