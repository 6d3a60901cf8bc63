// Where cells of the grids stand in their drawings, in units of the drawing. Pure.
// Not responsible for: which places are drawn (axis-layout.ts).
import { slotCount, slotOf } from './axis-layout.ts';

/** Side of a cell. */
export const CELL = 24;

/** One axis of a drawing: its drawn places, in cells and gaps. */
export interface DrawnAxis {
  readonly places: readonly number[];
  readonly breakAt: number | null;
}

export function lengthOf({ places, breakAt }: DrawnAxis): number {
  return slotCount(places, breakAt) * CELL;
}

/** Start of the n-th drawn place. */
export function startOf(axis: DrawnAxis, index: number): number {
  return slotOf(index, axis.breakAt) * CELL;
}

/** Where a place stands, or null when it is left out. */
export function startOfPlace(axis: DrawnAxis, place: number): number | null {
  const index = axis.places.indexOf(place);
  return index < 0 ? null : startOf(axis, index);
}

/** The drawn place at a coordinate; null in the gap and outside. */
export function placeAtCoordinate(axis: DrawnAxis, at: number): number | null {
  const slot = Math.floor(at / CELL);
  if (slot < 0 || at >= lengthOf(axis) || slot === axis.breakAt) return null;
  const index = axis.breakAt !== null && slot > axis.breakAt ? slot - 1 : slot;
  return axis.places[index] ?? null;
}

/** From the start of the first drawn place of a span to the end of the last one; null when none is drawn. */
export function spanOf(axis: DrawnAxis, from: number, to: number): readonly [start: number, length: number] | null {
  const drawn = axis.places.flatMap((place, index) => (place >= from && place <= to ? [startOf(axis, index)] : []));
  const [first] = drawn;
  const last = drawn.at(-1);
  return first === undefined || last === undefined ? null : [first, last + CELL - first];
}

/** All cells for which `wanted` holds as one path; `wanted` is asked by index. */
export function cellsPath(
  rows: DrawnAxis,
  columns: DrawnAxis,
  wanted: (row: number, column: number) => boolean,
): string {
  let path = '';
  rows.places.forEach((row, r) => {
    columns.places.forEach((column, c) => {
      if (wanted(row, column)) path += `M${startOf(columns, c)} ${startOf(rows, r)}h${CELL}v${CELL}h-${CELL}z`;
    });
  });
  return path;
}
