// Cells for picture questions: from rows and columns to cells, and traps without those that happen to be right.
// Not responsible for: marking (picture.ts) or what a misconception would click (lessons).
import type { CellPicture } from './question.ts';

/** The cells where these rows and columns cross, in rising order; those outside the picture are left out. */
export function cellsAt(
  rows: readonly number[],
  columns: readonly number[],
  { height, width }: Pick<CellPicture, 'height' | 'width'>,
): readonly number[] {
  const inside = rows.filter((row) => row >= 0 && row < height).toSorted((a, b) => a - b);
  return inside.flatMap((row) =>
    columns
      .filter((column) => column >= 0 && column < width)
      .toSorted((a, b) => a - b)
      .map((column) => row * width + column),
  );
}

/** `count` places from `start` on. */
export function places(start: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => start + i);
}

/** The traps that do not lead to the right cells this time. */
export function realTraps(
  correct: readonly number[],
  traps: Readonly<Record<string, readonly number[]>>,
): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(Object.entries(traps).filter(([, cells]) => cells.join() !== correct.join()));
}
