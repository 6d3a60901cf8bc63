// The link states of a lesson page's exhibits as they are now, for questions that ask for a state.
// Not responsible for: the states themselves (each exhibit) or the address (navigation.ts).
import { useSyncExternalStore } from 'react';
import type { LinkQuery } from '../../kit/exhibit/exhibit.ts';

export interface ExhibitStates {
  readonly get: (exhibit: string) => LinkQuery;
  readonly set: (exhibit: string, query: LinkQuery) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const INITIAL: LinkQuery = {};

/** An exhibit that was never touched is in its initial state, which is the empty query. */
export function createExhibitStates(): ExhibitStates {
  const queries = new Map<string, LinkQuery>();
  const listeners = new Set<() => void>();
  return {
    get: (exhibit) => queries.get(exhibit) ?? INITIAL,
    set(exhibit, query) {
      queries.set(exhibit, query);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useExhibitQuery(states: ExhibitStates, exhibit: string): LinkQuery {
  return useSyncExternalStore(states.subscribe, () => states.get(exhibit));
}
