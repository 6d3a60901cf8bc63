// The page's one engine: a supervised worker, the site's address for it, and the reader's choice of backend.
// Not responsible for: supervising (supervisor.ts), runs as React sees them (run-store.ts).
import { BACKEND_IDS } from '../protocol/backends.ts';
import type { BackendId } from '../protocol/backends.ts';
import type { DatasetSummary, OwnDataset } from '../protocol/calls.ts';
import { createOwnData } from './own-data.ts';
import type { OwnData } from './own-data.ts';
import { rememberedRecommendation } from './recommendation-memory.ts';
import { superviseEngine } from './supervisor.ts';
import type { Engine } from './supervisor.ts';

export type { Engine } from './supervisor.ts';

const CHOICE_KEY = 'stride.backend';

/** What the reader chose on an earlier visit. A browser that keeps nothing is no reason to fail. */
function rememberedBackend(): BackendId | null {
  try {
    const stored = localStorage.getItem(CHOICE_KEY);
    return BACKEND_IDS.find((id) => id === stored) ?? null;
  } catch {
    return null;
  }
}

function rememberBackend(id: BackendId): void {
  try {
    localStorage.setItem(CHOICE_KEY, id);
  } catch {
    // The choice then holds until the page is closed.
  }
}

/** `?threads=2` before the address's `#`, for measuring; null where the worker is to choose. */
export function threadsAskedFor(search: string): number | null {
  const asked = Number(new URLSearchParams(search).get('threads') ?? Number.NaN);
  return Number.isSafeInteger(asked) ? asked : null;
}

interface Page {
  readonly engine: Engine;
  readonly ownData: OwnData;
}

let page: Page | null = null;

function startPage(): Page {
  const engine = remembering(
    superviseEngine({
      createWorker: () => new Worker(new URL('../worker/engine.worker.ts', import.meta.url), { type: 'module' }),
      init: () => ({
        base: new URL('.', document.baseURI).href,
        chosen: rememberedBackend(),
        recommended: rememberedRecommendation(),
        threads: threadsAskedFor(location.search),
      }),
      every: (intervalMs, tick) => void setInterval(tick, intervalMs),
    }),
  );
  return { engine, ownData: createOwnData(engine) };
}

/** The engine of this page. Costs nothing until the first call makes the worker. */
export function startEngine(): Engine {
  page ??= startPage();
  return page.engine;
}

/** Gives the engine a data set of the page's own, for plans that name it. Rejects with `limit-exceeded` on an impossible one. */
export function putOwnDataset(dataset: OwnDataset): Promise<DatasetSummary> {
  page ??= startPage();
  return page.ownData.put(dataset);
}

/** Keeps the backend that the reader chose, once it has proved to work. */
function remembering(supervised: Engine): Engine {
  supervised.subscribe((signal) => {
    if (signal.kind === 'status' && signal.status.chosenBy === 'reader' && signal.status.current !== null) {
      rememberBackend(signal.status.current);
    }
  });
  return supervised;
}
