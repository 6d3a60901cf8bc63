// The runs kept on this device that a figure can look into, asked for whenever a figure appears.
// Not responsible for: opening them (use-subject.ts), what they are called (run-names.ts).
import { useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import type { SavedRun } from '../../../engine/protocol/calls.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { SUBJECT_IDS, SUBJECTS } from './subjects.ts';

/** Null until the device has answered for the first time. */
let kept: readonly SavedRun[] | null = null;
const listeners = new Set<() => void>();

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

async function ask(): Promise<readonly SavedRun[]> {
  const saved = await startEngine()
    .call('runs.saved', {})
    .catch((): readonly SavedRun[] => []);
  asking = null;
  kept = worthLooking(saved);
  for (const listener of listeners) listener();
  return saved;
}

/** Asks the device anew, once at a time; without storage there is nothing. */
export function askForRuns(): Promise<readonly SavedRun[]> {
  asking ??= ask();
  return asking;
}

/** Null until the device has answered for the first time. */
export function useSavedRuns(): readonly SavedRun[] | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => kept,
  );
}

/** Those that the course's own networks are not. */
export function ownRuns(runs: readonly SavedRun[]): readonly SavedRun[] {
  return runs.filter(({ runId }) => !isCourseRun(runId));
}
