import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { LOCALES } from '../../../kit/locale/locale.ts';
import { activate } from '../../../nn/activations.ts';
import { convolve } from '../../../nn/convolution.ts';
import { COUNTS, inputIndex, PARTS, weightIndex } from './numbers.ts';
import { BOUNDS, decode, encode, initial, outputSide, reduce, selectedCell, steps } from './one-number.ts';
import type { NumberAction, NumberState, Setting } from './one-number.ts';
import { describe } from './one-number-describe.ts';
import { present } from './one-number-model.ts';
import { bracketed, plainNumber, productText } from './sum-text.ts';

const SETTINGS: readonly Setting[] = ['size', 'depth', 'filters', 'kernel', 'stride'];
const anyNumber = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.double());
const action: fc.Arbitrary<NumberAction> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), setting: fc.constantFrom(...SETTINGS), value: anyNumber }),
  fc.record({ kind: fc.constant('padding' as const), padding: fc.constantFrom('valid' as const, 'same' as const) }),
  fc.record({
    kind: fc.constant('activation' as const),
    activation: fc.constantFrom('relu' as const, 'linear' as const),
  }),
  fc.record({
    kind: fc.constant('edit' as const),
    part: fc.constantFrom(...PARTS),
    index: fc.integer({ min: -1, max: 150 }),
    value: fc.oneof(anyNumber, fc.double({ min: -9, max: 9, noNaN: true })),
  }),
  fc.record({ kind: fc.constant('draw-again' as const) }),
  fc.record({ kind: fc.constant('select' as const), row: anyNumber, column: anyNumber, filter: anyNumber }),
  fc.record({ kind: fc.constant('step' as const), by: anyNumber }),
);
const reachable: fc.Arbitrary<NumberState> = fc
  .array(action, { maxLength: 15 })
  .map((actions) => actions.reduce(reduce, initial));

group('state', () => {
  test('settings stay within their bounds, and the cell looked at is one of the output', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        for (const setting of SETTINGS) {
          const { min, max } = BOUNDS[setting];
          expect(Number.isInteger(state[setting]) && state[setting] >= min && state[setting] <= max).toBe(true);
        }
        const { row, column, filter } = selectedCell(state);
        const side = outputSide(state);
        expect([row, column].every((place) => place >= 0 && place < side)).toBe(true);
        expect(filter >= 0 && filter < state.filters).toBe(true);
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
    for (const query of [
      { size: '8' },
      { kernel: '-3' },
      { input: '5' },
      { input: '5.10.5.20' },
      { input: '147.10' },
      { weights: '0.9999' },
      { filter: '3' },
    ]) {
      expect(decode(query)).toMatchObject({ kind: 'problem' });
    }
    const field = fc.constantFrom('size', 'depth', 'input', 'weights', 'bias', 'row', 'padding', 'seed');
    fc.assert(fc.property(fc.dictionary(field, fc.string()), (query) => void decode(query)));
  });

  test('stepping meets every output cell once and comes back', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const cells = outputSide(state) ** 2 * state.filters;
        let now = reduce(state, { kind: 'select', row: 0, column: 0, filter: 0 });
        const met = new Set<string>();
        for (let i = 0; i < cells; i += 1) {
          met.add(JSON.stringify(selectedCell(now)));
          now = reduce(now, { kind: 'step', by: 1 });
        }
        expect(met.size).toBe(cells);
        expect(selectedCell(now)).toEqual({ row: 0, column: 0, filter: 0 });
        const back = reduce(reduce(now, { kind: 'step', by: 1 }), { kind: 'step', by: -1 });
        expect(selectedCell(back)).toEqual(selectedCell(now));
      }),
      { numRuns: 40 },
    );
  });

  test('indices are one each and all used', () => {
    const inputs = new Set<number>();
    for (let i = 0; i < 147; i += 1) inputs.add(inputIndex(Math.floor(i / 21), Math.floor(i / 3) % 7, i % 3));
    expect([inputs.size, Math.max(...inputs)]).toEqual([COUNTS.input, COUNTS.input - 1]);
    const weights = new Set<number>();
    for (let i = 0; i < 81; i += 1) {
      weights.add(weightIndex(Math.floor(i / 27), Math.floor(i / 9) % 3, Math.floor(i / 3) % 3, i % 3));
    }
    expect([weights.size, Math.max(...weights)]).toEqual([COUNTS.weights, COUNTS.weights - 1]);
  });
});

