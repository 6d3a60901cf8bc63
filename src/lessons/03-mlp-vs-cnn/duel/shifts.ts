// The grid of the shift test: which shifts, in which order, and how its results are read.
// Not responsible for: measuring (the engine) or drawing.
import type { Shift } from '../../../engine/protocol/calls.ts';
import { FARTHEST } from './duel.ts';

/** Shifts along one axis: from -4 to 4. */
export function shiftLine(step: 1 | 2): readonly number[] {
  const line: number[] = [];
  for (let shift = -FARTHEST; shift <= FARTHEST; shift += step) line.push(shift);
  return line;
}

/** The whole grid, row by row: dy from top to bottom, dx from left to right. */
export function shiftGrid(step: 1 | 2): readonly Shift[] {
  const line = shiftLine(step);
  return line.flatMap((dy) => line.map((dx) => ({ dy, dx })));
}

/** Place of a shift in the grid; shifts between two grid lines go to the one farther out. */
export function shiftIndex(step: 1 | 2, { dy, dx }: Shift): number {
  const line = shiftLine(step);
  return line.indexOf(onGrid(dy, step)) * line.length + line.indexOf(onGrid(dx, step));
}

export function onGrid(shift: number, step: 1 | 2): number {
  const away = Math.ceil(Math.abs(shift) / step) * step;
  return shift < 0 ? -away : away;
}

/** Mean accuracy of all shifts whose larger part is `distance`; NaN while none of them is measured. */
export function ringMean(accuracies: Float32Array, step: 1 | 2, distance: number): number {
  let sum = 0;
  let count = 0;
  shiftGrid(step).forEach(({ dy, dx }, index) => {
    const accuracy = accuracies[index] ?? Number.NaN;
    if (Math.max(Math.abs(dy), Math.abs(dx)) !== distance || Number.isNaN(accuracy)) return;
    sum += accuracy;
    count += 1;
  });
  return count === 0 ? Number.NaN : sum / count;
}
