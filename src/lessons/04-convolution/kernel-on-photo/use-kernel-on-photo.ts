// What the exhibit keeps on the device: the picture the link names, the reader's own photo or camera, and a filter.
// Not responsible for: any of them (pictures.ts, kit/photo, responder.ts).
import { useState } from 'react';
import { fastestFilterMemory } from '../../../kit/photo/simd-filter.ts';
import { usePhotoSource } from '../../../kit/photo/use-photo-source.ts';
import type { PhotoState } from './kernel-on-photo.ts';
import type { PhotoSession } from './photo-model.ts';
import { loadPicture, PHOTO_LIMITS, usePicture } from './pictures.ts';
import { createResponder } from './responder.ts';

const SOURCE = { limits: PHOTO_LIMITS, cameraSize: { height: 480, width: 640 } };

export function useKernelOnPhoto(state: PhotoState): PhotoSession {
  const named = usePicture(state.picture);
  const source = usePhotoSource(SOURCE);
  const [responder] = useState(() => createResponder(fastestFilterMemory));
  return { ...source, named, responder, retry: () => loadPicture(state.picture) };
}
