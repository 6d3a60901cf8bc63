// Convolution and pooling of one image, written as the sums they are: for exhibits, and as a reference for engines.
// Images lie flat as height x width x channels. Not responsible for: speed.
import { padding2D, paddingTranspose } from './shapes.ts';
import type { Padding, Pair } from './spec.ts';

export type ImageShape = readonly [height: number, width: number, channels: number];

export interface Image {
  readonly shape: ImageShape;
  readonly values: Float32Array;
}

export interface Kernel {
  /** [kernel height, kernel width, in, out]; depthwise [.., .., in, multiplier]; transposed [.., .., out, in]. */
  readonly shape: readonly [height: number, width: number, third: number, fourth: number];
  readonly values: ArrayLike<number>;
}

export interface WindowOptions {
  readonly strides: Pair;
  readonly padding: Padding;
  readonly dilationRate?: Pair;
}

/** One place of a kernel over the image: for every tap that lies inside, its number in the kernel and the pixel. */
type Tap = (tap: number, pixel: number) => void;

interface Grid {
  readonly height: number;
  readonly width: number;
  /** Calls back for the taps of one output place, row by row, those in the padding left out. */
  readonly eachTap: (y: number, x: number, tap: Tap) => void;
}

function windowGrid(image: Image, window: Pair, options: WindowOptions): Grid {
  const [height, width] = image.shape;
  const [kh, kw] = window;
  const [sh, sw] = options.strides;
  const [dh, dw] = options.dilationRate ?? [1, 1];
  const rows = padding2D(height, kh, sh, dh, options.padding);
  const columns = padding2D(width, kw, sw, dw, options.padding);
  return {
    height: rows.output,
    width: columns.output,
    eachTap(y, x, tap) {
      for (let i = 0; i < kh; i += 1) {
        const row = y * sh - rows.before + i * dh;
        if (row < 0 || row >= height) continue;
        for (let j = 0; j < kw; j += 1) {
          const column = x * sw - columns.before + j * dw;
          if (column >= 0 && column < width) tap(i * kw + j, row * width + column);
        }
      }
    },
  };
}

function emptyImage(shape: ImageShape): Image {
  return { shape, values: new Float32Array(shape[0] * shape[1] * shape[2]) };
}

/**
 * What every deep-learning library calls a convolution: the kernel is slid, not flipped (a cross-correlation).
 * Output [y, x, k] = bias[k] + sum over i, j, c of input [y s + i d - before, x s + j d - before, c] kernel [i, j, c, k].
 */
export function convolve(image: Image, kernel: Kernel, bias: ArrayLike<number> | null, options: WindowOptions): Image {
  const channels = image.shape[2];
  const [kh, kw, , filters] = kernel.shape;
  const grid = windowGrid(image, [kh, kw], options);
  const output = emptyImage([grid.height, grid.width, filters]);
  const sums = new Float64Array(filters);
  for (let y = 0; y < grid.height; y += 1) {
    for (let x = 0; x < grid.width; x += 1) {
      sums.fill(0);
      if (bias !== null) sums.set(bias);
      grid.eachTap(y, x, (tap, pixel) => {
        for (let c = 0; c < channels; c += 1) {
          const value = image.values[pixel * channels + c] ?? 0;
          const weights = (tap * channels + c) * filters;
          for (let k = 0; k < filters; k += 1) sums[k] = (sums[k] ?? 0) + value * (kernel.values[weights + k] ?? 0);
        }
      });
      output.values.set(sums, (y * grid.width + x) * filters);
    }
  }
  return output;
}

/** Each channel is convolved alone, with `multiplier` kernels; output channel = channel x multiplier + kernel. */
export function convolveDepthwise(
  image: Image,
  kernel: Kernel,
  bias: ArrayLike<number> | null,
  options: WindowOptions,
): Image {
  const channels = image.shape[2];
  const [kh, kw, , multiplier] = kernel.shape;
  const grid = windowGrid(image, [kh, kw], options);
  const outputs = channels * multiplier;
  const output = emptyImage([grid.height, grid.width, outputs]);
  const sums = new Float64Array(outputs);
  for (let y = 0; y < grid.height; y += 1) {
    for (let x = 0; x < grid.width; x += 1) {
      sums.fill(0);
      if (bias !== null) sums.set(bias);
      grid.eachTap(y, x, (tap, pixel) => {
        for (let k = 0; k < outputs; k += 1) {
          const value = image.values[pixel * channels + Math.floor(k / multiplier)] ?? 0;
          sums[k] = (sums[k] ?? 0) + value * (kernel.values[tap * outputs + k] ?? 0);
        }
      });
      output.values.set(sums, (y * grid.width + x) * outputs);
    }
  }
  return output;
}

/**
 * Transposed convolution: every input value stamps the kernel, times itself, onto the output at stride distance;
 * stamps add up; `same` cuts the rim so that the output is stride times the input.
 */
export function convolveTransposed(
  image: Image,
  kernel: Kernel,
  bias: ArrayLike<number> | null,
  options: { readonly strides: Pair; readonly padding: Padding },
): Image {
  const [height, width, channels] = image.shape;
  const [kh, kw, filters] = kernel.shape;
  const [sh, sw] = options.strides;
  const rows = paddingTranspose(height, kh, sh, options.padding);
  const columns = paddingTranspose(width, kw, sw, options.padding);
  const sums = new Float64Array(rows.output * columns.output * filters);
  if (bias !== null) for (let i = 0; i < sums.length; i += 1) sums[i] = bias[i % filters] ?? 0;
  for (let pixel = 0; pixel < height * width; pixel += 1) {
    for (let tap = 0; tap < kh * kw; tap += 1) {
      const row = Math.floor(pixel / width) * sh + Math.floor(tap / kw) - rows.before;
      const column = (pixel % width) * sw + (tap % kw) - columns.before;
      if (row < 0 || row >= rows.output || column < 0 || column >= columns.output) continue;
      for (let k = 0; k < filters; k += 1) {
        const place = (row * columns.output + column) * filters + k;
        const weights = (tap * filters + k) * channels;
        let sum = sums[place] ?? 0;
        for (let c = 0; c < channels; c += 1) {
          sum += (image.values[pixel * channels + c] ?? 0) * (kernel.values[weights + c] ?? 0);
        }
        sums[place] = sum;
      }
    }
  }
  return { shape: [rows.output, columns.output, filters], values: Float32Array.from(sums) };
}

/** Largest or mean value under a window, channel by channel. Padding counts neither as value nor towards the mean. */
export function pool(image: Image, kind: 'max' | 'average', poolSize: Pair, options: WindowOptions): Image {
  const channels = image.shape[2];
  const grid = windowGrid(image, poolSize, options);
  const output = emptyImage([grid.height, grid.width, channels]);
  for (let y = 0; y < grid.height; y += 1) {
    for (let x = 0; x < grid.width; x += 1) {
      for (let c = 0; c < channels; c += 1) {
        let largest = -Infinity;
        let sum = 0;
        let count = 0;
        grid.eachTap(y, x, (_, pixel) => {
          const value = image.values[pixel * channels + c] ?? 0;
          largest = Math.max(largest, value);
          sum += value;
          count += 1;
        });
        output.values[(y * grid.width + x) * channels + c] = kind === 'max' ? largest : sum / count;
      }
    }
  }
  return output;
}

/** One number a channel: the largest or the mean of all its places. */
export function poolGlobal(image: Image, kind: 'max' | 'average'): Float32Array {
  const [height, width] = image.shape;
  return pool(image, kind, [height, width], { strides: [1, 1], padding: 'valid' }).values;
}
