// The drawing board: pointer and keyboard lay ink on a square. Not responsible for: what becomes of it (DrawView.tsx).
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement, Ref } from 'react';
import { paintInto, readPalette } from '../../../kit/canvas/colour-maps.ts';
import { useTheme } from '../../../kit/style/theme.ts';
import { INK_GRID } from '../../../nn/ink.ts';
import { KEY_STEP } from './draw.ts';
import type { DrawAction } from './draw.ts';
import type { DrawModel } from './draw-model.ts';
import type { drawText } from './draw.text.ts';
import styles from './Draw.module.css';

export interface BoardProps {
  /** The element that takes the keys. */
  readonly ref?: Ref<HTMLDivElement>;
  readonly model: DrawModel;
  readonly dispatch: (action: DrawAction) => void;
  readonly words: (typeof drawText)['en'];
}

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a key does to the drawing; null for keys that mean nothing here. */
function actionOf(key: string): DrawAction | null {
  const arrow = ARROWS[key];
  if (arrow !== undefined) return { kind: 'move', dx: arrow[0], dy: arrow[1] };
  if (key === ' ' || key === 'Enter') return { kind: 'toggle-pen' };
  if (key === 'Backspace') return { kind: 'undo-stroke' };
  return key === 'Delete' ? { kind: 'clear' } : null;
}

export function Board({ ref, model, dispatch, words }: BoardProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawingPointer = useRef<number | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const theme = useTheme();
  const { ink, state } = model;

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(ink.width, ink.height);
    paintInto(image.data, ink.values, 'gray', [0, 1], readPalette());
    context.putImageData(image, 0, 0);
  }, [ink, theme]);

  function pointOf(event: PointerEvent<HTMLElement>, native: { clientX: number; clientY: number }) {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((native.clientX - box.left) / box.width) * INK_GRID,
      y: ((native.clientY - box.top) / box.height) * INK_GRID,
    };
  }

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0 || drawingPointer.current !== null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawingPointer.current = event.pointerId;
    setByKeys(false);
    dispatch({ kind: 'begin', ...pointOf(event, event) });
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    if (drawingPointer.current !== event.pointerId) return;
    const between = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const native of between.length > 0 ? between : [event]) {
      dispatch({ kind: 'extend', ...pointOf(event, native) });
    }
  }

  function onPointerEnd(event: PointerEvent<HTMLElement>): void {
    if (drawingPointer.current === event.pointerId) drawingPointer.current = null;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actionOf(event.key);
    if (action === null) return;
    event.preventDefault();
    setByKeys(true);
    dispatch(action);
  }

  const row = Math.floor(state.pen.y / KEY_STEP);
  const column = Math.floor(state.pen.x / KEY_STEP);
  return (
    <div className={styles['boardFrame']}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application by role: it has its own keys */}
      <div
        ref={ref}
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
        tabIndex={0}
        aria-label={words.board}
        className={styles['board']}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} width={INK_GRID} height={INK_GRID} className={styles['ink']} aria-hidden="true" />
        <svg viewBox={`0 0 ${INK_GRID} ${INK_GRID}`} className={styles['overlay']} aria-hidden="true">
          {state.strokes.length === 0 && <rect className={styles['guide']} x={16} y={16} width={80} height={80} />}
          {byKeys && (
            <circle
              className={state.penDown ? styles['penDown'] : styles['penUp']}
              cx={state.pen.x}
              cy={state.pen.y}
              r={KEY_STEP}
            />
          )}
        </svg>
      </div>
      <output className="visually-hidden">{byKeys && words.penAt(row, column, state.penDown)}</output>
    </div>
  );
}
