// What of a duel goes into a link. Not responsible for: its form there (kit/replay) or drawing it.
import { recordedCurve, settingsName } from '../../../kit/replay/replay.ts';
import type { Replay } from '../../../kit/replay/replay.ts';
import type { Contestant } from './contestant.ts';
import type { DuelSetup } from './setup.ts';

/** Names the networks and the plan on view. */
export function duelName(setup: DuelSetup, shuffled: boolean): string {
  return settingsName([setup, shuffled]);
}

/** Curves in the order of CONTESTANTS; null before both have begun and while they train. */
export function recordable(contestants: readonly Contestant[], of: string): Replay | null {
  if (contestants.some(({ step, phase }) => step === 0 || phase === 'running')) return null;
  return {
    of,
    curves: contestants.map(({ lossCurve, epochs }) =>
      recordedCurve(
        lossCurve,
        epochs.map(({ validationAccuracy }) => validationAccuracy),
      ),
    ),
  };
}
