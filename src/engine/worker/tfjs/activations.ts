// Keras's activation functions on tensors. Not responsible for: softmax fused with its loss (losses.ts).
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  add,
  elu,
  erf,
  leakyRelu,
  mul,
  relu,
  relu6,
  selu,
  sigmoid,
  softmax,
  softplus,
  tanh,
} from '@tensorflow/tfjs-core';
import type { Activation } from '../../../nn/spec.ts';

/** Keras 3's default slope of `leaky_relu` for negative inputs. */
const LEAKY_SLOPE = 0.2;

/** Applies an activation element by element (softmax: along the last axis). */
export function activate(x: Tensor, activation: Activation): Tensor {
  switch (activation) {
    case 'linear':
      return x;
    case 'relu':
      return relu(x);
    case 'leaky_relu':
      return leakyRelu(x, LEAKY_SLOPE);
    case 'elu':
      return elu(x);
    case 'selu':
      return selu(x);
    case 'gelu':
      // Exact form, x * Phi(x), as Keras computes it with approximate=False.
      return mul(mul(x, 0.5), add(erf(mul(x, Math.SQRT1_2)), 1));
    case 'sigmoid':
      return sigmoid(x);
    case 'tanh':
      return tanh(x);
    case 'softmax':
      return softmax(x);
    case 'softplus':
      return softplus(x);
    case 'swish':
      return mul(x, sigmoid(x));
    case 'relu6':
      return relu6(x);
    default:
      return activation satisfies never;
  }
}
