import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellAt, layoutField } from './field-layout.ts';
import { GRIDS, KERNEL_VALUES, KERNELS, KINDS } from './idea-data.ts';
import type { GridId, KernelId } from './idea-data.ts';
import { cellsUnder, placeAround, placeCount, present, startPlace } from './idea-model.ts';
import type { IdeaState } from './idea-model.ts';
import { decode, encode, initial, reduce, steps } from './same-idea.ts';
import { describe, ideaText, sumText } from './same-idea.text.ts';

const states: fc.Arbitrary<IdeaState> = fc
  .record({
    grid: fc.constantFrom(...GRIDS),
    kernel: fc.constantFrom(...KERNELS),
    isShuffled: fc.boolean(),
    at: fc.nat(1000),
    changes: fc.array(fc.tuple(fc.nat(200), fc.integer({ min: -5, max: 5 })), { maxLength: 6 }),
  })
  .map(({ grid, kernel, isShuffled, at, changes }) =>
    changes.reduce<IdeaState>((state, [cell, value]) => reduce(state, { kind: 'number', cell, value }), {
      grid,
      kernel,
      isShuffled,
      place: at % placeCount(grid),
      values: null,
    }),
  );

function show(grid: GridId, kernel: KernelId, isShuffled = false) {
  return present({ grid, kernel, isShuffled, place: startPlace(grid, kernel), values: null });
}

test('a link restores any state', () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(decode(encode(state))).toEqual({ kind: 'ok', state });
      expect(present(state).grid.values.some((value) => Object.is(value, -0))).toBe(false);
    }),
  );
  expect(encode(initial)).toEqual({});
});

test('the sum under the window is the sum of the convolution, at every place of every state', () => {
  fc.assert(
    fc.property(states, (state) => {
      const { grid, output } = present(state);
      expect(output.values.length).toBe(placeCount(state.grid));
      const taps = KERNEL_VALUES[state.kernel];
      output.values.forEach((sum, place) => {
        const under = cellsUnder(grid, KINDS[state.grid].axis, place);
        expect(under.reduce((all, cell, i) => all + (taps[i] ?? NaN) * (grid.values[cell] ?? NaN), 0)).toBe(sum);
        expect(placeAround(grid, KINDS[state.grid].axis, under[1] ?? NaN)).toBe(place);
      });
    }),
  );
});

test('damaged links are refused with the field', () => {
  expect(decode({ grid: 'smell' })).toMatchObject({ kind: 'problem', field: 'grid' });
  expect(decode({ place: '16' })).toMatchObject({ kind: 'problem', field: 'place' });
  expect(decode({ numbers: 'eee' })).toMatchObject({ kind: 'problem', field: 'numbers' });
  expect(decode({ grid: 'sentence', numbers: 'eeeeeeeei' })).toMatchObject({ kind: 'problem', field: 'numbers' });
  expect(decode({ grid: 'sentence', numbers: 'eeeeeeeez' })).toMatchObject({ kind: 'problem', field: 'numbers' });
});

test('each kernel finds what its question asks', () => {
  const at = (grid: GridId, kernel: KernelId) => show(grid, kernel);
  expect(at('sound', 'rise')).toMatchObject({ sum: 6, found: 1 });
  const turn = at('sentence', 'rise');
  expect([turn.sum, ...turn.window.map(({ value }) => value)]).toEqual([4, -2, 0, 2]);
  expect(at('sentence', 'row')).toMatchObject({ sum: 6, found: 1 });
  expect(at('board', 'row')).toMatchObject({ sum: 3, found: 1 });
  expect(at('picture', 'rise').sum).toBe(1);
  // The box lights the same two cells in all frames; the flash one cell of one frame.
  expect(at('video', 'row')).toMatchObject({ sum: 3, found: 2 * 3 });
  expect(at('video', 'peak')).toMatchObject({ sum: 2, found: 1 });
  const still = at('video', 'rise');
  const box = [0, 1, 2].flatMap((frame) => [31, 32].map((cell) => still.output.values[frame * 36 + cell]));
  expect(box).toEqual([0, 0, 0, 0, 0, 0]);
});

