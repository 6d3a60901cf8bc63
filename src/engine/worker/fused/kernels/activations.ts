// Activation functions of whole arrays and their derivatives; arrays are worked through in fours and have room for it.
// `...Backward` multiplies a gradient in place by the derivative, given the output, or the input where it says so.
// At exactly zero the derivatives are those of tfjs. Not responsible for: which layer uses which (the planner).
import { atMost6, bytesOf, reluOf } from './vector';
import { erf4, exp4, expm1Negative4, log1p4, sigmoid4, tanh4 } from './functions';

/** Keras 3's slope of leaky_relu below zero. */
const LEAKY_SLOPE: f32 = 0.2;
const SELU_SCALE: f32 = 1.05070098735548049342;
const SELU_SCALE_ALPHA: f32 = 1.75809934084737685994;

export function relu(x: usize, y: usize, count: i32): void {
  const end = x + bytesOf(count);
  for (; x < end; x += 16, y += 16) v128.store(y, reluOf(v128.load(x)));
}

export function reluBackward(y: usize, g: usize, count: i32): void {
  const end = y + bytesOf(count);
  const zero = f32x4.splat(0);
  for (; y < end; y += 16, g += 16) {
    v128.store(g, v128.andnot(v128.load(g), f32x4.le(v128.load(y), zero)));
  }
}

export function leakyRelu(x: usize, y: usize, count: i32): void {
  const end = x + bytesOf(count);
  for (; x < end; x += 16, y += 16) {
    const v = v128.load(x);
    v128.store(y, v128.bitselect(f32x4.mul(v, f32x4.splat(LEAKY_SLOPE)), v, f32x4.lt(v, f32x4.splat(0))));
  }
}

export function leakyReluBackward(y: usize, g: usize, count: i32): void {
  const end = y + bytesOf(count);
  for (; y < end; y += 16, g += 16) {
    const v = v128.load(g);
    const below = f32x4.le(v128.load(y), f32x4.splat(0));
    v128.store(g, v128.bitselect(f32x4.mul(v, f32x4.splat(LEAKY_SLOPE)), v, below));
  }
}

export function relu6(x: usize, y: usize, count: i32): void {
  const end = x + bytesOf(count);
  for (; x < end; x += 16, y += 16) v128.store(y, atMost6(reluOf(v128.load(x))));
}

export function relu6Backward(y: usize, g: usize, count: i32): void {
  const end = y + bytesOf(count);
  for (; y < end; y += 16, g += 16) {
    const v = v128.load(y);
    const flat = v128.or(f32x4.le(v, f32x4.splat(0)), f32x4.ge(v, f32x4.splat(6)));
    v128.store(g, v128.andnot(v128.load(g), flat));
  }
}

export function elu(x: usize, y: usize, count: i32): void {
  const end = x + bytesOf(count);
  for (; x < end; x += 16, y += 16) {
    const v = v128.load(x);
    v128.store(y, v128.bitselect(expm1Negative4(v), v, f32x4.lt(v, f32x4.splat(0))));
  }
}

export function eluBackward(y: usize, g: usize, count: i32): void {
  const end = y + bytesOf(count);
  const zero = f32x4.splat(0);
  for (; y < end; y += 16, g += 16) {
    const slope = f32x4.add(f32x4.pmin(v128.load(y), zero), f32x4.splat(1));
    v128.store(g, f32x4.mul(v128.load(g), slope));
  }
}

export function selu(x: usize, y: usize, count: i32): void {
  const end = x + bytesOf(count);
  for (; x < end; x += 16, y += 16) {
    const v = v128.load(x);
    const below = f32x4.mul(expm1Negative4(v), f32x4.splat(SELU_SCALE_ALPHA));
    v128.store(y, v128.bitselect(below, f32x4.mul(v, f32x4.splat(SELU_SCALE)), f32x4.lt(v, f32x4.splat(0))));
  }
}

