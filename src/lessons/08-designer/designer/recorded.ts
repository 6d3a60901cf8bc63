// What of a training goes into a link. Not responsible for: its form there (kit/replay) or drawing it.
import { recordedCurve, settingsName } from '../../../kit/replay/replay.ts';
import type { Replay } from '../../../kit/replay/replay.ts';
import { encodeSpec } from '../../../nn/spec-codec.ts';
import type { DesignerModel } from './designer-model.ts';
import type { DesignerState } from './designer.ts';

/** Names network, data and plan. */
export function trainingName({ net, data, own, plan, start }: DesignerState): string {
  return settingsName([encodeSpec(net), data, own, plan, start]);
}

/** Null before training has begun and while it goes on. */
export function recordable({ state, training }: DesignerModel): Replay | null {
  if (training.step === 0 || training.phase === 'running') return null;
  const { lossCurve, validationAccuracy } = training;
  return {
    of: trainingName(state),
    curves: [
      recordedCurve(
        lossCurve,
        validationAccuracy.map(({ y }) => y),
      ),
    ],
  };
}
