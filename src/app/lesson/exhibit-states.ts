// The link states of a lesson page's exhibits as they are now, for questions that ask for a state.
// Not responsible for: the states themselves (each exhibit) or the address (navigation.ts).
import { useSyncExternalStore } from 'react';
import type { LinkQuery } from '../../kit/exhibit/exhibit.ts';

export interface ExhibitStates {
  /** By exhibit; one that was not touched yet is absent. A new object after each change. */
  readonly current: () => Readonly<Record<string, LinkQuery>>;
  readonly set: (exhibit: string, query: LinkQuery) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createExhibitStates(): ExhibitStates {
  const listeners = new Set<() => void>();
  let queries: Readonly<Record<string, LinkQuery>> = {};
  return {
    current: () => queries,
    set(exhibit, query) {
      queries = { ...queries, [exhibit]: query };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useExhibitStates(states: ExhibitStates): Readonly<Record<string, LinkQuery>> {
  return useSyncExternalStore(states.subscribe, states.current);
}
