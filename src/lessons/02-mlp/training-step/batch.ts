// The batch of the figure: the first eight training images of MNIST once loaded, drawn strokes before.
// Not responsible for: what a network makes of them (step-model.ts).
import { useEffect, useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import { BATCH } from './training-step.ts';

const PIXELS = 28 * 28;

export interface Batch {
  /** Values 0 to 1. */
  readonly images: readonly Float32Array[];
  readonly labels: readonly number[];
  readonly isDrawn: boolean;
  readonly error: EngineErrorCode | null;
}

/** Upright strokes at eight places, all called 1: enough to compute with before the digits have come. */
export const DRAWN: Batch = {
  images: Array.from({ length: BATCH }, (_, n) =>
    Float32Array.from({ length: PIXELS }, (_value, i) => {
      const [y, x] = [Math.floor(i / 28), i % 28];
      return y >= 6 && y < 22 && Math.abs(x - 10 - n) <= 1 ? 1 : 0;
    }),
  ),
  labels: Array.from({ length: BATCH }, () => 1),
  isDrawn: true,
  error: null,
};

let batch = DRAWN;
let isLoading = false;
const listeners = new Set<() => void>();

function show(next: Batch): void {
  batch = next;
  isLoading = false;
  for (const listener of listeners) listener();
}

/** Cuts raw bytes into images with values 0 to 1. */
export function batchOf(pixels: Uint8Array, labels: Uint8Array): Batch {
  return {
    images: Array.from(labels, (_, n) =>
      Float32Array.from(pixels.subarray(n * PIXELS, (n + 1) * PIXELS), (byte) => byte / 255),
    ),
    labels: [...labels],
    isDrawn: false,
    error: null,
  };
}

function load(): void {
  if (isLoading || !batch.isDrawn) return;
  isLoading = true;
  const indices = Array.from({ length: BATCH }, (_, index) => index);
  startEngine()
    .call('dataset.samples', { dataset: 'mnist', split: 'train', indices })
    .then(
      ({ pixels, labels }) => show(batchOf(pixels, labels)),
      (thrown: unknown) => show({ ...DRAWN, error: toEngineError(thrown).code }),
    );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The batch as it is now; the first figure that wants it starts the loading. */
export function useBatch(): Batch {
  useEffect(load, []);
  return useSyncExternalStore(subscribe, () => batch);
}
