// Keeps a copy of stored text that cannot be read in full, before the course writes over it. Text is stored with a sum,
// so that damage is noticed that leaves something sound, but something else.
// Not responsible for: what is readable (the store says so) or telling the reader (progress-page/).
import type { StateStorage } from 'zustand/middleware';
import { fingerprintText } from '../../nn/fingerprint.ts';

/** Where the copy lies. One only: the first damage is the one that has everything. */
export function asideKey(name: string): string {
  return `${name}.damaged`;
}

const SUM = /,"sum":"([0-9a-f]{16})"\}$/;

/** The text of an object with its sum as one more field. */
function withSum(text: string): string {
  return text.endsWith('}') ? `${text.slice(0, -1)},"sum":"${fingerprintText(text)}"}` : text;
}

/** True also for text without a sum: what was stored before there were any. */
function sumHolds(text: string): boolean {
  const [tail, sum] = SUM.exec(text) ?? [];
  return tail === undefined || fingerprintText(`${text.slice(0, -tail.length)}}`) === sum;
}

/** A storage that sets aside what `isSound` does not accept, when it is read. */
export function settingAside(storage: StateStorage<void>, isSound: (text: string) => boolean): StateStorage<void> {
  return {
    ...storage,
    setItem(name, text) {
      storage.setItem(name, withSum(text));
    },
    getItem(name) {
      const text = storage.getItem(name);
      const isWhole = typeof text !== 'string' || (sumHolds(text) && isSound(text));
      if (!isWhole && storage.getItem(asideKey(name)) === null) {
        storage.setItem(asideKey(name), text);
      }
      return text;
    },
  };
}
