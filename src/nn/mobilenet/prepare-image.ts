// A picture of any size as the published networks read it: cut to a square, resampled, scaled to [-1, 1]. The one place
// where this is laid down. Not responsible for: decoding files (the page does that) or what the network makes of it.
//
// Each axis is resampled by itself: shrinking averages over the area that a new pixel covers (antialiased; parts of old
// pixels count as parts), enlarging interpolates linearly between the centres of pixels.
import { fitBox } from '../prepare-image.ts';
import type { Fit } from '../prepare-image.ts';

/** Pixels row by row, four bytes each; what is transparent is seen on white. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray | Uint8Array;
}

const CHANNELS = 3;
const OPAQUE = 255;

/** For each new pixel of an axis the old ones that it is made of, with weights that sum to 1. */
interface Axis {
  readonly first: Uint32Array;
  readonly taps: number;
  /** `taps` weights for each new pixel; nought where there are fewer. */
  readonly weights: Float32Array;
}

function axisOf(length: number, sizePx: number): Axis {
  const scale = length / sizePx;
  const taps = scale > 1 ? Math.ceil(scale) + 1 : 2;
  const first = new Uint32Array(sizePx);
  const weights = new Float32Array(sizePx * taps);
  for (let to = 0; to < sizePx; to += 1) {
    if (scale > 1) {
      const [start, end] = [to * scale, Math.min(length, (to + 1) * scale)];
      first[to] = Math.floor(start);
      for (let tap = 0; tap < taps; tap += 1) {
        const from = Math.floor(start) + tap;
        const covered = Math.min(end, from + 1) - Math.max(start, from);
        weights[to * taps + tap] = Math.max(0, covered) / (end - start);
      }
    } else {
      const centre = Math.min(length - 1, Math.max(0, (to + 0.5) * scale - 0.5));
      first[to] = Math.floor(centre);
      weights[to * taps] = 1 - (centre - Math.floor(centre));
      weights[to * taps + 1] = centre - Math.floor(centre);
    }
  }
  return { first, taps, weights };
}

/** One row of the picture's part as red, green and blue, on white. */
function rowInto(row: Float32Array, rgba: Picture['rgba'], start: number, width: number): void {
  for (let x = 0, from = 4 * start, to = 0; x < width; x += 1, from += 4, to += CHANNELS) {
    const alpha = rgba[from + 3] ?? OPAQUE;
    for (let channel = 0; channel < CHANNELS; channel += 1) {
      const value = rgba[from + channel] ?? 0;
      row[to + channel] = alpha === OPAQUE ? value : OPAQUE + ((value - OPAQUE) * alpha) / OPAQUE;
    }
  }
}

function acrossInto(target: Float32Array, offset: number, row: Float32Array, width: number, axis: Axis): void {
  const { first, taps, weights } = axis;
  for (let to = 0; to < first.length; to += 1) {
    let [red, green, blue] = [0, 0, 0];
    const start = first[to] ?? 0;
    const used = Math.min(taps, width - start);
    for (let tap = 0; tap < used; tap += 1) {
      const weight = weights[to * taps + tap] ?? 0;
      const from = CHANNELS * (start + tap);
      red += weight * (row[from] ?? 0);
      green += weight * (row[from + 1] ?? 0);
      blue += weight * (row[from + 2] ?? 0);
    }
    const at = offset + CHANNELS * to;
    target[at] = red;
    target[at + 1] = green;
    target[at + 2] = blue;
  }
}

/**
 * The picture as sizePx x sizePx x 3 bytes. `crop` takes the largest square in the middle, `stretch` the whole picture.
 * Throws RangeError on a picture without pixels or with fewer bytes than it says.
 */
export function prepareImage({ width, height, rgba }: Picture, fit: Fit, sizePx: number): Uint8Array {
  const isWhole = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  if (!isWhole || rgba.length < 4 * width * height) {
    throw new RangeError(`${rgba.length} bytes for a picture of ${width} x ${height}`);
  }
  const box = fitBox(height, width, fit);
  const [across, down] = [axisOf(box.width, sizePx), axisOf(box.height, sizePx)];
  const rowSize = CHANNELS * sizePx;
  const narrowed = new Float32Array(box.height * rowSize);
  const row = new Float32Array(CHANNELS * box.width);
  for (let y = 0; y < box.height; y += 1) {
    rowInto(row, rgba, (box.top + y) * width + box.left, box.width);
    acrossInto(narrowed, y * rowSize, row, box.width, across);
  }
  const prepared = new Uint8Array(sizePx * rowSize);
  const sums = new Float32Array(rowSize);
  for (let y = 0; y < sizePx; y += 1) {
    sums.fill(0);
    const start = down.first[y] ?? 0;
    for (let tap = 0; tap < Math.min(down.taps, box.height - start); tap += 1) {
      const weight = down.weights[y * down.taps + tap] ?? 0;
      const from = (start + tap) * rowSize;
      for (let i = 0; i < rowSize; i += 1) sums[i] = (sums[i] ?? 0) + weight * (narrowed[from + i] ?? 0);
    }
    for (let i = 0; i < rowSize; i += 1) prepared[y * rowSize + i] = Math.round(sums[i] ?? 0);
  }
  return prepared;
}

/** Prepared bytes as the networks read them: x / 127.5 - 1. `target` may be longer. */
export function scaleInto(target: Float32Array, bytes: Uint8Array): void {
  for (let i = 0; i < bytes.length; i += 1) target[i] = (bytes[i] ?? 0) / 127.5 - 1;
}
