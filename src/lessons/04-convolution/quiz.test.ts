import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { EDGE_TEX, edgeRows } from './tex.ts';
import { facts } from './facts.ts';
import { questions } from './quiz.ts';
import { quizText as en } from './quiz.en.ts';
import { quizText as zh } from './quiz.zh.ts';
import { encode as encodeField, initial as field, reduce as reduceField } from './receptive-field/receptive-field.ts';
import { encode as encodeStride, initial as stride, reduce as reduceStride } from './stride-padding/stride-padding.ts';

type Values = Readonly<Record<string, number>>;
type NumericId = 'one-number' | 'same-size' | 'valid-size' | 'zeros-after' | 'unread' | 'field';

function numeric(id: NumericId) {
  for (const question of questions) if (question.id === id) return question;
  throw new Error(`no question ${id}`);
}

/** What a student would do with pencil and paper, written out apart from nn. */
const BY_HAND: Readonly<Record<NumericId, (x: Values) => number>> = {
  'one-number': ({ a = 0, b = 0, c = 0, d = 0, p = 0, q = 0, r = 0, s = 0, bias = 0 }) =>
    Math.max(0, a * p + b * q + c * r + d * s + bias),
  'same-size': ({ size = 0, stride: s = 1 }) => Math.ceil(size / s),
  'valid-size': ({ size = 0, kernel = 0, stride: s = 1 }) => Math.ceil((size - kernel + 1) / s),
  'zeros-after': ({ size = 0, kernel = 0, stride: s = 1 }) => {
    const total = Math.max((Math.ceil(size / s) - 1) * s + kernel - size, 0);
    return total - Math.floor(total / 2);
  },
  unread: ({ size = 0, kernel = 0, stride: s = 1 }) => (size - kernel) % s,
  field: ({ first = 0, pool = 0, second = 0 }) => first + (pool - 1) + (second - 1) * pool,
};

group.each(['one-number', 'same-size', 'valid-size', 'zeros-after', 'unread', 'field'] as const)(
  'numeric question %s',
  (id) => {
    test('the answer is what one works out by hand, for any seed', () => {
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const { values, answer } = numeric(id).generate(seed);
          expect(answer).toBe(BY_HAND[id](values));
          expect(Object.is(answer, -0)).toBe(false);
        }),
      );
    });

    test('the same seed asks the same, other seeds ask other things', () => {
      expect(numeric(id).generate(7)).toEqual(numeric(id).generate(7));
      const asked = new Set(Array.from({ length: 40 }, (_, seed) => JSON.stringify(numeric(id).generate(seed))));
      expect(asked.size).toBeGreaterThan(5);
    });

    test('question and worked solution show the drawn values and the answer in both languages', () => {
      for (const seed of [1, 2, 3, 4]) {
        const { values, answer } = numeric(id).generate(seed);
        for (const { ask, solution } of [en[id], zh[id]]) {
          const worked = solution(values, answer).replaceAll('−', '-');
          expect(worked).toContain(String(answer));
          const text = `${ask(values)} ${worked}`.replaceAll('−', '-');
          for (const value of Object.values(values)) expect(text).toContain(String(value));
        }
      }
    });
  },
);

test('there are at least six questions, several generated, and every right option is one of the options', () => {
  expect(questions.length).toBeGreaterThanOrEqual(6);
  expect(questions.filter(({ kind }) => kind === 'numeric').length).toBeGreaterThanOrEqual(3);
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

function goal(id: 'lopsided' | 'wide-field') {
  for (const question of questions) if (question.id === id) return question;
  throw new Error(`no goal ${id}`);
}

group('goals', () => {
  test('the lopsided five: by stride 2 on an even side, not at stride 1, not by PyTorch', () => {
    const { reached } = goal('lopsided');
    const five = reduceStride(stride, { kind: 'pair', field: 'kernel', axis: 'both', value: 5 });
    expect(reached({})).toBe(false);
    expect(reached(encodeStride(five))).toBe(true);
    expect(reached(encodeStride(reduceStride(five, { kind: 'pair', field: 'strides', axis: 'both', value: 1 })))).toBe(
      false,
    );
    expect(reached(encodeStride(reduceStride(five, { kind: 'pair', field: 'input', axis: 'both', value: 7 })))).toBe(
      false,
    );
    expect(reached(encodeStride(reduceStride(five, { kind: 'rule', rule: 'pytorch' })))).toBe(false);
    expect(reached({ kernel: 'five' })).toBe(false);
  });

  test('the wide field: by dilation, not by larger kernels, strides or more layers', () => {
    const { reached } = goal('wide-field');
    const three = reduceField(field, { kind: 'preset', preset: 'three' });
    expect(reached(encodeField(three))).toBe(false);
    expect(reached(encodeField(reduceField(field, { kind: 'preset', preset: 'dilated' })))).toBe(false);
    const wide = [1, 2].reduce(
      (state, index) => reduceField(state, { kind: 'layer', index, change: { dilation: 6 } }),
      three,
    );
    expect(reached(encodeField(wide))).toBe(true);
    expect(reached(encodeField(reduceField(wide, { kind: 'add', layer: 'conv' })))).toBe(false);
    const larger = reduceField(wide, { kind: 'layer', index: 0, change: { kernel: 5 } });
    expect(reached(encodeField(larger))).toBe(false);
    expect(reached({ stack: 'nonsense' })).toBe(false);
  });
});

test('the numbers of the prose', () => {
  expect([facts.edge, facts.mirrored, facts.flat]).toEqual([570, -570, 0]);
  expect(facts.rgb).toBe(16 * 5 * 5 * 3 + 16);
  expect(facts.rgbOutput).toBe('28 × 28 × 16');
  expect(facts.half).toEqual({
    input: 128,
    output: 64,
    before: 0,
    after: 1,
    filters: 32,
    parameters: 896,
    torchUnused: 1,
    shift: 1,
  });
  expect(facts.even).toEqual({ input: 32, before: 0, after: 1 });
  expect(facts.seedOne).toEqual({ input: 200, output: 100 });
  expect(facts.uneven).toEqual({ input: 8, output: 3, unread: 1 });
  expect([facts.threeThree, facts.oneSeven]).toEqual([27 * 64 * 64, 49 * 64 * 64]);
  expect([facts.duelField, facts.duelJump, facts.seedField, facts.dilatedField]).toEqual([10, 4, 15, 15]);
  expect([facts.waysMiddle, facts.waysCorner, facts.waysAll]).toEqual([49, 1, 49]);
  expect(edgeRows()[0]?.label).toBe('10 × -1 + 10 × 0 + 200 × 1 = 190; 3 × 190 = 570');
  expect(EDGE_TEX).toContain('10 & 10 & 200');
});
