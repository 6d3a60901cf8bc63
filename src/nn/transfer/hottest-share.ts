// How sharp a heat map is: the share of its heat that lies on the hottest part of its area. Not responsible for: the map.

/**
 * Share, in [0, 1], of the sum of all values above nought that the hottest `area` (a part of all places, in (0, 1]) holds. A
 * map that is the same everywhere has `area`, one with all its heat in one place up to 1. Places count by parts: of a map of
 * 3 x 3 the hottest tenth is nine tenths of one place. NaN without heat: such a map points nowhere.
 */
export function hottestShare(values: ArrayLike<number>, area = 0.1): number {
  const heat = Array.from(values, (value) => Math.max(0, value)).sort((a, b) => b - a);
  const total = heat.reduce((sum, value) => sum + value, 0);
  if (!(total > 0) || !Number.isFinite(total)) return Number.NaN;
  let left = area * heat.length;
  let held = 0;
  for (const value of heat) {
    if (left <= 0) break;
    held += value * Math.min(1, left);
    left -= 1;
  }
  return Math.min(1, held / total);
}
