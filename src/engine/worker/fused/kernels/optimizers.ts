// Update rules of Keras 3 (nn/optimizers.ts), one pass each over weights, gradients and slots.
// Factors that depend on the step are computed outside, in double precision. Arrays are worked through in fours.
// Not responsible for: schedules or which weights are trained.
import { bytesOf, cutBelow } from './vector';

/** Below these, gradients, their means and means of squares count as zero: far below any epsilon's reach. */
const TINY_GRADIENT: f32 = 1e-16;
const TINY_MEAN: f32 = 1e-30;
const TINY_SQUARE: f32 = 1e-34;

/** w -= rate g. */
export function sgd(w: usize, g: usize, count: i32, rate: f32): void {
  const end = w + bytesOf(count);
  const lr = f32x4.splat(rate);
  for (; w < end; w += 16, g += 16) v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(lr, v128.load(g))));
}

/** m = momentum m - rate g; w += m, or with Nesterov w += momentum m - rate g. */
export function sgdMomentum(w: usize, g: usize, m: usize, count: i32, rate: f32, momentum: f32, nesterov: bool): void {
  const end = w + bytesOf(count);
  const lr = f32x4.splat(rate);
  const mu = f32x4.splat(momentum);
  for (; w < end; w += 16, g += 16, m += 16) {
    const pull = f32x4.mul(lr, v128.load(g));
    const velocity = cutBelow(f32x4.sub(f32x4.mul(mu, v128.load(m)), pull), TINY_MEAN);
    v128.store(m, velocity);
    const move = nesterov ? f32x4.sub(f32x4.mul(mu, velocity), pull) : velocity;
    v128.store(w, f32x4.add(v128.load(w), move));
  }
}

/** v = rho v + (1 - rho) g^2; step = rate g / sqrt(v + epsilon); m = momentum m + step; w -= m. */
export function rmsprop(
  w: usize,
  g: usize,
  v: usize,
  m: usize,
  count: i32,
  rate: f32,
  rho: f32,
  rest: f32,
  momentum: f32,
  epsilon: f32,
): void {
  const end = w + bytesOf(count);
  const hasMomentum = momentum > 0;
  for (; w < end; w += 16, g += 16, v += 16, m += 16) {
    const gradient = cutBelow(v128.load(g), TINY_GRADIENT);
    const square = f32x4.mul(f32x4.mul(f32x4.splat(rest), gradient), gradient);
    const mean = cutBelow(f32x4.add(f32x4.mul(f32x4.splat(rho), v128.load(v)), square), TINY_SQUARE);
    v128.store(v, mean);
    const root = f32x4.sqrt(f32x4.add(mean, f32x4.splat(epsilon)));
    let move = f32x4.div(f32x4.mul(f32x4.splat(rate), gradient), root);
    if (hasMomentum) {
      move = cutBelow(f32x4.add(f32x4.mul(f32x4.splat(momentum), v128.load(m)), move), TINY_MEAN);
      v128.store(m, move);
    }
    v128.store(w, f32x4.sub(v128.load(w), move));
  }
}

/** a += g^2; w -= rate g / sqrt(a + epsilon). */
export function adagrad(w: usize, g: usize, a: usize, count: i32, rate: f32, epsilon: f32): void {
  const end = w + bytesOf(count);
  for (; w < end; w += 16, g += 16, a += 16) {
    const gradient = cutBelow(v128.load(g), TINY_GRADIENT);
    const sum = f32x4.add(v128.load(a), f32x4.mul(gradient, gradient));
    v128.store(a, sum);
    const root = f32x4.sqrt(f32x4.add(sum, f32x4.splat(epsilon)));
    v128.store(w, f32x4.sub(v128.load(w), f32x4.div(f32x4.mul(f32x4.splat(rate), gradient), root)));
  }
}

/** a = rho a + (1 - rho) g^2; x = -sqrt(d + e) g / sqrt(a + e); d = rho d + (1 - rho) x^2; w += rate x. */
export function adadelta(
  w: usize,
  g: usize,
  a: usize,
  d: usize,
  count: i32,
  rate: f32,
  rho: f32,
  rest: f32,
  epsilon: f32,
): void {
  const end = w + bytesOf(count);
  const r = f32x4.splat(rho);
  const s = f32x4.splat(rest);
  const e = f32x4.splat(epsilon);
  for (; w < end; w += 16, g += 16, a += 16, d += 16) {
    const gradient = cutBelow(v128.load(g), TINY_GRADIENT);
    const square = f32x4.mul(f32x4.mul(s, gradient), gradient);
    const mean = cutBelow(f32x4.add(f32x4.mul(r, v128.load(a)), square), TINY_SQUARE);
    v128.store(a, mean);
    const old = v128.load(d);
    const root = f32x4.mul(f32x4.sqrt(f32x4.add(old, e)), gradient);
    const move = f32x4.div(root, f32x4.sqrt(f32x4.add(mean, e)));
    const size = cutBelow(move, TINY_GRADIENT);
    v128.store(d, cutBelow(f32x4.add(f32x4.mul(r, old), f32x4.mul(f32x4.mul(s, size), size)), TINY_SQUARE));
    v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(f32x4.splat(rate), move)));
  }
}

