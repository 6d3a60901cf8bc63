// Numbers about numbers. Pure. Not responsible for: taking them or writing them down.

/** @returns {number[]} */
function ascending(/** @type {readonly number[]} */ values) {
  return values.toSorted((a, b) => a - b);
}

function sum(/** @type {readonly number[]} */ values) {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * The value in the middle, or the mean of the two there; NaN of nothing.
 * @param {readonly number[]} values
 */
export function median(values) {
  const sorted = ascending(values);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/**
 * Nearest rank: the smallest value that at least `fraction` of all values do not exceed; NaN of nothing.
 * @param {readonly number[]} values
 * @param {number} fraction In (0, 1].
 */
export function percentile(values, fraction) {
  return ascending(values)[Math.ceil(fraction * values.length) - 1] ?? Number.NaN;
}

/**
 * @typedef {object} GapSummary
 * @property {number} frames
 * @property {number} medianMs
 * @property {number} p95Ms
 * @property {number} maxMs
 * @property {number} stalledShare Of the time, in [0, 1]: what long gaps took of it. A frozen page has few frames, so
 *   percentiles of frames alone would hide it.
 */

/** Three frames of a display of 60 Hz: from here on a gap is a stall. */
export const STALL_MS = 50;

/**
 * What a reader feels of the gaps between animation frames.
 * @param {readonly number[]} gapsMs
 * @returns {GapSummary}
 */
export function summarizeGaps(gapsMs) {
  return {
    frames: gapsMs.length,
    medianMs: median(gapsMs),
    p95Ms: percentile(gapsMs, 0.95),
    maxMs: percentile(gapsMs, 1),
    stalledShare: sum(gapsMs.filter((gap) => gap > STALL_MS)) / sum(gapsMs),
  };
}

/**
 * How many times faster one was than another: the ratio of the medians, and the least and greatest ratio within one
 * round, which is what interleaving is for.
 * @param {readonly number[]} rates
 * @param {readonly number[]} otherRates Of the same rounds, in the same order.
 */
export function ratio(rates, otherRates) {
  const rounds = rates.slice(0, otherRates.length).map((rate, round) => rate / (otherRates[round] ?? Number.NaN));
  return {
    ofMedians: median(rates) / median(otherRates),
    least: Math.min(...rounds),
    greatest: Math.max(...rounds),
  };
}
