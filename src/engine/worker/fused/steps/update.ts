// One optimizer's update as a kernel call, with the factors that depend on the step computed once a step.
// Not responsible for: the rules themselves (kernels/optimizers.ts, reference nn/optimizers.ts).
import { nadamSchedule } from '../../../../nn/optimizers.ts';
import type { OptimizerSpec } from '../../../../nn/plan.ts';
import type { Kernels } from '../kernel-table.ts';

/** Updates `count` weights at w by gradients at g with their slots. */
export interface Update {
  (w: number, g: number, slots: readonly number[], count: number): void;
}

/** The update of step `t`, counted from 1. */
export function planUpdate(kernels: Kernels, optimizer: OptimizerSpec, t: number): Update {
  const { learningRate } = optimizer;
  switch (optimizer.kind) {
    case 'sgd': {
      const { momentum, nesterov } = optimizer;
      if (momentum === 0) return (w, g, _slots, count) => kernels.sgd(w, g, count, learningRate);
      return (w, g, [m = 0], count) => kernels.sgdMomentum(w, g, m, count, learningRate, momentum, nesterov ? 1 : 0);
    }
    case 'rmsprop': {
      const { rho, momentum, epsilon } = optimizer;
      return (w, g, [v = 0, m = 0], count) =>
        kernels.rmsprop(w, g, v, m, count, learningRate, rho, 1 - rho, momentum, epsilon);
    }
    case 'adagrad':
      return (w, g, [a = 0], count) => kernels.adagrad(w, g, a, count, learningRate, optimizer.epsilon);
    case 'adadelta': {
      const { rho, epsilon } = optimizer;
      return (w, g, [a = 0, d = 0], count) => kernels.adadelta(w, g, a, d, count, learningRate, rho, 1 - rho, epsilon);
    }
    case 'adam':
    case 'adamw': {
      const { beta1, beta2, epsilon } = optimizer;
      const alpha = (learningRate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
      const keep = optimizer.kind === 'adamw' ? 1 - optimizer.weightDecay * learningRate : 1;
      return (w, g, [m = 0, v = 0], count) =>
        kernels.adam(w, g, m, v, count, 1 - beta1, 1 - beta2, alpha, epsilon, keep);
    }
    case 'adamax': {
      const { beta1, beta2, epsilon } = optimizer;
      const rate = learningRate / (1 - beta1 ** t);
      return (w, g, [m = 0, u = 0], count) => kernels.adamax(w, g, m, u, count, 1 - beta1, beta2, rate, epsilon);
    }
    case 'nadam': {
      const { beta1, beta2, epsilon } = optimizer;
      const { current, next, product } = nadamSchedule(beta1, t);
      const a = (learningRate * next) / (1 - product * next);
      const b = (learningRate * (1 - current)) / (1 - product);
      const c = 1 / (1 - beta2 ** t);
      return (w, g, [m = 0, v = 0], count) => kernels.nadam(w, g, m, v, count, 1 - beta1, 1 - beta2, a, b, c, epsilon);
    }
    default:
      return optimizer satisfies never;
  }
}