/**
 * w *= keep (1 but for AdamW); m += (g - m) c1; v += (g^2 - v) c2; w -= m alpha / (sqrt(v) + epsilon),
 * c = 1 - beta.
 */
export function adam(
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  count: i32,
  c1: f32,
  c2: f32,
  alpha: f32,
  epsilon: f32,
  keep: f32,
): void {
  const end = w + bytesOf(count);
  const a = f32x4.splat(c1);
  const b = f32x4.splat(c2);
  const lr = f32x4.splat(alpha);
  const e = f32x4.splat(epsilon);
  const k = f32x4.splat(keep);
  for (; w < end; w += 16, g += 16, m += 16, v += 16) {
    const gradient = cutBelow(v128.load(g), TINY_GRADIENT);
    let first = v128.load(m);
    let second = v128.load(v);
    first = cutBelow(f32x4.add(first, f32x4.mul(f32x4.sub(gradient, first), a)), TINY_MEAN);
    second = f32x4.add(second, f32x4.mul(f32x4.sub(f32x4.mul(gradient, gradient), second), b));
    second = cutBelow(second, TINY_SQUARE);
    v128.store(m, first);
    v128.store(v, second);
    const move = f32x4.div(f32x4.mul(first, lr), f32x4.add(f32x4.sqrt(second), e));
    v128.store(w, f32x4.sub(f32x4.mul(v128.load(w), k), move));
  }
}

/** m as in adam; u = max(beta2 u, |g|); w -= rate m / (u + epsilon), rate = learning rate / (1 - beta1^t). */
export function adamax(
  w: usize,
  g: usize,
  m: usize,
  u: usize,
  count: i32,
  c1: f32,
  beta2: f32,
  rate: f32,
  epsilon: f32,
): void {
  const end = w + bytesOf(count);
  for (; w < end; w += 16, g += 16, m += 16, u += 16) {
    const gradient = cutBelow(v128.load(g), TINY_GRADIENT);
    let first = v128.load(m);
    first = cutBelow(f32x4.add(first, f32x4.mul(f32x4.sub(gradient, first), f32x4.splat(c1))), TINY_MEAN);
    const decayed = cutBelow(f32x4.mul(f32x4.splat(beta2), v128.load(u)), TINY_MEAN);
    const norm = f32x4.max(decayed, f32x4.abs(gradient));
    v128.store(m, first);
    v128.store(u, norm);
    const move = f32x4.div(f32x4.mul(f32x4.splat(rate), first), f32x4.add(norm, f32x4.splat(epsilon)));
    v128.store(w, f32x4.sub(v128.load(w), move));
  }
}

/** m, v as in adam; w -= (a m + b g) / (sqrt(v c) + epsilon), c = 1 / (1 - beta2^t); a and b hold rate and schedule. */
export function nadam(
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  count: i32,
  c1: f32,
  c2: f32,
  a: f32,
  b: f32,
  c: f32,
  epsilon: f32,
): void {
  const end = w + bytesOf(count);
  for (; w < end; w += 16, g += 16, m += 16, v += 16) {
    const gradient = cutBelow(v128.load(g), TINY_GRADIENT);
    let first = v128.load(m);
    let second = v128.load(v);
    first = cutBelow(f32x4.add(first, f32x4.mul(f32x4.sub(gradient, first), f32x4.splat(c1))), TINY_MEAN);
    second = f32x4.add(second, f32x4.mul(f32x4.sub(f32x4.mul(gradient, gradient), second), f32x4.splat(c2)));
    second = cutBelow(second, TINY_SQUARE);
    v128.store(m, first);
    v128.store(v, second);
    const direction = f32x4.add(f32x4.mul(f32x4.splat(a), first), f32x4.mul(f32x4.splat(b), gradient));
    const root = f32x4.add(f32x4.sqrt(f32x4.mul(second, f32x4.splat(c))), f32x4.splat(epsilon));
    v128.store(w, f32x4.sub(v128.load(w), f32x4.div(direction, root)));
  }
}
