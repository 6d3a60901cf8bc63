// The exhibit contract: what an interactive figure declares, so that frame, links, undo, lectern, gallery and
// generated tests need no code of its own. Not responsible for: drawing the frame (ExhibitFrame.tsx).
import type { ComponentType } from 'react';
import type { Locale, Localised } from '../locale/locale.ts';

/** The exhibit's state in a link: short string values, only what differs from the initial state. */
export type LinkQuery = Readonly<Record<string, string>>;

/**
 * A link that can't be honoured says why, in both languages; the exhibit then shows its initial state. `ignored`: fields
 * that the exhibit does not know; it shows the state all the same, and the reader is told.
 */
export type Decoded<State> =
  | { readonly kind: 'ok'; readonly state: State; readonly ignored?: readonly string[] }
  | { readonly kind: 'problem'; readonly field: string; readonly message: Localised<string> };

/** A named key state a lecturer can jump to. */
export interface LecternStep<State> {
  readonly id: string;
  readonly title: Localised<string>;
  /** What to say or look for. */
  readonly note: Localised<string>;
  readonly state: State;
}

export interface ExhibitViewProps<State, Action, Session, Model> {
  readonly state: State;
  readonly dispatch: (action: Action) => void;
  readonly session: Session;
  readonly model: Model;
  readonly locale: Locale;
}

/**
 * `State` goes into links, undo and lectern steps. `Session` is what lives on the device only (runs, photos,
 * recordings); exhibits without one use `null`. `present` computes the one model that both the view and
 * `describe` read, so that picture and words cannot disagree. All functions are pure but the hook.
 */
export interface Exhibit<State, Action, Session, Model> {
  /** Public and stable: links in teachers' slides use it. */
  readonly id: string;
  readonly initial: State;
  readonly reduce: (state: State, action: Action) => State;
  readonly initialSession: Session;
  /** Absent where there is no session. Called on every render of the exhibit. */
  readonly useSession?: (state: State, dispatch: (action: Action) => void) => Session;
  readonly present: (state: State, session: Session) => Model;
  readonly View: ComponentType<ExhibitViewProps<State, Action, Session, Model>>;
  /** The text alternative: says what the picture shows, with its numbers. */
  readonly describe: (model: Model, locale: Locale) => string;
  readonly encode: (state: State) => LinkQuery;
  readonly decode: (query: LinkQuery) => Decoded<State>;
  readonly steps: readonly LecternStep<State>[];
  /** Actions that should not make an undo step of their own (hovering, dragging): return true to merge. */
  readonly transient?: (action: Action) => boolean;
}

/** An exhibit whose types are hidden, as registries, frames and tests hold it. */
export interface AnyExhibit {
  readonly id: string;
  readonly steps: readonly {
    readonly id: string;
    readonly title: Localised<string>;
    readonly note: Localised<string>;
  }[];
  /** Calls back with the typed exhibit, without losing the relation of its types. */
  readonly open: <Result>(
    callback: <State, Action, Session, Model>(exhibit: Exhibit<State, Action, Session, Model>) => Result,
  ) => Result;
}

/** Closes over an exhibit's types. */
export function defineExhibit<State, Action, Session, Model>(
  exhibit: Exhibit<State, Action, Session, Model>,
): AnyExhibit {
  return { id: exhibit.id, steps: exhibit.steps, open: (callback) => callback(exhibit) };
}
