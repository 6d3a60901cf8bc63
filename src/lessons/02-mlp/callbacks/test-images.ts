// The test images whose answers the figure follows through the epochs. Not responsible for: the answers.
import { useEffect, useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';

/** A sure one, one that is learnt late, one that wavers, two that are forgotten, and one that is always mistaken. */
export const TEST_INDICES = [0, 84, 6, 16, 80, 18] as const;

export interface TestImages {
  /** Images x 784, from 0 to 1; null until loaded. */
  readonly pixels: Float32Array | null;
  readonly labels: readonly number[];
  readonly error: EngineErrorCode | null;
}

export const NO_IMAGES: TestImages = { pixels: null, labels: [], error: null };

let images = NO_IMAGES;
let isLoading = false;
const listeners = new Set<() => void>();

function show(next: TestImages): void {
  images = next;
  isLoading = false;
  for (const listener of listeners) listener();
}

function load(): void {
  if (isLoading || images.pixels !== null) return;
  isLoading = true;
  startEngine()
    .call('dataset.samples', { dataset: 'mnist', split: 'test', indices: TEST_INDICES })
    .then(
      ({ pixels, labels }) =>
        show({ pixels: Float32Array.from(pixels, (byte) => byte / 255), labels: [...labels], error: null }),
      (thrown: unknown) => show({ ...NO_IMAGES, error: toEngineError(thrown).code }),
    );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The images as they are now; fetched when first wanted. */
export function useTestImages(wanted: boolean): TestImages {
  useEffect(() => {
    if (wanted) load();
  }, [wanted]);
  return useSyncExternalStore(subscribe, () => images);
}
