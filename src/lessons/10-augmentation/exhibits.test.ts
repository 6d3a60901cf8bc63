import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import type { Evaluation } from '../../engine/protocol/calls.ts';
import { NO_AUGMENTATION } from '../../nn/augmentation/spec.ts';
import { allCards, CARDS } from './label-still-true/cards.ts';
import * as labels from './label-still-true/label-still-true.ts';
import { describe as describeLabels } from './label-still-true/label-still-true.text.ts';
import * as previewing from './preview/preview.ts';
import { present as presentPreview, SHOWN } from './preview/preview-model.ts';
import { describe as describePreview } from './preview/preview.text.ts';
import { NO_PHOTO } from './preview/use-preview.ts';
import { CELLS, movedCell, runNotebook } from './step-arithmetic/cells.ts';
import * as arithmetic from './step-arithmetic/step-arithmetic.ts';
import { describe as describeSteps } from './step-arithmetic/step-arithmetic.text.ts';
import type { Outcome } from './trials.ts';
import { NO_TRIALS } from './trials.ts';
import { NO_COMPARISON } from './with-without/use-compare.ts';
import * as comparing from './with-without/with-without.ts';
import { present as presentComparison } from './with-without/with-without-model.ts';
import { describe as describeComparison, verdict } from './with-without/with-without.text.ts';

const EVALUATION: Evaluation = {
  count: 100,
  loss: 1,
  accuracy: 0.5,
  confusion: new Uint32Array(100).fill(1),
  perClass: new Float32Array(10).fill(0.1),
  worst: [],
};

function outcome(train: number, validation: number, tested: number): Outcome {
  const epoch = {
    epoch: 1,
    step: 1,
    trainLoss: 1,
    trainAccuracy: 0.3,
    validationLoss: 1,
    validationAccuracy: validation,
    best: true,
  };
  return {
    phase: 'finished',
    step: 1,
    epochs: [epoch],
    train: { ...EVALUATION, accuracy: train },
    test: { ...EVALUATION, accuracy: tested },
    error: null,
  };
}

group('preview', () => {
  const field = fc.constantFrom('rotationDegrees', 'widthShift', 'zoom', 'crop', 'noise', 'cutOut', 'fillValue');
  const action: fc.Arbitrary<previewing.PreviewAction> = fc.oneof(
    fc.record({ kind: fc.constant('seed' as const), seed: fc.integer({ min: -2, max: 10_010 }) }),
    fc.record({ kind: fc.constant('sample' as const), sample: fc.integer({ min: -2, max: 40 }) }),
    fc.record({ kind: fc.constant('range' as const), field, value: fc.double({ min: -1, max: 800, noNaN: true }) }),
    fc.record({ kind: fc.constant('flip' as const), field: fc.constant('verticalFlip' as const), on: fc.boolean() }),
    fc.record({ kind: fc.constant('grid' as const), grid: fc.constantFrom(...previewing.GRIDS) }),
  );
  const state = fc
    .array(action, { maxLength: 10 })
    .map((actions) => actions.reduce(previewing.reduce, previewing.initial));

  test('a link restores any reachable state', () => {
    fc.assert(
      fc.property(state, (given) => {
        expect(previewing.decode(previewing.encode(given))).toEqual({ kind: 'ok', state: given });
      }),
    );
    expect(previewing.encode(previewing.initial)).toEqual({});
  });

  test('silly ranges in a link are refused with a sentence', () => {
    for (const ranges of ['w5', 'r720', 'z1', 'nonsense']) {
      expect(previewing.decode({ ranges })).toMatchObject({ kind: 'problem', field: 'ranges' });
    }
    const fields = fc.constantFrom('picture', 'sample', 'grid', 'seed', 'ranges');
    fc.assert(fc.property(fc.dictionary(fields, fc.string()), (query) => void previewing.decode(query)));
  });

  test('shows a dozen, the same for the same seed, the original where nothing changes', () => {
    const model = presentPreview(previewing.initial, NO_PHOTO);
    expect(model.changed).toHaveLength(SHOWN);
    expect(presentPreview(previewing.initial, NO_PHOTO).changed[3]?.values).toEqual(model.changed[3]?.values);
    const still = presentPreview({ ...previewing.initial, spec: NO_AUGMENTATION }, NO_PHOTO);
    for (const { values } of still.changed) expect(values).toEqual(still.original.values);
    expect(describePreview(still, 'en')).toMatch(/are the original/);
  });

  test('one resampling and several are compared as soon as two steps move pixels', () => {
    const one = { ...NO_AUGMENTATION, rotationDegrees: 20 };
    expect(presentPreview({ ...previewing.initial, spec: one }, NO_PHOTO).comparison).toBe(null);
    const two = { ...one, shear: 0.2, zoom: 0.2 };
    const { comparison } = presentPreview({ ...previewing.initial, spec: two }, NO_PHOTO);
    expect(comparison?.meanDifference).toBeGreaterThan(0.5);
    expect(comparison?.steps).toBe(3);
  });
});