test('shuffling keeps the numbers, leaves words and frames whole, and loses the row of three and the turn', () => {
  for (const grid of GRIDS) {
    const [ordered, shuffled] = [show(grid, 'rise'), show(grid, 'rise', true)];
    const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
    expect(sorted(shuffled.grid.values)).toEqual(sorted(ordered.grid.values));
    expect(shuffled.output.values).not.toEqual(ordered.output.values);
  }
  const frames = (values: readonly number[]) =>
    Array.from({ length: 5 }, (_, i) => values.slice(i * 36, i * 36 + 36).join(''));
  expect(frames(show('video', 'rise', true).grid.values).toSorted()).toEqual(
    frames(KINDS.video.grid.values).toSorted(),
  );
  expect(show('board', 'row', true).found).toBe(0);
});

test('a number is changed where it is shown, shuffled or not; clearing and undoing by hand lead back', () => {
  for (const isShuffled of [false, true]) {
    const state = { ...initial, grid: 'board' as const, place: 0, isShuffled };
    const before = present(state).grid.values;
    const after = present(reduce(state, { kind: 'number', cell: 7, value: -1 })).grid.values;
    expect(after).toEqual(before.with(7, -1));
  }
  const cleared = reduce(initial, { kind: 'clear' });
  expect(present(cleared).output.values.every((value) => value === 0)).toBe(true);
  const back = KINDS.sound.grid.values.reduce<IdeaState>(
    (state, value, cell) => reduce(state, { kind: 'number', cell, value }),
    cleared,
  );
  expect(back).toEqual(initial);
  expect(reduce(initial, { kind: 'number', cell: 0, value: -0 })).toBe(initial);
  expect(describe(present(cleared), 'en')).toContain('No sum is above 0.');
  expect(reduce(initial, { kind: 'number', cell: 3, value: 5 })).toBe(initial);
  expect(reduce(initial, { kind: 'number', cell: 18, value: 1 })).toBe(initial);
});

test('data begin where the kernel answers most; a window moved by hand stays; places outside are refused', () => {
  const sentence = reduce(initial, { kind: 'grid', grid: 'sentence' });
  expect(sentence.place).toBe(startPlace('sentence', 'rise'));
  expect(reduce(sentence, { kind: 'place', place: 7 })).toBe(sentence);
  expect(reduce(sentence, { kind: 'kernel', kernel: 'row' }).place).toBe(startPlace('sentence', 'row'));
  const moved = reduce(sentence, { kind: 'place', place: 6 });
  expect(reduce(moved, { kind: 'kernel', kernel: 'row' }).place).toBe(6);
});

test('every cell is found where it is drawn, and nowhere twice', () => {
  for (const id of GRIDS) {
    for (const framesPerRow of [3, 5]) {
      const { grid } = KINDS[id];
      const layout = layoutField(grid, { isBars: id === 'sound', framesPerRow, leadX: 1, leadY: 0, names: 2 });
      layout.boxes.forEach(({ x, y, width, height }, cell) => {
        expect(cellAt(layout, x + width / 2, y + height / 2)).toBe(cell);
        expect(x + width).toBeLessThanOrEqual(layout.width);
        expect(y + height).toBeLessThanOrEqual(layout.height);
      });
      expect(cellAt(layout, -1, -1)).toBe(null);
    }
  }
});

test('words say the sum and the shapes in both languages; the sentence has a word for every number', () => {
  for (const locale of ['zh', 'en'] as const) {
    expect(ideaText[locale].sentence).toHaveLength(KINDS.sentence.grid.height);
    for (const { state } of steps) {
      const model = present(state);
      expect(describe(model, locale)).toContain(sumText(model, locale));
      expect(describe(model, locale)).toContain(String(KINDS[state.grid].grid.width));
    }
  }
  expect(describe(present(initial), 'en')).toContain('(−1) · (−3) + 0 · 0 + 1 · 3 = 6');
});
