import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { countParameters } from '../../../nn/parameters.ts';
import { conv2d, sequential } from '../../../nn/build.ts';
import {
  billsFor,
  decode,
  encode,
  initial,
  LIMITS,
  outputSide,
  present,
  reduce,
  STAGES,
  steps,
} from './cut-the-cables.ts';
import type { CablesAction, CablesState } from './cut-the-cables.ts';
import { billTex, describe } from './cut-the-cables.text.ts';
import { MOST_WIRES, pointOn, unitAt, wiringOf } from './wiring.ts';

const amount = fc.oneof(fc.integer({ min: -5, max: 80 }), fc.double());
const action: fc.Arbitrary<CablesAction> = fc.oneof(
  fc.record({ kind: fc.constant('stage' as const), stage: fc.constantFrom(...STAGES) }),
  fc.record({ kind: fc.constant('size' as const), size: amount }),
  fc.record({ kind: fc.constant('kernel' as const), kernel: amount }),
  fc.record({ kind: fc.constant('filters' as const), filters: amount }),
  fc.record({ kind: fc.constant('channels' as const), channels: amount }),
  fc.record({ kind: fc.constant('unit' as const), unit: fc.oneof(fc.integer(), fc.double()) }),
  fc.record({ kind: fc.constant('bundle' as const), bundle: fc.constantFrom('unit' as const, 'all' as const) }),
);
const reachable: fc.Arbitrary<CablesState> = fc.array(action).map((actions) => actions.reduce(reduce, initial));

const totals = (state: CablesState) => billsFor(state).map((bill) => bill.total);

group('counts', () => {
  test('from half a million to ten, and sixteen kernels are still only 160', () => {
    expect(totals(initial)).toEqual([784 * 676 + 676, 676 * 9 + 676, 10, 160]);
    expect(totals(initial)[0]).toBe(530_660);
  });

  test('a colour picture and five filters', () => {
    const state: CablesState = { ...initial, size: 32, channels: 3, kernel: 5, filters: 6, unit: 0 };
    expect(totals(state)).toEqual([3072 * 784 + 784, 784 * (75 + 1), 76, 6 * 5 * 5 * 3 + 6]);
  });

  test('the counts are nn’s own and each is the sum of its weights and biases', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const { size, channels, kernel, filters } = state;
        const spec = sequential([size, size, channels], [conv2d({ filters, kernelSize: kernel })]);
        const [dense, local, shared, several] = billsFor(state);
        expect(several?.total).toBe(countParameters(spec).total);
        expect(several?.total).toBe(filters * (shared?.total ?? 0));
        expect(local?.total).toBe(outputSide(size, kernel) ** 2 * (shared?.total ?? 0));
        for (const bill of [dense, local, shared, several])
          expect(bill?.total).toBe((bill?.weights ?? 0) + (bill?.biases ?? 0));
      }),
    );
  });

  test('wires of a locally connected layer, counted one by one', () => {
    const state: CablesState = { ...initial, size: 6, kernel: 3, channels: 2, unit: 0 };
    let wires = 0;
    for (let unit = 0; unit < outputSide(6, 3) ** 2; unit += 1) wires += 3 * 3 * 2;
    expect(billsFor(state)[1]?.wires).toBe(wires);
  });
});

