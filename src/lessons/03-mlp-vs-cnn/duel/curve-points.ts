// Turns a run's record into points of a chart. Not responsible for: drawing them.
import type { EpochRecord } from '../../../engine/protocol/calls.ts';

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** How many neighbouring batches one point of the loss curve stands for: a power of two, so that points stay put as the run grows. */
export function batchesPerPoint(steps: number, maxPoints: number): number {
  let width = 1;
  while (steps / width > maxPoints) width *= 2;
  return width;
}

/**
 * Mean of every `width` batches, placed at the last batch of each. The newest, incomplete group is a point too,
 * so that the curve always reaches the step the run is at.
 */
export function groupedMeans(values: Float32Array, width: number): readonly CurvePoint[] {
  const points: CurvePoint[] = [];
  for (let start = 0; start < values.length; start += width) {
    const end = Math.min(values.length, start + width);
    let sum = 0;
    for (let i = start; i < end; i += 1) sum += values[i] ?? 0;
    points.push({ x: end, y: sum / (end - start) });
  }
  return points;
}

/** Mean of the last `count` values; null when there are none. */
export function recentMean(values: Float32Array, count: number): number | null {
  const recent = values.subarray(Math.max(0, values.length - count));
  if (recent.length === 0) return null;
  return recent.reduce((sum, value) => sum + value, 0) / recent.length;
}

export function epochCurve(
  epochs: readonly EpochRecord[],
  field: 'trainAccuracy' | 'validationAccuracy' | 'trainLoss' | 'validationLoss',
): readonly CurvePoint[] {
  return epochs.flatMap((record) => {
    const y = record[field];
    return y === null ? [] : [{ x: record.epoch, y }];
  });
}
