// One picture, small: unpacked by the browser when it comes into sight, and deleted when it is pressed.
// Not responsible for: which are in sight (Thumbs.tsx).
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { classes } from '../../../kit/style/classes.ts';
import type { OwnPicture } from './class-set.ts';
import type { Role } from './split.ts';
import styles from './YourClasses.module.css';

const SIDE_PX = 96;

export interface KeptPictureProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Decorative: whoever shows it says what it is. */
export function KeptPicture({ bytes }: KeptPictureProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isWanted = true;
    createImageBitmap(new Blob([bytes])).then(
      (bitmap) => {
        const context = canvas.current?.getContext('2d');
        if (isWanted && context !== null && context !== undefined) {
          context.imageSmoothingEnabled = bitmap.width > SIDE_PX;
          context.drawImage(bitmap, 0, 0, SIDE_PX, SIDE_PX);
        }
        bitmap.close();
      },
      // Kept bytes that the browser can't read any more stay an empty square.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [bytes]);
  return <canvas ref={canvas} width={SIDE_PX} height={SIDE_PX} aria-hidden="true" />;
}

export interface ThumbProps {
  readonly picture: OwnPicture;
  readonly role: Role;
  readonly label: string;
  readonly index: number;
  readonly isStop: boolean;
  readonly topPx: number;
  readonly leftPx: number;
  readonly onFocus: () => void;
  readonly onRemove: () => void;
}

export function Thumb(props: ThumbProps): ReactElement {
  const { picture, role, label, index, isStop, topPx, leftPx, onFocus, onRemove } = props;
  return (
    <button
      type="button"
      data-at={index}
      tabIndex={isStop ? 0 : -1}
      className={classes(styles['thumb'], role === 'validation' && styles['validation'])}
      style={{ top: topPx, left: leftPx }}
      aria-label={label}
      title={label}
      onFocus={onFocus}
      onClick={onRemove}
    >
      <KeptPicture bytes={picture.bytes} />
    </button>
  );
}
