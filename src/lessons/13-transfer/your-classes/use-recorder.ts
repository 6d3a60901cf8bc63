// Frames of the camera into pictures of a class, while a button is held or for a burst.
// Not responsible for: the camera (use-live-camera.ts) or keeping pictures (class-store.ts).
import { useEffect, useRef, useState } from 'react';
import { nextOrder } from './bring-in.ts';
import { pageStore } from './page-store.ts';
import { packPicture } from './picture-codec.ts';
import type { LiveCamera } from './use-live-camera.ts';

/** Ten a second: more look alike. */
const INTERVAL_MS = 100;
export const BURST = 20;

export interface Recorder {
  readonly isRecording: boolean;
  /** Pictures taken by the recording that runs, or ran last. */
  readonly taken: number;
  /** There was no room for more. */
  readonly isFull: boolean;
  /** `most` pictures, or until stopped. */
  readonly start: (most: number) => void;
  readonly stop: () => void;
}

export function useRecorder(camera: LiveCamera, classId: string): Recorder {
  const [most, setMost] = useState(0);
  const [taken, setTaken] = useState(0);
  const [isFull, setFull] = useState(false);
  const isRecording = most > 0;
  const isPacking = useRef(false);
  const { listen, phase } = camera;

  useEffect(() => {
    if (most === 0 || phase === 'off') return undefined;
    let [last, count] = [-Infinity, 0];
    return listen((frame) => {
      const now = performance.now();
      // A frame that comes while one is packed is left out: memory stays small on slow devices.
      if (isPacking.current || count >= most || now - last < INTERVAL_MS) return;
      [last, count] = [now, count + 1];
      const isLast = count >= most;
      isPacking.current = true;
      void packPicture(frame).then((packed) => {
        isPacking.current = false;
        if (packed !== null) {
          const { added, over } = pageStore().add([
            { id: crypto.randomUUID(), classId, order: nextOrder(), ...packed },
          ]);
          setTaken((before) => before + added.length);
          if (over > 0) setFull(true);
          if (over > 0 || isLast) setMost(0);
        } else if (isLast) setMost(0);
      });
    });
  }, [classId, listen, most, phase]);

  return {
    isRecording,
    taken,
    isFull,
    start(count) {
      setTaken(0);
      setFull(false);
      setMost(count);
    },
    stop: () => setMost(0),
  };
}
