// How the numbers of a filter response are to be shown: their extremes, and the ends of a scale that a few outliers
// don't decide. Not responsible for: colours.

export interface Extremes {
  readonly min: number;
  readonly max: number;
}

/** Smallest and largest value; both 0 for none. */
export function extremesOf(values: Float32Array): Extremes {
  let min = values[0] ?? 0;
  let max = min;
  for (let i = 1; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    if (value < min) min = value;
    else if (value > max) max = value;
  }
  return { min, max };
}

/** The least of 1, 2, 5, 10, 20, 50 ... (and smaller such numbers) that is not below the value; 1 for zero. */
export function roundUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const unit = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const step = [1, 2, 5, 10].find((factor) => factor * unit >= value * (1 - 1e-9)) ?? 10;
  return unit < 1 ? step / Math.round(1 / unit) : step * unit;
}

const BINS = 256;
const counts = new Uint32Array(BINS);
/** Every eleventh value speaks for all; a prime, so that it meets every column of a picture. */
const SAMPLED = 11;
const KEPT = 0.99;

/**
 * End of a scale from -end to end: a round number that 99 of 100 values don't exceed in size (by a sample), so that
 * a few bright edges don't leave the rest pale. Never beyond the round number above the largest size.
 */
export function scaleEnd(values: Float32Array, { min, max }: Extremes): number {
  const most = Math.max(Math.abs(min), Math.abs(max));
  if (!(most > 0)) return 1;
  counts.fill(0);
  const toBin = (BINS - 1) / most;
  let taken = 0;
  for (let i = 0; i < values.length; i += SAMPLED) {
    const bin = Math.abs(values[i] ?? 0) * toBin;
    counts[bin | 0] = (counts[bin | 0] ?? 0) + 1;
    taken += 1;
  }
  let seen = 0;
  for (let bin = 0; bin < BINS; bin += 1) {
    seen += counts[bin] ?? 0;
    if (seen >= KEPT * taken) return Math.min(roundUp((bin + 1) / toBin), roundUp(most));
  }
  return roundUp(most);
}
