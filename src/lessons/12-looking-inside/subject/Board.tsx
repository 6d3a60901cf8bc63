// A board to draw a digit on, by pointer or by keys. Not responsible for: what becomes of the ink (seen-picture.ts).
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { paintInto, readPalette } from '../../../kit/canvas/colour-maps.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import { useTheme } from '../../../kit/style/theme.ts';
import { INK_GRID, inkPlane } from '../../../nn/ink.ts';
import styles from './Board.module.css';
import { subjectText } from './subject.text.ts';
import { KEY_STEP } from './use-board.ts';
import type { BoardAction, BoardState } from './use-board.ts';

const KEYS: Readonly<Record<string, BoardAction>> = {
  ArrowLeft: { kind: 'move', dx: -1, dy: 0 },
  ArrowRight: { kind: 'move', dx: 1, dy: 0 },
  ArrowUp: { kind: 'move', dx: 0, dy: -1 },
  ArrowDown: { kind: 'move', dx: 0, dy: 1 },
  ' ': { kind: 'toggle' },
  Enter: { kind: 'toggle' },
  Backspace: { kind: 'undo' },
  Delete: { kind: 'clear' },
};

export interface BoardProps {
  readonly board: BoardState;
  readonly dispatch: (action: BoardAction) => void;
}

export function Board({ board, dispatch }: BoardProps): ReactElement {
  const words = subjectText[useLocale()];
  const canvas = useRef<HTMLCanvasElement>(null);
  const pointer = useRef<number | null>(null);
  const theme = useTheme();
  const { strokes, pen, isDown } = board;

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(INK_GRID, INK_GRID);
    paintInto(image.data, inkPlane(strokes, INK_GRID), 'gray', [0, 1], readPalette());
    context.putImageData(image, 0, 0);
  }, [strokes, theme]);

  function draw(kind: 'begin' | 'extend', event: PointerEvent<HTMLElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * INK_GRID;
    dispatch({ kind, x, y: ((event.clientY - box.top) / box.height) * INK_GRID });
  }

  function end(event: PointerEvent<HTMLElement>): void {
    if (pointer.current === event.pointerId) pointer.current = null;
  }

  const live = {
    role: 'application',
    tabIndex: 0,
    'aria-label': words.board,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || pointer.current !== null) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      pointer.current = event.pointerId;
      draw('begin', event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (pointer.current === event.pointerId) draw('extend', event);
    },
    onPointerUp: end,
    onPointerCancel: end,
    onKeyDown: (event: KeyboardEvent) => {
      const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
      if (action === undefined) return;
      event.preventDefault();
      dispatch(action);
    },
  };
  return (
    <div className={styles['frame']}>
      <div {...live} className={styles['board']}>
        <canvas ref={canvas} width={INK_GRID} height={INK_GRID} className={styles['ink']} aria-hidden="true" />
        <svg viewBox={`0 0 ${INK_GRID} ${INK_GRID}`} className={styles['pen']} aria-hidden="true">
          <circle className={isDown ? styles['down'] : styles['up']} cx={pen.x} cy={pen.y} r={KEY_STEP} />
        </svg>
      </div>
      <Button icon="undo" disabled={strokes.length === 0} onClick={() => dispatch({ kind: 'clear' })}>
        {words.clear}
      </Button>
    </div>
  );
}
