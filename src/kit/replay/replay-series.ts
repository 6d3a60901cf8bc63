// Recorded curves as pale, dashed lines under a reader's own. Not responsible for: the reader's lines.
import type { LineSeries, SeriesColour } from '../charts/series.ts';
import type { RecordedCurve } from './replay.ts';

interface Ghost {
  readonly id: string;
  readonly label: string;
  readonly color: SeriesColour;
  readonly curve: RecordedCurve;
}

/** Loss by step. */
export function ghostLoss({ id, label, color, curve }: Ghost): LineSeries {
  return { id: `${id}-recorded`, label, color, points: curve.loss, ghost: true };
}

/** Validation accuracy by epoch. */
export function ghostAccuracy({ id, label, color, curve }: Ghost): LineSeries {
  const points = curve.accuracy.map((y, i) => ({ x: i + 1, y }));
  return { id: `${id}-recorded`, label, color, points, ghost: true };
}
