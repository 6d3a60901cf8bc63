// A picture of any size on which a window is moved: by dragging, by tapping, by arrow keys. The window may be a few
// pixels wide, so a ring shows where it is. Not responsible for: what is painted (its owner gives `draw`).
import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { useWidthPx } from '../../../kit/canvas/use-width.ts';
import { classes } from '../../../kit/style/classes.ts';
import styles from './KernelOnPhoto.module.css';

export interface ViewfinderProps {
  readonly height: number;
  readonly width: number;
  readonly label: string;
  /** Fills the canvas, which is `height` x `width`. Called again whenever the function is another one. */
  readonly draw: (context: CanvasRenderingContext2D) => void;
  /** In pixels of the picture; may reach beyond it. */
  readonly window: { readonly row: number; readonly column: number; readonly side: number } | null;
  readonly onPoint: (row: number, column: number) => void;
  /** Arrow keys, in steps of the window. */
  readonly onMove: (down: number, right: number) => void;
  /** Said aloud after a key has moved the window. */
  readonly spoken: string;
}

const ARROWS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const LONG_STEP = 10;
/** Radius of the ring, in CSS pixels. */
const RING_PX = 13;

export function Viewfinder(props: ViewfinderProps): ReactElement {
  const { height, width, label, draw, window, onPoint, onMove, spoken } = props;
  const outer = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [byKeys, setByKeys] = useState(false);
  const shownPx = useWidthPx(outer);
  const pixelPx = shownPx / width;

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) draw(context);
  }, [draw, height, width]);

  function point(event: PointerEvent<HTMLElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    setByKeys(false);
    onPoint(
      Math.floor(((event.clientY - box.top) / box.height) * height),
      Math.floor(((event.clientX - box.left) / box.width) * width),
    );
  }

  function onKeyDown(event: KeyboardEvent): void {
    const arrow = ARROWS[event.key];
    if (arrow === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setByKeys(true);
    const step = event.shiftKey ? LONG_STEP : 1;
    onMove(arrow[0] * step, arrow[1] * step);
  }

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application by role: it has its own keys */}
      <div
        ref={outer}
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
        tabIndex={0}
        aria-label={label}
        className={styles['finder']}
        style={{ aspectRatio: `${width} / ${height}` }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          point(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
        }}
        onKeyDown={onKeyDown}
      >
        <canvas
          ref={canvas}
          width={width}
          height={height}
          className={classes(styles['finderPixels'], pixelPx >= 1 && styles['crisp'])}
          aria-hidden="true"
        />
        {window !== null && shownPx > 0 && (
          <svg
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            className={styles['finderMarks']}
            aria-hidden="true"
          >
            <Marks window={window} ring={RING_PX / pixelPx} />
          </svg>
        )}
      </div>
      <output className="visually-hidden">{byKeys && spoken}</output>
    </>
  );
}

/** The window itself, and a ring round it where it is small. */
function Marks(props: {
  readonly window: NonNullable<ViewfinderProps['window']>;
  readonly ring: number;
}): ReactElement {
  const { row, column, side } = props.window;
  const isSmall = side < props.ring;
  return (
    <>
      {isSmall && (
        <>
          <circle className={styles['halo']} cx={column + side / 2} cy={row + side / 2} r={props.ring} />
          <circle className={styles['ring']} cx={column + side / 2} cy={row + side / 2} r={props.ring} />
        </>
      )}
      <rect className={styles['halo']} x={column} y={row} width={side} height={side} />
      <rect className={styles['ring']} x={column} y={row} width={side} height={side} />
    </>
  );
}
