// A value of the page that React can watch: what was measured outlives the figure's leaving the screen.
// Not responsible for: keeping it beyond the page.
import { useSyncExternalStore } from 'react';

export interface Observed<T> {
  readonly get: () => T;
  readonly set: (change: (value: T) => T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function observed<T>(initial: T): Observed<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(change) {
      value = change(value);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function useObserved<T>(source: Observed<T>): T {
  return useSyncExternalStore(source.subscribe, source.get);
}
