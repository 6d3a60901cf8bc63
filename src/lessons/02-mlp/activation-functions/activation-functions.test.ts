import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activate, activationSlope } from '../../../nn/activations.ts';
import {
  CLASSES,
  decode,
  encode,
  initial,
  LAYERS,
  LOGIT,
  reduce,
  SHIFT,
  steps,
  TEMPERATURE,
  WEIGHT,
  X,
} from './activation-functions.ts';
import type { ActivationState } from './activation-functions.ts';
import { describe, isBroken, productText, tailsText } from './activation-functions.text.ts';
import { curvePoints, present } from './activation-model.ts';
import { softmaxTex, tex, workedRows } from './formulas.ts';
import { FUNCTIONS } from './functions.ts';

/** Numbers with so many digits after the point. */
function steps10({ min, max }: { readonly min: number; readonly max: number }, digits: number): fc.Arbitrary<number> {
  const scale = 10 ** digits;
  return fc.integer({ min: Math.round(min * scale), max: Math.round(max * scale) }).map((n) => n / scale);
}

const state: fc.Arbitrary<ActivationState> = fc
  .record({
    mode: fc.constantFrom('curves' as const, 'softmax' as const),
    opened: fc.constantFrom(...FUNCTIONS),
    others: fc.subarray([...FUNCTIONS]),
    slopes: fc.boolean(),
    x: steps10(X, 2),
    layers: steps10(LAYERS, 0),
    weight: steps10(WEIGHT, 1),
    logits: fc.array(steps10(LOGIT, 1), { minLength: CLASSES, maxLength: CLASSES }),
    temperature: steps10(TEMPERATURE, 2),
    shift: steps10(SHIFT, 0),
  })
  .map(({ others, ...rest }) => ({ ...rest, compared: others.filter((id) => id !== rest.opened) }));

test('a link restores any state; a damaged one is a problem', () => {
  fc.assert(
    fc.property(state, (one) => {
      expect(decode(encode(one))).toEqual({ kind: 'ok', state: one });
    }),
  );
  expect(encode(initial)).toEqual({});
  for (const [field, value] of [
    ['mode', 'both'],
    ['function', 'mish'],
    ['beside', 'relu.relu'],
    ['beside', 'sigmoid'],
    ['beside', 'swish'],
    ['x', '501'],
    ['stack', '0'],
    ['weight', '4.1'],
    ['temperature', '9'],
    ['shift', '-201'],
    ['logits', '1.2.3'],
    ['logits', '1.2.3.4.101'],
    ['slopes', 'yes'],
  ] as const) {
    expect(decode({ [field]: value })).toMatchObject({ kind: 'problem', field });
  }
  for (const step of steps) expect(decode(encode(step.state))).toEqual({ kind: 'ok', state: step.state });
});

test('numbers are kept as a link can say them, and not beyond their range', () => {
  expect(reduce(initial, { kind: 'number', field: 'x', value: 1.23456 }).x).toBe(1.23);
  expect(reduce(initial, { kind: 'logit', index: 2, value: -0.04 }).logits[2]).toBe(0);
  for (const value of [-5.01, 5.01, NaN, Infinity]) {
    expect(reduce(initial, { kind: 'number', field: 'x', value })).toBe(initial);
  }
  expect(reduce(initial, { kind: 'logit', index: 0, value: 10.1 })).toBe(initial);
});

test('the opened function is never among those beside it', () => {
  fc.assert(
    fc.property(state, fc.constantFrom(...FUNCTIONS), (one, id) => {
      const opened = reduce(one, { kind: 'open', id });
      expect(opened.compared).not.toContain(id);
      const shown = reduce(one, { kind: 'compare', id, shown: true });
      expect(present(shown).curves.map((curve) => curve.id)).toContain(id);
      expect(new Set(present(shown).curves.map((curve) => curve.id)).size).toBe(present(shown).curves.length);
    }),
  );
});

test('the model holds what nn says, and the point lies in a tail exactly where the slope is small for good', () => {
  fc.assert(
    fc.property(state, (one) => {
      const { curves, opened, rows, top, jacobian } = present(one);
      expect(opened.isOpened).toBe(true);
      for (const { id, value, slope, isFlat, chain } of curves) {
        expect([value, slope]).toEqual([activate(id, one.x), activationSlope(id, one.x)]);
        if (isFlat) expect(Math.abs(slope)).toBeLessThanOrEqual(0.05 + 1e-9);
        expect(chain).toHaveLength(one.layers);
      }
      expect(rows.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
      expect(rows[top]?.probability).toBe(Math.max(...rows.map(({ probability }) => probability)));
      expect(jacobian).toHaveLength(CLASSES * CLASSES);
    }),
  );
});

test('curves pass through their own function, with the jump of a derivative at 0', () => {
  for (const id of FUNCTIONS) {
    for (const { x, y } of curvePoints(id, false)) expect(y).toBeCloseTo(activate(id, x), 12);
  }
  const atZero = curvePoints('relu', true).filter(({ x }) => x === 0);
  expect(atZero.map(({ y }) => y)).toEqual([0, 1]);
});

test('the plain softmax breaks only where powers leave 32 bits', () => {
  expect(isBroken(present({ ...initial, shift: 0 }))).toBe(false);
  expect(isBroken(present({ ...initial, shift: 100 }))).toBe(true);
  expect(isBroken(present({ ...initial, shift: -150 }))).toBe(true);
  expect(isBroken(present({ ...initial, shift: 100, temperature: 5 }))).toBe(false);
});

test('words and formulas hold the numbers of the model', () => {
  fc.assert(
    fc.property(state, (one) => {
      const model = present(one);
      for (const locale of ['zh', 'en'] as const) {
        const words = describe(model, locale);
        expect(words).not.toContain('undefined');
        expect(words.includes('NaN')).toBe(one.mode === 'softmax' && isBroken(model));
        if (one.mode === 'curves') for (const curve of model.curves) expect(words).toContain(tailsText(curve, locale));
        expect(productText(model.opened, locale)).not.toBe('');
      }
      const [, value, , slope] = workedRows(one.opened, one.x);
      expect(value?.tex).toContain(tex(model.opened.value));
      expect(slope?.tex).toContain(tex(model.opened.slope));
    }),
  );
  expect(tex(-0.00001234)).toBe('-0.00001234');
  expect(tex(1.5e-9)).toBe('1.5\\times 10^{-9}');
  expect(softmaxTex([0, Math.LN2], 1, 2 / 3)).toBe('p_{1} = \\dfrac{e^{0}}{e^{-0.6931} + e^{0}} = 0.6667');
});
