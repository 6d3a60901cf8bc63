// Pooling on tensors, with gradients that are right at the borders and at ties.
// Not responsible for: shapes (nn/shapes.ts).
import type { Tensor } from '@tensorflow/tfjs-core';
import { avgPool, div, max, maxPool, mean, mul, pad, reshape, step, sub, sum, tensor } from '@tensorflow/tfjs-core';
import { padding2D } from '../../../nn/shapes.ts';
import type { Padding, Pair } from '../../../nn/spec.ts';
import { withGradient } from './custom-gradient.ts';
import { asImages, pairOf } from './ranks.ts';

interface Pooling {
  readonly poolSize: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
}

/** [n, h, w, c]; padding never wins. */
export function maxPooling(x: Tensor, pooling: Pooling): Tensor {
  return maxPool(asImages(x), pairOf(pooling.poolSize), pairOf(pooling.strides), pooling.padding);
}

/** How many of the `kernel` cells at each output position lie inside [0, size). */
function cellsInside(size: number, kernel: number, stride: number, before: number, output: number): readonly number[] {
  return Array.from({ length: output }, (_, position) => {
    const start = position * stride - before;
    return Math.min(start + kernel, size) - Math.max(start, 0);
  });
}

/**
 * [n, h, w, c]; cells outside the image are not counted. tfjs's own gradient of `same` pooling divides by the full
 * window at the borders too, so the image is padded by hand and each mean rescaled by window / cells inside.
 */
export function averagePooling(x: Tensor, pooling: Pooling): Tensor {
  const image = asImages(x);
  const [, height, width] = image.shape;
  const [kernelHeight, kernelWidth] = pooling.poolSize;
  const [strideHeight, strideWidth] = pooling.strides;
  const down = padding2D(height, kernelHeight, strideHeight, 1, pooling.padding);
  const across = padding2D(width, kernelWidth, strideWidth, 1, pooling.padding);
  if (down.before + down.after + across.before + across.after === 0) {
    return avgPool(image, pairOf(pooling.poolSize), pairOf(pooling.strides), 'valid');
  }
  const padded = pad(image, [
    [0, 0],
    [down.before, down.after],
    [across.before, across.after],
    [0, 0],
  ]);
  const means = avgPool(padded, pairOf(pooling.poolSize), pairOf(pooling.strides), 'valid');
  const rows = cellsInside(height, kernelHeight, strideHeight, down.before, down.output);
  const columns = cellsInside(width, kernelWidth, strideWidth, across.before, across.output);
  const window = kernelHeight * kernelWidth;
  const scale = rows.flatMap((row) => columns.map((column) => window / (row * column)));
  return mul(means, tensor(scale, [1, down.output, across.output, 1]));
}

/** Mean over all positions: [n, h, w, c] or [n, length, c] -> [n, c]. */
export function globalAverage(x: Tensor): Tensor {
  return mean(x, positionAxes(x));
}

/**
 * Largest over all positions. Where several positions share the largest value (a flat background does that) they
 * share its gradient, as in TensorFlow; tfjs's own gives all of it to each.
 */
export function globalMax(x: Tensor): Tensor {
  const axes = positionAxes(x);
  return withGradient([x], () => {
    const largest = max(x, axes, true);
    return {
      value: reshape(largest, [x.shape[0] ?? 0, x.shape.at(-1) ?? 0]),
      saved: [x, largest],
      gradient: (dy, saved) => {
        // 1 where nothing is larger. Not cast(equal(...)): sums of booleans fail to compile on WebGPU.
        const winners = sub(1, step(sub(saved(1), saved(0))));
        return [mul(winners, div(reshape(dy, saved(1).shape), sum(winners, axes, true)))];
      },
    };
  });
}

function positionAxes(x: Tensor): number[] {
  return x.rank === 4 ? [1, 2] : [1];
}
