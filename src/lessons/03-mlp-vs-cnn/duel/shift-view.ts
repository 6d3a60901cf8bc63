// The shift test of one contestant as the duel shows it. Not responsible for: the grid of shifts (shifts.ts) or
// measuring (measurements.ts).
import type { CurvePoint } from './curve-points.ts';
import { FARTHEST } from './duel.ts';
import type { DuelState } from './duel.ts';
import type { RunSight } from './session.ts';
import { ringMean, shiftGrid, shiftIndex, shiftLine } from './shifts.ts';
import { SHIFT_SAMPLES } from './setup.ts';
import type { ContestantId } from './setup.ts';

export interface ShiftView {
  readonly contestant: ContestantId;
  /** Row-major over the grid, NaN where not measured yet; null before the test. */
  readonly accuracies: Float32Array | null;
  readonly done: number;
  readonly total: number;
  readonly running: boolean;
  /** Test images of each shift, also before the test. */
  readonly count: number;
  /** Accuracy against dx where dy = 0. */
  readonly curve: readonly CurvePoint[];
  /** Accuracy of the shift looked at; null before it is measured. */
  readonly chosen: number | null;
  readonly unshifted: number | null;
  /** Mean of the outermost ring of shifts. */
  readonly farthest: number | null;
}

export function shiftView(contestant: ContestantId, { shiftStep, shift }: DuelState, sight: RunSight): ShiftView {
  const belongs = sight.shift?.shiftStep === shiftStep && sight.shift.step === sight.snapshot?.step;
  const result = belongs ? sight.shift : null;
  const accuracies = result?.accuracies ?? null;
  const measured = (index: number): number | null => {
    const value = accuracies?.[index];
    return value === undefined || Number.isNaN(value) ? null : value;
  };
  const outer = accuracies === null ? Number.NaN : ringMean(accuracies, shiftStep, FARTHEST);
  return {
    contestant,
    accuracies,
    done: result?.done ?? 0,
    total: result?.total ?? shiftGrid(shiftStep).length,
    running: sight.shifting,
    count: result?.count ?? SHIFT_SAMPLES,
    curve: shiftLine(shiftStep).flatMap((dx) => {
      const y = measured(shiftIndex(shiftStep, { dy: 0, dx }));
      return y === null ? [] : [{ x: dx, y }];
    }),
    chosen: measured(shiftIndex(shiftStep, shift)),
    unshifted: measured(shiftIndex(shiftStep, { dy: 0, dx: 0 })),
    farthest: Number.isNaN(outer) ? null : outer,
  };
}
