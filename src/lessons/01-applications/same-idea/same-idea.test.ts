import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, encode, GRIDS, initial, KERNELS, placeCount, present, reduce, steps } from './same-idea.ts';
import { describe } from './same-idea.text.ts';

const states = fc
  .record({
    grid: fc.constantFrom(...GRIDS),
    kernel: fc.constantFrom(...KERNELS),
    isShuffled: fc.boolean(),
    at: fc.nat(1000),
  })
  .map(({ at, ...rest }) => ({ ...rest, place: at % placeCount(rest.grid) }));

test('a link restores any state; the sum spelled out is the sum of the convolution', () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(decode(encode(state))).toMatchObject({ kind: 'ok', state });
      const { grid, window, sum, output } = present(state);
      expect(window.reduce((all, { cell, weight }) => all + weight * (grid.values[cell] ?? Number.NaN), 0)).toBeCloseTo(
        sum,
      );
      expect(output.values.length).toBe(placeCount(state.grid));
    }),
  );
});

test('damaged links are refused with the field', () => {
  expect(decode({ grid: 'smell' })).toMatchObject({ kind: 'problem', field: 'grid' });
  expect(decode({ place: '14' })).toMatchObject({ kind: 'problem', field: 'place' });
});

test('shuffling keeps the numbers and loses the row of three and the edge', () => {
  for (const [grid, kernel] of [
    ['board', 'row'],
    ['picture', 'rise'],
  ] as const) {
    const ordered = present({ ...initial, grid, kernel });
    const shuffled = present({ ...initial, grid, kernel, isShuffled: true });
    expect(shuffled.grid.values.toSorted((a, b) => a - b)).toEqual(ordered.grid.values.toSorted((a, b) => a - b));
    expect(ordered.output.values).not.toEqual(shuffled.output.values);
  }
  expect(present({ ...initial, grid: 'board', kernel: 'row' }).found).toBe(1);
  expect(present({ ...initial, grid: 'board', kernel: 'row', isShuffled: true }).found).toBe(0);
});

test('changing the data begins at the first place; places outside are refused', () => {
  const state = reduce({ ...initial, place: 9 }, { kind: 'grid', grid: 'sentence' });
  expect(state.place).toBe(0);
  expect(reduce(state, { kind: 'place', place: 6 })).toBe(state);
  expect(steps.length).toBeGreaterThanOrEqual(3);
  expect(describe(present(initial), 'en')).toContain('= ');
});
