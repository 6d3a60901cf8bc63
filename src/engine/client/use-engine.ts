// React's way to the engine and to what it says about backends and storage.
// Not responsible for: runs (use-run.ts).
import { useSyncExternalStore } from 'react';
import { BACKEND_IDS } from '../protocol/backends.ts';
import type { BackendId, BackendReport, EngineStatus } from '../protocol/calls.ts';
import { toEngineError } from '../protocol/errors.ts';
import { startEngine } from './engine.ts';
import type { Engine } from './supervisor.ts';

export function useEngine(): Engine {
  return startEngine();
}

interface StatusStore {
  current(): EngineStatus | null;
  subscribe(listener: () => void): () => void;
}

/** Asks once, when the first component wants to know; afterwards the worker tells of changes by itself. */
export function createStatusStore(engine: Engine): StatusStore {
  const listeners = new Set<() => void>();
  let status: EngineStatus | null = null;
  let asked = false;

  function show(next: EngineStatus): void {
    status = next;
    for (const listener of listeners) listener();
  }

  function ask(): void {
    asked = true;
    engine.call('engine.status', {}).then(show, (thrown: unknown) => {
      const { code, detail } = toEngineError(thrown);
      if (code === 'engine-unavailable') show(nothingWorks(detail));
      else asked = false;
    });
  }

  engine.subscribe((signal) => {
    if (signal.kind === 'status') show(signal.status);
  });

  return {
    current: () => status,
    subscribe(listener) {
      listeners.add(listener);
      if (!asked) ask();
      return () => void listeners.delete(listener);
    },
  };
}

function nothingWorks(detail: string): EngineStatus {
  const skipped = (id: BackendId): BackendReport => ({
    id,
    state: 'skipped',
    reason: 'not-supported',
    detail,
    selfCheckError: null,
    selfCheckMs: null,
  });
  return {
    backends: BACKEND_IDS.map(skipped),
    current: null,
    chosenBy: 'default',
    recommended: null,
    storage: 'storage-unavailable',
  };
}

let pageStatus: StatusStore | null = null;

function statusStore(): StatusStore {
  pageStatus ??= createStatusStore(startEngine());
  return pageStatus;
}

function subscribeToStatus(listener: () => void): () => void {
  return statusStore().subscribe(listener);
}

function currentStatus(): EngineStatus | null {
  return statusStore().current();
}

/** What the engine says about backends and storage; null until the worker has answered. Asking starts the worker. */
export function useEngineStatus(): EngineStatus | null {
  return useSyncExternalStore(subscribeToStatus, currentStatus);
}