group('label-still-true', () => {
  test('links keep judgements; damaged ones are told', () => {
    const answers = fc.array(fc.constantFrom(...labels.ANSWERS), { minLength: CARDS.length, maxLength: CARDS.length });
    fc.assert(
      fc.property(answers, fc.constantFrom(...labels.CHANGES), (given, change) => {
        const state = CARDS.reduce(
          (so, card, place) => labels.reduce(so, { kind: 'answer', card, answer: given[place] ?? 'open' }),
          labels.reduce(labels.initial, { kind: 'change', change }),
        );
        expect(labels.decode(labels.encode(state))).toEqual({ kind: 'ok', state });
      }),
    );
    expect(labels.decode({ answers: '1.2' })).toMatchObject({ kind: 'problem', field: 'answers' });
    expect(labels.decode({ change: 'melt' })).toMatchObject({ kind: 'problem', field: 'change' });
  });

  test('a six upside down is a picture of its own, an eight mirrored is nearly itself', () => {
    const difference = (id: string): number => {
      const card = allCards().find((each) => each.id === id);
      if (card === undefined) throw new Error(id);
      const { before, after } = card;
      return before.values.reduce((sum, value, i) => sum + Math.abs(value - (after.values[i] ?? 0)), 0);
    };
    expect(difference('six-turned')).toBeGreaterThan(20);
    expect(difference('eight-mirrored')).toBeLessThan(10);
  });

  test('the damage is the mean over seeds that have both trainings', () => {
    const outcomes = new Map<string, Outcome>([
      [labels.trialOf('mirror', 'without', 1).runId, outcome(1, 0, 0.9)],
      [labels.trialOf('mirror', 'with', 1).runId, outcome(1, 0, 0.7)],
      [labels.trialOf('mirror', 'without', 2).runId, outcome(1, 0, 0.1)],
    ]);
    const model = labels.present({ ...labels.initial, change: 'mirror' }, { ...NO_TRIALS, outcomes });
    expect(model.damage).toMatchObject({ seeds: 1, without: { overall: 0.9 }, with: { overall: 0.7, sixAsNine: 0.1 } });
    expect(describeLabels(model, 'en')).toMatch(/from 90(\.0)? ?% to 70(\.0)? ?%/);
  });
});

