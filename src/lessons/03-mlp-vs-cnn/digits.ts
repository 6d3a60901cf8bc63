// One handwritten digit of each class from MNIST's first shard, fetched once a page and shared by the exhibits.
// Not responsible for: what stands in until they are there, or the sentence for an error.
import { useEffect, useSyncExternalStore } from 'react';
import { startEngine } from '../../engine/client/engine.ts';
import type { EngineErrorCode } from '../../engine/protocol/calls.ts';
import { toEngineError } from '../../engine/protocol/errors.ts';

export interface Digits {
  /** Pixels 0 to 255 of the first training sample of each class, by label. Empty until loaded. */
  readonly samples: ReadonlyMap<number, Uint8Array>;
  readonly loading: boolean;
  readonly error: EngineErrorCode | null;
}

export const NO_DIGITS: Digits = { samples: new Map(), loading: false, error: null };

/** The first of each digit lies among the first eighteen training samples. */
const LOOKED_AT = 18;

let digits = NO_DIGITS;
const listeners = new Set<() => void>();

function show(next: Digits): void {
  digits = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The first sample of each label. */
export function firstOfEach(pixels: Uint8Array, labels: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const size = labels.length === 0 ? 0 : pixels.length / labels.length;
  const first = new Map<number, Uint8Array>();
  labels.forEach((label, index) => {
    if (!first.has(label)) first.set(label, pixels.slice(index * size, (index + 1) * size));
  });
  return first;
}

/** Fetches the digits unless they are there or on their way. */
export function loadDigits(): void {
  if (digits.loading || digits.samples.size > 0) return;
  show({ ...digits, loading: true, error: null });
  const indices = Array.from({ length: LOOKED_AT }, (_, index) => index);
  startEngine()
    .call('dataset.samples', { dataset: 'mnist', split: 'train', indices })
    .then(
      ({ pixels, labels }) => show({ samples: firstOfEach(pixels, labels), loading: false, error: null }),
      (thrown: unknown) => show({ ...digits, loading: false, error: toEngineError(thrown).code }),
    );
}

/** The digits as they are now; the first component that wants them starts the loading. */
export function useDigits(): Digits {
  useEffect(loadDigits, []);
  return useSyncExternalStore(subscribe, () => digits);
}
