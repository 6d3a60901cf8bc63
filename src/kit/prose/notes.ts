// The reader's experiment notes: their form and where components find the store.
// Not responsible for: keeping them on the device (the app provides the store).
import { createContext } from 'react';

/** Question is the lesson's; the rest is the reader's own words, plain text. */
export interface ExperimentNoteValue {
  readonly prediction: string;
  readonly observation: string;
  readonly verdict: 'open' | 'right' | 'partly' | 'wrong';
}

export interface NoteStore {
  readonly read: (id: string) => ExperimentNoteValue | null;
  readonly write: (id: string, value: ExperimentNoteValue) => void;
}

export const EMPTY_NOTE: ExperimentNoteValue = { prediction: '', observation: '', verdict: 'open' };

/** Without a provider notes live as long as the component. `read` must return what was written, rerendering its readers. */
export const NoteContext = createContext<NoteStore | null>(null);
