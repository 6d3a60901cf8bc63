// What the camera sees, painted as frames come and without React; or why there is nothing.
// Not responsible for: starting it (use-live-camera.ts).
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import type { Locale } from '../../../kit/locale/locale.ts';
import { photoText } from '../../../kit/photo/photo.text.ts';
import { KEPT_SIDE_PX } from './picture-codec.ts';
import type { LiveCamera } from './use-live-camera.ts';
import styles from './YourClasses.module.css';
import { classesText } from './your-classes.text.ts';

export function CameraPicture({
  camera,
  locale,
}: {
  readonly camera: LiveCamera;
  readonly locale: Locale;
}): ReactElement {
  const words = classesText[locale];
  const canvas = useRef<HTMLCanvasElement>(null);
  const { listen, phase, problem } = camera;
  useEffect(
    () =>
      listen(({ rgba, width, height }) => {
        canvas.current?.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
      }),
    [listen],
  );
  const retry = <Button onClick={camera.start}>{photoText[locale].retry}</Button>;
  return (
    <>
      {problem !== null && (
        <Notice kind="warn" actions={retry}>
          {words.cameras[problem]}
        </Notice>
      )}
      {phase === 'asking' && <Notice kind="info">{photoText[locale].asking}</Notice>}
      {phase === 'off' && problem === null && <p className={styles['hint']}>{retry}</p>}
      <canvas
        ref={canvas}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a canvas that is a picture
        role="img"
        aria-label={words.cameraPicture}
        hidden={phase !== 'live'}
        className={styles['video']}
        width={KEPT_SIDE_PX}
        height={KEPT_SIDE_PX}
      />
    </>
  );
}
