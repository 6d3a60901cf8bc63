// From which number to which a map is drawn, so that weak maps are seen, too: the figure writes the numbers beside it.
// Not responsible for: drawing.
import type { ValueRange } from '../../../kit/canvas/colour-maps.ts';

const known = new WeakMap<ArrayLike<number>, ValueRange>();

/** From nought, or the smallest number below it, to the largest; of one that is nought everywhere, from 0 to 1. */
export function mapRange(values: ArrayLike<number>): ValueRange {
  const found = known.get(values);
  if (found !== undefined) return found;
  let [least, most] = [0, 0];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    if (!Number.isFinite(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const range: ValueRange = most > least ? [least, most] : [0, 1];
  known.set(values, range);
  return range;
}

/** From the smallest to the largest finite number; null where there are none, or all are alike. */
export function spanOf(values: ArrayLike<number>): ValueRange | null {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return most > least ? [least, most] : null;
}
