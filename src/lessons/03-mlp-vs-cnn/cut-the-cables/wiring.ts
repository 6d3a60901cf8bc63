// Where the wires of `cut-the-cables` run on the page: two slanted planes and the lines between them.
// Pure geometry in the units of the drawing. Not responsible for: counting parameters or drawing.
import type { CablesState } from './cut-the-cables.ts';
import { outputSide } from './cut-the-cables.ts';

export const DRAWING = { width: 600, height: 316 } as const;

/** Most lines that one drawing holds; beyond that an even sample is drawn. */
export const MOST_WIRES = 1600;

/** Wires of local windows that a drawing can hold and still show which belong together. */
const CLEAR_WIRES = 350;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A square plane seen from the side: `cells` x `cells` cells between four corners. */
export interface Plane {
  readonly cells: number;
  readonly origin: Point;
  /** From the left to the right edge, along a row. */
  readonly across: Point;
  /** From the top to the bottom edge. */
  readonly down: Point;
}

/** Wires of one kind, drawn in one colour: `group` is the kernel position they belong to, or null if each has its own weight. */
export interface WireGroup {
  readonly group: number | null;
  readonly path: string;
}

export interface Wiring {
  readonly input: Plane;
  readonly output: Plane;
  readonly groups: readonly WireGroup[];
  readonly drawn: number;
  readonly all: number;
  /** The chosen unit's own wires, for drawing over a bundle; the bundle itself when it is the only unit drawn. */
  readonly own: readonly WireGroup[];
  /** Rows and columns of the input that the chosen unit sees. */
  readonly window: { readonly row: number; readonly column: number; readonly side: number };
}

const INPUT_PLANE = { origin: { x: 12, y: 54 }, across: { x: 170, y: -34 }, down: { x: 0, y: 220 } } as const;
const OUTPUT_PLANE = { origin: { x: 392, y: 60 }, across: { x: 150, y: -30 }, down: { x: 0, y: 194 } } as const;

/** A point of a plane: row and column may be fractions; (0.5, 0.5) is the centre of the first cell. */
export function pointOn(plane: Plane, row: number, column: number): Point {
  const along = column / plane.cells;
  const downwards = row / plane.cells;
  return {
    x: plane.origin.x + along * plane.across.x + downwards * plane.down.x,
    y: plane.origin.y + along * plane.across.y + downwards * plane.down.y,
  };
}

/** The outline of a block of cells as an SVG path. */
export function blockPath(plane: Plane, row: number, column: number, side: number): string {
  const corners = [
    pointOn(plane, row, column),
    pointOn(plane, row, column + side),
    pointOn(plane, row + side, column + side),
    pointOn(plane, row + side, column),
  ];
  return `M${corners.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}

/** Every cell border of a plane as one SVG path. */
export function gridPath(plane: Plane): string {
  let path = '';
  for (let line = 0; line <= plane.cells; line += 1) {
    path += segment(pointOn(plane, line, 0), pointOn(plane, line, plane.cells));
    path += segment(pointOn(plane, 0, line), pointOn(plane, plane.cells, line));
  }
  return path;
}

function segment(from: Point, to: Point): string {
  return `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
}

/** The cell of the output plane nearest to a point of the drawing, row-major; null outside. */
export function unitAt(plane: Plane, { x, y }: Point): number | null {
  const along = (x - plane.origin.x) / plane.across.x;
  const downwards = (y - plane.origin.y - along * plane.across.y) / plane.down.y;
  const row = Math.floor(downwards * plane.cells);
  const column = Math.floor(along * plane.cells);
  const isInside = row >= 0 && row < plane.cells && column >= 0 && column < plane.cells;
  return isInside ? row * plane.cells + column : null;
}

/** All wires of the state's drawing, or an even sample of them. Channels are drawn as one wire. */
export function wiringOf(state: CablesState): Wiring {
  const side = outputSide(state.size, state.kernel);
  const input: Plane = { cells: state.size, ...INPUT_PLANE };
  const output: Plane = { cells: side, ...OUTPUT_PLANE };
  const unitRow = Math.floor(state.unit / side);
  const unitColumn = state.unit % side;
  const isDense = state.stage === 'dense';
  const isTied = state.stage === 'shared' || state.stage === 'filters';
  const windowSide = isDense ? state.size : state.kernel;
  const wiresPerUnit = windowSide * windowSide;
  const units = state.bundle === 'unit' ? [state.unit] : sampledUnits(side, isDense ? 1 : wiresPerUnit);
  const all = (state.bundle === 'unit' ? 1 : side * side) * wiresPerUnit;
  const drawable = units.length * wiresPerUnit;
  const drawn = Math.min(drawable, MOST_WIRES);
  const pathsOf = (unitsDrawn: readonly number[], count: number): readonly WireGroup[] => {
    const paths = new Map<number | null, string>();
    for (let i = 0; i < count; i += 1) {
      const wire = sampled(i, count, unitsDrawn.length * wiresPerUnit);
      const unit = unitsDrawn[Math.floor(wire / wiresPerUnit)] ?? state.unit;
      const position = wire % wiresPerUnit;
      const row = Math.floor(unit / side);
      const column = unit % side;
      const fromRow = (isDense ? 0 : row) + Math.floor(position / windowSide);
      const fromColumn = (isDense ? 0 : column) + (position % windowSide);
      const group = isTied ? position : null;
      const line = segment(pointOn(input, fromRow + 0.5, fromColumn + 0.5), pointOn(output, row + 0.5, column + 0.5));
      paths.set(group, (paths.get(group) ?? '') + line);
    }
    return [...paths].map(([group, path]) => ({ group, path }));
  };
  const groups = pathsOf(units, drawn);
  return {
    input,
    output,
    groups,
    own: state.bundle === 'unit' || isDense ? groups : pathsOf([state.unit], wiresPerUnit),
    drawn,
    all,
    window: isDense
      ? { row: 0, column: 0, side: state.size }
      : { row: unitRow, column: unitColumn, side: state.kernel },
  };
}

/** Units spread evenly over the output, so many that their whole windows can be told apart in the drawing. */
function sampledUnits(side: number, wiresPerUnit: number): readonly number[] {
  const stride = Math.max(1, Math.ceil(Math.sqrt((side * side * wiresPerUnit) / CLEAR_WIRES)));
  const units: number[] = [];
  for (let row = Math.floor(((side - 1) % stride) / 2); row < side; row += stride) {
    for (let column = Math.floor(((side - 1) % stride) / 2); column < side; column += stride) {
      units.push(row * side + column);
    }
  }
  return units;
}

/** The i-th of `drawn` wires spread evenly over `all`, jumping about so that no stripes appear. */
function sampled(i: number, drawn: number, all: number): number {
  if (drawn === all) return i;
  const golden = 0.618_033_988_749_895;
  return Math.floor((((i + 0.5) * golden) % 1) * all);
}
