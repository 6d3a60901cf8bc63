// When a loss can't be trained on any further. Some engines drop NaN on the way and report a huge number instead,
// so that being finite is not enough. Not responsible for: what happens then (run.ts).
import type { EngineErrorCode } from '../../protocol/calls.ts';

const ABSURD_LOSS = 1e4;
/** A loss that starts large (squared errors of unscaled outputs) may grow by this factor. */
const ABSURD_GROWTH = 100;

/** Thrown when the loss of a batch is unusable; `step` counts batches up to and with that one. */
export class LossFailure extends Error {
  override readonly name = 'LossFailure';
  readonly code: EngineErrorCode;
  readonly step: number;

  constructor(code: EngineErrorCode, step: number, loss: number) {
    super(`loss ${loss} at step ${step}`);
    this.code = code;
    this.step = step;
  }
}

/** `firstLoss` is the run's first one; null while judging that one itself. */
export function faultOfLoss(loss: number, firstLoss: number | null): EngineErrorCode | null {
  if (!Number.isFinite(loss)) return 'loss-not-finite';
  if (firstLoss !== null && Math.abs(loss) > Math.max(ABSURD_LOSS, ABSURD_GROWTH * Math.abs(firstLoss))) {
    return 'loss-too-large';
  }
  return null;
}
