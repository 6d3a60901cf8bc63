// The runs kept on this device that a figure can look into, asked for whenever a figure appears.
// Not responsible for: opening them (use-subject.ts), what they are called (run-names.ts).
import { useEffect, useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import type { SavedRun } from '../../../engine/protocol/calls.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { SUBJECT_IDS, SUBJECTS } from './subjects.ts';

/** Null until the device has answered for the first time. */
export interface SavedRuns {
  readonly runs: readonly SavedRun[] | null;
  readonly isAsking: boolean;
}

let state: SavedRuns = { runs: null, isAsking: false };
const listeners = new Set<() => void>();

function become(next: SavedRuns): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Whether a network reads pictures, grey or coloured, and answers with classes. */
export function readsPictures(spec: NetworkSpec): boolean {
  const channels = spec.inputShape[2] ?? 0;
  const answer = inferShapes(spec).at(-1)?.output ?? [];
  return (
    spec.inputShape.length === 3 && (channels === 1 || channels === 3) && answer.length === 1 && (answer[0] ?? 0) > 1
  );
}

/** The course's own networks have their names already. */
function isCourseRun(runId: string): boolean {
  return SUBJECT_IDS.some((id) => SUBJECTS[id].candidates.some((each) => each.runId === runId));
}

/** Those with something in them to look into, newest first. */
export function worthLooking(saved: readonly SavedRun[]): readonly SavedRun[] {
  return saved
    .filter(({ step, failedAt, spec }) => (step > 0 || failedAt !== null) && readsPictures(spec))
    .toSorted((a, b) => b.savedAt - a.savedAt);
}

let asking: Promise<readonly SavedRun[]> | null = null;

/** Asks the device anew; without storage there is nothing. */
export function askForRuns(): Promise<readonly SavedRun[]> {
  if (asking !== null) return asking;
  become({ ...state, isAsking: true });
  asking = startEngine()
    .call('runs.saved', {})
    .catch((): readonly SavedRun[] => [])
    .then((saved) => {
      asking = null;
      become({ runs: worthLooking(saved), isAsking: false });
      return saved;
    });
  return asking;
}

export function useSavedRuns(): SavedRuns {
  useEffect(() => void askForRuns(), []);
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => state,
  );
}

export function ownRuns({ runs }: SavedRuns): readonly SavedRun[] {
  return runs?.filter(({ runId }) => !isCourseRun(runId)) ?? [];
}
