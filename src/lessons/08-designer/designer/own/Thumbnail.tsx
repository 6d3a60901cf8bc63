// One image as it is learnt from, and the button that deletes it. Not responsible for: deleting (own-store.ts).
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { classes } from '../../../../kit/style/classes.ts';
import { OWN_SHAPE } from './own-images.ts';
import type { OwnImage, OwnRole } from './own-images.ts';
import styles from './OwnImages.module.css';

const [SIDE] = OWN_SHAPE;

export interface ThumbnailProps {
  readonly image: OwnImage;
  readonly role: OwnRole;
  readonly label: string;
  readonly onRemove: () => void;
}

export function Thumbnail({ image, role, label, onRemove }: ThumbnailProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context === null || context === undefined) return;
    const data = context.createImageData(SIDE, SIDE);
    for (let i = 0; i < SIDE * SIDE; i += 1) {
      for (let c = 0; c < 3; c += 1) data.data[4 * i + c] = image.pixels[3 * i + c] ?? 0;
      data.data[4 * i + 3] = 255;
    }
    context.putImageData(data, 0, 0);
  }, [image]);
  return (
    <button
      type="button"
      className={classes(styles['thumbnail'], styles[role])}
      aria-label={label}
      title={label}
      onClick={({ currentTarget }) => {
        // The keyboard goes on with the next one, and does not fall out of the figure.
        const next = currentTarget.nextElementSibling ?? currentTarget.previousElementSibling;
        if (next instanceof HTMLElement) next.focus();
        onRemove();
      }}
    >
      <canvas ref={canvas} width={SIDE} height={SIDE} aria-hidden="true" />
    </button>
  );
}
