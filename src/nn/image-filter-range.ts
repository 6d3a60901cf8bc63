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

const ROUND = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The least round number (one of `ROUND` times a power of ten) that is not below the value; 1 for zero. */
export function roundUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const unit = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const step = ROUND.find((factor) => factor * unit >= value * (1 - 1e-9)) ?? 10;
  return unit < 1 ? step / Math.round(1 / unit) : step * unit;
}

const BINS = 256;
const counts = new Uint32Array(BINS);
/** Every eleventh value speaks for all; a prime, so that it meets every column of a picture. */
const SAMPLED = 11;
const KEPT = 0.98;

/**
 * End of a scale from -end to end: a round number that 98 of 100 values don't exceed in size (by a sample, even areas
 * left out), so that a few bright edges don't leave the rest pale. Never beyond the round number above the largest size.
 */
export function scaleEnd(values: Float32Array, { min, max }: Extremes): number {
  const most = Math.max(Math.abs(min), Math.abs(max));
  if (!(most > 0)) return 1;
  counts.fill(0);
  const toBin = (BINS - 1) / most;
  let taken = 0;
  for (let i = 0; i < values.length; i += SAMPLED) {
    const bin = (Math.abs(values[i] ?? 0) * toBin) | 0;
    if (bin === 0) continue;
    counts[bin] = (counts[bin] ?? 0) + 1;
    taken += 1;
  }
  let seen = 0;
  for (let bin = 1; bin < BINS; bin += 1) {
    seen += counts[bin] ?? 0;
    if (seen >= KEPT * taken) return Math.min(roundUp((bin + 1) / toBin), roundUp(most));
  }
  return roundUp(most);
}
