// A drawing board's ink: strokes by pointer or keys, kept for as long as the page. Not responsible for: drawing it
// (Board.tsx) or making a digit of it (seen-picture.ts).
import { useReducer } from 'react';
import { INK_GRID } from '../../../nn/ink.ts';
import type { Stroke } from '../../../nn/ink.ts';

/** Grid points that an arrow key goes: one pixel of 28. */
export const KEY_STEP = 4;
const MOST_POINTS = 4000;

export interface BoardState {
  readonly strokes: readonly Stroke[];
  readonly pen: { readonly x: number; readonly y: number };
  /** Whether moving the pen by keys draws. */
  readonly isDown: boolean;
}

export type BoardAction =
  | { readonly kind: 'begin' | 'extend'; readonly x: number; readonly y: number }
  | { readonly kind: 'move'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'toggle' | 'undo' | 'clear' };

const EMPTY_BOARD: BoardState = { strokes: [], pen: { x: INK_GRID / 2, y: INK_GRID / 2 }, isDown: false };

function inside(place: number): number {
  return Math.min(INK_GRID, Math.max(0, Math.round(place)));
}

function extended(strokes: readonly Stroke[], x: number, y: number): readonly Stroke[] {
  const last = strokes.at(-1);
  if (last === undefined || strokes.reduce((sum, stroke) => sum + stroke.length, 0) >= 2 * MOST_POINTS) return strokes;
  return [...strokes.slice(0, -1), [...last, inside(x), inside(y)]];
}

export function reduceBoard(state: BoardState, action: BoardAction): BoardState {
  const { strokes, pen, isDown } = state;
  switch (action.kind) {
    case 'begin':
      return { ...state, isDown: false, strokes: [...strokes, [inside(action.x), inside(action.y)]] };
    case 'extend':
      return { ...state, strokes: extended(strokes, action.x, action.y) };
    case 'move': {
      const moved = { x: inside(pen.x + action.dx * KEY_STEP), y: inside(pen.y + action.dy * KEY_STEP) };
      return { ...state, pen: moved, strokes: isDown ? extended(strokes, moved.x, moved.y) : strokes };
    }
    case 'toggle':
      return { ...state, isDown: !isDown, strokes: isDown ? strokes : [...strokes, [pen.x, pen.y]] };
    case 'undo':
      return { ...state, isDown: false, strokes: strokes.slice(0, -1) };
    case 'clear':
      return { ...EMPTY_BOARD, pen };
    default:
      return action satisfies never;
  }
}

export function useBoard(): readonly [BoardState, (action: BoardAction) => void] {
  return useReducer(reduceBoard, EMPTY_BOARD);
}
