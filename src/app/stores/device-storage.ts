// localStorage that never throws: a browser may refuse it, fill it up, or hand back what someone else wrote.
// Not responsible for: what is stored (preferences.ts, progress.ts).
import { createStore } from 'zustand/vanilla';
import type { StateStorage } from 'zustand/middleware';

/** Whether what the reader does can be remembered on this device; the shell says so when it cannot. */
export const storageHealth = createStore<{ readonly refused: boolean }>(() => ({ refused: false }));

/** Wraps a storage so that a refusal is noted and otherwise does nothing. */
export function tolerantStorage(open: () => Storage): StateStorage {
  function attempt<Result>(action: (storage: Storage) => Result, otherwise: Result): Result {
    try {
      return action(open());
    } catch {
      if (!storageHealth.getState().refused) storageHealth.setState({ refused: true });
      return otherwise;
    }
  }
  return {
    getItem: (name) => attempt((storage) => storage.getItem(name), null),
    setItem: (name, value) =>
      attempt((storage) => {
        storage.setItem(name, value);
      }, undefined),
    removeItem: (name) =>
      attempt((storage) => {
        storage.removeItem(name);
      }, undefined),
  };
}
