// The curve of a run's batches, calmed by means of groups. Not responsible for: training or drawing.
import type { Point } from '../../kit/charts/series.ts';

/** One point of a curve stands for so many batches. */
const BATCHES_PER_POINT = 8;

/** Means of groups of batches, each at the last batch of its group. */
export function meanCurve(loss: Float32Array): readonly Point[] {
  return Array.from({ length: Math.ceil(loss.length / BATCHES_PER_POINT) }, (_, i) => {
    const group = loss.subarray(i * BATCHES_PER_POINT, (i + 1) * BATCHES_PER_POINT);
    return {
      x: i * BATCHES_PER_POINT + group.length,
      y: group.reduce((sum, value) => sum + value, 0) / group.length,
    };
  });
}
