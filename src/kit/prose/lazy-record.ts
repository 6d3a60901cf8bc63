// Loads a table of texts when it is first asked for and tells React when it has come.
// Not responsible for: what the tables hold (glossary.ts, refs.ts).
import { useEffect, useState } from 'react';

/** A module loaded at most once at a time; a failed load is tried again by the next reader. */
export interface LazyRecord<T> {
  readonly current: () => T | null;
  readonly load: () => Promise<T | null>;
}

export function lazyRecord<T>(fetchModule: () => Promise<T>): LazyRecord<T> {
  let value: T | null = null;
  let pending: Promise<T | null> | null = null;
  return {
    current: () => value,
    load: () => {
      pending ??= fetchModule().then(
        (loaded) => {
          value = loaded;
          return loaded;
        },
        () => {
          pending = null;
          return null;
        },
      );
      return pending;
    },
  };
}

export type LazyValue<T> = { readonly kind: 'ready'; readonly value: T } | { readonly kind: 'loading' | 'failed' };

export function useLazyRecord<T>(record: LazyRecord<T>): LazyValue<T> {
  const [state, setState] = useState<LazyValue<T>>(() => {
    const value = record.current();
    return value === null ? { kind: 'loading' } : { kind: 'ready', value };
  });
  useEffect(() => {
    if (state.kind === 'ready') return;
    let wanted = true;
    void record.load().then((value) => {
      if (wanted) setState(value === null ? { kind: 'failed' } : { kind: 'ready', value });
    });
    return () => {
      wanted = false;
    };
  }, [record, state.kind]);
  return state;
}
