// Undo and redo for an exhibit's state, as a pure reducer.
// Not responsible for: the link (use-linked-state.ts) or what an action does (the exhibit).
import type { Exhibit, LinkQuery } from './exhibit.ts';

export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** A run of transient actions is under way: the next one replaces the present instead of adding a step. */
  readonly merging: boolean;
}

export type HistoryAction<State, Action> =
  | { readonly kind: 'act'; readonly action: Action }
  /** Ends a run of transient actions: the pointer was lifted or another control took the focus. */
  | { readonly kind: 'seal' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /** Reset, a lectern step or a link: one undoable step to a given state. */
  | { readonly kind: 'jump'; readonly state: State };

const LIMIT = 200;

export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], merging: false };
}

/** Order of keys does not matter: equal queries have equal keys. */
export function queryKey(query: LinkQuery): string {
  return JSON.stringify(Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function push<State>(history: History<State>, present: State, merging: boolean): History<State> {
  return { past: [...history.past, history.present].slice(-LIMIT), present, future: [], merging };
}

/**
 * A transient action that leaves the link as it was (hovering) never adds a step; one that changes it (dragging)
 * adds a single step for the whole run.
 */
export function reduceHistory<State, Action>(
  exhibit: Pick<Exhibit<State, Action, never, never>, 'reduce' | 'encode' | 'transient'>,
  history: History<State>,
  step: HistoryAction<State, Action>,
): History<State> {
  switch (step.kind) {
    case 'act': {
      const next = exhibit.reduce(history.present, step.action);
      if (Object.is(next, history.present)) return history;
      if (exhibit.transient?.(step.action) !== true) return push(history, next, false);
      if (history.merging) return { ...history, present: next };
      const sameLink = queryKey(exhibit.encode(next)) === queryKey(exhibit.encode(history.present));
      return sameLink ? { ...history, present: next } : push(history, next, true);
    }
    case 'seal':
      return history.merging ? { ...history, merging: false } : history;
    case 'undo': {
      const previous = history.past.at(-1);
      if (previous === undefined) return history;
      return {
        past: history.past.slice(0, -1),
        present: previous,
        future: [history.present, ...history.future],
        merging: false,
      };
    }
    case 'redo': {
      const [next, ...future] = history.future;
      if (next === undefined) return history;
      return { past: [...history.past, history.present], present: next, future, merging: false };
    }
    case 'jump':
      return Object.is(step.state, history.present) ? history : push(history, step.state, false);
    default:
      return step satisfies never;
  }
}
