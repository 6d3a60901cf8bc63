// Update rules on tensors, equal to nn/optimizers.ts (Keras 3's formulas). Factors that depend only on the step
// are computed in double precision here. Not responsible for: keeping weights and slots (trainer.ts).
import type { Tensor } from '@tensorflow/tfjs-core';
import { abs, add, div, maximum, mul, sqrt, square, sub } from '@tensorflow/tfjs-core';
import { nadamSchedule } from '../../../nn/optimizers.ts';
import type { OptimizerSpec } from '../../../nn/plan.ts';

export interface Updated {
  readonly weight: Tensor;
  /** In the order of nn's slotCount; fewer than that where the last ones don't change. */
  readonly slots: readonly Tensor[];
}

/** Updates one weight. */
export type UpdateRule = (weight: Tensor, gradient: Tensor, slots: readonly Tensor[]) => Updated;

function slotAt(slots: readonly Tensor[], index: number): Tensor {
  const slot = slots[index];
  if (slot === undefined) throw new Error(`optimizer slot ${index} is missing`);
  return slot;
}

/** average + (value - average) (1 - rate) */
function moveAverage(average: Tensor, value: Tensor, rate: number): Tensor {
  return add(average, mul(sub(value, average), 1 - rate));
}

/** rate average + (1 - rate) value */
function blend(average: Tensor, value: Tensor, rate: number): Tensor {
  return add(mul(average, rate), mul(value, 1 - rate));
}

/** The rule for one update; `step` counts updates from 1. All its weights share the factors computed here. */
export function updateRule(optimizer: OptimizerSpec, step: number): UpdateRule {
  const { learningRate } = optimizer;
  switch (optimizer.kind) {
    case 'sgd': {
      const { momentum, nesterov } = optimizer;
      if (momentum === 0) {
        return (weight, gradient) => ({ weight: sub(weight, mul(gradient, learningRate)), slots: [] });
      }
      return (weight, gradient, slots) => {
        const pull = mul(gradient, learningRate);
        const velocity = sub(mul(slotAt(slots, 0), momentum), pull);
        const change = nesterov ? sub(mul(velocity, momentum), pull) : velocity;
        return { weight: add(weight, change), slots: [velocity] };
      };
    }
    case 'rmsprop': {
      const { rho, momentum, epsilon } = optimizer;
      return (weight, gradient, slots) => {
        const meanSquare = blend(slotAt(slots, 0), square(gradient), rho);
        const increment = div(mul(gradient, learningRate), sqrt(add(meanSquare, epsilon)));
        if (momentum === 0) return { weight: sub(weight, increment), slots: [meanSquare] };
        const velocity = add(mul(slotAt(slots, 1), momentum), increment);
        return { weight: sub(weight, velocity), slots: [meanSquare, velocity] };
      };
    }
    case 'adagrad': {
      const { epsilon } = optimizer;
      return (weight, gradient, slots) => {
        const accumulated = add(slotAt(slots, 0), square(gradient));
        const change = div(mul(gradient, learningRate), sqrt(add(accumulated, epsilon)));
        return { weight: sub(weight, change), slots: [accumulated] };
      };
    }
    case 'adadelta': {
      const { rho, epsilon } = optimizer;
      return (weight, gradient, slots) => {
        const squares = blend(slotAt(slots, 0), square(gradient), rho);
        const ratio = div(sqrt(add(slotAt(slots, 1), epsilon)), sqrt(add(squares, epsilon)));
        const delta = mul(ratio, gradient);
        const deltas = blend(slotAt(slots, 1), square(delta), rho);
        return { weight: sub(weight, mul(delta, learningRate)), slots: [squares, deltas] };
      };
    }
    case 'adam':
    case 'adamw': {
      const { beta1, beta2, epsilon } = optimizer;
      const rate = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
      const kept = optimizer.kind === 'adamw' ? 1 - optimizer.weightDecay * learningRate : 1;
      return (weight, gradient, slots) => {
        const first = moveAverage(slotAt(slots, 0), gradient, beta1);
        const second = moveAverage(slotAt(slots, 1), square(gradient), beta2);
        const change = div(mul(first, rate), add(sqrt(second), epsilon));
        const decayed = kept === 1 ? weight : mul(weight, kept);
        return { weight: sub(decayed, change), slots: [first, second] };
      };
    }
    case 'adamax': {
      const { beta1, beta2, epsilon } = optimizer;
      const rate = learningRate / (1 - beta1 ** step);
      return (weight, gradient, slots) => {
        const first = moveAverage(slotAt(slots, 0), gradient, beta1);
        const largest = maximum(mul(slotAt(slots, 1), beta2), abs(gradient));
        const change = div(mul(first, rate), add(largest, epsilon));
        return { weight: sub(weight, change), slots: [first, largest] };
      };
    }
    case 'nadam': {
      const { beta1, beta2, epsilon } = optimizer;
      const { current, next, product } = nadamSchedule(beta1, step);
      const firstFactor = (learningRate * next) / (1 - product * next);
      const gradientFactor = (learningRate * (1 - current)) / (1 - product);
      const secondFactor = 1 / (1 - beta2 ** step);
      return (weight, gradient, slots) => {
        const first = moveAverage(slotAt(slots, 0), gradient, beta1);
        const second = moveAverage(slotAt(slots, 1), square(gradient), beta2);
        const pull = add(mul(first, firstFactor), mul(gradient, gradientFactor));
        const change = div(pull, add(sqrt(mul(second, secondFactor)), epsilon));
        return { weight: sub(weight, change), slots: [first, second] };
      };
    }
    default:
      return optimizer satisfies never;
  }
}
