import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { encode as encodeAverage, initial as average } from './global-average/global-average.ts';
import { encode as encodeLab, initial as lab } from './pool-lab/pool-lab.ts';
import { quizText as en } from './quiz.en.ts';
import { questions } from './quiz.ts';
import { quizText as zh } from './quiz.zh.ts';

/** The formula a student would use, written out apart from nn. */
const BY_HAND = {
  'average-value': ({ a = 0, b = 0, c = 0, d = 0 }) => (a + b + c + d) / 4,
  'pool-shape': ({ size = 0, pool = 0, stride = 0 }) => Math.floor((size - pool) / stride) + 1,
  'average-gradient': ({ side = 0, given = 0 }) => given / (side * side),
  'flatten-count': ({ side = 0, depth = 0, units = 0 }) => side * side * depth * units + units,
  'gap-count': ({ depth = 0, units = 0 }) => depth * units + units,
} as const satisfies Readonly<Record<string, (x: Readonly<Record<string, number>>) => number>>;

type NumericId = keyof typeof BY_HAND;
const NUMERIC = ['average-value', 'pool-shape', 'average-gradient', 'flatten-count', 'gap-count'] as const;

function numeric(id: NumericId) {
  for (const question of questions) if (question.id === id) return question;
  throw new Error(`no question ${id}`);
}

group.each(NUMERIC)('numeric question %s', (id) => {
  test('the answer is what the formula gives, for any seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { values, answer } = numeric(id).generate(seed);
        expect(answer).toBeCloseTo(BY_HAND[id](values), 5);
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
        const text = `${ask(values)} ${solution(values, answer)}`.replaceAll(',', '');
        for (const value of [...Object.values(values), Math.round(answer * 1000) / 1000]) {
          expect(text).toContain(String(value));
        }
      }
    }
  });
});

test('every right option is one of the options, and every option says why, differently', () => {
  for (const question of questions) {
    if (question.kind !== 'choice') continue;
    expect(question.options).toContain(question.correct);
    for (const texts of [en, zh]) {
      const reasons = Object.values(texts[question.id].options).map(({ why }) => why);
      expect(new Set(reasons).size).toBe(reasons.length);
    }
  }
});

group('goals', () => {
  async function reached(id: string, query: Readonly<Record<string, string>>): Promise<boolean> {
    for (const question of questions) {
      if (question.kind === 'goal' && question.id === id) return question.reached(query);
    }
    throw new Error(`no goal ${id}`);
  }

  test('nine by nine: same with 3, or valid with a window that fits nine times', async () => {
    expect(await reached('nine-by-nine', {})).toBe(false);
    expect(await reached('nine-by-nine', encodeLab({ ...lab, pool: 3, stride: 3 }))).toBe(false);
    expect(await reached('nine-by-nine', encodeLab({ ...lab, pool: 3, stride: 3, padding: 'same' }))).toBe(true);
    expect(await reached('nine-by-nine', encodeLab({ ...lab, pool: 2, stride: 3 }))).toBe(true);
    expect(await reached('nine-by-nine', encodeLab({ ...lab, pool: 2, stride: 3, way: 'none' }))).toBe(false);
  });

  test('one map: exactly one weight is left', async () => {
    const only = [0, 0, 150, 0, 0, 0, 0, 0];
    expect(await reached('one-map', {})).toBe(false);
    expect(await reached('one-map', encodeAverage({ ...average, weights: only }))).toBe(true);
    expect(await reached('one-map', encodeAverage({ ...average, weights: only.map(() => 100) }))).toBe(false);
    expect(await reached('one-map', encodeAverage({ ...average, weights: only.map(() => 0) }))).toBe(false);
  });
});
