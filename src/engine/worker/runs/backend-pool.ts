// The backends of this worker: each started when first needed, one of a kind, made anew when its device was lost.
// Not responsible for: how they start and check themselves (backends.ts) or moving runs (run.ts).
import { BACKEND_IDS, isFused } from '../../protocol/backends.ts';
import type { BackendId, BackendReport } from '../../protocol/calls.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { TrainerBackend } from '../trainer.ts';
import { skippedReport, untestedReport } from '../unavailable.ts';

/** One start of a backend; another one follows when this one is lost. */
export interface LiveBackend {
  readonly backend: TrainerBackend;
  readonly isLost: boolean;
  /** Calls back once if the device is lost; returns a function that ends the subscription. */
  onLost(listener: (why: string) => void): () => void;
}

export interface BackendPool {
  reports(): readonly BackendReport[];
  /** Where a new run would start; null when nothing works. Not started yet, perhaps. */
  current(): BackendId | null;
  chosenBy(): 'default' | 'reader';
  /** The running backend of that kind, started if need be. Throws `backend-unavailable`. */
  get(id: BackendId): Promise<LiveBackend>;
  /** Starts a backend and makes it the reader's choice. Throws `backend-unavailable` and leaves the choice as it was. */
  choose(id: BackendId): Promise<void>;
  /** Backends to try for a new run, best first. */
  candidates(): readonly BackendId[];
  /** Someone has waited for this one in vain. */
  declareLost(live: LiveBackend, why: string): void;
  /** Tests only. */
  lose(id: BackendId): void;
  memory(): { readonly tensors: number; readonly bytes: number; readonly fusedBytes: number };
}

export type StartBackendById = (id: BackendId) => Promise<TrainerBackend>;

/**
 * `changed` is told whenever a report or the choice changes. `absent`: what this browser is known to lack, so that nothing
 * is tried on it unasked.
 */
export function createBackendPool(
  start: StartBackendById,
  chosen: BackendId | null,
  changed: () => void,
  absent: readonly BackendId[] = [],
): BackendPool {
  const reports = new Map<BackendId, BackendReport>(BACKEND_IDS.map((id) => [id, untestedReport(id)]));
  for (const id of absent) reports.set(id, { ...untestedReport(id), state: 'skipped', reason: 'not-supported' });
  const running = new Map<BackendId, Promise<LiveBackend>>();
  const alive = new Map<BackendId, LiveBackend>();
  const loseListeners = new WeakMap<LiveBackend, (why: string) => void>();
  let choice = chosen;

  function report(next: BackendReport): void {
    reports.set(next.id, next);
    changed();
  }

  async function startUp(id: BackendId): Promise<LiveBackend> {
    report({ ...untestedReport(id), state: 'checking' });
    try {
      const backend = await start(id);
      const { live, lose } = watched(backend);
      loseListeners.set(live, lose);
      alive.set(id, live);
      void backend.lost.then((why) => declareLost(live, why));
      report({
        ...untestedReport(id),
        state: 'ready',
        detail: backend.detail ?? null,
        selfCheckError: backend.selfCheck?.error ?? null,
        selfCheckMs: backend.selfCheck?.durationMs ?? null,
      });
      return live;
    } catch (thrown) {
      running.delete(id);
      report(skippedReport(id, thrown));
      throw thrown instanceof EngineError && thrown.code === 'backend-unavailable'
        ? thrown
        : new EngineError('backend-unavailable', String(thrown), { backend: id });
    }
  }

  function declareLost(live: LiveBackend, why: string): void {
    const { id } = live.backend;
    if (live.isLost) return;
    if (alive.get(id) === live) {
      running.delete(id);
      alive.delete(id);
      report({ ...untestedReport(id), reason: 'lost', detail: why });
    }
    loseListeners.get(live)?.(why);
    try {
      live.backend.dispose();
    } catch {
      // What is lost already may refuse to be freed.
    }
  }

  function get(id: BackendId): Promise<LiveBackend> {
    const known = running.get(id);
    if (known !== undefined) return known;
    const starting = startUp(id);
    running.set(id, starting);
    return starting;
  }

  function candidates(): readonly BackendId[] {
    const usable = BACKEND_IDS.filter((id) => reports.get(id)?.state !== 'skipped');
    return choice === null || !usable.includes(choice) ? usable : [choice, ...usable.filter((id) => id !== choice)];
  }

  return {
    reports: () => [...reports.values()],
    current: () => candidates()[0] ?? null,
    chosenBy: () => (choice !== null && candidates()[0] === choice ? 'reader' : 'default'),
    get,
    candidates,
    async choose(id) {
      await get(id);
      choice = id;
      changed();
    },
    declareLost,
    lose: (id) => alive.get(id)?.backend.lose(),
    memory() {
      let [tensors, bytes, fusedBytes] = [0, 0, 0];
      for (const [id, { backend }] of alive) {
        const used = backend.memory();
        if (isFused(id)) fusedBytes += used.bytes;
        // Each tfjs backend counts the tensors of all of them.
        else [tensors, bytes] = [Math.max(tensors, used.tensors), Math.max(bytes, used.bytes)];
      }
      return { tensors, bytes, fusedBytes };
    },
  };
}

function watched(backend: TrainerBackend): { readonly live: LiveBackend; readonly lose: (why: string) => void } {
  const listeners = new Set<(why: string) => void>();
  let isLost = false;
  return {
    live: {
      backend,
      get isLost() {
        return isLost;
      },
      onLost(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    lose(why) {
      isLost = true;
      for (const listener of listeners) listener(why);
      listeners.clear();
    },
  };
}
