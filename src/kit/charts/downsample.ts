// Thins a line out for drawing: per pixel column its first, lowest, highest and last point, so that no spike is lost.
// Not responsible for: reading exact values (always from the full data).
import type { Domain, Point } from './series.ts';

export interface DrawnPoint {
  readonly x: number;
  /** null is a gap: NaN or an infinity stood there. */
  readonly y: number | null;
}

/** At most about four points per column plus gaps; lines with fewer points than that come back whole. */
export function downsample(points: readonly Point[], [low, high]: Domain, columns: number): readonly DrawnPoint[] {
  if (points.length <= columns * 4) return points.map(({ x, y }) => ({ x, y: Number.isFinite(y) ? y : null }));
  const drawn: DrawnPoint[] = [];
  const perColumn = (high - low) / columns;
  let start = 0;
  while (start < points.length) {
    const column = columnOf(points[start], low, perColumn);
    let end = start + 1;
    while (end < points.length && columnOf(points[end], low, perColumn) === column) end += 1;
    pushColumnInto(drawn, points, start, end);
    start = end;
  }
  return drawn;
}

function columnOf(point: Point | undefined, low: number, perColumn: number): number {
  return point === undefined ? -1 : Math.floor((point.x - low) / perColumn);
}

/** First, extremes and last of points[start, end) in their order; a gap where the column has a value that can't be drawn. */
function pushColumnInto(drawn: DrawnPoint[], points: readonly Point[], start: number, end: number): void {
  let lowest = -1;
  let highest = -1;
  let firstFinite = -1;
  let lastFinite = -1;
  let gap = false;
  for (let i = start; i < end; i += 1) {
    const y = points[i]?.y ?? NaN;
    if (!Number.isFinite(y)) {
      gap = true;
      continue;
    }
    if (firstFinite < 0) firstFinite = i;
    lastFinite = i;
    if (lowest < 0 || y < (points[lowest]?.y ?? NaN)) lowest = i;
    if (highest < 0 || y > (points[highest]?.y ?? NaN)) highest = i;
  }
  const kept = [...new Set([firstFinite, lowest, highest, lastFinite])].filter((i) => i >= 0).toSorted((a, b) => a - b);
  for (const i of kept) {
    const point = points[i];
    if (point) drawn.push(point);
  }
  const last = points[end - 1];
  if (gap && last) drawn.push({ x: last.x, y: null });
}