group('model', () => {
  test('the planes shown, convolved, give the maps shown', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const model = present(state);
        const { size, depth, filters, kernel, stride, padding, activation } = state;
        const { side, before } = model.input;
        const image = new Float32Array(size * size * depth);
        model.input.planes.forEach(({ channel, values }) =>
          image.forEach((_, i) => {
            const [row, column] = [Math.floor(i / depth / size), Math.floor(i / depth) % size];
            if (i % depth === channel) image[i] = values[(row + before) * side + column + before] ?? NaN;
          }),
        );
        const weights = new Float32Array(kernel * kernel * depth * filters).map((_, i) => {
          const [tap, channel] = [Math.floor(i / filters / depth), Math.floor(i / filters) % depth];
          return model.filters[i % filters]?.planes[channel]?.values[tap] ?? NaN;
        });
        const expected = convolve(
          { shape: [size, size, depth], values: image },
          { shape: [kernel, kernel, depth, filters], values: weights },
          model.filters.map(({ bias }) => bias),
          { strides: [stride, stride], padding },
        );
        expect(expected.shape).toEqual([model.output.side, model.output.side, filters]);
        expected.values.forEach((value, i) => {
          const shown = model.output.maps[i % filters]?.[Math.floor(i / filters)] ?? NaN;
          expect(shown).toBeCloseTo(activate(activation, value), 2);
        });
      }),
    );
  });

  test('the sums written out add up to the number in the chosen cell', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const { traced, selected, output, after, before } = present(state);
        const total = traced.channels.reduce((sum, channel) => sum + channel.sum, traced.bias);
        expect(total).toBeCloseTo(before, 6);
        const shown = output.maps[selected.filter]?.[selected.row * output.side + selected.column];
        expect(shown).toBeCloseTo(after, 3);
      }),
    );
  });

  test('the window drawn holds just the values that are multiplied', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const { input, window, traced } = present(state);
        const under = input.planes.map(({ values }) =>
          Array.from({ length: state.kernel ** 2 }, (_, tap) => {
            const row = window.row + Math.floor(tap / state.kernel);
            return values[row * input.side + window.column + (tap % state.kernel)];
          }),
        );
        expect(under).toEqual(traced.channels.map(({ taps }) => taps.map(({ value }) => value)));
      }),
    );
  });

  test('depth and count are told apart: planes of a filter, planes of the output, one bias each', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const { filters, output, parameters } = present(state);
        expect(filters.map(({ planes }) => planes.length)).toEqual(filters.map(() => state.depth));
        expect(output.maps).toHaveLength(state.filters);
        expect(parameters.biases).toBe(state.filters);
        expect(parameters.weights).toBe(state.kernel ** 2 * state.depth * state.filters);
        expect(parameters.perFilter).toBe(state.kernel ** 2 * state.depth + 1);
      }),
    );
  });

  test('a changed number changes what it should and survives other sizes', () => {
    const made = reduce(initial, { kind: 'edit', part: 'input', index: inputIndex(0, 0, 2), value: 7.25 });
    expect(present(made).input.planes[2]?.values[0]).toBe(7.3);
    const larger = reduce(made, { kind: 'set', setting: 'size', value: 7 });
    expect(present(larger).input.planes[2]?.values[0]).toBe(7.3);
    expect(present(reduce(made, { kind: 'draw-again' })).input.planes[2]?.values[0]).not.toBe(7.3);
  });
});

group('words', () => {
  test('products have brackets round what is negative', () => {
    expect(productText(2, -1)).toBe('2·(−1)');
    expect([bracketed(-0.5), plainNumber(-0), plainNumber(0.30000000000000004)]).toEqual(['(−0.5)', '0', '0.3']);
  });

  test.each(LOCALES)('the description in %s has every product, sum and count', (locale) => {
    for (const { state } of steps) {
      const model = present(state);
      const words = describe(model, locale);
      for (const { taps, sum } of model.traced.channels) {
        expect(words).toContain(`= ${plainNumber(sum)}`);
        for (const { value, weight } of taps) expect(words).toContain(productText(value, weight));
      }
      expect(words).toContain(plainNumber(model.after));
      expect(words).toContain(String(model.parameters.total));
      expect(words).toContain(`${model.output.side} × ${model.output.side} × ${state.filters}`);
    }
  });
});
