// The bias of a layer: where it is read from (zeros where there is none) and its gradient, a sum of columns.
// Not responsible for: adding it, which the gathering kernels do as they start.
import { FLOAT_BYTES } from '../plan/arena.ts';
import type { WeightIndex } from '../plan/operations.ts';
import { PANEL_COLUMNS } from '../plan/parameters.ts';
import type { Pass, StepContext } from './step.ts';

export interface Bias {
  readonly address: number;
  /** Gradient from `rows` rows of `units` gradients; one thread's work. */
  backward(pass: Pass, gradient: number, rows: number): void;
}

/** Rows summed by one call, so that they still fit the cache. */
const CHUNK_ROWS = 256;

/** Sums of columns over any number of rows, in double precision, then rounded into floats. */
export function planColumnSums(
  context: StepContext,
  columns: number,
): (pass: Pass, rows: number, target: number, add: (row: number, rows: number, sums: number) => void) => void {
  const sums = context.arena.scratch().reserve((columns + 4) * 8);
  return (pass, rows, target, add) => {
    pass.kernels.fillZero(sums.address, (columns + 4) * 8);
    for (let row = 0; row < rows; row += CHUNK_ROWS) add(row, Math.min(CHUNK_ROWS, rows - row), sums.address);
    const first = sums.address / 8;
    for (let c = 0; c < columns; c += 1) pass.floats[target / FLOAT_BYTES + c] = pass.doubles[first + c] ?? 0;
  };
}

export function planBias(context: StepContext, bias: WeightIndex | null, units: number): Bias {
  if (bias === null) {
    return { address: context.arena.reserveFloats(units + PANEL_COLUMNS), backward: () => {} };
  }
  const { address } = context.placeOf(bias);
  const sumColumns = planColumnSums(context, units);
  return {
    address,
    backward(pass, gradient, rows) {
      // The last thread has no work that only the first can do.
      if (!pass.wantsWeights || pass.thread !== pass.threads - 1) return;
      sumColumns(pass, rows, pass.gradientOf(address), (row, count, sums) =>
        pass.kernels.addColumnSums(gradient + row * units * FLOAT_BYTES, count, units, sums),
      );
    },
  };
}
