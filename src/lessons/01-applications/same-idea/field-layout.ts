// Where the cells of a grid are drawn: frames side by side, rows and columns in them, samples of sound as columns.
// Not responsible for: drawing (Field.tsx).
import type { Grid } from './idea-data.ts';

/** Units of the drawing a cell is wide. */
export const UNIT = 20;
/** How many cells high a column of sound is. */
const COLUMN = 5;
/** Room below columns for their numbers, in cells. */
const NUMBERS = 0.9;
/** Room above a frame for its title, in cells. */
const TITLE = 0.9;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FieldLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  /** Where the title of each frame begins; none for a single frame. */
  readonly titles: readonly { readonly x: number; readonly y: number }[];
}

export interface LayoutOptions {
  readonly isBars: boolean;
  readonly framesPerRow: number;
  /** Cells left free in front, so that an output stands under the middle of its window; as many are free at the end. */
  readonly leadX: number;
  readonly leadY: number;
  /** Cells left free for names of the rows. */
  readonly names: number;
}

export function layoutField(grid: Grid, options: LayoutOptions): FieldLayout {
  const { isBars, framesPerRow, leadX, leadY, names } = options;
  const cellHeight = isBars ? COLUMN : 1;
  const perRow = Math.min(framesPerRow, grid.frames);
  const title = grid.frames > 1 ? TITLE : 0;
  const frameWidth = grid.width + 2 * leadX;
  const frameHeight = grid.height * cellHeight + 2 * leadY + title + (isBars ? NUMBERS : 0);
  const corners = Array.from({ length: grid.frames }, (_, frame) => ({
    x: names + (frame % perRow) * (frameWidth + 1),
    y: Math.floor(frame / perRow) * (frameHeight + 0.3),
  }));
  const boxes = grid.values.map((_, cell) => {
    const inFrame = cell % (grid.height * grid.width);
    const corner = corners[Math.floor(cell / (grid.height * grid.width))] ?? { x: 0, y: 0 };
    return {
      x: (corner.x + leadX + (inFrame % grid.width)) * UNIT,
      y: (corner.y + title + leadY + Math.floor(inFrame / grid.width) * cellHeight) * UNIT,
      width: UNIT,
      height: cellHeight * UNIT,
    };
  });
  const last = corners.at(-1) ?? { x: 0, y: 0 };
  return {
    width: (names + perRow * (frameWidth + 1) - 1) * UNIT,
    height: (last.y + frameHeight) * UNIT,
    boxes,
    titles: grid.frames > 1 ? corners.map(({ x, y }) => ({ x: x * UNIT, y: (y + title * 0.7) * UNIT })) : [],
  };
}

/** The cell at a point of the drawing, or null. */
export function cellAt(layout: FieldLayout, x: number, y: number): number | null {
  const cell = layout.boxes.findIndex(
    (box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height,
  );
  return cell === -1 ? null : cell;
}
