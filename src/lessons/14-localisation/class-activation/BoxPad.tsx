// Lets a reader drag a box over a picture, once a button says so: otherwise a touch screen could not scroll past it.
// Not responsible for: drawing the box, or setting it by numbers (BoxPanel.tsx).
import { useRef, useState } from 'react';
import type { PointerEvent, ReactElement, ReactNode } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import type { Box } from '../../../nn/inside/bounding-box.ts';
import styles from './Activation.module.css';
import { GRID } from './class-activation.ts';

export interface BoxPadProps {
  readonly label: string;
  /** In parts of GRID. */
  readonly onBox: (box: Box) => void;
  readonly children: ReactNode;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function boxBetween(a: Place, b: Place): Box {
  return { left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

export function BoxPad({ label, onBox, children }: BoxPadProps): ReactElement {
  const [isDrawing, setDrawing] = useState(false);
  const start = useRef<Place | null>(null);
  const stage = useRef<HTMLDivElement>(null);

  function placeOf(event: PointerEvent<HTMLElement>): Place {
    // The picture may be narrower than its place: its pixels stay whole.
    const picture = stage.current?.querySelector('canvas') ?? event.currentTarget;
    const { left, top, width, height } = picture.getBoundingClientRect();
    return { x: ((event.clientX - left) / width) * GRID, y: ((event.clientY - top) / height) * GRID };
  }

  return (
    <div className={styles['pad']}>
      <div ref={stage} className={styles['stage']}>
        {children}
        {isDrawing && (
          <div
            className={styles['glass']}
            aria-hidden="true"
            data-glass
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              start.current = placeOf(event);
            }}
            onPointerMove={(event) => {
              if (start.current !== null) onBox(boxBetween(start.current, placeOf(event)));
            }}
            onPointerUp={() => {
              start.current = null;
            }}
            onPointerCancel={() => {
              start.current = null;
            }}
          />
        )}
      </div>
      <Button pressed={isDrawing} onClick={() => setDrawing((now) => !now)}>
        {label}
      </Button>
    </div>
  );
}
