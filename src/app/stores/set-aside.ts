// Keeps a copy of stored text that cannot be read in full, before the course writes over it.
// Not responsible for: what is readable (the store says so) or telling the reader (progress-page/).
import type { StateStorage } from 'zustand/middleware';

/** Where the copy lies. One only: the first damage is the one that has everything. */
export function asideKey(name: string): string {
  return `${name}.damaged`;
}

/** A storage that sets aside what `isSound` does not accept, when it is read. */
export function settingAside(storage: StateStorage<void>, isSound: (text: string) => boolean): StateStorage<void> {
  return {
    ...storage,
    getItem(name) {
      const text = storage.getItem(name);
      if (typeof text === 'string' && !isSound(text) && storage.getItem(asideKey(name)) === null) {
        storage.setItem(asideKey(name), text);
      }
      return text;
    },
  };
}