export function seluBackward(y: usize, g: usize, count: i32): void {
  const end = y + bytesOf(count);
  for (; y < end; y += 16, g += 16) {
    const v = v128.load(y);
    const below = f32x4.add(v, f32x4.splat(SELU_SCALE_ALPHA));
    const slope = v128.bitselect(f32x4.splat(SELU_SCALE), below, f32x4.gt(v, f32x4.splat(0)));
    v128.store(g, f32x4.mul(v128.load(g), slope));
  }
}

export function sigmoid(x: usize, y: usize, count: i32): void {
  const end = x + bytesOf(count);
  for (; x < end; x += 16, y += 16) v128.store(y, sigmoid4(v128.load(x)));
}

export function sigmoidBackward(y: usize, g: usize, count: i32): void {
  const end = y + bytesOf(count);
  for (; y < end; y += 16, g += 16) {
    const v = v128.load(y);
    v128.store(g, f32x4.mul(v128.load(g), f32x4.mul(v, f32x4.sub(f32x4.splat(1), v))));
  }
}

export function tanh(x: usize, y: usize, count: i32): void {
  const end = x + bytesOf(count);
  for (; x < end; x += 16, y += 16) v128.store(y, tanh4(v128.load(x)));
}

export function tanhBackward(y: usize, g: usize, count: i32): void {
  const end = y + bytesOf(count);
  for (; y < end; y += 16, g += 16) {
    const v = v128.load(y);
    v128.store(g, f32x4.mul(v128.load(g), f32x4.sub(f32x4.splat(1), f32x4.mul(v, v))));
  }
}

/** max(x, 0) + log(1 + exp(-|x|)). */
export function softplus(x: usize, y: usize, count: i32): void {
  const end = x + bytesOf(count);
  for (; x < end; x += 16, y += 16) {
    const v = v128.load(x);
    v128.store(y, f32x4.add(reluOf(v), log1p4(exp4(f32x4.neg(f32x4.abs(v))))));
  }
}

/** Slope sigmoid(x) = 1 - exp(-y). */
export function softplusBackward(y: usize, g: usize, count: i32): void {
  const end = y + bytesOf(count);
  for (; y < end; y += 16, g += 16) {
    const slope = f32x4.neg(expm1Negative4(f32x4.neg(v128.load(y))));
    v128.store(g, f32x4.mul(v128.load(g), slope));
  }
}

export function swish(x: usize, y: usize, count: i32): void {
  const end = x + bytesOf(count);
  for (; x < end; x += 16, y += 16) {
    const v = v128.load(x);
    v128.store(y, f32x4.mul(v, sigmoid4(v)));
  }
}

/** Given the input: s (1 + x (1 - s)). */
export function swishBackward(x: usize, g: usize, count: i32): void {
  const end = x + bytesOf(count);
  const one = f32x4.splat(1);
  for (; x < end; x += 16, g += 16) {
    const v = v128.load(x);
    const s = sigmoid4(v);
    const slope = f32x4.mul(s, f32x4.add(one, f32x4.mul(v, f32x4.sub(one, s))));
    v128.store(g, f32x4.mul(v128.load(g), slope));
  }
}

/** Normal distribution function. */
// @ts-ignore: decorator
@inline
function phi(x: v128): v128 {
  return f32x4.mul(f32x4.splat(0.5), f32x4.add(f32x4.splat(1), erf4(f32x4.mul(x, f32x4.splat(0.70710678118654752)))));
}

/** x Phi(x), the exact form. */
export function gelu(x: usize, y: usize, count: i32): void {
  const end = x + bytesOf(count);
  for (; x < end; x += 16, y += 16) {
    const v = v128.load(x);
    v128.store(y, f32x4.mul(v, phi(v)));
  }
}

/** Given the input: Phi(x) + x exp(-x^2 / 2) / sqrt(2 pi). */
export function geluBackward(x: usize, g: usize, count: i32): void {
  const end = x + bytesOf(count);
  for (; x < end; x += 16, g += 16) {
    const v = v128.load(x);
    const density = f32x4.mul(exp4(f32x4.mul(f32x4.mul(v, v), f32x4.splat(-0.5))), f32x4.splat(0.39894228040143268));
    v128.store(g, f32x4.mul(v128.load(g), f32x4.add(phi(v), f32x4.mul(v, density))));
  }
}
