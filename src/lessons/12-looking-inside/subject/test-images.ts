// The first test images of a subject's data set, fetched once a page. Not responsible for: what a network says of them.
import { useEffect, useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import type { PictureShape } from '../../../nn/inside/resample.ts';
import { SUBJECTS } from './subjects.ts';
import type { SubjectId } from './subjects.ts';

/** Images the reader can choose among. */
export const IMAGE_COUNT = 40;

export interface TestImage {
  /** Number in the test set. */
  readonly index: number;
  readonly label: number;
  /** Height x width x channels, in [0, 1]. */
  readonly values: Float32Array;
}

export interface TestImages {
  readonly shape: PictureShape;
  /** Empty until loaded. */
  readonly samples: readonly TestImage[];
  readonly isLoading: boolean;
  readonly error: EngineErrorCode | null;
}

const shelf = new Map<SubjectId, TestImages>();
const listeners = new Set<() => void>();

function imagesOf(id: SubjectId): TestImages {
  const known = shelf.get(id) ?? { shape: SUBJECTS[id].data.shape, samples: [], isLoading: false, error: null };
  shelf.set(id, known);
  return known;
}

function put(id: SubjectId, change: Partial<TestImages>): void {
  shelf.set(id, { ...imagesOf(id), ...change });
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Fetches the images unless they are there or on their way. */
export function loadTestImages(id: SubjectId): void {
  const { isLoading, samples } = imagesOf(id);
  if (isLoading || samples.length > 0) return;
  put(id, { isLoading: true, error: null });
  const indices = Array.from({ length: IMAGE_COUNT }, (_, index) => index);
  startEngine()
    .call('dataset.samples', { dataset: id, split: 'test', indices })
    .then(
      ({ pixels, labels, shape }) => {
        const size = shape.reduce((product, side) => product * side, 1);
        const samples = indices.map((index) => ({
          index,
          label: labels[index] ?? 0,
          values: Float32Array.from(pixels.subarray(index * size, (index + 1) * size), (byte) => byte / 255),
        }));
        put(id, { samples, isLoading: false });
      },
      (thrown: unknown) => put(id, { isLoading: false, error: toEngineError(thrown).code }),
    );
}

/** The images as they are now; the first figure that wants them starts the loading. */
export function useTestImages(id: SubjectId): TestImages {
  useEffect(() => loadTestImages(id), [id]);
  return useSyncExternalStore(subscribe, () => imagesOf(id));
}
