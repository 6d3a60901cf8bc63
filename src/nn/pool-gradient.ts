// Where the values of a pooled map come from, and the way of a gradient back through the pooling: one window at a time,
// so that an exhibit can show it. Agrees with convolution.ts (forward) and input-gradient.ts (whole networks).
// Not responsible for: weights, other layers, speed.
import type { Image, WindowOptions } from './convolution.ts';
import { windowPlaces } from './convolution-trace.ts';
import type { Pair } from './spec.ts';

/** How the numbers under a window become one: their largest, their mean, or a sum weighted by a kernel without bias. */
export type WindowRule =
  | { readonly kind: 'max' }
  | { readonly kind: 'average' }
  /** Kernel height x width weights, row by row, the same for every channel. */
  | { readonly kind: 'weighted'; readonly weights: ArrayLike<number> };

export interface WindowCell {
  /** Number of the pixel, row x width + column; null in the padding. */
  readonly pixel: number | null;
  readonly row: number;
  readonly column: number;
  /** 0 in the padding. */
  readonly value: number;
  /** d output / d value: what part of the gradient that reaches the output goes to this cell. */
  readonly share: number;
}

export interface WindowTrace {
  /** Row by row, kernel height x width, the padding's cells too. */
  readonly cells: readonly WindowCell[];
  readonly output: number;
  /** Place among `cells` of the largest value, the first one of equals; null where the rule has no winner. */
  readonly winner: number | null;
}

/** Takes one output place of one channel apart. Padding takes no part in max and average; a weighted sum reads it as 0. */
export function traceWindow(
  image: Image,
  rule: WindowRule,
  size: Pair,
  options: WindowOptions,
  [row, column, channel]: readonly [row: number, column: number, channel: number],
): WindowTrace {
  const [height, width, channels] = image.shape;
  const grid = windowPlaces({ height, width }, size, options);
  const top = grid.top(row);
  const left = grid.left(column);
  const [dilationY, dilationX] = options.dilationRate ?? [1, 1];
  const bare = Array.from({ length: size[0] * size[1] }, (_, tap) => {
    const r = top + Math.floor(tap / size[1]) * dilationY;
    const c = left + (tap % size[1]) * dilationX;
    const isInside = r >= 0 && r < height && c >= 0 && c < width;
    const pixel = isInside ? r * width + c : null;
    return { pixel, row: r, column: c, value: pixel === null ? 0 : (image.values[pixel * channels + channel] ?? 0) };
  });
  const read = bare.flatMap(({ pixel }, tap) => (pixel === null ? [] : [tap]));
  const valueOf = (tap: number): number => bare[tap]?.value ?? 0;
  switch (rule.kind) {
    case 'max': {
      const winner = read.reduce((best, tap) => (valueOf(tap) > valueOf(best) ? tap : best), read[0] ?? 0);
      return {
        cells: bare.map((cell, tap) => ({ ...cell, share: tap === winner ? 1 : 0 })),
        output: valueOf(winner),
        winner,
      };
    }
    case 'average':
      return {
        cells: bare.map((cell) => ({ ...cell, share: cell.pixel === null ? 0 : 1 / read.length })),
        output: read.reduce((sum, tap) => sum + valueOf(tap), 0) / read.length,
        winner: null,
      };
    case 'weighted': {
      const { weights } = rule;
      return {
        cells: bare.map((cell, tap) => ({ ...cell, share: cell.pixel === null ? 0 : (weights[tap] ?? 0) })),
        output: read.reduce((sum, tap) => sum + valueOf(tap) * (weights[tap] ?? 0), 0),
        winner: null,
      };
    }
    default:
      return rule satisfies never;
  }
}

/** Calls back for every output place of every channel, in the order of the output's values. */
function eachOutput(
  image: Image,
  rule: WindowRule,
  size: Pair,
  options: WindowOptions,
  visit: (trace: WindowTrace, output: number, channel: number) => void,
): Image['shape'] {
  const [height, width, channels] = image.shape;
  const grid = windowPlaces({ height, width }, size, options);
  const rows = Math.max(0, grid.height);
  const columns = Math.max(0, grid.width);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      for (let channel = 0; channel < channels; channel += 1) {
        const output = (row * columns + column) * channels + channel;
        visit(traceWindow(image, rule, size, options, [row, column, channel]), output, channel);
      }
    }
  }
  return [rows, columns, channels];
}

