// Where the blocks of a network stand and how large they are drawn: one unit of length for height, width and depth.
// Vectors are folded into columns, so that their area is their count. Not responsible for: colours or the DOM.
import type { Shape } from '../../../nn/spec.ts';

/** One unit of width, drawn towards the back: to the right and up. */
const BACK = { x: 0.34, y: 0.24 } as const;
/** Numbers of a vector in one column. */
export const FOLD = 32;

/** The highest block at most, a block's share of the row about, and letters. */
const MOST_HIGH_PX = 110;
const BLOCK_PX = 62;
const LETTER_PX = 11;

export interface Volume {
  /** Middle of the slot, where its label goes. */
  readonly labelX: number;
  /** SVG paths of the three sides that are seen. */
  readonly near: string;
  readonly top: string;
  readonly end: string;
}

export interface VolumeDrawing {
  readonly width: number;
  readonly height: number;
  /** Height of letters, in units of the drawing. */
  readonly letter: number;
  /** Width at which the letters have their size; it may be shown larger. */
  readonly widthPx: number;
  readonly volumes: readonly Volume[];
}

/** Height, width and depth in units. A vector of n stands as n / FOLD columns of FOLD numbers, one number thick. */
function sidesOf(shape: Shape): readonly [height: number, width: number, depth: number] {
  const [height = 1, width = 1, depth = 1] = shape;
  if (shape.length === 3) return [height, width, depth];
  if (shape.length === 2) return [height, 1, width];
  return [Math.min(height, FOLD), 1, height / FOLD];
}

function polygon(points: readonly (readonly [x: number, y: number])[]): string {
  return `M${points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`;
}

/** All blocks in a row, their middles on one line. */
export function drawVolumes(shapes: readonly Shape[]): VolumeDrawing {
  const sides = shapes.map(sidesOf);
  const rise = Math.max(1, ...sides.map(([height, width]) => height + width * BACK.y));
  const widths = sides.map(([, width, depth]) => depth + width * BACK.x);
  const bare = Math.max(
    1,
    widths.reduce((sum, width) => sum + width, 0),
  );
  // A long row is drawn smaller, but its letters stay as large: it is scrolled rather than unreadable.
  const unitPx = Math.min(MOST_HIGH_PX / rise, (sides.length * BLOCK_PX) / bare);
  const letter = LETTER_PX / unitPx;
  const gap = letter * 1.4;
  const narrowest = letter * 6;
  const middle = rise / 2 + 2;
  let at = 2;
  const volumes = sides.map(([height, width, depth], i): Volume => {
    const [backX, backY] = [width * BACK.x, width * BACK.y];
    const slot = Math.max(narrowest, widths[i] ?? 0);
    const x = at + (slot - depth - backX) / 2;
    const y = middle - (height + backY) / 2 + backY;
    const [right, bottom] = [x + depth, y + height];
    const labelX = at + slot / 2;
    at += slot + gap;
    return {
      labelX,
      near: polygon([
        [x, y],
        [right, y],
        [right, bottom],
        [x, bottom],
      ]),
      top: polygon([
        [x, y],
        [x + backX, y - backY],
        [right + backX, y - backY],
        [right, y],
      ]),
      end: polygon([
        [right, y],
        [right + backX, y - backY],
        [right + backX, bottom - backY],
        [right, bottom],
      ]),
    };
  });
  const width = at - gap + 2;
  return { width, height: rise + 4, letter, widthPx: width * unitPx, volumes };
}
