// The network that all figures of this lesson stand on, one for the page: the best that this site has, read when the
// reader asks for it. Not responsible for: fetching and keeping it (engine/worker), or its look (ModelBar.tsx).
import { useEffect, useSyncExternalStore } from 'react';
import { BASE_MODELS } from '../../../engine/catalog/base-models.ts';
import type { BaseModelId } from '../../../engine/catalog/base-models.ts';
import { startEngine } from '../../../engine/client/engine.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import { NO_BASE } from './base-use.ts';
import type { BaseUse } from './base-use.ts';

/** Best first: the whole second network, its body. The first network is another design and not stood in for it. */
const PREFERRED: readonly BaseModelId[] = ['mobilenet-v2', 'mobilenet-v2-body'];

let base: BaseUse = { ...NO_BASE, load: () => void load() };
let isAsked = false;
const listeners = new Set<() => void>();

function put(change: Partial<BaseUse>): void {
  base = { ...base, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

async function ask(): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  try {
    const present = (await startEngine().call('model.list', {})).filter((each) => each.present);
    const id = PREFERRED.find((wanted) => present.some((each) => each.id === wanted));
    if (id === undefined) {
      put({ phase: 'absent', present });
      return;
    }
    put({ phase: 'ready-to-load', present, entry: BASE_MODELS[id], error: null });
    // What is in memory already is at hand without a click.
    if (present.some((each) => each.id === id && each.loaded)) await load();
  } catch (thrown) {
    isAsked = false;
    put({ phase: 'failed', error: toEngineError(thrown).code });
  }
}

async function load(): Promise<void> {
  const { entry, phase } = base;
  if (phase === 'loading' || phase === 'loaded') return;
  if (entry === null) {
    put({ phase: 'asking', error: null });
    await ask();
    return;
  }
  put({ phase: 'loading', progress: null, error: null });
  try {
    const summary = await startEngine().call(
      'model.load',
      { model: entry.id },
      { onProgress: (progress) => put({ progress }) },
    );
    put({ phase: 'loaded', summary, progress: null });
  } catch (thrown) {
    put({ phase: 'failed', progress: null, error: toEngineError(thrown).code });
  }
}

/** The network as it stands; the first figure that wants it asks what this site has. */
export function useBase(): BaseUse {
  useEffect(() => void ask(), []);
  return useSyncExternalStore(subscribe, () => base);
}
