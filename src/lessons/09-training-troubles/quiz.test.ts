import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { encode, initial } from './diagnose/diagnose.ts';
import { CAUSES, waitingRoom } from './diagnose/patients.ts';
import { facts } from './facts.ts';
import { quizText as en } from './quiz.en.ts';
import { questions } from './quiz.ts';
import { quizText as zh } from './quiz.zh.ts';

/** The formula a student would use, written out apart from the question's own. */
const BY_HAND = {
  'first-loss': ({ classes = 0 }) => -Math.log(1 / classes),
  'sigmoid-share': ({ layers = 0 }) => 100 / 4 ** layers,
  'class-steps': ({ images = 0, classes = 0, batch = 0 }) => images / classes / batch,
  'twice-floor': ({ classes = 0 }) => -Math.log(Math.exp(1) / (Math.exp(1) + (classes - 1) * Math.exp(0))),
  'standard-error': ({ spread = 0, runs = 0 }) => Math.sqrt((spread * spread) / runs),
} as const satisfies Readonly<Record<string, (x: Readonly<Record<string, number>>) => number>>;

type NumericId = keyof typeof BY_HAND;
const NUMERIC = ['first-loss', 'sigmoid-share', 'class-steps', 'twice-floor', 'standard-error'] as const;

function numeric(id: NumericId) {
  for (const question of questions) if (question.id === id) return question;
  throw new Error(`no question ${id}`);
}

group.each(NUMERIC)('numeric question %s', (id) => {
  test('the answer is what the formula gives, for any seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { values, answer } = numeric(id).generate(seed);
        expect(answer).toBeCloseTo(BY_HAND[id](values), 10);
      }),
    );
  });

  test('the same seed asks the same, other seeds ask other things', () => {
    expect(numeric(id).generate(7)).toEqual(numeric(id).generate(7));
    const asked = new Set(Array.from({ length: 60 }, (_, seed) => JSON.stringify(numeric(id).generate(seed))));
    expect(asked.size).toBeGreaterThan(4);
  });

  test('question and worked solution show the drawn values and the answer in both languages', () => {
    for (const seed of [1, 2, 3, 4]) {
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

test('the goal is a right diagnosis with at most two examinations', async () => {
  const goal = questions.find(({ id }) => id === 'found');
  if (goal?.kind !== 'goal') throw new Error('no goal');
  const right = waitingRoom(5)[3] ?? CAUSES[0];
  const wrong = CAUSES.find((cause) => cause !== right) ?? CAUSES[0];
  const state = { ...initial, seed: 5, patient: 4 };
  expect(await goal.reached({})).toBe(false);
  expect(await goal.reached(encode({ ...state, pick: wrong }))).toBe(false);
  expect(await goal.reached(encode({ ...state, pick: right, exams: ['start', 'units'] }))).toBe(true);
  expect(await goal.reached(encode({ ...state, pick: right, exams: ['start', 'batch', 'units'] }))).toBe(false);
  expect(await goal.reached({ seed: 'x', pick: right })).toBe(false);
});

test('the prose’s numbers are those of its formulas', () => {
  expect(facts.chance).toBeCloseTo(2.302585, 6);
  expect(facts.twiceFloor).toBeCloseTo(BY_HAND['twice-floor']({ classes: 10 }), 12);
  expect(facts.heGrowth).toBeCloseTo(1, 12);
  expect(facts.sums[0]).not.toBe(facts.sums[1]);
  // What a network that gives 0.6 to the label and shares 0.4 among the other nine pays on labels of that kind.
  const pays = 0.6 * -Math.log(0.6) + 9 * (0.4 / 9) * -Math.log(0.4 / 9);
  expect(facts.noisyFloor).toBeCloseTo(pays, 12);
  expect(facts.fewParameters).toBe(784 * 128 + 128 + 128 * 10 + 10);
});
