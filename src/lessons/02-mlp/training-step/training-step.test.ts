import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SMALL_NETWORK } from '../../../nn/small-step.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { batchOf, DRAWN } from './batch.ts';
import { present, weightIndex } from './step-model.ts';
import { decode, encode, initial, OPTIMIZERS, RANGES, reduce, steps, TENSORS } from './training-step.ts';
import type { FieldId, StepState } from './training-step.ts';
import { describe, updateText } from './training-step.text.ts';

const upTo = (field: FieldId): fc.Arbitrary<number> => fc.nat(RANGES[field]);
const state: fc.Arbitrary<StepState> = fc.record({
  tensor: fc.constantFrom(...TENSORS),
  optimizer: fc.constantFrom(...OPTIMIZERS),
  row: upTo('row'),
  column: upTo('column'),
  filter: upTo('filter'),
  mapRow: upTo('mapRow'),
  mapColumn: upTo('mapColumn'),
  unit: upTo('unit'),
  image: upTo('image'),
  steps: fc.nat(3),
});

test('a link restores any state; a damaged one is a problem', () => {
  fc.assert(
    fc.property(state, (one) => {
      expect(decode(encode(one))).toEqual({ kind: 'ok', state: one });
    }),
  );
  expect(encode(initial)).toEqual({});
  expect(decode({ step: '21' })).toMatchObject({ kind: 'problem', field: 'step' });
  expect(decode({ weight: 'gamma' })).toMatchObject({ kind: 'problem', field: 'weight' });
  for (const step of steps) expect(decode(encode(step.state))).toEqual({ kind: 'ok', state: step.state });
});

test('fields outside their range change nothing', () => {
  for (const value of [-1, 0.5, RANGES.unit + 1, Number.NaN]) {
    expect(reduce(initial, { kind: 'field', field: 'unit', value })).toBe(initial);
  }
});

test('every weight of the network can be chosen, and none outside it', () => {
  const sizes = weightSpecs(SMALL_NETWORK).map(({ shape }) => shape.reduce((product, side) => product * side, 1));
  fc.assert(
    fc.property(state, (one) => {
      expect(weightIndex(one)).toBeLessThan(sizes[TENSORS.indexOf(one.tensor)] ?? 0);
    }),
  );
  const last = { row: 2, column: 2, filter: 3, mapRow: 25, mapColumn: 25, unit: 9 };
  TENSORS.forEach((tensor, place) => {
    expect(weightIndex({ ...initial, ...last, tensor })).toBe((sizes[place] ?? 0) - 1);
  });
});

test('the parts of the images add up to the gradient, and the positions to the part of their image', () => {
  fc.assert(
    fc.property(state, (one) => {
      const { parts, gradient, positions } = present(one, DRAWN);
      const sum = parts.reduce((total, { part }) => total + part, 0);
      const size = parts.reduce((total, { part }) => total + Math.abs(part), 1e-9);
      expect(Math.abs(sum - gradient)).toBeLessThan(1e-5 * size);
      if (positions !== null) {
        const total = positions.reduce((added, value) => added + value, 0);
        const scale = positions.reduce((added, value) => added + Math.abs(value), 1e-9);
        expect(Math.abs(total - (parts[one.image]?.part ?? NaN))).toBeLessThan(1e-5 * scale);
      }
    }),
    { numRuns: 40 },
  );
});

test('a gradient is the slope of the loss: a small step of plain descent lowers it', () => {
  const { loss, lossAfter } = present(initial, DRAWN);
  expect(lossAfter).toBeLessThan(loss);
});

test('the update shown is the one that the next step starts from', () => {
  fc.assert(
    fc.property(state, (one) => {
      const now = present(one, DRAWN);
      const next = present({ ...one, steps: one.steps + 1 }, DRAWN);
      expect(next.weight).toBe(now.weightAfter);
      expect(next.loss).toBe(now.lossAfter);
      expect(describe(now, 'en')).toContain(updateText(now, 'en'));
      expect(describe(now, 'zh')).toContain(updateText(now, 'zh'));
    }),
    { numRuns: 20 },
  );
});

test('the description says whose images they are', () => {
  for (const locale of ['zh', 'en'] as const) {
    expect(describe(present(initial, DRAWN), locale)).not.toContain('MNIST');
    expect(describe(present(initial, { ...DRAWN, isDrawn: false }), locale)).toContain('MNIST');
  }
});

test('bytes become values from 0 to 1, image by image', () => {
  const pixels = new Uint8Array(2 * 784);
  pixels[784] = 255;
  const { images, labels, isDrawn } = batchOf(pixels, Uint8Array.of(5, 0));
  expect([images[0]?.[0], images[1]?.[0], labels, isDrawn]).toEqual([0, 1, [5, 0], false]);
});
