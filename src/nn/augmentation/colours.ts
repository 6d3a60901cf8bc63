// Changes of values in place: contrast, brightness, hue, noise, and a covered square. After each one values are cut to
// [0, 1]. Not responsible for: moving pixels (warp.ts).
import type { ImageSize } from '../image.ts';
import { normalQuantile } from '../normal.ts';
import { dropoutHash } from '../random.ts';

function unit(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

/** Each channel's distances from its own mean, times `factor`. */
export function contrastInto(image: Float32Array, { height, width, channels }: ImageSize, factor: number): void {
  const length = height * width * channels;
  for (let c = 0; c < channels; c += 1) {
    let sum = 0;
    for (let i = c; i < length; i += channels) sum += image[i] ?? 0;
    const mean = sum / (height * width);
    for (let i = c; i < length; i += channels) image[i] = unit(mean + ((image[i] ?? 0) - mean) * factor);
  }
}

export function brightnessInto(image: Float32Array, length: number, added: number): void {
  for (let i = 0; i < length; i += 1) image[i] = unit((image[i] ?? 0) + added);
}

/** Turns every colour on the circle of hues (HSV): saturation and value stay. Three channels. */
export function hueInto(image: Float32Array, pixels: number, turns: number): void {
  const sixths = ((turns % 1) + 1) * 6;
  for (let i = 0; i < pixels * 3; i += 3) {
    const r = image[i] ?? 0;
    const g = image[i + 1] ?? 0;
    const b = image[i + 2] ?? 0;
    const most = r > g ? (r > b ? r : b) : g > b ? g : b;
    const spread = most - (r < g ? (r < b ? r : b) : g < b ? g : b);
    if (spread === 0) continue;
    const hue = most === r ? (g - b) / spread + 6 : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
    const turned = hue + sixths;
    image[i] = hsvChannel(5 + turned, most, spread);
    image[i + 1] = hsvChannel(3 + turned, most, spread);
    image[i + 2] = hsvChannel(1 + turned, most, spread);
  }
}

/** One channel of HSV colours by the formula with a shifted hue: 5 for red, 3 for green, 1 for blue. */
function hsvChannel(shifted: number, most: number, spread: number): number {
  const k = shifted - 6 * Math.floor(shifted / 6);
  return most - spread * unit(k < 2 ? k : 4 - k);
}

const NOISE_BITS = 12;
let quantiles: Float32Array | null = null;

/** Normal quantiles in the middle of 4096 equal parts: noise takes one of them, chosen by a hash. */
export function normalTable(): Float32Array {
  quantiles ??= Float32Array.from({ length: 2 ** NOISE_BITS }, (_, i) => normalQuantile((i + 0.5) / 2 ** NOISE_BITS));
  return quantiles;
}

/** Adds normal noise; value i gets the number that belongs to the key and i. */
export function noiseInto(image: Float32Array, length: number, deviation: number, key: number): void {
  const normal = normalTable();
  for (let i = 0; i < length; i += 1) {
    const drawn = normal[dropoutHash(key, i) >>> (32 - NOISE_BITS)] ?? 0;
    image[i] = unit((image[i] ?? 0) + deviation * drawn);
  }
}

export function coverInto(
  image: Float32Array,
  { width, channels }: ImageSize,
  square: { readonly top: number; readonly left: number; readonly sidePx: number },
  value: number,
): void {
  const { top, left, sidePx } = square;
  for (let y = top; y < top + sidePx; y += 1) {
    image.fill(value, (y * width + left) * channels, (y * width + left + sidePx) * channels);
  }
}
