import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { encode, initial } from './activation-functions/activation-functions.ts';
import { quizText as en } from './quiz.en.ts';
import { questions } from './quiz.ts';
import { quizText as zh } from './quiz.zh.ts';

type Values = Readonly<Record<string, number>>;

function lossList(values: Values): readonly number[] {
  return Object.entries(values).flatMap(([name, value]) => (name.startsWith('loss') ? [value] : []));
}

/** What a student would work out, written apart from nn. */
const BY_HAND = {
  'flatten-size': ({ side = 0, channels = 0 }) => side ** 2 * channels,
  'dense-count': ({ side = 0, units = 0, classes = 0 }) => (side ** 2 + 1) * units + (units + 1) * classes,
  'unit-output': ({ x = 0, y = 0, v = 0, w = 0, b = 0 }) => Math.max(x * v + y * w + b, 0),
  crossentropy: ({ percent = 0 }) => -Math.log(percent / 100),
  'sgd-step': ({ w = 0, g = 0, rate = 0 }) => w - rate * g,
  'dropout-scale': ({ percent = 0, output = 0 }) => (output * 100) / (100 - percent),
  steps: ({ images = 0, batch = 0, epochs = 0 }) => (Math.floor((images - 1) / batch) + 1) * epochs,
  'early-stop': (values: Values) => {
    const losses = lossList(values);
    const stop = losses.findIndex((_, i) => {
      const best = losses.slice(0, i + 1).reduce((least, loss) => Math.min(least, loss), Infinity);
      return i - losses.indexOf(best) >= (values['patience'] ?? 0);
    });
    return stop === -1 ? losses.length : stop + 1;
  },
} as const satisfies Readonly<Record<string, (values: Values) => number>>;

type NumericId = keyof typeof BY_HAND;
const NUMERIC = Object.keys(BY_HAND).filter((id): id is NumericId => id in BY_HAND);

function numeric(id: NumericId) {
  for (const question of questions) if (question.id === id) return question;
  throw new Error(`no question ${id}`);
}

test('at least ten questions, and every numeric one is checked below', () => {
  expect(questions.length).toBeGreaterThanOrEqual(10);
  const ids = questions.filter(({ kind }) => kind === 'numeric').map(({ id }) => id);
  expect(ids.toSorted()).toEqual(NUMERIC.toSorted());
});

group.each(NUMERIC)('numeric question %s', (id) => {
  test('the answer is what a student would work out, for any seed, within the tolerance', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { generate, tolerance } = numeric(id);
        const { values, answer } = generate(seed);
        expect(Math.abs(answer - BY_HAND[id](values))).toBeLessThanOrEqual(tolerance / 2 + 1e-9);
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
        const text = `${ask(values)} ${solution(values, answer)}`.replaceAll(',', '').replaceAll('−', '-');
        for (const value of [...Object.values(values), answer]) expect(text).toContain(String(value));
      }
    }
  });
});

test('training stops early in some of the drawn cases, and at the end of the list in others', () => {
  const ends = Array.from({ length: 80 }, (_, seed) => {
    const { values, answer } = numeric('early-stop').generate(seed);
    return answer - lossList(values).length;
  });
  expect(ends.every((end) => end <= 0)).toBe(true);
  expect(new Set(ends).size).toBeGreaterThan(2);
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

test('certain: by temperature alone', async () => {
  const goal = questions.find(({ id }) => id === 'certain');
  if (goal?.kind !== 'goal') throw new Error('there is such a goal');
  const softmax = { ...initial, mode: 'softmax' as const };
  expect(await goal.reached({})).toBe(false);
  expect(await goal.reached(encode(softmax))).toBe(false);
  expect(await goal.reached(encode({ ...softmax, temperature: 0.2 }))).toBe(true);
  expect(await goal.reached(encode({ ...initial, temperature: 0.2 }))).toBe(false);
  expect(await goal.reached(encode({ ...softmax, shift: 100 }))).toBe(false);
  expect(await goal.reached(encode({ ...softmax, temperature: 0.2, logits: [9, 0, 0, 0, 0] }))).toBe(false);
  expect(await goal.reached({ mode: 'nonsense' })).toBe(false);
});
