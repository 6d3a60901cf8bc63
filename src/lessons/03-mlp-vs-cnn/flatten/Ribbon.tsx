// The vector as one long ribbon: 784 values side by side, with the chosen pixel and its neighbours marked.
// Pointer and arrow keys move along it. Not responsible for: the picture beside it (FlattenView.tsx).
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { paintInto, readPalette } from '../../../kit/canvas/colour-maps.ts';
import { useTheme } from '../../../kit/style/theme.ts';
import styles from './Flatten.module.css';
import { PIXELS, SIDE } from './flatten.ts';
import type { FlattenModel } from './flatten.ts';
import type { flattenText } from './flatten.text.ts';

export interface RibbonProps {
  readonly model: FlattenModel;
  readonly words: (typeof flattenText)['en'];
  readonly onPoint: (place: number) => void;
}

/** Where a key leads from an index; null for keys that mean nothing here. */
function afterKey(key: string, index: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return index + 1;
    case 'ArrowLeft':
    case 'ArrowDown':
      return index - 1;
    case 'PageUp':
      return index + SIDE;
    case 'PageDown':
      return index - SIDE;
    case 'Home':
      return 0;
    case 'End':
      return PIXELS - 1;
    default:
      return null;
  }
}

export function Ribbon({ model, words, onPoint }: RibbonProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { values, chosen, neighbours } = model;

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(PIXELS, 1);
    paintInto(image.data, values, 'gray', [0, 255], readPalette());
    context.putImageData(image, 0, 0);
  }, [values, theme]);

  function pointAt(event: PointerEvent<HTMLElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width > 0) onPoint(Math.floor(((event.clientX - box.left) / box.width) * PIXELS));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = afterKey(event.key, chosen.index);
    if (next === null) return;
    event.preventDefault();
    onPoint(next);
  }

  return (
    <div className={styles['ribbon']}>
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input can't show 784 values on its track
        role="slider"
        tabIndex={0}
        className={styles['band']}
        aria-label={words.ribbonLabel}
        aria-valuemin={0}
        aria-valuemax={PIXELS - 1}
        aria-valuenow={chosen.index}
        aria-valuetext={words.ribbonValue(chosen.index, chosen.value)}
        onPointerDown={pointAt}
        onPointerMove={pointAt}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} width={PIXELS} height={1} className={styles['bandPixels']} aria-hidden="true" />
        <svg className={styles['ticks']} viewBox={`0 0 ${PIXELS} 10`} preserveAspectRatio="none" aria-hidden="true">
          {neighbours.map(({ index }) => (
            <path key={index} className={styles['tickNear']} d={`M${index + 0.5} 0V10`} />
          ))}
          <path className={styles['tickChosen']} d={`M${chosen.index + 0.5} 0V10`} />
        </svg>
      </div>
      <div className={styles['ends']} aria-hidden="true">
        <span>{words.ribbonEnds[0]}</span>
        <span>{words.ribbonEnds[1]}</span>
      </div>
    </div>
  );
}
