import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { encode, initial, reduce } from './designer/designer.ts';
import { PRESETS } from './designer/presets.ts';
import { quizText as en } from './quiz.en.ts';
import { questions } from './quiz.ts';
import { quizText as zh } from './quiz.zh.ts';

/** The formula a student would use, written out apart from nn. */
const BY_HAND = {
  'side-after': ({ size = 0, count = 0 }) => size / 2 ** count,
  flat: ({ size = 0, count = 0, last = 0 }) => (size / 2 ** count) ** 2 * last,
  'conv-count': ({ depth = 0, filters = 0, kernel = 0 }) => kernel * kernel * depth * filters + filters,
  'dense-count': ({ side = 0, depth = 0, units = 0 }) => side * side * depth * units + units,
  'average-count': ({ depth = 0, classes = 0 }) => depth * classes + classes,
} as const satisfies Readonly<Record<string, (x: Readonly<Record<string, number>>) => number>>;

type NumericId = keyof typeof BY_HAND;
const NUMERIC = ['side-after', 'flat', 'conv-count', 'dense-count', 'average-count'] as const;

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

test('the goal wants a small network that could be trained', async () => {
  const goal = questions.find((question) => question.kind === 'goal');
  const at = (id: string) => {
    const net = PRESETS.find((one) => one.id === id)?.spec ?? initial.net;
    return goal?.reached(encode(reduce(initial, { kind: 'replace', net })));
  };
  expect(await goal?.reached({})).toBe(false);
  expect(await at('vgg16')).toBe(false);
  expect(await at('lenet')).toBe(false);
  const lean = PRESETS.find(({ id }) => id === 'keras');
  const state = reduce(initial, { kind: 'replace', net: lean?.spec ?? initial.net, data: 'mnist' });
  expect(await goal?.reached(encode(state))).toBe(false);
  const averaged = '1.32x32x3.c8k3SAr.p2.c16k3SAr.p2.c32k3SAr.p2.g.d10Am.z';
  expect(await goal?.reached({ net: averaged })).toBe(true);
  expect(await goal?.reached({ net: 'damaged' })).toBe(false);
});
