// Resamples an image along an affine map: the picture is continued beyond its edges by the fill mode, and read there with
// bilinear interpolation. Not responsible for: where the map comes from (affine.ts) or colours (colours.ts).
import type { ImageSize } from '../image.ts';
import type { Affine } from './affine.ts';
import type { FillMode } from './spec.ts';

export interface Fill {
  readonly fillMode: FillMode;
  readonly fillValue: number;
}

/** Where pixel `i` of the continued row of n pixels lies in the row itself; -1: it is none of it. */
export function continuedIndex(i: number, n: number, fillMode: FillMode): number {
  if (i >= 0 && i < n) return i;
  switch (fillMode) {
    case 'nearest':
      return i < 0 ? 0 : n - 1;
    case 'constant':
      return -1;
    case 'wrap':
      return ((i % n) + n) % n;
    case 'reflect': {
      const at = ((i % (2 * n)) + 2 * n) % (2 * n);
      return at < n ? at : 2 * n - 1 - at;
    }
    default:
      return fillMode satisfies never;
  }
}

/** The source with one more pixel behind it that holds the fill value. Kept between calls: only one is at work at a time. */
let padded = new Float32Array(0);
let row = new Float32Array(0);

function padInto(source: Float32Array, length: number, channels: number, fillValue: number): void {
  if (padded.length < length + channels) padded = new Float32Array(length + channels);
  padded.set(source.subarray(0, length));
  padded.fill(fillValue, length, length + channels);
}

/** Places along one axis: the two pixels that each lies between (-1: fill), and how near it is to the second. */
function axisPlaces(
  n: number,
  scale: number,
  offset: number,
  fillMode: FillMode,
): { readonly low: Int32Array; readonly high: Int32Array; readonly part: Float32Array } {
  const [low, high, part] = [new Int32Array(n), new Int32Array(n), new Float32Array(n)];
  for (let i = 0; i < n; i += 1) {
    const at = scale * i + offset;
    const whole = Math.floor(at);
    low[i] = continuedIndex(whole, n, fillMode);
    part[i] = at - whole;
    high[i] = at === whole ? (low[i] ?? 0) : continuedIndex(whole + 1, n, fillMode);
  }
  return { low, high, part };
}

/** Rows and columns stay rows and columns: rows are mixed first, then columns within the mixed row. */
function warpAxesInto(target: Float32Array, size: ImageSize, map: Affine, { fillMode, fillValue }: Fill): void {
  const { height, width, channels } = size;
  const rowLength = width * channels;
  const ys = axisPlaces(height, map.yy, map.y0, fillMode);
  const xs = axisPlaces(width, map.xx, map.x0, fillMode);
  if (row.length < rowLength + channels) row = new Float32Array(rowLength + channels);
  // Column -1 is the pixel behind the row.
  const left = xs.low.map((x) => (x < 0 ? rowLength : x * channels));
  const right = xs.high.map((x) => (x < 0 ? rowLength : x * channels));
  const mixed = row;
  mixed.fill(fillValue, rowLength, rowLength + channels);
  for (let y = 0; y < height; y += 1) {
    const [low = 0, high = 0, part = 0] = [ys.low[y], ys.high[y], ys.part[y]];
    mixRows(mixed, rowLength, low * rowLength, high * rowLength, part, fillValue);
    let to = y * rowLength;
    for (let x = 0; x < width; x += 1) {
      const a = left[x] ?? 0;
      const b = right[x] ?? 0;
      const nearness = xs.part[x] ?? 0;
      for (let c = 0; c < channels; c += 1) {
        const value = mixed[a + c] ?? 0;
        target[to] = value + ((mixed[b + c] ?? 0) - value) * nearness;
        to += 1;
      }
    }
  }
}

/** A row between two rows of the padded source; a negative start stands for a row of fill. */
function mixRows(into: Float32Array, length: number, low: number, high: number, part: number, fillValue: number): void {
  const from = padded;
  if (low < 0 && high < 0) {
    into.fill(fillValue, 0, length);
  } else if (low < 0) {
    for (let i = 0; i < length; i += 1) into[i] = fillValue + ((from[high + i] ?? 0) - fillValue) * part;
  } else if (high < 0) {
    for (let i = 0; i < length; i += 1) {
      const value = from[low + i] ?? 0;
      into[i] = value + (fillValue - value) * part;
    }
  } else {
    for (let i = 0; i < length; i += 1) {
      const value = from[low + i] ?? 0;
      into[i] = value + ((from[high + i] ?? 0) - value) * part;
    }
  }
}

function warpAnyInto(target: Float32Array, size: ImageSize, map: Affine, fillMode: FillMode): void {
  const { height, width, channels } = size;
  const fill = height * width;
  const below = width * channels;
  const from = padded;
  const pixelAt = (y: number, x: number): number => {
    const ownY = continuedIndex(y, height, fillMode);
    const ownX = continuedIndex(x, width, fillMode);
    return (ownY < 0 || ownX < 0 ? fill : ownY * width + ownX) * channels;
  };
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const atY = map.yy * y + map.yx * x + map.y0;
      const atX = map.xy * y + map.xx * x + map.x0;
      const wholeY = Math.floor(atY);
      const wholeX = Math.floor(atX);
      const partY = atY - wholeY;
      const partX = atX - wholeX;
      let a = (wholeY * width + wholeX) * channels;
      let b = a + channels;
      let c = a + below;
      let d = c + channels;
      if (wholeY < 0 || wholeX < 0 || wholeY >= height - 1 || wholeX >= width - 1) {
        a = pixelAt(wholeY, wholeX);
        b = pixelAt(wholeY, wholeX + 1);
        c = pixelAt(wholeY + 1, wholeX);
        d = pixelAt(wholeY + 1, wholeX + 1);
      }
      for (let channel = 0; channel < channels; channel += 1) {
        const p = from[a + channel] ?? 0;
        const r = from[c + channel] ?? 0;
        const top = p + ((from[b + channel] ?? 0) - p) * partX;
        target[to] = top + (r + ((from[d + channel] ?? 0) - r) * partX - top) * partY;
        to += 1;
      }
    }
  }
}

/**
 * Writes the warped `source` (height x width x channels) into `target`, which may be the same array. Where the map
 * leads exactly onto pixels they are copied bit for bit.
 */
export function warpInto(target: Float32Array, source: Float32Array, size: ImageSize, map: Affine, fill: Fill): void {
  const { height, width, channels } = size;
  padInto(source, height * width * channels, channels, fill.fillValue);
  if (map.yx === 0 && map.xy === 0) warpAxesInto(target, size, map, fill);
  else warpAnyInto(target, size, map, fill.fillMode);
}
