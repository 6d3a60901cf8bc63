// The pictures a network can be asked about: the first test images of its data set, fetched once a page, and pictures of
// one colour, which need no data. Not responsible for: what a network says of them.
import { useEffect, useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import { DATASET_IDS, isOwnDatasetId } from '../../../engine/catalog/datasets.ts';
import type { AnyDatasetId } from '../../../engine/catalog/datasets.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import type { PictureShape } from '../../../nn/inside/resample.ts';
import type { SubjectData } from './subjects.ts';

/** Test images the reader can choose among. */
export const IMAGE_COUNT = 40;
export const PLAIN_COLOURS = ['black', 'grey', 'white'] as const;
export type PlainColour = (typeof PLAIN_COLOURS)[number];
export const PLAIN_VALUES: Readonly<Record<PlainColour, number>> = { black: 0, grey: 0.5, white: 1 };
/** Pictures that a link can name: the test images, then those of one colour. */
export const PICTURE_COUNT = IMAGE_COUNT + PLAIN_COLOURS.length;

export interface TestImage {
  /** Number in the test set; those of one colour follow. */
  readonly index: number;
  /** Null: a picture of one colour is of no class. */
  readonly label: number | null;
  /** Height x width x channels, in [0, 1]. */
  readonly values: Float32Array;
}

export interface TestImages {
  readonly shape: PictureShape;
  /** Those of one colour are always there; test images once they have come. */
  readonly samples: readonly TestImage[];
  readonly isLoading: boolean;
  readonly error: EngineErrorCode | null;
}

/** The colour of the picture of that number; null where it is a test image. */
export function plainColour(index: number): PlainColour | null {
  return PLAIN_COLOURS[index - IMAGE_COUNT] ?? null;
}

export function plainImages([height, width, channels]: PictureShape): readonly TestImage[] {
  return PLAIN_COLOURS.map((colour, n) => ({
    index: IMAGE_COUNT + n,
    label: null,
    values: new Float32Array(height * width * channels).fill(PLAIN_VALUES[colour]),
  }));
}

/** The picture of that number; the first there is where the data set has no such image, or its images are gone. */
export function pictureAt({ samples, isLoading }: TestImages, index: number): TestImage | null {
  const found = samples.find((sample) => sample.index === index);
  return found ?? (isLoading ? null : (samples[0] ?? null));
}

const shelf = new Map<string, TestImages>();
const listeners = new Set<() => void>();

function keyOf({ id, shape }: SubjectData): string {
  return `${id} ${shape.join('x')}`;
}

function imagesOf(data: SubjectData): TestImages {
  const key = keyOf(data);
  const known = shelf.get(key) ?? { shape: data.shape, samples: plainImages(data.shape), isLoading: true, error: null };
  shelf.set(key, known);
  return known;
}

function put(data: SubjectData, change: Partial<TestImages>): void {
  shelf.set(keyOf(data), { ...imagesOf(data), ...change });
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const asked = new Set<string>();

async function fetchImages(dataset: AnyDatasetId, { shape }: SubjectData): Promise<readonly TestImage[]> {
  const { call } = startEngine();
  // A data set of the reader's own may have fewer.
  const { testCount } = await call('dataset.describe', { dataset });
  const indices = Array.from({ length: Math.min(IMAGE_COUNT, testCount) }, (_, index) => index);
  const { pixels, labels } = await call('dataset.samples', { dataset, split: 'test', indices });
  const size = shape[0] * shape[1] * shape[2];
  return indices.map((index) => ({
    index,
    label: labels[index] ?? 0,
    values: Float32Array.from(pixels.subarray(index * size, (index + 1) * size), (byte) => byte / 255),
  }));
}

export function anyDataset(name: string): AnyDatasetId | null {
  return isOwnDatasetId(name) ? name : (DATASET_IDS.find((id) => id === name) ?? null);
}

/** Fetches the images unless they are there or on their way. */
export function loadTestImages(data: SubjectData): void {
  const dataset = anyDataset(data.id);
  const key = keyOf(data);
  if (asked.has(key)) return;
  asked.add(key);
  put(data, { isLoading: true, error: null });
  (dataset === null ? Promise.reject(new Error(data.id)) : fetchImages(dataset, data)).then(
    (samples) => put(data, { samples: [...samples, ...plainImages(data.shape)], isLoading: false }),
    (thrown: unknown) => {
      asked.delete(key);
      put(data, { isLoading: false, error: toEngineError(thrown).code });
    },
  );
}

/** The images as they are now; the first figure that wants them starts the loading. */
export function useTestImages(data: SubjectData): TestImages {
  useEffect(() => loadTestImages(data), [data]);
  return useSyncExternalStore(subscribe, () => imagesOf(data));
}
