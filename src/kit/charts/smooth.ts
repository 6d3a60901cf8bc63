// Smooths a noisy curve for reading: an exponential average without the start's bias, as training dashboards use.
// Not responsible for: the raw values (draw them `faint` beside it).
import type { Point } from './series.ts';

/**
 * `weight` in [0, 1) is the share kept of the past; 0 changes nothing. Values that are not finite stay as they are
 * and leave the average alone.
 */
export function smoothed(points: readonly Point[], weight: number): readonly Point[] {
  let average = 0;
  let mass = 0;
  return points.map(({ x, y }) => {
    if (!Number.isFinite(y)) return { x, y };
    average = average * weight + y * (1 - weight);
    mass = mass * weight + (1 - weight);
    return { x, y: average / mass };
  });
}
