// How far counted shares may be off, and whether two of them differ: Wilson's interval (1927) for one share, and Newcombe's
// (1998, method 10), built of two of those, for a difference. Not responsible for: shares of more than one kind of trial.

/** Two-sided 95 % of the standard normal distribution. */
const Z95 = 1.959964;

export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/** 95 % interval of a share of `count` trials; [0, 1] without any. */
export function shareInterval(share: number, count: number): ShareInterval {
  if (!(count > 0)) return { low: 0, high: 1 };
  const z2 = Z95 * Z95;
  const middle = (share + z2 / (2 * count)) / (1 + z2 / count);
  const half = (Z95 / (1 + z2 / count)) * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * 95 % interval of the difference `one - other` of two shares of `count` trials each, as if the trials were not the same ones:
 * for two networks tested on the same pictures it is wider than need be, so that it errs to the side of "can't be told apart".
 */
export function differenceInterval(one: number, other: number, count: number): ShareInterval {
  const [a, b] = [shareInterval(one, count), shareInterval(other, count)];
  const difference = one - other;
  return {
    low: difference - Math.hypot(one - a.low, b.high - other),
    high: difference + Math.hypot(a.high - one, other - b.low),
  };
}

/** Which of the shares of `count` trials each are not clearly below the highest: the highest itself is always among them. */
export function notClearlyBelow(shares: readonly number[], count: number): readonly number[] {
  const best = shares.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return shares.flatMap((share, place) => (differenceInterval(best, share, count).low <= 0 ? [place] : []));
}
