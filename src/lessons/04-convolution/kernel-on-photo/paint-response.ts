// Filter responses to canvas bytes through a table of colours, a few million values a second.
// Not responsible for: which colours (kit/canvas) or the ends of the scale (photo-model.ts).
import { paintInto } from '../../../kit/canvas/colour-maps.ts';
import type { Palette } from '../../../kit/canvas/colour-maps.ts';

/** Places of the table on each side of the middle. */
const HALF = 256;
const LAST = 2 * HALF;

/** Colours from -high to high (signed) or from 0 to high, as the four bytes of a pixel each. */
export function colourTable(isSigned: boolean, palette: Palette): Uint32Array {
  const positions = Float32Array.from({ length: LAST + 1 }, (_, i) => (isSigned ? i / HALF - 1 : i / LAST));
  const bytes = new Uint8ClampedArray((LAST + 1) * 4);
  paintInto(bytes, positions, isSigned ? 'diverging' : 'gray', isSigned ? [-1, 1] : [0, 1], palette);
  return new Uint32Array(bytes.buffer);
}

/** One colour a value; values beyond the ends take the end's colour. */
export function paintMapInto(
  target: Uint32Array,
  values: Float32Array,
  isSigned: boolean,
  high: number,
  table: Uint32Array,
): void {
  const step = (isSigned ? HALF : LAST) / high;
  const start = (isSigned ? HALF : 0) + 0.5;
  for (let i = 0; i < target.length; i += 1) {
    const place = (values[i] ?? 0) * step + start;
    target[i] = table[place < 0 ? 0 : place > LAST ? LAST : place | 0] ?? 0;
  }
}

/** Three responses as the colours of a picture, cut off below 0 and above 255. */
export function paintColourInto(
  target: Uint8ClampedArray,
  red: Float32Array,
  green: Float32Array,
  blue: Float32Array,
): void {
  for (let i = 0, at = 0; at < target.length; i += 1, at += 4) {
    target[at] = red[i] ?? 0;
    target[at + 1] = green[i] ?? 0;
    target[at + 2] = blue[i] ?? 0;
    target[at + 3] = 255;
  }
}
