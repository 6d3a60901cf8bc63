// Moves pixels of images that lie flat as height x width x channels. Not responsible for: colours or resampling.
import type { Seed } from './plan.ts';
import { permutation, STREAM } from './random.ts';

export type Pixels = Float32Array | Uint8Array;

export interface ImageSize {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/**
 * Copies `source` into `target` moved `dy` pixels down and `dx` right (whole numbers, either sign); what is
 * uncovered becomes 0, what leaves is lost. The two must not overlap in memory.
 */
export function shiftImageInto(target: Pixels, source: Pixels, size: ImageSize, dy: number, dx: number): void {
  const { height, width, channels } = size;
  target.fill(0, 0, height * width * channels);
  const firstX = Math.max(0, dx);
  const lastX = Math.min(width, width + dx);
  if (firstX >= lastX) return;
  for (let y = Math.max(0, dy); y < Math.min(height, height + dy); y += 1) {
    const from = ((y - dy) * width + firstX - dx) * channels;
    target.set(source.subarray(from, from + (lastX - firstX) * channels), (y * width + firstX) * channels);
  }
}

/** The one permutation of `height x width` pixel places that belongs to a seed. */
export function pixelPermutation(seed: Seed, pixelCount: number): Uint32Array {
  return permutation(pixelCount, seed, STREAM.pixels);
}

/** Place i of `target` gets pixel `order[i]` of `source`, all its channels together. No overlap in memory. */
export function permutePixelsInto(target: Pixels, source: Pixels, order: Uint32Array, channels: number): void {
  for (let i = 0; i < order.length; i += 1) {
    const from = (order[i] ?? 0) * channels;
    for (let c = 0; c < channels; c += 1) target[i * channels + c] = source[from + c] ?? 0;
  }
}

/** The permutation that undoes `order`. */
export function inversePermutation(order: Uint32Array): Uint32Array {
  const inverse = new Uint32Array(order.length);
  order.forEach((from, to) => {
    inverse[from] = to;
  });
  return inverse;
}
