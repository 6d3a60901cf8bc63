// The session of `image-as-volume`: the photograph to show, one that comes with the course or the reader's own.
// Own photos and camera frames stay on the device. Not responsible for: preparing them (image-as-volume.ts).
import { useCallback, useEffect, useState } from 'react';
import { loadBuiltInPhoto } from '../../../kit/photo/built-in-photos.ts';
import type { BuiltInPhoto } from '../../../kit/photo/built-in-photos.ts';
import type { PhotoProblem } from '../../../kit/photo/photo.text.ts';
import type { Picture, PictureSize } from '../../../kit/photo/picture.ts';
import { BUILT_IN_SOURCE, usePhotoSource } from '../../../kit/photo/use-photo-source.ts';
import type { PhotoControls, PhotoSource } from '../../../kit/photo/use-photo-source.ts';
import type { Image } from '../../../nn/convolution.ts';
import type { PictureId, VolumeState } from './image-as-volume.ts';

const SOURCE = {
  limits: { maxSidePx: 240, minSidePx: 8 },
  cameraSize: { height: 120, width: 160 },
} as const;

export interface ShownPicture {
  /** At most a few hundred pixels a side. */
  readonly image: Image;
  /** Before it was brought to that size. */
  readonly size: PictureSize;
  readonly from: 'built-in' | 'own' | 'camera';
}

export interface PictureSession {
  /** Null: nothing but the drawn scene. */
  readonly shown: ShownPicture | null;
  readonly isLoading: boolean;
  readonly problem: PhotoProblem | null;
  readonly retry: () => void;
  readonly source: PhotoSource & PhotoControls;
}

const NOTHING = (): void => undefined;

export const NO_PICTURE: PictureSession = {
  shown: null,
  isLoading: false,
  problem: null,
  retry: NOTHING,
  source: {
    ...BUILT_IN_SOURCE,
    showBuiltIn: NOTHING,
    showOwn: NOTHING,
    openFile: NOTHING,
    startCamera: NOTHING,
    stopCamera: NOTHING,
    watch: NOTHING,
  },
};

const images = new WeakMap<Picture, Image>();

/** Red, green and blue of a picture, 0 to 255; the same object for the same picture. */
export function imageOf(picture: Picture): Image {
  const known = images.get(picture);
  if (known !== undefined) return known;
  const { height, width, rgba } = picture;
  const values = new Float32Array(height * width * 3);
  for (let i = 0; i < height * width; i += 1) {
    for (let c = 0; c < 3; c += 1) values[i * 3 + c] = rgba[i * 4 + c] ?? 0;
  }
  const image: Image = { shape: [height, width, 3], values };
  images.set(picture, image);
  return image;
}

/** Photographs fetched so far, kept as long as the page: shown at once when they are chosen again. */
const fetched = new Map<BuiltInPhoto, ShownPicture>();

interface BuiltIn {
  readonly shown: ShownPicture | null;
  readonly isLoading: boolean;
  readonly problem: PhotoProblem | null;
  readonly retry: () => void;
}

function useBuiltIn(id: PictureId): BuiltIn {
  const [outcome, setOutcome] = useState<{ readonly id: PictureId; readonly problem: PhotoProblem | null } | null>(
    null,
  );
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (id === 'drawn' || fetched.has(id)) return undefined;
    let isWanted = true;
    void loadBuiltInPhoto(id, SOURCE.limits).then((reading) => {
      if (reading.kind === 'ok') {
        fetched.set(id, { image: imageOf(reading.picture), size: reading.original, from: 'built-in' });
      }
      if (isWanted) setOutcome({ id, problem: reading.kind === 'ok' ? null : reading.problem });
    });
    return () => {
      isWanted = false;
    };
  }, [id, attempt]);
  const retry = useCallback(() => {
    setOutcome(null);
    setAttempt((count) => count + 1);
  }, []);
  if (id === 'drawn') return { shown: null, isLoading: false, problem: null, retry };
  const shown = fetched.get(id) ?? null;
  const problem = outcome?.id === id ? outcome.problem : null;
  return { shown, isLoading: shown === null && problem === null, problem, retry };
}

export function usePicture({ picture }: VolumeState): PictureSession {
  const source = usePhotoSource(SOURCE);
  const builtIn = useBuiltIn(picture);
  const { shown } = source;
  if (shown.kind === 'built-in') return { ...builtIn, source };
  const own: ShownPicture =
    shown.kind === 'own'
      ? { image: imageOf(shown.photo.picture), size: shown.photo.original, from: 'own' }
      : { image: imageOf(shown.frame), size: shown.frame, from: 'camera' };
  return { shown: own, isLoading: false, problem: null, retry: builtIn.retry, source };
}
