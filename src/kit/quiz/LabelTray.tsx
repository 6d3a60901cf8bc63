// The labels of a placing question, to be dragged with pointer or finger. A way beside the lists at the places, so that
// it needs no keys of its own. Not responsible for: what is placed where (PlacingItem.tsx).
import { useId, useState } from 'react';
import type { PointerEvent, ReactElement, RefObject } from 'react';
import { classes } from '../style/classes.ts';
import styles from './Placing.module.css';

export interface TrayLabel {
  readonly id: string;
  readonly name: string;
  /** It lies at a place already, and can be dragged to another one. */
  readonly used: boolean;
}

export interface LabelTrayProps {
  readonly title: string;
  readonly labels: readonly TrayLabel[];
  /** The element that holds the places, each with `data-place`. */
  readonly places: RefObject<HTMLElement | null>;
  /** The place under the dragged label. */
  readonly onOver: (place: string | null) => void;
  readonly onDrop: (label: string, place: string) => void;
}

interface Drag {
  readonly label: string;
  readonly startX: number;
  readonly startY: number;
  readonly dx: number;
  readonly dy: number;
}

function placeUnder(root: HTMLElement | null, x: number, y: number): string | null {
  const places = root === null ? [] : [...root.querySelectorAll<HTMLElement>('[data-place]')];
  const under = places.find((place) => {
    const { left, right, top, bottom } = place.getBoundingClientRect();
    return x >= left && x <= right && y >= top && y <= bottom;
  });
  return under?.dataset['place'] ?? null;
}

export function LabelTray({ title, labels, places, onOver, onDrop }: LabelTrayProps): ReactElement {
  const id = useId();
  const [drag, setDrag] = useState<Drag | null>(null);

  function begin(event: PointerEvent<HTMLElement>, label: string): void {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ label, startX: event.clientX, startY: event.clientY, dx: 0, dy: 0 });
  }

  function move({ clientX, clientY }: PointerEvent<HTMLElement>): void {
    if (drag === null) return;
    setDrag({ ...drag, dx: clientX - drag.startX, dy: clientY - drag.startY });
    onOver(placeUnder(places.current, clientX, clientY));
  }

  function end({ clientX, clientY, type }: PointerEvent<HTMLElement>): void {
    if (drag === null) return;
    const place = type === 'pointerup' ? placeUnder(places.current, clientX, clientY) : null;
    if (place !== null) onDrop(drag.label, place);
    setDrag(null);
    onOver(null);
  }

  return (
    <div className={styles['tray']}>
      <span id={id} className={styles['trayTitle']}>
        {title}
      </span>
      <ul aria-labelledby={id}>
        {labels.map((label) => (
          <li
            key={label.id}
            data-label={label.id}
            className={classes(
              styles['label'],
              label.used && styles['used'],
              drag?.label === label.id && styles['held'],
            )}
            style={drag?.label === label.id ? { transform: `translate(${drag.dx}px, ${drag.dy}px)` } : undefined}
            onPointerDown={(event) => begin(event, label.id)}
            onPointerMove={move}
            onPointerUp={end}
            onPointerCancel={end}
          >
            {label.name}
          </li>
        ))}
      </ul>
    </div>
  );
}
