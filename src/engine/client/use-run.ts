// React's way to the runs: the hook and the wishes, on the page's one store.
// Not responsible for: the store itself (run-store.ts).
import { useCallback, useSyncExternalStore } from 'react';
import type { BackendId } from '../protocol/calls.ts';
import { startEngine } from './engine.ts';
import { createRunStore, EMPTY_VIEW } from './run-store.ts';
import type { OpenRunArgs, RestoreTarget, RunStore, RunView } from './run-store.ts';

export type { OpenRunArgs, RestoreTarget, RunView } from './run-store.ts';

let pageStore: RunStore | null = null;

function runs(): RunStore {
  pageStore ??= createRunStore(startEngine());
  return pageStore;
}

/** The run of that name as it is now; an empty view for null or a run that is not open. Mere progress renders about seven times a second. */
export function useRun(runId: string | null): RunView {
  const subscribe = useCallback(
    (listener: () => void) => (runId === null ? () => undefined : runs().subscribe(runId, listener)),
    [runId],
  );
  return useSyncExternalStore(subscribe, () => (runId === null ? EMPTY_VIEW : runs().view(runId)));
}

/** Opens a run under the page's own name for it, or continues it. See RunStore for what the wishes mean. */
export function openRun(args: OpenRunArgs): Promise<void> {
  return runs().open(args);
}

export function startRun(runId: string): Promise<void> {
  return runs().start(runId);
}

export function pauseRun(runId: string): Promise<void> {
  return runs().pause(runId);
}

/** Trains exactly `count` batches, then pauses. */
export function stepRun(runId: string, count: number): Promise<void> {
  return runs().step(runId, count);
}

export function stopRun(runId: string): Promise<void> {
  return runs().stop(runId);
}

/** Back to the initial weights, with an empty record. */
export function rewindRun(runId: string): Promise<void> {
  return runs().rewind(runId);
}

/** Predictions then use the weights of that checkpoint; training continues from where it was. */
export function restoreRun(runId: string, to: RestoreTarget): Promise<void> {
  return runs().restore(runId, to);
}

export function moveRun(runId: string, backend: BackendId): Promise<void> {
  return runs().move(runId, backend);
}

export function closeRun(runId: string, forget = false): Promise<void> {
  return runs().close(runId, forget);
}
