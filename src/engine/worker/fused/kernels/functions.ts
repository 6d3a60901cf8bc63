// Elementary functions on four numbers at once, right to about one unit in the last place; NaN stays NaN.
// Coefficients: S. Moshier's Cephes library (expf, logf, tanhf); erf: the rational fit used in Eigen.
// Not responsible for: activations built from them (activations.ts).

// @ts-ignore: decorator
@inline
function splat(x: f32): v128 {
  return f32x4.splat(x);
}

// @ts-ignore: decorator
@inline
function step(sum: v128, x: v128, coefficient: f32): v128 {
  return f32x4.add(f32x4.mul(sum, x), f32x4.splat(coefficient));
}

/** 2^n for whole n in [-127, 127]. */
// @ts-ignore: decorator
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** x = n ln 2 + r: exp(r) - 1 for |r| <= ln 2 / 2. */
// @ts-ignore: decorator
@inline
function expm1Reduced(r: v128): v128 {
  let p = splat(1.9875691500e-4);
  p = step(p, r, 1.3981999507e-3);
  p = step(p, r, 8.3334519073e-3);
  p = step(p, r, 4.1665795894e-2);
  p = step(p, r, 1.6666665459e-1);
  p = step(p, r, 5.0000001201e-1);
  return f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r);
}

// @ts-ignore: decorator
@inline
function reduced(x: v128, n: v128): v128 {
  const high = f32x4.sub(x, f32x4.mul(n, splat(0.693359375)));
  return f32x4.add(high, f32x4.mul(n, splat(2.12194440e-4)));
}

/** Zero below -87, where the result would be too small for full precision. */
export function exp4(given: v128): v128 {
  const x = f32x4.pmin(f32x4.pmax(given, splat(-87)), splat(89));
  const n = f32x4.nearest(f32x4.mul(x, splat(1.44269504088896341)));
  const y = f32x4.add(expm1Reduced(reduced(x, n)), splat(1));
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  const scaled = f32x4.mul(f32x4.mul(y, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
  return v128.andnot(scaled, f32x4.lt(given, splat(-87)));
}

/** exp(x) - 1 for x <= 0; for positive x only the sign of the result is meant. */
export function expm1Negative4(given: v128): v128 {
  const x = f32x4.pmin(f32x4.pmax(given, splat(-80)), splat(0));
  const n = f32x4.nearest(f32x4.mul(x, splat(1.44269504088896341)));
  const scale = powerOfTwo(i32x4.trunc_sat_f32x4_s(n));
  return f32x4.add(f32x4.mul(expm1Reduced(reduced(x, n)), scale), f32x4.sub(scale, splat(1)));
}

/** Natural logarithm of normal positive numbers. */
export function log4(x: v128): v128 {
  // x = m 2^e with m in [sqrt(1/2), sqrt(2))
  const shifted = i32x4.sub(x, i32x4.splat(0x3f3504f3));
  const e = f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23));
  const m = i32x4.add(v128.and(shifted, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const r = f32x4.sub(m, splat(1));
  let p = splat(7.0376836292e-2);
  p = step(p, r, -1.1514610310e-1);
  p = step(p, r, 1.1676998740e-1);
  p = step(p, r, -1.2420140846e-1);
  p = step(p, r, 1.4249322787e-1);
  p = step(p, r, -1.6668057665e-1);
  p = step(p, r, 2.0000714765e-1);
  p = step(p, r, -2.4999993993e-1);
  p = step(p, r, 3.3333331174e-1);
  const square = f32x4.mul(r, r);
  let y = f32x4.mul(f32x4.mul(p, r), square);
  y = f32x4.sub(y, f32x4.mul(e, splat(2.12194440e-4)));
  y = f32x4.sub(y, f32x4.mul(square, splat(0.5)));
  y = f32x4.add(f32x4.add(r, y), f32x4.mul(e, splat(0.693359375)));
  return v128.bitselect(x, y, f32x4.ne(x, x));
}

/** log(1 + u) for u in [0, 1], precise for small u too. */
export function log1p4(u: v128): v128 {
  const w = f32x4.add(u, splat(1));
  const d = f32x4.sub(w, splat(1));
  const corrected = f32x4.div(f32x4.mul(log4(w), u), d);
  return v128.bitselect(u, corrected, f32x4.eq(d, splat(0)));
}

export function tanh4(x: v128): v128 {
  const z = f32x4.mul(x, x);
  let p = splat(-5.70498872745e-3);
  p = step(p, z, 2.06390887954e-2);
  p = step(p, z, -5.37397155531e-2);
  p = step(p, z, 1.33314422036e-1);
  p = step(p, z, -3.33332819422e-1);
  const small = f32x4.add(f32x4.mul(f32x4.mul(p, z), x), x);
  const size = f32x4.abs(x);
  const e = f32x4.add(exp4(f32x4.add(size, size)), splat(1));
  const large = f32x4.sub(splat(1), f32x4.div(splat(2), e));
  const signed = v128.or(large, v128.and(x, i32x4.splat(0x80000000)));
  return v128.bitselect(small, signed, f32x4.lt(size, splat(0.625)));
}

export function sigmoid4(x: v128): v128 {
  return f32x4.div(splat(1), f32x4.add(splat(1), exp4(f32x4.neg(x))));
}

export function erf4(given: v128): v128 {
  const x = f32x4.pmin(f32x4.pmax(given, splat(-4)), splat(4));
  const z = f32x4.mul(x, x);
  let p = splat(-2.72614225801306e-10);
  p = step(p, z, 2.77068142495902e-8);
  p = step(p, z, -2.10102402082508e-6);
  p = step(p, z, -5.69250639462346e-5);
  p = step(p, z, -7.34990630326855e-4);
  p = step(p, z, -2.95459980854025e-3);
  p = step(p, z, -1.60960333262415e-2);
  let q = splat(-1.45660718464996e-5);
  q = step(q, z, -2.13374055278905e-4);
  q = step(q, z, -1.68282697438203e-3);
  q = step(q, z, -7.37332916720468e-3);
  q = step(q, z, -1.42647390514189e-2);
  return f32x4.div(f32x4.mul(x, p), q);
}