group('with-without', () => {
  test('arms differ in augmentation and in nothing else; seeds are compared pair by pair', () => {
    const [without, changed] = [
      comparing.trialOf(comparing.initial, 'without', 2),
      comparing.trialOf(comparing.initial, 'with', 2),
    ];
    const { augmentation, ...rest } = changed.plan;
    expect(rest).toEqual(without.plan);
    expect(augmentation).toEqual(comparing.RECIPE_SPECS.notes);
    expect(without.runId).not.toBe(changed.runId);
  });

  test('gap and test accuracy over seeds, with the interval of their differences', () => {
    const outcomes = new Map<string, Outcome>();
    [0.02, 0.04, 0.06].forEach((gain, n) => {
      outcomes.set(comparing.trialOf(comparing.initial, 'without', n + 1).runId, outcome(0.9, 0.4, 0.4));
      outcomes.set(comparing.trialOf(comparing.initial, 'with', n + 1).runId, outcome(0.6, 0.45, 0.4 + gain));
    });
    const model = presentComparison(comparing.initial, { ...NO_COMPARISON, trials: { ...NO_TRIALS, outcomes } });
    expect(model.means.without.gap?.mean).toBeCloseTo(0.5, 6);
    expect(model.testDifference?.mean).toBeCloseTo(0.04, 6);
    expect(model.testDifference?.halfWidth).toBeCloseTo((4.303 * 0.02) / Math.sqrt(3), 4);
    expect(verdict(model, 'en')).toMatch(/includes 0/);
    expect(describeComparison(model, 'zh')).toMatch(/差距/);
  });

  test('links', () => {
    const number = fc.integer({ min: 1, max: 6000 });
    const fields = fc.constantFrom('trainCount' as const, 'epochs' as const, 'seeds' as const);
    fc.assert(
      fc.property(fc.array(fc.tuple(fields, number), { maxLength: 6 }), (changes) => {
        const state = changes.reduce(
          (so, [name, value]) => comparing.reduce(so, { kind: 'number', field: name, value }),
          comparing.initial,
        );
        expect(comparing.decode(comparing.encode(state))).toEqual({ kind: 'ok', state });
      }),
    );
    expect(comparing.decode({ train: '100' })).toMatchObject({ kind: 'problem', field: 'train' });
    expect(comparing.decode({ seeds: '2', shown: '3' })).toMatchObject({ kind: 'problem', field: 'shown' });
  });
});

group('step-arithmetic', () => {
  test('the notebook of the notes fails as it did there; the mended one does not', () => {
    expect(runNotebook(CELLS)).toEqual({ kind: 'name-error', cell: 'datagen', name: 'x_train' });
    expect(runNotebook(['load', 'prepare', 'split', 'datagen', 'model', 'fit', 'compile'])).toEqual({
      kind: 'not-compiled',
      cell: 'fit',
    });
    expect(runNotebook(['load', 'split', 'prepare', 'datagen', 'model', 'compile', 'fit'])).toMatchObject({
      kind: 'silent',
    });
    expect(runNotebook(['load', 'prepare', 'split', 'datagen', 'model', 'compile', 'fit'])).toEqual({ kind: 'mended' });
  });

  test('cells move, links restore, descriptions say the steps', () => {
    const cell = fc.constantFrom(...CELLS);
    const moves = fc.array(fc.tuple(cell, fc.constantFrom(-1 as const, 1 as const)), { maxLength: 12 });
    fc.assert(
      fc.property(moves, fc.integer({ min: -5, max: 60_010 }), (given, samples) => {
        const moved = given.reduce(
          (so, [each, by]) => arithmetic.reduce(so, { kind: 'move', cell: each, by }),
          arithmetic.initial,
        );
        const state = arithmetic.reduce(moved, { kind: 'samples', samples });
        expect(state.order.toSorted()).toEqual(CELLS.toSorted());
        expect(arithmetic.decode(arithmetic.encode(state))).toEqual({ kind: 'ok', state });
      }),
    );
    expect(movedCell(CELLS, 'datagen', -1)).toBe(CELLS);
    expect(arithmetic.decode({ cells: '0.0.1.2.3.4.5' })).toMatchObject({ kind: 'problem', field: 'cells' });
    expect(describeSteps(arithmetic.present(arithmetic.initial), 'en')).toMatch(/4,166 rounded|4,166 steps/);
  });
});
