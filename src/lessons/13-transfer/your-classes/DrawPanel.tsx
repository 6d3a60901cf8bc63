// A small drawing board: pointer or keyboard, black on white, and one button that hands the drawing on.
// Not responsible for: what becomes of the drawing.
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { Picture } from '../../../kit/photo/picture.ts';
import { KEPT_SIDE_PX } from './picture-codec.ts';
import styles from './YourClasses.module.css';
import { classesText } from './your-classes.text.ts';

const SIDE = KEPT_SIDE_PX;
const PEN_PX = 9;
const STEP_PX = 12;

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-STEP_PX, 0],
  ArrowRight: [STEP_PX, 0],
  ArrowUp: [0, -STEP_PX],
  ArrowDown: [0, STEP_PX],
};

interface Pen {
  readonly x: number;
  readonly y: number;
  readonly isDown: boolean;
}

const MIDDLE: Pen = { x: SIDE / 2, y: SIDE / 2, isDown: false };

function wipe(context: CanvasRenderingContext2D): void {
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, SIDE, SIDE);
}

function stroke(context: CanvasRenderingContext2D, from: Pen, to: Pen): void {
  context.strokeStyle = '#101010';
  context.lineCap = 'round';
  context.lineWidth = PEN_PX;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

export interface DrawPanelProps {
  /** Of the button that hands the drawing on. */
  readonly label: string;
  readonly locale: Locale;
  readonly onDone: (picture: Picture) => void;
}

export function DrawPanel({ label, locale, onDone }: DrawPanelProps): ReactElement {
  const words = classesText[locale];
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pen, setPen] = useState(MIDDLE);
  const [byKeys, setByKeys] = useState(false);
  const [isEmpty, setEmpty] = useState(true);
  const context = (): CanvasRenderingContext2D | null =>
    canvas.current?.getContext('2d', { willReadFrequently: true }) ?? null;

  useEffect(() => {
    const first = canvas.current?.getContext('2d', { willReadFrequently: true });
    if (first !== null && first !== undefined) wipe(first);
  }, []);

  function moveTo(next: Pen, isDrawn: boolean): void {
    const target = context();
    if (isDrawn && target !== null) {
      stroke(target, pen, next);
      setEmpty(false);
    }
    setPen(next);
  }

  function placeOf(event: PointerEvent<HTMLElement>, isDown: boolean): Pen {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = SIDE / Math.max(1, box.width);
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale, isDown };
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const isToggle = event.key === ' ';
    if (arrow === undefined && !isToggle) return;
    event.preventDefault();
    setByKeys(true);
    if (isToggle) {
      const next = { ...pen, isDown: !pen.isDown };
      moveTo(next, next.isDown);
      return;
    }
    const inside = (value: number): number => Math.min(SIDE, Math.max(0, value));
    moveTo({ ...pen, x: inside(pen.x + (arrow?.[0] ?? 0)), y: inside(pen.y + (arrow?.[1] ?? 0)) }, pen.isDown);
  }

  function clear(): void {
    const target = context();
    if (target !== null) wipe(target);
    setPen(MIDDLE);
    setEmpty(true);
  }

  function done(): void {
    const data = context()?.getImageData(0, 0, SIDE, SIDE).data;
    if (data !== undefined) onDone({ width: SIDE, height: SIDE, rgba: data });
    clear();
  }

  return (
    <div className={styles['panel']}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application by role: it has its own keys */}
      <div
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
        tabIndex={0}
        aria-label={words.board}
        className={styles['board']}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setByKeys(false);
          const place = placeOf(event, true);
          const target = context();
          if (target !== null) stroke(target, place, place);
          setPen(place);
          setEmpty(false);
        }}
        onPointerMove={(event) => {
          if (!byKeys && pen.isDown) moveTo(placeOf(event, true), true);
        }}
        onPointerUp={(event) => setPen(placeOf(event, false))}
        onPointerCancel={() => setPen({ ...pen, isDown: false })}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} width={SIDE} height={SIDE} aria-hidden="true" />
        {byKeys && (
          <svg viewBox={`0 0 ${SIDE} ${SIDE}`} className={styles['pen']} aria-hidden="true">
            <circle cx={pen.x} cy={pen.y} r={PEN_PX} className={pen.isDown ? styles['penDown'] : styles['penUp']} />
          </svg>
        )}
      </div>
      <p className={styles['hint']}>{words.boardHint}</p>
      <ButtonRow label={words.board}>
        <Button kind="primary" disabled={isEmpty} keepsFocus onClick={done}>
          {label}
        </Button>
        <Button kind="quiet" icon="eraser" onClick={clear}>
          {words.clearDrawing}
        </Button>
      </ButtonRow>
    </div>
  );
}