group('state', () => {
  test('any actions keep the kernel inside the picture and the unit on the output', () => {
    fc.assert(
      fc.property(reachable, ({ size, kernel, filters, channels, unit }) => {
        for (const [value, { min, max }] of [
          [size, LIMITS.size],
          [filters, LIMITS.filters],
          [channels, LIMITS.channels],
          [kernel, LIMITS.kernel],
        ] as const) {
          expect(Number.isInteger(value) && value >= min && value <= max).toBe(true);
        }
        expect(kernel).toBeLessThanOrEqual(size);
        expect(unit).toBeGreaterThanOrEqual(0);
        expect(unit).toBeLessThan(outputSide(size, kernel) ** 2);
      }),
    );
  });

  test('a link restores the state', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        expect(decode(encode(state))).toEqual({ kind: 'ok', state });
      }),
    );
    expect(encode(initial)).toEqual({});
  });

  test('damaged links are problems, never exceptions', () => {
    expect(decode({ size: '5', kernel: '7' })).toMatchObject({ kind: 'problem', field: 'kernel' });
    expect(decode({ unit: '676' })).toMatchObject({ kind: 'problem', field: 'unit' });
    const field = fc.constantFrom('stage', 'size', 'kernel', 'filters', 'channels', 'unit', 'bundle');
    fc.assert(fc.property(fc.dictionary(field, fc.string()), (query) => void decode(query)));
  });

  test('changing the size keeps the unit at the same relative place', () => {
    const middle = reduce(initial, { kind: 'size', size: 14 });
    const side = outputSide(14, 3);
    expect(Math.abs(Math.floor(middle.unit / side) - side / 2)).toBeLessThanOrEqual(1);
    expect(Math.abs((middle.unit % side) - side / 2)).toBeLessThanOrEqual(1);
  });
});

group('wires', () => {
  test('one unit’s wires: all pixels when dense, the window when local, one colour a kernel position when tied', () => {
    expect(wiringOf(initial)).toMatchObject({ drawn: 784, all: 784 });
    const local = wiringOf({ ...initial, stage: 'local' });
    expect(local).toMatchObject({ drawn: 9, all: 9, window: { row: 12, column: 12, side: 3 } });
    expect(local.groups.map(({ group }) => group)).toEqual([null]);
    expect(wiringOf({ ...initial, stage: 'shared' }).groups.map(({ group }) => group)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  });

  test('the whole bundle is sampled, without two equal lines', () => {
    const { drawn, all, groups } = wiringOf({ ...initial, bundle: 'all' });
    expect(all).toBe(784 * 676);
    expect(drawn).toBe(MOST_WIRES);
    const lines = (groups[0]?.path ?? '').split('M').slice(1);
    expect(new Set(lines).size).toBe(MOST_WIRES);
  });

  test('of local windows whole ones are drawn, spread over the output, few enough to be told apart', () => {
    for (const stage of ['local', 'shared', 'filters'] as const) {
      const { drawn, all } = wiringOf({ ...initial, stage, bundle: 'all' });
      expect(all).toBe(676 * 9);
      expect(drawn % 9).toBe(0);
      expect(drawn).toBeGreaterThan(300);
      expect(drawn).toBeLessThan(MOST_WIRES);
    }
    expect(wiringOf({ ...initial, size: 6, unit: 0, stage: 'local', bundle: 'all' })).toMatchObject({
      drawn: 144,
      all: 144,
    });
  });

  test('a point in the middle of a unit finds that unit', () => {
    const { output } = wiringOf(initial);
    for (const [row, column] of [
      [0, 0],
      [25, 25],
      [3, 17],
    ] as const) {
      expect(unitAt(output, pointOn(output, row + 0.5, column + 0.5))).toBe(row * 26 + column);
    }
    expect(unitAt(output, { x: 0, y: 0 })).toBeNull();
  });
});

group('words', () => {
  test.each(['zh', 'en'] as const)('in %s the description has every count', (locale) => {
    for (const step of steps) {
      const words = describe(present(step.state), locale);
      for (const total of ['530,660', '6,760', '10', '160']) expect(words).toContain(total);
    }
  });

  test('the formula has the numbers put in', () => {
    expect(billTex(present(initial))).toBe('\\underbrace{784\\cdot 676}_{529{,}984} + 676 = 530{,}660');
    expect(billTex(present({ ...initial, stage: 'filters' }))).toBe(
      '\\underbrace{16\\cdot (3\\cdot 3\\cdot 1)}_{144} + 16 = 160',
    );
  });
});
