// The pictures that a link can name, fetched once a page and kept; a drawn one stands in until a fetched one is there.
// Not responsible for: the reader's own photos and the camera (kit/photo).
import { useEffect, useSyncExternalStore } from 'react';
import type { BothLanguages } from '../../../engine/catalog/datasets.ts';
import { BUILT_IN_PHOTOS, loadBuiltInPhoto } from '../../../kit/photo/built-in-photos.ts';
import type { PhotoProblem } from '../../../kit/photo/photo.text.ts';
import type { Picture } from '../../../kit/photo/picture.ts';
import { MAX_SIDE_PX } from './kernel-on-photo.ts';
import type { PictureId } from './kernel-on-photo.ts';
import { patternPicture, PATTERNS } from './patterns.ts';
import { loadSample, SAMPLES } from './samples.ts';

export interface NamedPicture {
  readonly picture: Picture;
  /** Whether this is a drawn picture in place of the one wanted. */
  readonly isStandIn: boolean;
  readonly isLoading: boolean;
  readonly problem: PhotoProblem | null;
  /** What a sample of a data set shows. */
  readonly className: BothLanguages | null;
}

/** Photos are brought to a size that a kernel fits into and that is filtered within a frame. */
export const PHOTO_LIMITS = { maxSidePx: MAX_SIDE_PX, minSidePx: 16 } as const;

const STAND_IN = 'rings';

const known = new Map<PictureId, NamedPicture>();
const listeners = new Set<() => void>();

/** What there is of a picture now; before anything was fetched, the drawn one in its place. */
export function pictureNow(id: PictureId): NamedPicture {
  const pattern = PATTERNS.find((each) => each === id);
  const fresh: NamedPicture = {
    picture: patternPicture(pattern ?? STAND_IN),
    isStandIn: pattern === undefined,
    isLoading: false,
    problem: null,
    className: null,
  };
  const found = known.get(id) ?? fresh;
  known.set(id, found);
  return found;
}

function show(id: PictureId, change: Partial<NamedPicture>): void {
  known.set(id, { ...pictureNow(id), ...change });
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

async function fetchPicture(id: PictureId): Promise<Partial<NamedPicture>> {
  const photo = BUILT_IN_PHOTOS.find((each) => each === id);
  if (photo !== undefined) {
    const reading = await loadBuiltInPhoto(photo, PHOTO_LIMITS);
    return reading.kind === 'ok' ? { picture: reading.picture, isStandIn: false } : { problem: reading.problem };
  }
  const dataset = SAMPLES.find((each) => each === id);
  if (dataset === undefined) return {};
  try {
    return { ...(await loadSample(dataset)), isStandIn: false };
  } catch {
    return { problem: 'not-loaded' };
  }
}

/** Fetches a picture unless it is there or on its way. */
export function loadPicture(id: PictureId): void {
  const now = pictureNow(id);
  if (!now.isStandIn || now.isLoading) return;
  show(id, { isLoading: true, problem: null });
  void fetchPicture(id).then((change) => show(id, { ...change, isLoading: false }));
}

/** The picture as it is now; the first component that wants it starts the loading. */
export function usePicture(id: PictureId): NamedPicture {
  useEffect(() => loadPicture(id), [id]);
  return useSyncExternalStore(subscribe, () => pictureNow(id));
}
