import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { facts } from './facts.ts';
import { encode as encodeVolume, initial as volume } from './image-as-volume/image-as-volume.ts';
import { encode as encodePyramid, initial as pyramid } from './pyramid/pyramid.ts';
import { quizText as en } from './quiz.en.ts';
import { questions } from './quiz.ts';
import { quizText as zh } from './quiz.zh.ts';

/** The formula a student would use, written out apart from nn. */
const BY_HAND = {
  'numbers-in-picture': ({ height = 0, width = 0 }) => height * width * 3,
  crop: ({ height = 0, width = 0 }) => (width - height) / 2,
  halvings: ({ side = 0, times = 0 }) => side / 2 ** times,
  'step-numbers': ({ side = 0, filters = 0 }) => (side / 2) * (side / 2) * filters,
  'step-parameters': ({ depth = 0, filters = 0, kernel = 0 }) => filters * kernel * kernel * depth + filters,
  'dense-bill': ({ side = 0, depth = 0, units = 0 }) => side * side * depth * units + units,
} as const satisfies Readonly<Record<string, (x: Readonly<Record<string, number>>) => number>>;

type NumericId = keyof typeof BY_HAND;
const NUMERIC = ['numbers-in-picture', 'crop', 'halvings', 'step-numbers', 'step-parameters', 'dense-bill'] as const;

function numeric(id: NumericId) {
  for (const question of questions) if (question.id === id) return question;
  throw new Error(`no question ${id}`);
}

group.each(NUMERIC)('numeric question %s', (id) => {
  test('the answer is what the formula gives, for any seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { values, answer } = numeric(id).generate(seed);
        expect(answer).toBe(BY_HAND[id](values));
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
        for (const value of [...Object.values(values), answer]) expect(text).toContain(String(value));
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

  test('the whole picture in 768 numbers: stretched to 16', async () => {
    expect(await reached('whole-picture', {})).toBe(false);
    expect(await reached('whole-picture', encodeVolume({ ...volume, side: '16' }))).toBe(false);
    expect(await reached('whole-picture', encodeVolume({ ...volume, fit: 'stretch' }))).toBe(false);
    expect(await reached('whole-picture', encodeVolume({ ...volume, side: '16', fit: 'stretch' }))).toBe(true);
  });

  test('most numbers: behind the first convolution of the network of the notes, and only there', async () => {
    for (let block = 0; block <= 9; block += 1) {
      expect(await reached('most-numbers', encodePyramid({ ...pyramid, block }))).toBe(block === 1);
    }
    expect(await reached('most-numbers', encodePyramid({ ...pyramid, preset: 'global', block: 1 }))).toBe(false);
    expect(await reached('most-numbers', { block: '99' })).toBe(false);
  });
});

test('what the prose claims about the pyramid is so', () => {
  expect(facts.inputNumbers).toBe(3 * facts.flat);
  expect(facts.blocks.map(({ pooledNumbers }) => pooledNumbers / facts.flat)).toEqual([4, 2, 1]);
  expect(facts.blocks.map(({ parameters }) => parameters)).toEqual([208, 2080, 8256]);
  expect([facts.total, facts.dense, facts.last, facts.global]).toEqual([528054, 512500, 5010, 11194]);
  expect([facts.sides, facts.awkwardSides]).toEqual([
    [16, 8, 4],
    [50, 25, 12],
  ]);
  // Each place of the tip sees 15 rows, the next one begins 8 further on.
  expect([facts.field, facts.overlap]).toEqual([15, 7]);
});
