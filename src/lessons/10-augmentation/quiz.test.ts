import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { NO_AUGMENTATION } from '../../nn/augmentation/spec.ts';
import { encode as encodePreview, initial as preview } from './preview/preview.ts';
import { quizText as en } from './quiz.en.ts';
import { questions } from './quiz.ts';
import { quizText as zh } from './quiz.zh.ts';
import { encode as encodeSteps, initial as steps } from './step-arithmetic/step-arithmetic.ts';

/** What a student would work out, written out apart from nn. */
const BY_HAND = {
  'fit-steps': ({ samples = 0, batch = 1 }) => Math.ceil(samples / batch),
  'last-batch': ({ samples = 0, batch = 1 }) => (samples % batch === 0 ? batch : samples % batch),
  'second-epoch': ({ samples = 0, batch = 1 }) => {
    const left = samples % batch;
    const floor = Math.floor(samples / batch);
    return left === 0 ? samples : left + (floor - 1) * batch;
  },
  'where-from': ({ width = 0, shift = 0, place = 0 }) => width - 1 - place - shift,
  'rotation-factor': ({ factor = 0 }) => factor * 360,
} as const satisfies Readonly<Record<string, (x: Readonly<Record<string, number>>) => number>>;

type NumericId = keyof typeof BY_HAND;
const NUMERIC = ['fit-steps', 'last-batch', 'second-epoch', 'where-from', 'rotation-factor'] as const;

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
    expect(asked.size).toBeGreaterThan(4);
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

  test('only mirrored: whatever the fill mode, which has nothing to fill', async () => {
    const mirrored = { ...NO_AUGMENTATION, horizontalFlip: true };
    expect(await reached('only-mirror', {})).toBe(false);
    expect(await reached('only-mirror', { ranges: 'nonsense' })).toBe(false);
    expect(await reached('only-mirror', encodePreview({ ...preview, spec: mirrored }))).toBe(true);
    expect(await reached('only-mirror', encodePreview({ ...preview, spec: { ...mirrored, fillMode: 'wrap' } }))).toBe(
      true,
    );
    expect(await reached('only-mirror', encodePreview({ ...preview, spec: { ...mirrored, noise: 0.1 } }))).toBe(false);
  });

  test('mended: any order without an error, loud or silent', async () => {
    const order = ['load', 'prepare', 'model', 'compile', 'split', 'datagen', 'fit'] as const;
    expect(await reached('mended', {})).toBe(false);
    expect(await reached('mended', encodeSteps({ ...steps, order }))).toBe(true);
    const silent = ['load', 'split', 'prepare', 'model', 'compile', 'datagen', 'fit'] as const;
    expect(await reached('mended', encodeSteps({ ...steps, order: silent }))).toBe(false);
  });
});
