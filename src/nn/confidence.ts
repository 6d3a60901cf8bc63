// The mean of a few repetitions and how far it may be off: Student's interval. Not responsible for: many values, or
// values that are not repetitions of one experiment.

/** Two-sided 95 % quantiles of Student's t by degrees of freedom 1 to 9. */
const T95 = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262] as const;

export interface MeanInterval {
  readonly mean: number;
  /** Half the width of the 95 % interval; null with fewer than two values or more than ten. */
  readonly halfWidth: number | null;
  readonly count: number;
}

/** Mean and 95 % interval of independent repetitions; null without any. */
export function meanInterval(values: readonly number[]): MeanInterval | null {
  const count = values.length;
  if (count === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const t = T95[count - 2];
  if (t === undefined) return { mean, halfWidth: null, count };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  return { mean, halfWidth: t * Math.sqrt(variance / count), count };
}
