// Mean, spread and the uncertainty of a mean, for a handful of numbers. Not responsible for: what the numbers are.

export interface Sample {
  readonly count: number;
  readonly mean: number;
  /** Standard deviation with n - 1 in the denominator; NaN for fewer than two. */
  readonly deviation: number;
  readonly smallest: number;
  readonly largest: number;
}

/** Of at least one number. */
export function sampleOf(values: readonly number[]): Sample {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    count,
    mean,
    deviation: Math.sqrt(squares / (count - 1)),
    smallest: Math.min(...values),
    largest: Math.max(...values),
  };
}

/**
 * Two standard errors of the difference of two such means: recipes that differ by less can't be told apart by so many
 * seeds. Each mean has the standard error s / sqrt(n), their difference sqrt(2) times that.
 */
export function smallestTellable({ deviation, count }: Pick<Sample, 'deviation' | 'count'>): number {
  return 2 * Math.SQRT2 * (deviation / Math.sqrt(count));
}
