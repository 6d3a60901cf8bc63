import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { facts } from './facts.ts';
import { questions, THREES } from './quiz.ts';
import { quizText as en } from './quiz.en.ts';
import { quizText as zh } from './quiz.zh.ts';
import { encode, initial, reduce } from './same-idea/same-idea.ts';
import type { IdeaAction } from './same-idea/same-idea.ts';

type Values = Readonly<Record<string, number>>;
type NumericId = 'weights' | 'field' | 'positions';

function question<Id extends (typeof questions)[number]['id']>(id: Id) {
  const found = questions.find((one): one is Extract<(typeof questions)[number], { readonly id: Id }> => one.id === id);
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
}

/** What a student would do with pencil and paper, written out apart from nn. */
const BY_HAND: Readonly<Record<NumericId, (x: Values) => number>> = {
  weights: ({ samples = 0 }) => samples * (samples - 2) - 3,
  field: ({ layers = 0 }) => {
    let seen = 1;
    for (let dilation = 1, layer = 0; layer < layers; dilation *= 2, layer += 1) seen += dilation;
    return seen;
  },
  positions: ({ words = 0, size = 0 }) => words - (size - 1),
};

group.each(['weights', 'field', 'positions'] as const)('numeric question %s', (id) => {
  test('the answer is what one works out by hand, for any seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { values, answer } = question(id).generate(seed);
        expect(answer).toBe(BY_HAND[id](values));
      }),
    );
  });

  test('question and worked solution show the drawn values and the answer in both languages', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { values, answer } = question(id).generate(seed);
      for (const { ask, solution } of [en[id], zh[id]]) {
        const text = `${ask(values)} ${solution(values, answer)}`;
        expect(solution(values, answer).replaceAll(',', '')).toContain(String(answer));
        for (const value of Object.values(values)) expect(text).toContain(String(value));
      }
    }
  });
});

test('the window asked for has the largest sum of all, and the three cells lie side by side', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { picture, correct, values } = question('window').generate(seed);
      const { numbers } = picture;
      const rises = numbers.slice(2).map((value, i) => value - (numbers[i] ?? NaN));
      const first = correct[0] ?? NaN;
      expect(correct).toEqual([first, first + 1, first + 2]);
      expect(rises[first]).toBe(values.sum);
      expect(rises.filter((rise) => rise >= values.sum)).toHaveLength(1);
    }),
  );
});

test('there are at least eight questions of five kinds, and every right option is one of the options', () => {
  expect(questions.length).toBeGreaterThanOrEqual(8);
  expect(new Set(questions.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(5);
  for (const one of questions) if (one.kind === 'choice') expect(one.options).toContain(one.correct);
});

test('two threes: by a fourth stone or a row elsewhere, not by another kernel, shuffling or what is given', async () => {
  const { reached } = question('two-threes');
  const play = (...actions: readonly IdeaAction[]): ReturnType<typeof encode> =>
    encode(actions.reduce(reduce, initial));
  const board = { kind: 'grid', grid: 'board' } as const;
  const row = { kind: 'kernel', kernel: 'row' } as const;
  const stone = (cell: number): IdeaAction => ({ kind: 'number', cell, value: 1 });
  expect(THREES).toBe(2);
  expect(await reached({})).toBe(false);
  expect(await reached(play(board, row))).toBe(false);
  expect(await reached(play(board, row, stone(14)))).toBe(true);
  expect(await reached(play(board, row, stone(72), stone(73), stone(74)))).toBe(true);
  expect(await reached(play(board, row, stone(72), stone(73)))).toBe(false);
  expect(await reached(play(board, row, stone(14), { kind: 'shuffle', isShuffled: true }))).toBe(false);
  expect(await reached(play(board, stone(14)))).toBe(false);
  expect(await reached({ grid: 'smell' })).toBe(false);
});

test('the numbers of the prose', () => {
  expect([facts.field, facts.fieldMs, facts.widest]).toEqual([1024, 64, 512]);
  expect(facts.sum.label).toBe('y = (-1) · (-3) + 0 · 0 + 1 · 3 = 6');
  expect(facts.line).toEqual({ samples: 18, places: 16 });
  expect([facts.everyToEvery, facts.weights]).toEqual([18 * 16, 3]);
  expect(facts.textPlaces).toBe(18);
  expect(facts.atari).toBe('7 × 7 × 64');
  const code = facts.keras.map(({ tokens }) => tokens.map(({ text }) => text).join(''));
  expect(code).toEqual([
    'layers.Conv1D(8, 3)  # (18, 1) -> (16, 8)',
    'layers.Conv2D(8, 3)  # (9, 9, 1) -> (7, 7, 8)',
    'layers.Conv3D(8, 3)  # (5, 6, 6, 1) -> (3, 4, 4, 8)',
  ]);
});
