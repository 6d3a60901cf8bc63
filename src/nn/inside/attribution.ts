// What all attributions share: a signed number for every number of the image, and how it is drawn as one map.
// Not responsible for: working any of them out (gradient-saliency.ts and its neighbours).
import type { Shape } from '../spec.ts';

/** How much each number of one image had to do with a scalar of the network. */
export interface Attribution {
  /** Of the image: height, width, channels. */
  readonly shape: Shape;
  readonly values: Float32Array;
  /** The scalar for the image itself. */
  readonly scalar: number;
}

/** One number a pixel: the largest magnitude over its channels (Simonyan et al. 2014, arXiv:1312.6034, section 3.1). */
export function largestOfChannels({ shape, values }: Pick<Attribution, 'shape' | 'values'>): Float32Array {
  const channels = shape[2] ?? 1;
  return Float32Array.from({ length: values.length / channels }, (_, pixel) => {
    let largest = 0;
    for (let c = 0; c < channels; c += 1) largest = Math.max(largest, Math.abs(values[pixel * channels + c] ?? 0));
    return largest;
  });
}

/**
 * How well a map agrees with what a reader marked: of the map's whole weight (magnitudes) the part inside the marked
 * pixels, and the same for a map that is alike everywhere, which is the part of the picture that is marked. 0 where the
 * map is empty. RangeError when the sizes differ.
 */
export function overlap(map: ArrayLike<number>, marked: ArrayLike<boolean>): { inside: number; byChance: number } {
  if (map.length !== marked.length) throw new RangeError('one mark a pixel is needed');
  let [inside, whole, pixels] = [0, 0, 0];
  for (let i = 0; i < map.length; i += 1) {
    const weight = Math.abs(map[i] ?? 0);
    whole += weight;
    if (marked[i] !== true) continue;
    inside += weight;
    pixels += 1;
  }
  return { inside: whole > 0 ? inside / whole : 0, byChance: map.length > 0 ? pixels / map.length : 0 };
}