/** Sum, mean or largest of one channel under a window, without taking it apart. */
function reduceWindow(
  { shape: [, width, channels], values }: Image,
  rule: WindowRule,
  { top, left, bottom, right, originRow, originColumn, sizeColumns }: Taps,
  channel: number,
): number {
  let largest = -Infinity;
  let sum = 0;
  for (let r = top; r < bottom; r += 1) {
    for (let c = left; c < right; c += 1) {
      const value = values[(r * width + c) * channels + channel] ?? 0;
      if (rule.kind === 'weighted') {
        sum += value * (rule.weights[(r - originRow) * sizeColumns + c - originColumn] ?? 0);
      } else {
        sum += value;
        if (value > largest) largest = value;
      }
    }
  }
  if (rule.kind === 'max') return largest;
  return rule.kind === 'average' ? sum / ((bottom - top) * (right - left)) : sum;
}

/** The part of a window that lies in the image, and where the whole window begins. */
interface Taps {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly originRow: number;
  readonly originColumn: number;
  readonly sizeColumns: number;
}

/** The pooled image; the same numbers as `pool` and, for one kernel a channel, `convolveDepthwise`. No dilation. */
export function poolByRule(
  image: Image,
  rule: WindowRule,
  size: Pair,
  options: Omit<WindowOptions, 'dilationRate'>,
): Image {
  const [height, width, channels] = image.shape;
  const grid = windowPlaces({ height, width }, size, { strides: options.strides, padding: options.padding });
  const rows = Math.max(0, grid.height);
  const columns = Math.max(0, grid.width);
  const values = new Float32Array(rows * columns * channels);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const originRow = grid.top(row);
      const originColumn = grid.left(column);
      const taps: Taps = {
        top: Math.max(0, originRow),
        left: Math.max(0, originColumn),
        bottom: Math.min(height, originRow + size[0]),
        right: Math.min(width, originColumn + size[1]),
        originRow,
        originColumn,
        sizeColumns: size[1],
      };
      for (let c = 0; c < channels; c += 1) {
        values[(row * columns + column) * channels + c] = reduceWindow(image, rule, taps, c);
      }
    }
  }
  return { shape: [rows, columns, channels], values };
}

/**
 * For each value of the max-pooled image the index in `image.values` that it came from; the first one of equals,
 * row by row.
 */
export function poolArgmax(image: Image, size: Pair, options: WindowOptions): Int32Array {
  const channels = image.shape[2];
  const sources: number[] = [];
  eachOutput(image, { kind: 'max' }, size, options, ({ cells, winner }, _, channel) => {
    const pixel = cells[winner ?? 0]?.pixel ?? 0;
    sources.push(pixel * channels + channel);
  });
  return Int32Array.from(sources);
}

/**
 * d(sum of outputGradient x pooled) / d image, laid out like the image. A cell that several windows read collects from
 * all of them. RangeError where `outputGradient` has another length than the pooled image.
 */
export function poolGradient(
  image: Image,
  rule: WindowRule,
  size: Pair,
  options: WindowOptions,
  outputGradient: ArrayLike<number>,
): Float32Array {
  const channels = image.shape[2];
  const back = new Float64Array(image.values.length);
  const shape = eachOutput(image, rule, size, options, ({ cells }, output, channel) => {
    const given = outputGradient[output] ?? 0;
    if (given === 0) return;
    for (const { pixel, share } of cells) {
      if (pixel === null || share === 0) continue;
      const place = pixel * channels + channel;
      back[place] = (back[place] ?? 0) + given * share;
    }
  });
  if (outputGradient.length !== shape[0] * shape[1] * shape[2]) {
    throw new RangeError('the gradient is not of the shape of the output');
  }
  return Float32Array.from(back);
}
