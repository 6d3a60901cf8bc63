// Batch normalization with the gradient of the whole expression in closed form (fewer passes over the data than
// differentiating mean and variance op by op). Not responsible for: keeping the moving averages (trainer.ts).
import type { Tensor } from '@tensorflow/tfjs-core';
import { add, mean, mul, reshape, rsqrt, square, sub, sum } from '@tensorflow/tfjs-core';
import { withGradient } from './custom-gradient.ts';

/** How much each row of a padded batch counts in a mean over the batch: [n], 1 / count for real rows, 0 for padding. */
export type RowWeights = Tensor | null;

export interface BatchMoments {
  readonly mean: Tensor;
  /** Without Bessel's correction, as Keras uses and keeps it. */
  readonly variance: Tensor;
}

/** All axes but the last. */
function reducedAxes(x: Tensor): number[] {
  return Array.from({ length: x.rank - 1 }, (_, axis) => axis);
}

function positionsPerRow(x: Tensor): number {
  return x.shape.slice(1, -1).reduce((product, side) => product * side, 1);
}

/** Row weights in a shape that multiplies x, so that weights of all positions of all rows sum to 1. */
function positionWeights(x: Tensor, rows: Tensor): Tensor {
  const shape = [x.shape[0] ?? 0, ...Array.from({ length: x.rank - 1 }, () => 1)];
  return mul(reshape(rows, shape), 1 / positionsPerRow(x));
}

/** Mean and variance of each channel (last axis) over the batch and all positions. */
export function batchMoments(x: Tensor, rows: RowWeights): BatchMoments {
  const axes = reducedAxes(x);
  if (rows === null) {
    const average = mean(x, axes);
    return { mean: average, variance: mean(square(sub(x, average)), axes) };
  }
  const weights = positionWeights(x, rows);
  const average = sum(mul(x, weights), axes);
  return { mean: average, variance: sum(mul(square(sub(x, average)), weights), axes) };
}

/** gamma (x - mean) / sqrt(variance + epsilon) + beta with given moments. */
export function normalize(x: Tensor, moments: BatchMoments, gamma: Tensor, beta: Tensor, epsilon: number): Tensor {
  const scale = mul(gamma, rsqrt(add(moments.variance, epsilon)));
  return add(mul(sub(x, moments.mean), scale), beta);
}

/**
 * Normalization by the batch's own moments, differentiated through them:
 * dx = gamma / sigma (dy - q sum(dy) - q xhat sum(dy xhat)), q = weight of a position (1 / N without padding).
 */
export function normalizeByBatch(
  x: Tensor,
  moments: BatchMoments,
  rows: RowWeights,
  gamma: Tensor,
  beta: Tensor,
  epsilon: number,
): Tensor {
  const axes = reducedAxes(x);
  return withGradient([x, gamma, beta], () => {
    const inverse = rsqrt(add(moments.variance, epsilon));
    const normal = mul(sub(x, moments.mean), inverse);
    return {
      value: add(mul(normal, gamma), beta),
      saved: [normal, inverse, gamma],
      gradient: (dy, saved) => {
        const xhat = saved(0);
        const betaGradient = sum(dy, axes);
        const gammaGradient = sum(mul(dy, xhat), axes);
        const shared = add(betaGradient, mul(xhat, gammaGradient));
        const weight = rows === null ? 1 / (positionsPerRow(xhat) * (xhat.shape[0] ?? 1)) : positionWeights(xhat, rows);
        const xGradient = mul(sub(dy, mul(shared, weight)), mul(saved(2), saved(1)));
        return [xGradient, gammaGradient, betaGradient];
      },
    };
  });
}
