// Joining several values: sums and concatenations along channels. Not responsible for: shapes, which nn has judged.
import { FLOAT_BYTES } from '../plan/arena.ts';
import type { Operation } from '../plan/operations.ts';
import { LINE_FLOATS, share } from '../plan/team.ts';
import { ONE_PHASE, type Step, type StepContext } from './step.ts';

export function planAdd(context: StepContext, operation: Extract<Operation, { readonly kind: 'add' }>): Step {
  const inputs = operation.inputs.map((value) => context.addressOf(value));
  const [first = 0, second = 0, ...others] = inputs;
  const out = context.addressOf(operation.output);
  const size = context.sizeOf(operation.output);
  return {
    operation,
    phases: ONE_PHASE,
    forward(pass) {
      const [from, to] = share(pass.count * size, pass, LINE_FLOATS);
      const start = from * FLOAT_BYTES;
      const count = to - from;
      if (inputs.length === 1) pass.kernels.copyBytes(out + start, first + start, count * FLOAT_BYTES);
      else pass.kernels.addTwo(first + start, second + start, out + start, count);
      for (const other of others) pass.kernels.addInto(out + start, other + start, count);
    },
    backward(pass, gradient, inputGradients) {
      const [from, to] = share(pass.count * size, pass, LINE_FLOATS);
      const start = from * FLOAT_BYTES;
      for (const target of inputGradients) {
        if (target === 0 || target === gradient) continue;
        pass.kernels.copyBytes(target + start, gradient + start, (to - from) * FLOAT_BYTES);
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
    phases: ONE_PHASE,
    forward(pass) {
      const [from, to] = share(pass.count * rows, pass);
      for (const part of parts) {
        const source = part.address + from * part.bytes;
        pass.kernels.copyRows(source, part.bytes, out + from * outBytes + part.start, outBytes, to - from, part.length);
      }
    },
    backward(pass, gradient, inputGradients) {
      const [from, to] = share(pass.count * rows, pass);
      parts.forEach((part, index) => {
        const target = inputGradients[index] ?? 0;
        if (target === 0) return;
        const source = gradient + from * outBytes + part.start;
        pass.kernels.copyRows(source, outBytes, target + from * part.bytes, part.bytes, to - from, part.length);
      });
    },
  };
}
