// The questions of the lesson: their answers by hand, and what the picture question takes for right.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questions, TIGHT_PART } from './quiz.ts';
import { decode, encode, initial } from './class-activation/class-activation.ts';

function named<Id extends (typeof questions)[number]['id']>(id: Id) {
  const found = questions.find(
    (question): question is Extract<(typeof questions)[number], { id: Id }> => question.id === id,
  );
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
}

const seeds = fc.nat();

describe('questions', () => {
  it('are answered as one would by hand', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const value = named('map-value').generate(seed);
        const { a, b, v, w } = value.values;
        expect(value.answer).toBeCloseTo(v * a + w * b, 6);
        const score = named('score').generate(seed);
        const { a: p, b: q, c: r, d: s, bias } = score.values;
        expect(score.answer).toBeCloseTo((p + q + r + s) / 4 + bias, 5);
        const iou = named('iou').generate(seed);
        const { side, shift } = iou.values;
        expect(iou.answer).toBeCloseTo((side - shift) / (side + shift), 9);
      }),
    );
  });

  it('take the whole box for right, which is larger than its region and leaves the lone cell out', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { picture, correct, traps } = named('region').generate(seed);
        const numbers = picture.numbers;
        expect(correct.length).toBeGreaterThanOrEqual(4);
        expect(correct).not.toContain(35);
        expect(correct.some((cell) => (numbers[cell] ?? 0) < 4.5)).toBe(true);
        expect(Object.keys(traps)).toEqual(expect.arrayContaining(['marked', 'all', 'maximum', 'whole']));
      }),
    );
  });

  it('know when the figure has a tight box', () => {
    const { reached } = named('tight-box');
    expect(reached(encode(initial))).toBe(false);
    expect(reached(encode({ ...initial, part: TIGHT_PART }))).toBe(true);
    expect(decode(encode({ ...initial, part: TIGHT_PART })).kind).toBe('ok');
  });
});
