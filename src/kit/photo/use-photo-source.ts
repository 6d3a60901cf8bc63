// Which picture is shown: one that comes with the course, the reader's own photo, or the camera. What is the reader's
// own lives here, on the device, for as long as the page does. Not responsible for: the built-in pictures themselves.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefCallback } from 'react';
import { flushSync } from 'react-dom';
import { runCamera } from './camera.ts';
import type { CameraProblem, PhotoProblem } from './photo.text.ts';
import type { Picture, PictureSize, SizeLimits } from './picture.ts';
import { readPhoto } from './read-photo.ts';

export interface OwnPhoto {
  readonly name: string;
  readonly picture: Picture;
  readonly original: PictureSize;
}

export type ShownSource =
  | { readonly kind: 'built-in' }
  | { readonly kind: 'own'; readonly photo: OwnPhoto }
  | { readonly kind: 'camera'; readonly frame: Picture };

export interface PhotoSource {
  readonly shown: ShownSource;
  /** The last photo opened, also while something else is shown. */
  readonly own: OwnPhoto | null;
  readonly isReading: boolean;
  readonly photoProblem: PhotoProblem | null;
  readonly camera: 'off' | 'asking' | 'live' | 'out-of-sight';
  readonly cameraProblem: CameraProblem | null;
}

export interface PhotoControls {
  readonly showBuiltIn: () => void;
  readonly showOwn: () => void;
  readonly openFile: (file: File) => void;
  readonly startCamera: () => void;
  readonly stopCamera: () => void;
  /** Give it to the element that shows the picture: the camera is turned off when that leaves the screen. */
  readonly watch: RefCallback<Element>;
}

export const BUILT_IN_SOURCE: PhotoSource = {
  shown: { kind: 'built-in' },
  own: null,
  isReading: false,
  photoProblem: null,
  camera: 'off',
  cameraProblem: null,
};

export interface PhotoSourceOptions {
  readonly limits: SizeLimits;
  readonly cameraSize: PictureSize;
}

/** What is shown when nothing of the reader's own is. */
function withoutCamera(source: PhotoSource, camera: PhotoSource['camera']): PhotoSource {
  const shown: ShownSource = source.shown.kind === 'camera' ? { kind: 'built-in' } : source.shown;
  return { ...source, shown, camera };
}

export function usePhotoSource({ limits, cameraSize }: PhotoSourceOptions): PhotoSource & PhotoControls {
  const [source, setSource] = useState(BUILT_IN_SOURCE);
  const turnOff = useRef<(() => void) | null>(null);
  /** Counts files opened: only the last one is shown. */
  const opened = useRef(0);
  const observer = useRef<IntersectionObserver | null>(null);

  const endCamera = useCallback((camera: 'off' | 'out-of-sight') => {
    if (turnOff.current === null) return;
    turnOff.current();
    turnOff.current = null;
    setSource((now) => withoutCamera(now, camera));
  }, []);

  const startCamera = useCallback(() => {
    if (turnOff.current !== null) return;
    setSource((now) => ({ ...now, camera: 'asking', cameraProblem: null, photoProblem: null }));
    turnOff.current = runCamera(cameraSize, {
      // Drawn before the callback returns, so that the frame is painted at once and not one animation frame later.
      onFrame: (frame) =>
        flushSync(() => setSource((now) => ({ ...now, camera: 'live', shown: { kind: 'camera', frame } }))),
      onProblem: (cameraProblem) => {
        turnOff.current = null;
        setSource((now) => ({ ...withoutCamera(now, 'off'), cameraProblem }));
      },
    });
  }, [cameraSize]);

  const stopCamera = useCallback(() => endCamera('off'), [endCamera]);

  const showBuiltIn = useCallback(() => {
    endCamera('off');
    opened.current += 1;
    setSource((now) => ({ ...BUILT_IN_SOURCE, own: now.own }));
  }, [endCamera]);

  const showOwn = useCallback(() => {
    endCamera('off');
    setSource((now) => (now.own === null ? now : { ...now, shown: { kind: 'own', photo: now.own } }));
  }, [endCamera]);

  const openFile = useCallback(
    (file: File) => {
      endCamera('off');
      opened.current += 1;
      const turn = opened.current;
      setSource((now) => ({ ...now, isReading: true, photoProblem: null, cameraProblem: null }));
      void readPhoto(file, limits).then((reading) => {
        if (turn !== opened.current) return;
        setSource((now) => {
          if (reading.kind === 'problem') return { ...now, isReading: false, photoProblem: reading.problem };
          const photo = { name: file.name, picture: reading.picture, original: reading.original };
          return { ...now, isReading: false, own: photo, shown: { kind: 'own', photo } };
        });
      });
    },
    [endCamera, limits],
  );

  const watch = useCallback(
    (element: Element | null) => {
      observer.current?.disconnect();
      observer.current = null;
      if (element === null) return;
      observer.current = new IntersectionObserver((entries) => {
        if (entries.every((entry) => !entry.isIntersecting)) endCamera('out-of-sight');
      });
      observer.current.observe(element);
    },
    [endCamera],
  );

  useEffect(() => {
    function onHide(): void {
      if (document.visibilityState === 'hidden') endCamera('out-of-sight');
    }
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      turnOff.current?.();
      turnOff.current = null;
    };
  }, [endCamera]);

  return { ...source, showBuiltIn, showOwn, openFile, startCamera, stopCamera, watch };
}
