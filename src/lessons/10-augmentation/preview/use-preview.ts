// The preview's session: the built-in pictures, and the reader's own photo or camera.
// Not responsible for: any of them (images.ts, kit/photo).
import { useMemo } from 'react';
import { BUILT_IN_SOURCE, usePhotoSource } from '../../../kit/photo/use-photo-source.ts';
import type { PhotoControls, PhotoSource } from '../../../kit/photo/use-photo-source.ts';
import { PHOTO_LIMITS, sampleOfPicture, usePictures } from '../images.ts';
import type { PreviewState } from './preview.ts';
import type { PreviewSession } from './preview-model.ts';

export interface PhotoSession extends PreviewSession {
  readonly source: PhotoSource & PhotoControls;
}

const SOURCE = { limits: PHOTO_LIMITS, cameraSize: { height: 48, width: 64 } };

export const NO_PHOTO: PhotoSession = {
  shelf: { samples: [], isLoading: false, hasFailed: false },
  own: null,
  source: {
    ...BUILT_IN_SOURCE,
    showBuiltIn: () => undefined,
    showOwn: () => undefined,
    openFile: () => undefined,
    startCamera: () => undefined,
    stopCamera: () => undefined,
    watch: () => undefined,
  },
};

export function usePreview(state: PreviewState): PhotoSession {
  const shelf = usePictures(state.picture);
  const source = usePhotoSource(SOURCE);
  const { shown } = source;
  const picture = shown.kind === 'own' ? shown.photo.picture : shown.kind === 'camera' ? shown.frame : null;
  const own = useMemo(() => (picture === null ? null : sampleOfPicture(picture)), [picture]);
  return { shelf, own, source };
}
