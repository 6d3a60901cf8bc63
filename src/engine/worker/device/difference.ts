// Relative differences of whole arrays. Not responsible for: what a difference means (protocol/device.ts judges).

/** The largest absolute value. */
export function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i += 1) most = Math.max(most, Math.abs(values[i] ?? Number.NaN));
  return most;
}

/**
 * max |found - expected| / max |expected|, where `scale` stands for the divisor if it is larger: a gradient that is zero
 * but for rounding is not compared with itself. Null where lengths differ or a number is missing.
 */
export function relativeDifference(found: ArrayLike<number>, expected: ArrayLike<number>, scale = 0): number | null {
  if (found.length !== expected.length) return null;
  let most = 0;
  for (let i = 0; i < expected.length; i += 1) {
    const distance = Math.abs((found[i] ?? Number.NaN) - (expected[i] ?? Number.NaN));
    if (!Number.isFinite(distance)) return null;
    most = Math.max(most, distance);
  }
  const divisor = Math.max(largest(expected), scale);
  return divisor === 0 ? most : most / divisor;
}

/** The larger of two differences; null (no number) is larger than any. */
export function larger(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.max(one, other);
}
