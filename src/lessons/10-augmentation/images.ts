// Images as the exhibits change them: floats in [0, 1], a drawn scene that is always there, samples of the data sets and
// photographs once loaded. Not responsible for: changing them (nn/augmentation).
import { useEffect, useSyncExternalStore } from 'react';
import { DATASET_IDS, DATASETS } from '../../engine/catalog/datasets.ts';
import type { BothLanguages, DatasetId } from '../../engine/catalog/datasets.ts';
import { startEngine } from '../../engine/client/engine.ts';
import { BUILT_IN_PHOTOS, loadBuiltInPhoto } from '../../kit/photo/built-in-photos.ts';
import type { BuiltInPhoto } from '../../kit/photo/built-in-photos.ts';
import type { Picture } from '../../kit/photo/picture.ts';
import type { ImageSize } from '../../nn/image.ts';
import { drawnScene } from './drawn.ts';

export interface Sample {
  readonly size: ImageSize;
  /** Height x width x channels. */
  readonly values: Float32Array;
  /** What it shows; null for pictures without a label. */
  readonly className: BothLanguages | null;
}

export const PICTURES = ['drawn', ...DATASET_IDS, ...BUILT_IN_PHOTOS] as const;
export type PictureId = (typeof PICTURES)[number];

/** Samples of a data set that are offered. */
export const SAMPLE_COUNT = 24;
/** Photographs are brought to this size: small enough to change a dozen at once while a slider moves. */
export const PHOTO_LIMITS = { maxSidePx: 64, minSidePx: 16 } as const;

export interface Shelf {
  readonly samples: readonly Sample[];
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
}

/** A photograph as floats, without its alpha. */
export function sampleOfPicture({ height, width, rgba }: Picture): Sample {
  const values = Float32Array.from({ length: height * width * 3 }, (_, i) => {
    return (rgba[Math.floor(i / 3) * 4 + (i % 3)] ?? 0) / 255;
  });
  return { size: { height, width, channels: 3 }, values, className: null };
}

function isDataset(id: PictureId): id is DatasetId {
  return DATASET_IDS.some((each) => each === id);
}

function isPhoto(id: PictureId): id is BuiltInPhoto {
  return BUILT_IN_PHOTOS.some((each) => each === id);
}

export function samplesOf(
  pixels: Uint8Array,
  labels: Uint8Array,
  shape: readonly [number, number, number],
  classNames: readonly BothLanguages[],
): readonly Sample[] {
  const [height, width, channels] = shape;
  const length = height * width * channels;
  return Array.from(labels, (label, n) => ({
    size: { height, width, channels },
    values: Float32Array.from(pixels.subarray(n * length, (n + 1) * length), (value) => value / 255),
    className: classNames[label] ?? null,
  }));
}

const EMPTY: Shelf = { samples: [], isLoading: false, hasFailed: false };
const shelves = new Map<PictureId, Shelf>();
const listeners = new Set<() => void>();

function shelfOf(id: PictureId): Shelf {
  return shelves.get(id) ?? EMPTY;
}

function put(id: PictureId, shelf: Shelf): void {
  shelves.set(id, shelf);
  for (const listener of listeners) listener();
}

async function fetchSamples(id: PictureId): Promise<readonly Sample[]> {
  if (isDataset(id)) {
    const indices = Array.from({ length: SAMPLE_COUNT }, (_, index) => index);
    const { pixels, labels } = await startEngine().call('dataset.samples', { dataset: id, split: 'test', indices });
    return samplesOf(pixels, labels, DATASETS[id].shape, DATASETS[id].classNames);
  }
  const reading = isPhoto(id) ? await loadBuiltInPhoto(id, PHOTO_LIMITS) : null;
  if (reading?.kind !== 'ok') throw new Error(`no picture ${id}`);
  return [sampleOfPicture(reading.picture)];
}

/** Fetches what belongs to a picture's name unless it is there, on its way, or drawn. */
export function loadPictures(id: PictureId): void {
  const { samples, isLoading } = shelfOf(id);
  if (id === 'drawn' || isLoading || samples.length > 0) return;
  put(id, { samples, isLoading: true, hasFailed: false });
  fetchSamples(id).then(
    (found) => put(id, { samples: found, isLoading: false, hasFailed: false }),
    () => put(id, { samples: [], isLoading: false, hasFailed: true }),
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What is there of a picture now; the first component that wants it starts the loading. */
export function usePictures(id: PictureId): Shelf {
  useEffect(() => loadPictures(id), [id]);
  return useSyncExternalStore(subscribe, () => shelfOf(id));
}

/** The samples to work with: the drawn scene stands in for what isn't there. */
export function samplesNow(id: PictureId, shelf: Shelf): readonly [Sample, ...Sample[]] {
  const [first, ...others] = id === 'drawn' ? [] : shelf.samples;
  return first === undefined ? [drawnScene()] : [first, ...others];
}
