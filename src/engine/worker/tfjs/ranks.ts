// Tensors seen with a rank that the type checker knows. Not responsible for: checking shapes (nn/shapes.ts did).
import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { reshape } from '@tensorflow/tfjs-core';
import type { Pair } from '../../../nn/spec.ts';

export function rank2(x: Tensor, shape: [number, number]): Tensor2D {
  return reshape(x, shape);
}

export function rank3(x: Tensor, shape: [number, number, number]): Tensor3D {
  return reshape(x, shape);
}

export function rank4(x: Tensor, shape: [number, number, number, number]): Tensor4D {
  return reshape(x, shape);
}

/** The four sides of a batch of images or of a kernel. */
export function fourSides(x: Tensor): [number, number, number, number] {
  const [a, b, c, d] = x.shape;
  if (a === undefined || b === undefined || c === undefined || d === undefined) {
    throw new Error(`expected a tensor of rank 4, got [${x.shape.join(', ')}]`);
  }
  return [a, b, c, d];
}

/** A batch of images as what tfjs wants. */
export function asImages(x: Tensor): Tensor4D {
  return rank4(x, fourSides(x));
}

/** A pair as tfjs takes it: mutable. */
export function pairOf(pair: Pair): [number, number] {
  return [pair[0], pair[1]];
}
