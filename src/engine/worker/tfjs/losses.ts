// Losses on tensors with gradients in closed form, equal to nn/losses.ts: cross-entropies straight from the
// logits where the last activation allows it, otherwise from clipped outputs as in Keras.
// Not responsible for: metrics.
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  abs,
  add,
  clipByValue,
  div,
  exp,
  log,
  log1p,
  logSoftmax,
  mul,
  neg,
  relu,
  sigmoid,
  sign,
  square,
  sub,
  sum,
} from '@tensorflow/tfjs-core';
import { PROBABILITY_EPSILON } from '../../../nn/losses.ts';
import type { LossKind } from '../../../nn/plan.ts';
import type { Activation } from '../../../nn/spec.ts';
import { activate } from './activations.ts';
import { withGradient } from './custom-gradient.ts';

export interface Targets {
  /** [n, outputs]: 1 at the label, 0 elsewhere. */
  readonly oneHot: Tensor;
  /** [n, 1]: 1 / count for real rows, 0 for padding. */
  readonly rows: Tensor;
}

/** Mean loss over the real rows as a scalar. `logits`: [n, outputs] before `activation`. */
export function lossOf(kind: LossKind, logits: Tensor, activation: Activation, targets: Targets): Tensor {
  switch (kind) {
    case 'categorical_crossentropy':
    case 'sparse_categorical_crossentropy':
      if (activation === 'softmax') return softmaxCrossEntropy(logits, targets);
      return weighted(clippedCrossEntropy(activate(logits, activation), targets.oneHot), targets, 1);
    case 'binary_crossentropy':
      if (activation === 'sigmoid') return sigmoidCrossEntropy(logits, targets);
      return weighted(clippedBinary(activate(logits, activation), targets.oneHot), targets, outputsOf(logits));
    case 'mse':
      return weighted(square(sub(activate(logits, activation), targets.oneHot)), targets, outputsOf(logits));
    case 'mae':
      return weighted(absolute(sub(activate(logits, activation), targets.oneHot)), targets, outputsOf(logits));
    case 'hinge': {
      const signs = sub(mul(targets.oneHot, 2), 1);
      const margins = relu(sub(1, mul(signs, activate(logits, activation))));
      return weighted(margins, targets, outputsOf(logits));
    }
    default:
      return kind satisfies never;
  }
}

function outputsOf(logits: Tensor): number {
  return logits.shape.at(-1) ?? 1;
}

/** Sum over outputs / divisor, mean over rows. values: [n, outputs]. */
function weighted(values: Tensor, targets: Targets, divisor: number): Tensor {
  const rows = divisor === 1 ? targets.rows : mul(targets.rows, 1 / divisor);
  return sum(mul(values, rows));
}

/**
 * -log softmax at the label; its gradient is (probabilities - target) / count, exact for any logits. The value is not
 * clipped (nor does Keras clip when it sees the logits), so that a diverging run shows itself.
 */
function softmaxCrossEntropy(logits: Tensor, targets: Targets): Tensor {
  return withGradient([logits], () => {
    const logProbabilities = logSoftmax(logits);
    return {
      value: neg(sum(mul(mul(logProbabilities, targets.oneHot), targets.rows))),
      saved: [logProbabilities],
      gradient: (dy, saved) => [mul(mul(sub(exp(saved(0)), targets.oneHot), targets.rows), dy)],
    };
  });
}

/** Mean over outputs of max(z, 0) - z t + log(1 + exp(-|z|)); gradient (sigmoid(z) - t) / (outputs count). */
function sigmoidCrossEntropy(logits: Tensor, targets: Targets): Tensor {
  const share = 1 / outputsOf(logits);
  return withGradient([logits], () => {
    const softened = log1p(exp(neg(abs(logits))));
    const losses = add(sub(relu(logits), mul(logits, targets.oneHot)), softened);
    return {
      value: mul(sum(mul(losses, targets.rows)), share),
      saved: [logits],
      gradient: (dy, saved) => [mul(mul(sub(sigmoid(saved(0)), targets.oneHot), targets.rows), mul(dy, share))],
    };
  });
}

/** |x| with slope 0 at 0, where tfjs takes -1. */
function absolute(x: Tensor): Tensor {
  return withGradient([x], () => ({
    value: abs(x),
    saved: [x],
    gradient: (dy, saved) => [mul(dy, sign(saved(0)))],
  }));
}

/** [n, outputs]: -t log(p / sum p), p clipped; zero where t is. */
function clippedCrossEntropy(outputs: Tensor, target: Tensor): Tensor {
  const shares = div(outputs, sum(outputs, -1, true));
  return neg(mul(target, log(clipByValue(shares, PROBABILITY_EPSILON, 1 - PROBABILITY_EPSILON))));
}

/** [n, outputs]: -(t log p + (1 - t) log(1 - p)), p clipped; 1 - p by itself, as float32 has no 1 - 1e-7. */
function clippedBinary(outputs: Tensor, target: Tensor): Tensor {
  const clip = (x: Tensor) => clipByValue(x, PROBABILITY_EPSILON, 1 - PROBABILITY_EPSILON);
  return neg(add(mul(target, log(clip(outputs))), mul(sub(1, target), log(clip(sub(1, outputs))))));
}
