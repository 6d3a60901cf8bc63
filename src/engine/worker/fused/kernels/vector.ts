// What every kernel shares: multiply-add, sums across lanes, and reading or writing part of a vector.
// Not responsible for: any layer's arithmetic.

/** a * b + c. The relaxed build lets the machine fuse it, which is faster and rounds once instead of twice. */
// @ts-ignore: decorator
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** Sum of the four lanes. */
// @ts-ignore: decorator
@inline
export function laneSum(a: v128): f32 {
  const pairs = f32x4.add(a, v128.shuffle<f32>(a, a, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/** x where x is not below zero, else 0; NaN stays NaN. */
// @ts-ignore: decorator
@inline
export function reluOf(x: v128): v128 {
  return f32x4.pmax(x, f32x4.splat(0));
}

/** x where x is not above six, else 6; NaN stays NaN. */
// @ts-ignore: decorator
@inline
export function atMost6(x: v128): v128 {
  return f32x4.pmin(x, f32x4.splat(6));
}

/** Writes the first `count` lanes of a vector. */
// @ts-ignore: decorator
@inline
export function storeUpTo4(target: usize, value: v128, count: i32): void {
  if (count >= 4) {
    v128.store(target, value);
  } else {
    if (count > 0) store<f32>(target, f32x4.extract_lane(value, 0));
    if (count > 1) store<f32>(target, f32x4.extract_lane(value, 1), 4);
    if (count > 2) store<f32>(target, f32x4.extract_lane(value, 2), 8);
  }
}

/** Reads the first `count` lanes of a vector, zeros in the others. */
// @ts-ignore: decorator
@inline
export function loadUpTo4(source: usize, count: i32): v128 {
  let value = f32x4.splat(0);
  if (count >= 4) {
    value = v128.load(source);
  } else {
    if (count > 0) value = f32x4.replace_lane(value, 0, load<f32>(source));
    if (count > 1) value = f32x4.replace_lane(value, 1, load<f32>(source, 4));
    if (count > 2) value = f32x4.replace_lane(value, 2, load<f32>(source, 8));
  }
  return value;
}

/** Number of bytes of `count` 32-bit numbers. */
// @ts-ignore: decorator
@inline
export function bytesOf(count: i32): usize {
  return (<usize>count) << 2;
}

/**
 * Zero where |x| < limit. Numbers below 1.2e-38 are a hundred times slower on many processors, and a mean that decays
 * toward zero gets stuck among them for ever; so what no longer matters is cut off well above. NaN stays NaN.
 */
// @ts-ignore: decorator
@inline
export function cutBelow(x: v128, limit: f32): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(limit)));
}
