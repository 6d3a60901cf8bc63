import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { encode as encodeMaps, initial as maps } from './feature-maps/feature-maps.ts';
import { encode as encodeSaliency, initial as saliency } from './saliency/saliency.ts';
import { quizText as en } from './quiz.en.ts';
import { questions } from './quiz.ts';
import { quizText as zh } from './quiz.zh.ts';

/** The formula a student would use, written out apart from the quiz. */
const BY_HAND = {
  'filter-weights': ({ depth = 0, kernel = 0 }) => kernel * kernel * depth,
  'patch-pixels': ({ size = 0, row = 0 }) => size * (size / 2 + row),
  'occlusion-count': ({ side = 0, stride = 1 }) => (side / stride) ** 2,
  completeness: ({ image = 0, black = 0, ink = 0 }) => image - black - ink,
  'grad-cam-cell': ({ a = 0, b = 0, wa = 0, wb = 0 }) => Math.max(0, wa * a + wb * b),
  'fgsm-pixel': ({ pixel = 0, epsilon = 0, sign = 0 }) => Math.max(0, Math.min(255, pixel + sign * epsilon)),
  'fgsm-rise': ({ side = 0, channels = 0, epsilon = 0, slope = 0 }) => side * side * channels * epsilon * slope,
  'wrong-labels': ({ count = 0, percent = 0, classes = 1 }) => (count * percent * (classes - 1)) / (100 * classes),
} as const satisfies Readonly<Record<string, (x: Readonly<Record<string, number>>) => number>>;

type NumericId = keyof typeof BY_HAND;
const NUMERIC = [
  'filter-weights',
  'patch-pixels',
  'occlusion-count',
  'completeness',
  'grad-cam-cell',
  'fgsm-pixel',
  'fgsm-rise',
  'wrong-labels',
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
    for (const seed of [1, 2, 3, 4, 5]) {
      const { values, answer } = numeric(id).generate(seed);
      for (const { ask, solution } of [en[id], zh[id]]) {
        const text = `${ask(values)} ${solution(values, answer)}`.replaceAll(',', '').replaceAll('−', '-');
        // The sign is said in words.
        const shown = Object.entries(values).flatMap(([name, value]) => (name === 'sign' ? [] : [value]));
        for (const value of [...shown, Math.round(answer * 1000) / 1000]) {
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

  test('three channels off: of the second convolution, all at once', async () => {
    const off = (...codes: readonly number[]) => reached('three-off', encodeMaps({ ...maps, silenced: codes }));
    expect(await reached('three-off', {})).toBe(false);
    expect(await off(1, 2, 3)).toBe(false);
    expect(await off(8192, 8193)).toBe(false);
    expect(await off(8192, 8193, 8199)).toBe(true);
    expect(await reached('three-off', { off: 'x' })).toBe(false);
  });

  test('guess first: marked, then revealed', async () => {
    expect(await reached('guess-first', encodeSaliency({ ...saliency, revealed: true }))).toBe(false);
    expect(await reached('guess-first', encodeSaliency({ ...saliency, marks: [3] }))).toBe(false);
    expect(await reached('guess-first', encodeSaliency({ ...saliency, marks: [3], revealed: true }))).toBe(true);
  });
});
