// The reader's best result on CIFAR-10, kept on the device: the designer writes it, the table of winners shows it.
// Not responsible for: measuring (designer/use-training.ts).
import { useSyncExternalStore } from 'react';
import { keepOnDevice, readFromDevice } from './device.ts';

const KEY = 'stride:designer:best-cifar10';

export interface BestResult {
  /** Fraction of the test images told right, and how many they were. */
  readonly accuracy: number;
  readonly count: number;
}

let best: BestResult | null | undefined;
const listeners = new Set<() => void>();

function parse(text: string | null): BestResult | null {
  const [accuracy = Number.NaN, count = Number.NaN] = (text ?? '').split('/').map(Number);
  const isSound = accuracy >= 0 && accuracy <= 1 && Number.isInteger(count) && count > 0;
  return isSound ? { accuracy, count } : null;
}

function current(): BestResult | null {
  if (best === undefined) best = parse(readFromDevice(KEY));
  return best;
}

export function useBestResult(): BestResult | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    current,
    // A plain page knows no reader.
    () => null,
  );
}

export function noteResult(result: BestResult): void {
  const before = current();
  if (before !== null && before.accuracy >= result.accuracy) return;
  best = result;
  keepOnDevice(KEY, `${result.accuracy}/${result.count}`);
  for (const listener of listeners) listener();
}
