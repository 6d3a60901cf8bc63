// An embedding: rows of a table copied to where their numbers stand, and gradients added up row by row. Plain loops: it
// moves few numbers and multiplies none, so one thread does it. Not responsible for: which row a number stands for (nn/embedding.ts).
import { embeddingRow } from '../../../../nn/embedding.ts';
import { FLOAT_BYTES } from '../plan/arena.ts';
import type { Operation } from '../plan/operations.ts';
import { ONE_PHASE, type Pass, type Step, type StepContext } from './step.ts';

export function planEmbedding(
  context: StepContext,
  operation: Extract<Operation, { readonly kind: 'embedding' }>,
): Step {
  const { length, inputDim, outputDim } = operation;
  const x = context.addressOf(operation.inputs[0] ?? 0) / FLOAT_BYTES;
  const out = context.addressOf(operation.output) / FLOAT_BYTES;
  const table = context.placeOf(operation.kernel).address;

  function tableGradient(pass: Pass, gradient: number): void {
    const { floats } = pass;
    const target = pass.gradientOf(table);
    pass.kernels.fillZero(target, inputDim * outputDim * FLOAT_BYTES);
    for (let place = 0; place < pass.count * length; place += 1) {
      const from = gradient / FLOAT_BYTES + place * outputDim;
      const to = target / FLOAT_BYTES + embeddingRow(floats[x + place] ?? 0, inputDim) * outputDim;
      for (let i = 0; i < outputDim; i += 1) floats[to + i] = (floats[to + i] ?? 0) + (floats[from + i] ?? 0);
    }
  }

  return {
    operation,
    phases: ONE_PHASE,
    forward({ floats, count, thread }) {
      if (thread > 0) return;
      for (let place = 0; place < count * length; place += 1) {
        const row = table / FLOAT_BYTES + embeddingRow(floats[x + place] ?? 0, inputDim) * outputDim;
        floats.copyWithin(out + place * outputDim, row, row + outputDim);
      }
    },
    backward(pass, gradient, [inputGradient = 0]) {
      if (pass.thread > 0) return;
      if (pass.wantsWeights) tableGradient(pass, gradient);
      // Between two numbers there is nothing: the output does not change with them.
      if (inputGradient !== 0) pass.kernels.fillZero(inputGradient, pass.count * length * FLOAT_BYTES);
    },
  };
}
