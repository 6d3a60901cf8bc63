// Joining several values: sums and concatenations along channels. Not responsible for: shapes, which nn has judged.
import { FLOAT_BYTES } from '../plan/arena.ts';
import type { Operation } from '../plan/operations.ts';
import type { Step, StepContext } from './step.ts';

export function planAdd(context: StepContext, operation: Extract<Operation, { readonly kind: 'add' }>): Step {
  const inputs = operation.inputs.map((value) => context.addressOf(value));
  const [first = 0, second = 0, ...others] = inputs;
  const out = context.addressOf(operation.output);
  const size = context.sizeOf(operation.output);
  return {
    operation,
    forward(pass) {
      const count = pass.count * size;
      if (inputs.length === 1) pass.kernels.copyBytes(out, first, count * FLOAT_BYTES);
      else pass.kernels.addTwo(first, second, out, count);
      for (const other of others) pass.kernels.addInto(out, other, count);
    },
    backward(pass, gradient, inputGradients) {
      for (const target of inputGradients) {
        if (target === 0 || target === gradient) continue;
        pass.kernels.copyBytes(target, gradient, pass.count * size * FLOAT_BYTES);
      }
    },
  };
}

export function planConcatenate(
  context: StepContext,
  operation: Extract<Operation, { readonly kind: 'concatenate' }>,
): Step {
  const { rows, channels } = operation;
  const out = context.addressOf(operation.output);
  const outBytes = channels.reduce((sum, each) => sum + each, 0) * FLOAT_BYTES;
  let start = 0;
  const parts = operation.inputs.map((value, index) => {
    const length = channels[index] ?? 0;
    const part = { address: context.addressOf(value), start, length, bytes: length * FLOAT_BYTES };
    start += part.bytes;
    return part;
  });
  return {
    operation,
    forward(pass) {
      for (const part of parts) {
        pass.kernels.copyRows(part.address, part.bytes, out + part.start, outBytes, pass.count * rows, part.length);
      }
    },
    backward(pass, gradient, inputGradients) {
      parts.forEach((part, index) => {
        const target = inputGradients[index] ?? 0;
        if (target === 0) return;
        pass.kernels.copyRows(gradient + part.start, outBytes, target, part.bytes, pass.count * rows, part.length);
      });
    },
  };
}
