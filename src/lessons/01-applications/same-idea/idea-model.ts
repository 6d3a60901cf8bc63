// What the exhibit `same-idea` shows: the grid, the window on it, the sum at every place, and where the sums are largest.
// Not responsible for: the convolution (nn), the state (same-idea.ts), drawing.
import { convolve } from '../../../nn/convolution.ts';
import { toSeed } from '../../../nn/plan.ts';
import { permutation } from '../../../nn/random.ts';
import { GRIDS, KERNEL_VALUES, KINDS } from './idea-data.ts';
import type { Axis, Grid, GridId, KernelId } from './idea-data.ts';

const SHUFFLE = toSeed(5);

export interface IdeaState {
  readonly grid: GridId;
  readonly kernel: KernelId;
  /** A cell of the output, row by row. */
  readonly place: number;
  readonly isShuffled: boolean;
  /** The reader's own numbers, in order; null where none was changed. */
  readonly values: readonly number[] | null;
}

/** One number under the window, with the number of the kernel that it meets. */
export interface Tap {
  readonly cell: number;
  readonly value: number;
  readonly weight: number;
}

/** A kind of data as it comes, with the window where the kernel answers most. */
export interface Card {
  readonly id: GridId;
  readonly grid: Grid;
  readonly framed: readonly number[];
}

export interface IdeaModel {
  readonly state: IdeaState;
  readonly grid: Grid;
  readonly output: Grid;
  readonly window: readonly Tap[];
  readonly sum: number;
  /** The largest sum on the grid in order: there the pattern is found. */
  readonly best: number;
  /** At how many places the sum is as large as that. */
  readonly found: number;
  /** Which unit (word, frame, sample) stands where, by its number in order. */
  readonly order: readonly number[];
  readonly cards: readonly Card[];
}

/** How many cells lie between neighbours in a direction. */
function stepOf({ height, width }: Grid, axis: Axis): number {
  return { frames: height * width, height: width, width: 1 }[axis];
}

/** The sums of a window of three at every place where it fits. */
export function slide(grid: Grid, axis: Axis, kernel: KernelId): Grid {
  const { frames, height, width } = grid;
  const values = Float32Array.from(grid.values);
  const options = { strides: [1, 1], padding: 'valid' } as const;
  const taps = KERNEL_VALUES[kernel];
  const output = { ...grid, [axis]: grid[axis] - 2 };
  // Along a row the other directions are rows of an image; down and through time the window stands upright in it.
  const made =
    axis === 'width'
      ? convolve({ shape: [frames * height, width, 1], values }, { shape: [1, 3, 1, 1], values: taps }, null, options)
      : convolve(
          { shape: [grid[axis], stepOf(grid, axis), 1], values },
          { shape: [3, 1, 1, 1], values: taps },
          null,
          options,
        );
  return { ...output, values: Array.from(made.values) };
}

/** The three cells under the window whose sum is an output cell. */
export function cellsUnder(grid: Grid, axis: Axis, place: number): readonly number[] {
  const output = { ...grid, [axis]: grid[axis] - 2 };
  const inFrame = place % (output.height * output.width);
  const frame = Math.floor(place / (output.height * output.width));
  const [row, column] = [Math.floor(inFrame / output.width), inFrame % output.width];
  const first = (frame * grid.height + row) * grid.width + column;
  return [0, 1, 2].map((i) => first + i * stepOf(grid, axis));
}

/** The output cell whose window has this cell in its middle, or the nearest one. */
export function placeAround(grid: Grid, axis: Axis, cell: number): number {
  const at = {
    frames: Math.floor(cell / (grid.height * grid.width)),
    height: Math.floor(cell / grid.width) % grid.height,
    width: cell % grid.width,
  };
  const along = Math.min(grid[axis] - 3, Math.max(0, at[axis] - 1));
  const moved: Record<Axis, number> = { ...at, [axis]: along };
  const output = { ...grid, [axis]: grid[axis] - 2 };
  return (moved.frames * output.height + moved.height) * output.width + moved.width;
}

/** The order of the units: words, frames, or single cells. */
export function unitOrder(id: GridId, isShuffled: boolean): readonly number[] {
  const { grid, unit } = KINDS[id];
  const count = grid.values.length / unit;
  return isShuffled ? Array.from(permutation(count, SHUFFLE)) : Array.from({ length: count }, (_, i) => i);
}

/** The cell, in order, that is shown at a cell of the grid. */
export function sourceCell(id: GridId, isShuffled: boolean, cell: number): number {
  const { unit } = KINDS[id];
  return (unitOrder(id, isShuffled)[Math.floor(cell / unit)] ?? 0) * unit + (cell % unit);
}

/** How many places the window has. */
export function placeCount(id: GridId): number {
  const { grid, axis } = KINDS[id];
  return (grid.values.length / grid[axis]) * (grid[axis] - 2);
}

/** Where the kernel answers most on the data as they come. */
export function startPlace(id: GridId, kernel: KernelId): number {
  const { grid, axis } = KINDS[id];
  const sums = slide(grid, axis, kernel).values;
  return sums.indexOf(Math.max(...sums));
}

export function present(state: IdeaState): IdeaModel {
  const { grid: given, axis } = KINDS[state.grid];
  const ordered = { ...given, values: state.values ?? given.values };
  const values = ordered.values.map((_, cell) => ordered.values[sourceCell(state.grid, state.isShuffled, cell)] ?? 0);
  const grid = { ...given, values };
  const output = slide(grid, axis, state.kernel);
  const best = Math.max(...slide(ordered, axis, state.kernel).values);
  const taps = KERNEL_VALUES[state.kernel];
  return {
    state,
    grid,
    output,
    window: cellsUnder(grid, axis, state.place).map((cell, i) => ({
      cell,
      value: values[cell] ?? 0,
      weight: taps[i] ?? 0,
    })),
    sum: output.values[state.place] ?? 0,
    best,
    found: output.values.filter((value) => value >= best).length,
    order: unitOrder(state.grid, state.isShuffled),
    cards: GRIDS.map((id) => ({
      id,
      grid: KINDS[id].grid,
      framed: cellsUnder(KINDS[id].grid, KINDS[id].axis, startPlace(id, state.kernel)),
    })),
  };
}
