import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { recordedCurve, settingsName } from '../../../kit/replay/replay.ts';
import { decode, encode, FARTHEST, initial, reduce, steps, TESTS } from './duel.ts';
import type { DuelAction, DuelState } from './duel.ts';
import { DATASETS, DEFAULT_SETUP, LIMITS } from './setup.ts';

const CURVE = recordedCurve(
  [
    { x: 1, y: 2.3 },
    { x: 40, y: 0.4 },
  ],
  [0.8, 0.9],
);
const RECORDED = { of: settingsName('some'), curves: [CURVE, CURVE] };

const amount = fc.oneof(fc.integer({ min: -10, max: 70_000 }), fc.double());
const action: fc.Arbitrary<DuelAction> = fc.oneof(
  fc.record({ kind: fc.constant('dataset' as const), dataset: fc.constantFrom(...DATASETS) }),
  fc.record({
    kind: fc.constant('number' as const),
    field: fc.constantFrom(
      'trainCount' as const,
      'epochs' as const,
      'batchSize' as const,
      'learningRate' as const,
      'seed' as const,
    ),
    value: amount,
  }),
  fc.record({ kind: fc.constant('early-stopping' as const), on: fc.boolean() }),
  fc.record({ kind: fc.constant('mlp' as const), design: fc.record({ hidden: fc.array(amount, { maxLength: 6 }) }) }),
  fc.record({
    kind: fc.constant('cnn' as const),
    design: fc.record({
      filters: fc.array(amount, { maxLength: 6 }),
      kernel: amount,
      pool: fc.boolean(),
      dense: amount,
    }),
  }),
  fc.record({ kind: fc.constant('default-setup' as const) }),
  fc.record({ kind: fc.constant('test' as const), test: fc.constantFrom(...TESTS) }),
  fc.record({ kind: fc.constant('shift-step' as const), step: fc.constantFrom(1 as const, 2 as const) }),
  fc.record({ kind: fc.constant('shift' as const), dy: amount, dx: amount }),
  fc.record({ kind: fc.constant('replay' as const), replay: fc.constantFrom(null, RECORDED) }),
);
const reachable: fc.Arbitrary<DuelState> = fc.array(action).map((actions) => actions.reduce(reduce, initial));

function isWithin(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

test('any actions keep the setup inside its limits', () => {
  fc.assert(
    fc.property(reachable, ({ setup, shift }) => {
      for (const field of ['trainCount', 'epochs', 'batchSize', 'seed'] as const) {
        expect(isWithin(setup[field], LIMITS[field])).toBe(true);
      }
      expect(setup.learningRate).toBeGreaterThanOrEqual(LIMITS.learningRate.min);
      expect(setup.learningRate).toBeLessThanOrEqual(LIMITS.learningRate.max);
      expect(setup.mlp.hidden.length).toBeLessThanOrEqual(LIMITS.hiddenLayers);
      expect(setup.mlp.hidden.every((units) => isWithin(units, LIMITS.units))).toBe(true);
      expect(setup.cnn.filters.length).toBeLessThanOrEqual(LIMITS.convolutions);
      expect(setup.cnn.filters.every((filters) => isWithin(filters, LIMITS.filters))).toBe(true);
      expect(isWithin(setup.cnn.kernel, LIMITS.kernel)).toBe(true);
      expect(isWithin(setup.cnn.dense, LIMITS.dense)).toBe(true);
      for (const side of [shift.dy, shift.dx]) expect(isWithin(side, { min: -FARTHEST, max: FARTHEST })).toBe(true);
    }),
  );
});

test('a value that can’t be used changes nothing', () => {
  const batch = (value: number) => reduce(initial, { kind: 'number', field: 'batchSize', value });
  for (const value of [0, -1, 2.5, Number.NaN, Infinity, 513]) expect(batch(value)).toBe(initial);
  expect(reduce(initial, { kind: 'number', field: 'learningRate', value: 1e9 }).setup.learningRate).toBe(1e9);
  expect(reduce(initial, { kind: 'number', field: 'learningRate', value: 0 })).toBe(initial);
});

test('a link restores the state', () => {
  fc.assert(
    fc.property(reachable, (state) => {
      expect(decode(encode(state))).toEqual({ kind: 'ok', state });
    }),
  );
  expect(encode(initial)).toEqual({});
  for (const step of steps) expect(decode(encode(step.state))).toEqual({ kind: 'ok', state: step.state });
});

group('damaged links', () => {
  test.each([
    ['batch', '0'],
    ['images', '60001'],
    ['rate', '-0.001'],
    ['data', 'cifar10'],
    ['filters', '16.32.64.128'],
    ['step', '3'],
    ['dx', '5'],
  ])('%s=%s is a problem', (field, value) => {
    expect(decode({ [field]: value })).toMatchObject({ kind: 'problem', field });
  });

  test('nothing throws', () => {
    const field = fc.constantFrom(
      'test',
      'data',
      'images',
      'epochs',
      'batch',
      'rate',
      'seed',
      'hidden',
      'filters',
      'dx',
    );
    fc.assert(
      fc.property(fc.dictionary(field, fc.string()), (query) => {
        expect(['ok', 'problem']).toContain(decode(query).kind);
      }),
    );
  });
});

test('back to the defaults keeps the test that is open', () => {
  const elsewhere = reduce({ ...initial, test: 'shift' }, { kind: 'dataset', dataset: 'fashion-mnist' });
  expect(reduce(elsewhere, { kind: 'default-setup' })).toEqual({ ...initial, test: 'shift', setup: DEFAULT_SETUP });
});
