// What keeps a picture made by gradient ascent from becoming noise: smoothness, blur, and colours that vary together as
// they do in photographs. Not responsible for: the ascent (excite.ts, dream.ts).
import type { PictureShape } from './resample.ts';

/**
 * Adds the slope of the squared total variation, the sum over neighbours of (a - b)^2 / 2, times `factor` (Mahendran and
 * Vedaldi 2015, arXiv:1412.0035, with beta = 2).
 */
export function addVariationSlopeInto(
  target: Float32Array,
  picture: Float32Array,
  [height, width, channels]: PictureShape,
  factor: number,
): void {
  const row = width * channels;
  for (let i = 0; i < picture.length; i += 1) {
    const column = Math.floor(i / channels) % width;
    const own = picture[i] ?? 0;
    let slope = 0;
    if (column > 0) slope += own - (picture[i - channels] ?? 0);
    if (column < width - 1) slope += own - (picture[i + channels] ?? 0);
    if (i >= row) slope += own - (picture[i - row] ?? 0);
    if (i < (height - 1) * row) slope += own - (picture[i + row] ?? 0);
    target[i] = (target[i] ?? 0) + factor * slope;
  }
}

/** Blurred with a Gaussian of that standard deviation in pixels, one direction after the other; borders go on. */
export function blurred(picture: Float32Array, [height, width, channels]: PictureShape, sigma: number): Float32Array {
  const radius = Math.ceil(3 * sigma);
  if (radius === 0) return picture;
  const bell = Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)));
  const whole = bell.reduce((sum, weight) => sum + weight, 0);
  const along = (source: Float32Array, isVertical: boolean): Float32Array => {
    const target = new Float32Array(source.length);
    for (let i = 0; i < source.length; i += 1) {
      const c = i % channels;
      const x = Math.floor(i / channels) % width;
      const y = Math.floor(i / (channels * width));
      let sum = 0;
      bell.forEach((weight, at) => {
        const row = isVertical ? Math.min(height - 1, Math.max(0, y + at - radius)) : y;
        const column = isVertical ? x : Math.min(width - 1, Math.max(0, x + at - radius));
        sum += weight * (source[(row * width + column) * channels + c] ?? 0);
      });
      target[i] = sum / whole;
    }
    return target;
  };
  return along(along(picture, true), false);
}

/**
 * A square root of the covariance of red, green and blue in photographs of ImageNet, scaled to a largest row of 1: the
 * table that Feature Visualization (Olah et al. 2017, distill.pub) publishes with its code.
 */
const COLOUR_ROOT = [
  [0.26, 0.09, 0.02],
  [0.27, 0, -0.05],
  [0.27, -0.09, 0.03],
] as const;
const ROOT_SCALE = Math.max(...[0, 1, 2].map((k) => Math.hypot(...COLOUR_ROOT.map((row) => row[k] ?? 0))));

/**
 * The slope as ascent in decorrelated colours takes it: root times root transposed, pixel by pixel. Pictures that have
 * no three channels stay as they are.
 */
export function decorrelated(slope: Float32Array, [, , channels]: PictureShape): Float32Array {
  if (channels !== 3) return slope;
  const target = new Float32Array(slope.length);
  for (let i = 0; i < slope.length; i += 3) {
    for (let k = 0; k < 3; k += 1) {
      let inner = 0;
      COLOUR_ROOT.forEach((row, c) => (inner += ((row[k] ?? 0) / ROOT_SCALE) * (slope[i + c] ?? 0)));
      COLOUR_ROOT.forEach((row, c) => (target[i + c] = (target[i + c] ?? 0) + ((row[k] ?? 0) / ROOT_SCALE) * inner));
    }
  }
  return target;
}

/** Root of the mean square. */
export function rootMeanSquare(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / Math.max(1, values.length));
}
