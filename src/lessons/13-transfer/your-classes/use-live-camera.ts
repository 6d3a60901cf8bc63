// One camera for recording and for live answers: whoever wants frames listens; it turns itself off when the page is hidden.
// Not responsible for: the camera itself (kit/photo/camera.ts) or its sentences (kit/photo/photo.text.ts).
import { useCallback, useEffect, useRef, useState } from 'react';
import { runCamera } from '../../../kit/photo/camera.ts';
import type { CameraProblem } from '../../../kit/photo/photo.text.ts';
import type { Picture } from '../../../kit/photo/picture.ts';
import { KEPT_SIDE_PX } from './picture-codec.ts';

export interface LiveCamera {
  readonly phase: 'off' | 'asking' | 'live';
  readonly problem: CameraProblem | null;
  readonly start: () => void;
  readonly stop: () => void;
  /** Calls back for each frame until the returned function is called. */
  readonly listen: (listener: (frame: Picture) => void) => () => void;
}

export const NO_CAMERA: LiveCamera = {
  phase: 'off',
  problem: null,
  start: () => undefined,
  stop: () => undefined,
  listen: () => () => undefined,
};

const SIZE = { width: KEPT_SIDE_PX, height: KEPT_SIDE_PX };

export function useLiveCamera(): LiveCamera {
  const [phase, setPhase] = useState<LiveCamera['phase']>('off');
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const turnOff = useRef<(() => void) | null>(null);
  const listeners = useRef(new Set<(frame: Picture) => void>());

  const stop = useCallback(() => {
    turnOff.current?.();
    turnOff.current = null;
    setPhase('off');
  }, []);

  const start = useCallback(() => {
    if (turnOff.current !== null) return;
    setProblem(null);
    setPhase('asking');
    turnOff.current = runCamera(SIZE, {
      onFrame(frame) {
        setPhase('live');
        for (const listener of listeners.current) listener(frame);
      },
      onProblem(found) {
        turnOff.current = null;
        setPhase('off');
        setProblem(found);
      },
    });
  }, []);

  const listen = useCallback((listener: (frame: Picture) => void) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);

  useEffect(() => {
    function onHide(): void {
      if (document.visibilityState === 'hidden') stop();
    }
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      turnOff.current?.();
      turnOff.current = null;
    };
  }, [stop]);

  return { phase, problem, start, stop, listen };
}
