// A duel's curves on their way into a link and out of it. Not responsible for: their form (kit/replay) or drawing them.
import { recordedCurve, settingsName } from '../../../kit/replay/replay.ts';
import type { RecordedCurve, Replay } from '../../../kit/replay/replay.ts';
import type { Contestant } from './duel-model.ts';
import type { DuelSetup } from './setup.ts';

/** Curves recorded in the link, where they are of the networks and the plan on view; in the order of CONTESTANTS. */
export interface ReplayView {
  readonly state: 'none' | 'fits' | 'differs';
  readonly curves: readonly RecordedCurve[];
}

export function replayView(replay: Replay | null, setup: DuelSetup, shuffled: boolean): ReplayView {
  if (replay === null) return { state: 'none', curves: [] };
  const isSame = replay.of === settingsName([setup, shuffled]);
  return isSame ? { state: 'fits', curves: replay.curves } : { state: 'differs', curves: [] };
}

/** What a link would record now; null before both have begun and while they train. */
export function recordable(contestants: readonly Contestant[], setup: DuelSetup, shuffled: boolean): Replay | null {
  if (contestants.some(({ step, phase }) => step === 0 || phase === 'running')) return null;
  return {
    of: settingsName([setup, shuffled]),
    curves: contestants.map(({ lossCurve, epochs }) =>
      recordedCurve(
        lossCurve,
        epochs.map(({ validationAccuracy }) => validationAccuracy),
      ),
    ),
  };
}
