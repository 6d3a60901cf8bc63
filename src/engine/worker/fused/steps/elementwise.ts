// Operations that take each number for itself, or each row: activations, softmax, dropout.
// Not responsible for: a relu that is part of the layer before it.
import { dropoutThreshold } from '../../../../nn/random.ts';
import type { Kernels, MapBackwardKernel, MapKernel } from '../kernel-table.ts';
import { FLOAT_BYTES } from '../plan/arena.ts';
import type { MapActivation, Operation } from '../plan/operations.ts';
import { LINE_FLOATS, share, whole } from '../plan/team.ts';
import { ONE_PHASE, type Step, type StepContext } from './step.ts';

interface ActivationKernels {
  readonly forward: MapKernel;
  readonly backward: MapBackwardKernel;
}

function activationKernels(kernels: Kernels, activation: MapActivation): ActivationKernels {
  switch (activation) {
    case 'relu':
      return { forward: kernels.relu, backward: kernels.reluBackward };
    case 'leaky_relu':
      return { forward: kernels.leakyRelu, backward: kernels.leakyReluBackward };
    case 'elu':
      return { forward: kernels.elu, backward: kernels.eluBackward };
    case 'selu':
      return { forward: kernels.selu, backward: kernels.seluBackward };
    case 'gelu':
      return { forward: kernels.gelu, backward: kernels.geluBackward };
    case 'sigmoid':
      return { forward: kernels.sigmoid, backward: kernels.sigmoidBackward };
    case 'tanh':
      return { forward: kernels.tanh, backward: kernels.tanhBackward };
    case 'softplus':
      return { forward: kernels.softplus, backward: kernels.softplusBackward };
    case 'swish':
      return { forward: kernels.swish, backward: kernels.swishBackward };
    case 'relu6':
      return { forward: kernels.relu6, backward: kernels.relu6Backward };
    default:
      return activation satisfies never;
  }
}

/** Activations whose derivative is taken from their input; the others' from their output. */
export function needsInput(activation: MapActivation): boolean {
  return activation === 'gelu' || activation === 'swish';
}

export function planActivation(context: StepContext, operation: Extract<Operation, { readonly kind: 'map' }>): Step {
  const { activation } = operation;
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const y = context.addressOf(operation.output);
  const size = context.sizeOf(operation.output);
  const saved = needsInput(activation) ? x : y;
  return {
    operation,
    phases: ONE_PHASE,
    forward(pass) {
      const [from, to] = share(pass.count * size, pass, LINE_FLOATS);
      const start = from * FLOAT_BYTES;
      activationKernels(pass.kernels, activation).forward(x + start, y + start, to - from);
    },
    backward(pass, gradient, [inputGradient = 0]) {
      if (inputGradient === 0) return;
      const [from, to] = share(pass.count * size, pass, LINE_FLOATS);
      const start = from * FLOAT_BYTES;
      const target = inputGradient + start;
      if (inputGradient !== gradient) pass.kernels.copyBytes(target, gradient + start, (to - from) * FLOAT_BYTES);
      activationKernels(pass.kernels, activation).backward(saved + start, target, to - from);
    },
  };
}

export function planSoftmax(context: StepContext, operation: Extract<Operation, { readonly kind: 'softmax' }>): Step {
  const { columns } = operation;
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const y = context.addressOf(operation.output);
  const size = context.sizeOf(operation.output);
  return {
    operation,
    phases: ONE_PHASE,
    forward(pass) {
      const [, rows] = whole((pass.count * size) / columns, pass);
      pass.kernels.softmaxRows(x, rows, columns, y, 0);
    },
    backward(pass, gradient, [inputGradient = 0]) {
      if (inputGradient === 0 || pass.thread > 0) return;
      const count = pass.count * size;
      if (inputGradient !== gradient) pass.kernels.copyBytes(inputGradient, gradient, count * FLOAT_BYTES);
      pass.kernels.softmaxRowsBackward(y, inputGradient, count / columns, columns);
    },
  };
}

/** Backward draws the same mask again instead of keeping it. A mask counts from its first element: one thread's work. */
export function planDropout(context: StepContext, operation: Extract<Operation, { readonly kind: 'dropout' }>): Step {
  const { rate, nodeIndex } = operation;
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const y = context.addressOf(operation.output);
  const size = context.sizeOf(operation.output);
  const threshold = dropoutThreshold(rate);
  const scale = 1 / (1 - rate);
  return {
    operation,
    phases: ONE_PHASE,
    forward(pass) {
      const { kernels, count } = pass;
      if (pass.thread > 0) return;
      if (pass.isTraining) kernels.dropout(x, y, count * size, pass.dropoutKey(nodeIndex), threshold, scale);
      else kernels.copyBytes(y, x, count * size * FLOAT_BYTES);
    },
    backward(pass, gradient, [inputGradient = 0]) {
      if (inputGradient === 0 || pass.thread > 0) return;
      const { kernels } = pass;
      const count = pass.count * size;
      if (pass.isTraining) {
        kernels.dropout(gradient, inputGradient, count, pass.dropoutKey(nodeIndex), threshold, scale);
      } else if (inputGradient !== gradient) kernels.copyBytes(inputGradient, gradient, count * FLOAT_BYTES);
    },
  };
}
