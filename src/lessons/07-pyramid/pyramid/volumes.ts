// Where the blocks of a network stand and how large they are drawn: one unit of length for height, width and depth.
// Vectors are folded into columns, so that their area is their count. Not responsible for: colours or the DOM.
import type { Shape } from '../../../nn/spec.ts';
import type { Block } from './pyramid.ts';

/** One unit of width, drawn towards the back: to the right and up. */
export const BACK = { x: 0.34, y: 0.24 } as const;
/** Numbers of a vector in one column. */
export const FOLD = 32;
/** Between blocks, and the least room that a label needs. */
const GAP = 9;
const SLOT = 36;

export interface Volume {
  readonly index: number;
  readonly height: number;
  readonly width: number;
  readonly depth: number;
  /** Left edge of the near side, and the middle of the slot where its label goes. */
  readonly x: number;
  readonly labelX: number;
  readonly slot: { readonly x: number; readonly width: number };
  /** Top edge of the near side. */
  readonly y: number;
  /** SVG paths of the three sides that are seen. */
  readonly near: string;
  readonly top: string;
  readonly end: string;
}

export interface VolumeDrawing {
  readonly width: number;
  readonly height: number;
  readonly base: number;
  readonly volumes: readonly Volume[];
}

/** Height, width and depth in units. A vector stands in columns of FOLD numbers, one number thick; a short one in one. */
export function sidesOf(shape: Shape): readonly [height: number, width: number, depth: number] {
  const [height = 1, width = 1, depth = 1] = shape;
  if (shape.length === 3) return [height, width, depth];
  const column = Math.min(height, FOLD);
  return [column, 1, height / column];
}

function polygon(points: readonly (readonly [x: number, y: number])[]): string {
  return `M${points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`;
}

/** All blocks in a row, their middles on one line. */
export function drawVolumes(blocks: readonly Block[]): VolumeDrawing {
  const sides = blocks.map(({ output }) => sidesOf(output));
  const rise = Math.max(...sides.map(([height, width]) => height + width * BACK.y));
  const middle = rise / 2 + 2;
  let at = 2;
  const volumes = sides.map(([height, width, depth], i): Volume => {
    const backX = width * BACK.x;
    const backY = width * BACK.y;
    const slot = Math.max(SLOT, depth + backX);
    const x = at + (slot - depth - backX) / 2;
    const y = middle - (height + backY) / 2 + backY;
    const right = x + depth;
    const bottom = y + height;
    const volume = {
      index: blocks[i]?.index ?? i,
      height,
      width,
      depth,
      x,
      y,
      labelX: at + slot / 2,
      slot: { x: at, width: slot },
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
    at += slot + GAP;
    return volume;
  });
  return { width: at - GAP + 2, height: rise + 4, base: rise + 4, volumes };
}
