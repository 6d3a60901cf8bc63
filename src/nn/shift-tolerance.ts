// How much a feature map changes when the picture moves, as it is and after it has been made smaller in several ways.
// Not responsible for: the feature maps themselves (the caller gives the layer) or moving whole data sets (the engine).
import type { Image } from './convolution.ts';
import { poolGlobal } from './convolution.ts';
import { shiftImageInto } from './image.ts';
import { poolByRule } from './pool-gradient.ts';
import type { WindowRule } from './pool-gradient.ts';
import type { Padding, Pair } from './spec.ts';

/** What is done with a feature map before it is compared. */
export type Reduction =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'window';
      readonly rule: WindowRule;
      readonly size: Pair;
      readonly strides: Pair;
      readonly padding: Padding;
    }
  | { readonly kind: 'global-average' };

/** The reduced map; a vector of means has the shape 1 x 1 x channels. */
export function reduceMap(map: Image, reduction: Reduction): Image {
  switch (reduction.kind) {
    case 'none':
      return map;
    case 'window':
      return poolByRule(map, reduction.rule, reduction.size, reduction);
    case 'global-average':
      return { shape: [1, 1, map.shape[2]], values: poolGlobal(map, 'average') };
    default:
      return reduction satisfies never;
  }
}

/** The picture moved down and right by whole pixels; what comes in at the border is 0. */
export function shiftedImage({ shape, values }: Image, [down, right]: readonly [down: number, right: number]): Image {
  const moved = new Float32Array(values.length);
  const [height, width, channels] = shape;
  shiftImageInto(moved, values, { height, width, channels }, down, right);
  return { shape, values: moved };
}

/**
 * ||to - from|| / ||from|| of two equally long lists; 0 where both are all zero. For a map before and after a move of the
 * picture: 0 means that the move can't be told from it, 1.41 that nothing of it stayed where it was.
 */
export function relativeDistance(from: ArrayLike<number>, to: ArrayLike<number>): number {
  let difference = 0;
  let length = 0;
  for (let i = 0; i < from.length; i += 1) {
    const value = from[i] ?? 0;
    difference += (value - (to[i] ?? 0)) ** 2;
    length += value * value;
  }
  return difference === 0 ? 0 : Math.sqrt(difference / length);
}
