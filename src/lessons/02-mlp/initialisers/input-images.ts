// What is sent through the stack: standard normal numbers, or the first training images of MNIST once loaded.
// Not responsible for: what the stack makes of it (signal-model.ts).
import { useEffect, useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';

/** Samples that a stack is looked at with. */
export const SAMPLES = 32;

export interface InputImages {
  /** 32 x 784 values from 0 to 1; null until loaded. */
  readonly pixels: Float32Array | null;
  readonly error: EngineErrorCode | null;
}

export const NO_IMAGES: InputImages = { pixels: null, error: null };

let images = NO_IMAGES;
let isLoading = false;
const listeners = new Set<() => void>();

function show(next: InputImages): void {
  images = next;
  isLoading = false;
  for (const listener of listeners) listener();
}

function load(): void {
  if (isLoading || images.pixels !== null) return;
  isLoading = true;
  const indices = Array.from({ length: SAMPLES }, (_, index) => index);
  startEngine()
    .call('dataset.samples', { dataset: 'mnist', split: 'train', indices })
    .then(
      ({ pixels }) => show({ pixels: Float32Array.from(pixels, (byte) => byte / 255), error: null }),
      (thrown: unknown) => show({ pixels: null, error: toEngineError(thrown).code }),
    );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The images as they are now; they are fetched when first wanted. */
export function useInputImages(wanted: boolean): InputImages {
  useEffect(() => {
    if (wanted) load();
  }, [wanted]);
  return useSyncExternalStore(subscribe, () => images);
}
