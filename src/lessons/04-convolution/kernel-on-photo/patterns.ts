// Test pictures that are computed, not photographed: each shows one thing that kernels answer to.
// Not responsible for: photographs (kit/photo) or choosing one (kernel-on-photo.ts).
import type { Picture } from '../../../kit/photo/picture.ts';

export const PATTERNS = ['checkerboard', 'rings', 'text'] as const;
export type Pattern = (typeof PATTERNS)[number];

const HEIGHT = 240;
const WIDTH = 320;

type Rgb = readonly [red: number, green: number, blue: number];

function paint(colour: (row: number, column: number) => Rgb): Picture {
  const rgba = new Uint8ClampedArray(HEIGHT * WIDTH * 4);
  for (let row = 0; row < HEIGHT; row += 1) {
    for (let column = 0; column < WIDTH; column += 1) {
      rgba.set([...colour(row, column), 255], (row * WIDTH + column) * 4);
    }
  }
  return { height: HEIGHT, width: WIDTH, rgba };
}

const SQUARE = 20;
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** Below the white squares: one row of squares for each colour of the picture. */
const COLOURS: readonly Rgb[] = [
  [230, 40, 40],
  [40, 180, 60],
  [50, 80, 230],
];

/** Sharp edges along rows and columns; white ones above, one row of each colour below, grey steps at the foot. */
function checkerboard(row: number, column: number): Rgb {
  const squareRow = Math.floor(row / SQUARE);
  const squareColumn = Math.floor(column / SQUARE);
  if (squareRow >= 10) {
    const grey = Math.round((255 * squareColumn) / (WIDTH / SQUARE - 1));
    return [grey, grey, grey];
  }
  if ((squareRow + squareColumn) % 2 === 1) return BLACK;
  return squareRow < 7 ? WHITE : (COLOURS[squareRow - 7] ?? WHITE);
}

/** Rings that narrow from the middle outwards: every direction, and every width down to two pixels and a half. */
function rings(row: number, column: number): Rgb {
  const y = row - HEIGHT / 2 + 0.5;
  const x = column - WIDTH / 2 + 0.5;
  const value = 127.5 + 127.5 * Math.cos((0.4 * Math.PI * (x * x + y * y)) / (WIDTH / 2));
  return [value, value, value];
}

/** Rows of 5-bit numbers, top to bottom: only the letters that the text needs. */
const GLYPHS: Readonly<Record<string, readonly number[]>> = {
  C: [14, 17, 16, 16, 16, 17, 14],
  O: [14, 17, 17, 17, 17, 17, 14],
  N: [17, 25, 25, 21, 19, 19, 17],
  V: [17, 17, 17, 17, 10, 10, 4],
  L: [16, 16, 16, 16, 16, 16, 31],
  U: [17, 17, 17, 17, 17, 17, 14],
  T: [31, 4, 4, 4, 4, 4, 4],
  I: [14, 4, 4, 4, 4, 4, 14],
};
const WORD = 'CONVOLUTION';
const GLYPH_STEP = 6;

const LINES: readonly { readonly top: number; readonly scale: number; readonly ink: Rgb }[] = [
  { top: 16, scale: 4, ink: [30, 30, 40] },
  { top: 62, scale: 3, ink: [190, 30, 30] },
  { top: 100, scale: 3, ink: [20, 110, 40] },
  { top: 138, scale: 2, ink: [30, 60, 190] },
  { top: 168, scale: 2, ink: [30, 30, 40] },
  { top: 198, scale: 1, ink: [30, 30, 40] },
  { top: 216, scale: 1, ink: [130, 120, 110] },
];
const PAPER: Rgb = [246, 240, 226];
const MARGIN = 20;

/** Letters in several sizes and colours on paper: thin strokes, curves, corners. */
function text(row: number, column: number): Rgb {
  const line = LINES.find(({ top, scale }) => row >= top && row < top + 7 * scale);
  if (line === undefined || column < MARGIN) return PAPER;
  const across = Math.floor((column - MARGIN) / line.scale);
  const letter = WORD[Math.floor(across / GLYPH_STEP) % (WORD.length + 1)];
  const bits = letter === undefined ? 0 : (GLYPHS[letter]?.[Math.floor((row - line.top) / line.scale)] ?? 0);
  const bit = 4 - (across % GLYPH_STEP);
  return bit >= 0 && ((bits >> bit) & 1) === 1 ? line.ink : PAPER;
}

const drawn = new Map<Pattern, Picture>();

/** A pattern; drawn once and kept. */
export function patternPicture(pattern: Pattern): Picture {
  const known = drawn.get(pattern);
  if (known !== undefined) return known;
  const made = paint({ checkerboard, rings, text }[pattern]);
  drawn.set(pattern, made);
  return made;
}
