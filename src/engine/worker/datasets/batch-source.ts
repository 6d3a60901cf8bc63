// Samples as a network reads them: uint8 pixels become floats in [0, 1] and floats stay what they are; shifted and shuffled
// as the experiment wants.
// Not responsible for: loading samples (dataset-store.ts) or their order (runs).
import { inversePermutation, permutePixelsInto, pixelPermutation, shiftImageInto } from '../../../nn/image.ts';
import type { ImageSize } from '../../../nn/image.ts';
import type { Seed } from '../../../nn/plan.ts';
import type { Shift } from '../../protocol/calls.ts';
import type { Batch } from '../trainer.ts';
import type { LoadedSplit, Pixels } from './split.ts';

/** value / 255, rounded once. */
const UNIT = Float32Array.from({ length: 256 }, (_, value) => value / 255);

/** The fixed way of one experiment from stored to seen images: first the shift, then the shuffle of pixels. */
export interface ImagePath {
  readonly sampleSize: number;
  /** Writes one sample, bytes scaled to [0, 1], at `offset` of `target`. */
  sampleInto(target: Float32Array, offset: number, pixels: Pixels, shift: Shift | null): void;
  /** The shuffle for images that are floats already, `count` of them. */
  imagesInto(target: Float32Array, images: Float32Array, count: number): void;
  /** The way back, for what is laid out as the network sees images: each number to the pixel that it belongs to. */
  imagesBackInto(target: Float32Array, seen: Float32Array, count: number): void;
}

export function createImagePath(shape: LoadedSplit['shape'], pixelShuffle: Seed | null): ImagePath {
  const [height, width, channels] = shape;
  const size: ImageSize = { height, width, channels };
  const sampleSize = height * width * channels;
  const order = pixelShuffle === null ? null : pixelPermutation(pixelShuffle, height * width);
  const back = order === null ? null : inversePermutation(order);
  const bytes = { shifted: new Uint8Array(sampleSize), shuffled: new Uint8Array(sampleSize) };
  /** Only data sets of floats need them. */
  let floats: { readonly shifted: Float32Array; readonly shuffled: Float32Array } | null = null;

  /** The sample on its way, in arrays that the next one overwrites. */
  function onItsWay<T extends Pixels>(pixels: T, shift: Shift | null, own: { shifted: T; shuffled: T }): T {
    let seen = pixels;
    if (shift !== null && (shift.dy !== 0 || shift.dx !== 0)) {
      shiftImageInto(own.shifted, seen, size, shift.dy, shift.dx);
      seen = own.shifted;
    }
    if (order === null) return seen;
    permutePixelsInto(own.shuffled, seen, order, channels);
    return own.shuffled;
  }

  function shuffleInto(target: Float32Array, images: Float32Array, count: number, by: Uint32Array | null): void {
    for (let n = 0; n < count; n += 1) {
      const from = images.subarray(n * sampleSize, (n + 1) * sampleSize);
      const to = target.subarray(n * sampleSize, (n + 1) * sampleSize);
      if (by === null) to.set(from);
      else permutePixelsInto(to, from, by, channels);
    }
  }

  return {
    sampleSize,
    sampleInto(target, offset, pixels, shift) {
      if (pixels instanceof Float32Array) {
        floats ??= { shifted: new Float32Array(sampleSize), shuffled: new Float32Array(sampleSize) };
        target.set(onItsWay(pixels, shift, floats), offset);
        return;
      }
      const seen = onItsWay(pixels, shift, bytes);
      for (let i = 0; i < sampleSize; i += 1) target[offset + i] = UNIT[seen[i] ?? 0] ?? 0;
    },
    imagesInto: (target, images, count) => shuffleInto(target, images, count, order),
    imagesBackInto: (target, seen, count) => shuffleInto(target, seen, count, back),
  };
}

/** One sample, bytes scaled to [0, 1], neither shifted nor shuffled. */
export function unitInto(target: Float32Array, pixels: Pixels): void {
  if (pixels instanceof Float32Array) {
    target.set(pixels);
    return;
  }
  for (let i = 0; i < target.length; i += 1) target[i] = UNIT[pixels[i] ?? 0] ?? 0;
}

/** The samples of these numbers as one batch in new arrays. */
export function makeBatch(
  split: LoadedSplit,
  path: ImagePath,
  indices: ArrayLike<number>,
  shift: Shift | null = null,
): Batch {
  const count = indices.length;
  const images = new Float32Array(count * path.sampleSize);
  const labels = new Uint8Array(count);
  for (let n = 0; n < count; n += 1) {
    const index = indices[n] ?? 0;
    path.sampleInto(images, n * path.sampleSize, split.pixels(index), shift);
    labels[n] = split.label(index);
  }
  return { images, labels, count };
}
