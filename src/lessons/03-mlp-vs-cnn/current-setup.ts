// The setup that the duel shows now, so that the drawing board asks the same two networks.
// Lives as long as the page. Not responsible for: changing it (the duel's own state does).
import { useSyncExternalStore } from 'react';
import { DEFAULT_SETUP } from './duel/setup.ts';
import type { DuelSetup } from './duel/setup.ts';

let current = DEFAULT_SETUP;
const listeners = new Set<() => void>();

export function shareSetup(setup: DuelSetup): void {
  if (setup === current) return;
  current = setup;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useCurrentSetup(): DuelSetup {
  return useSyncExternalStore(subscribe, () => current);
}
