// Whether a new version of the site waits on this device. Not responsible for: finding out (start.ts) or saying so
// (UpdateNotice.tsx).
import { createStore } from 'zustand/vanilla';

interface Update {
  /** Null while there is none; calling it changes to the new version and opens the page afresh. */
  readonly apply: (() => void) | null;
}

export const updateStore = createStore<Update>(() => ({ apply: null }));
