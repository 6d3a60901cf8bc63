// Activation functions by Keras 3's definitions, and their slopes. Not responsible for: layers.
import type { Activation } from './spec.ts';

/** Keras's slope of leaky_relu below zero. */
const LEAKY_SLOPE = 0.2;
/** Constants of selu (Klambauer et al., 2017) as Keras has them. */
const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

/** All but softmax, which needs a whole row. */
export type ElementwiseActivation = Exclude<Activation, 'softmax'>;

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/**
 * Gaussian error function; absolute error below 2e-15. Up to |x| = 3 its Taylor series times exp(-x^2)
 * (Abramowitz and Stegun 7.1.6), beyond that the continued fraction of erfc (7.1.14).
 */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a > 6) return Math.sign(x);
  const scale = (2 / Math.sqrt(Math.PI)) * Math.exp(-a * a);
  if (a <= 3) {
    let term = a;
    let sum = a;
    for (let n = 1; term > sum * 1e-17; n += 1) {
      term *= (2 * a * a) / (2 * n + 1);
      sum += term;
    }
    return Math.sign(x) * scale * sum;
  }
  let fraction = a;
  for (let n = 60; n >= 1; n -= 1) fraction = a + n / 2 / fraction;
  return Math.sign(x) * (1 - scale / (2 * fraction));
}

/** The activation of one number. gelu is the exact one (with erf), as Keras's default. */
export function activate(kind: ElementwiseActivation, x: number): number {
  switch (kind) {
    case 'linear':
      return x;
    case 'relu':
      return Math.max(x, 0);
    case 'leaky_relu':
      return x > 0 ? x : LEAKY_SLOPE * x;
    case 'elu':
      return x > 0 ? x : Math.expm1(x);
    case 'selu':
      return SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x));
    case 'gelu':
      return (x / 2) * (1 + erf(x / Math.SQRT2));
    case 'sigmoid':
      return sigmoid(x);
    case 'tanh':
      return Math.tanh(x);
    case 'softplus':
      return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    case 'swish':
      return x * sigmoid(x);
    case 'relu6':
      return Math.min(Math.max(x, 0), 6);
    default:
      return kind satisfies never;
  }
}

/** Derivative of `activate` at x; at a kink the slope on the left (relu: 0 at 0). */
export function activationSlope(kind: ElementwiseActivation, x: number): number {
  switch (kind) {
    case 'linear':
      return 1;
    case 'relu':
      return x > 0 ? 1 : 0;
    case 'leaky_relu':
      return x > 0 ? 1 : LEAKY_SLOPE;
    case 'elu':
      return x > 0 ? 1 : Math.exp(x);
    case 'selu':
      return SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * Math.exp(x));
    case 'gelu':
      return (1 + erf(x / Math.SQRT2)) / 2 + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
    case 'sigmoid':
      return sigmoid(x) * sigmoid(-x);
    case 'tanh':
      return 1 - Math.tanh(x) ** 2;
    case 'softplus':
      return sigmoid(x);
    case 'swish':
      return sigmoid(x) * (1 + x * sigmoid(-x));
    case 'relu6':
      return x > 0 && x <= 6 ? 1 : 0;
    default:
      return kind satisfies never;
  }
}
