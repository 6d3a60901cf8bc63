// The picture a figure is about: a photo that comes with the course, the reader's own, or the camera's frame.
// Not responsible for: choosing (kit/photo) or bringing it to a network's size (nn/mobilenet).
import { useEffect, useState } from 'react';
import { loadBuiltInPhoto } from '../../../kit/photo/built-in-photos.ts';
import type { BuiltInPhoto } from '../../../kit/photo/built-in-photos.ts';
import type { PhotoProblem } from '../../../kit/photo/photo.text.ts';
import type { Picture } from '../../../kit/photo/picture.ts';
import { usePhotoSource } from '../../../kit/photo/use-photo-source.ts';
import type { PhotoControls, PhotoSource } from '../../../kit/photo/use-photo-source.ts';

/** Larger than any network here reads, so that nothing is blown up. */
const SOURCE = { limits: { maxSidePx: 640, minSidePx: 32 }, cameraSize: { height: 240, width: 320 } };

export interface ChosenPicture {
  /** Null until it has come. */
  readonly picture: Picture | null;
  readonly from: 'built-in' | 'own' | 'camera';
  /** Another text means another picture. */
  readonly key: string;
  /** Why a built-in photo could not be fetched. */
  readonly problem: PhotoProblem | null;
  readonly retry: () => void;
  readonly source: (PhotoSource & PhotoControls) | null;
}

export const NO_PICTURE: ChosenPicture = {
  picture: null,
  from: 'built-in',
  key: '',
  problem: null,
  retry: () => undefined,
  source: null,
};

/** Photos fetched so far, kept as long as the page. */
const fetched = new Map<BuiltInPhoto, Picture>();

let shown = 0;
const keys = new WeakMap<Picture, string>();

/** Names a picture that is the reader's own for as long as the page has it. */
function keyOf(picture: Picture): string {
  const known = keys.get(picture) ?? `shown ${(shown += 1)}`;
  keys.set(picture, known);
  return known;
}

export function useChosenPicture(photo: BuiltInPhoto): ChosenPicture {
  const source = usePhotoSource(SOURCE);
  const [outcome, setOutcome] = useState<{ readonly photo: BuiltInPhoto; readonly problem: PhotoProblem | null }>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (fetched.has(photo)) return undefined;
    let isWanted = true;
    void loadBuiltInPhoto(photo, SOURCE.limits).then((reading) => {
      if (reading.kind === 'ok') fetched.set(photo, reading.picture);
      if (isWanted) setOutcome({ photo, problem: reading.kind === 'ok' ? null : reading.problem });
    });
    return () => {
      isWanted = false;
    };
  }, [photo, attempt]);
  const retry = (): void => {
    setOutcome(undefined);
    setAttempt((count) => count + 1);
  };
  if (source.shown.kind === 'built-in') {
    const picture = fetched.get(photo) ?? null;
    const problem = outcome?.photo === photo ? outcome.problem : null;
    return { picture, from: 'built-in', key: picture === null ? '' : photo, problem, retry, source };
  }
  const picture = source.shown.kind === 'own' ? source.shown.photo.picture : source.shown.frame;
  return { picture, from: source.shown.kind, key: keyOf(picture), problem: null, retry, source };
}
