// The state of the exhibit `draw`: strokes of the pen, whether drawn by pointer or by keys. Not responsible for:
// normalisation and answers (draw-model.ts), the networks (use-draw.ts), drawing (DrawView.tsx).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { DRAWN_FIVE, INK_GRID } from '../../../nn/ink.ts';
import type { Stroke } from '../../../nn/ink.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { decodeStrokes, encodeStrokes, LONGEST_STEP } from './stroke-codec.ts';

export interface DrawState {
  readonly strokes: readonly Stroke[];
  /** Where the keyboard's pen stands, in grid points. */
  readonly pen: { readonly x: number; readonly y: number };
  /** Whether the keyboard's pen leaves ink. */
  readonly penDown: boolean;
}

export type DrawAction =
  /** Puts the pen down at a point: a new stroke. */
  | { readonly kind: 'begin'; readonly x: number; readonly y: number }
  /** Draws on to a point. */
  | { readonly kind: 'extend'; readonly x: number; readonly y: number }
  /** Moves the keyboard's pen, drawing if it is down. */
  | { readonly kind: 'move'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'toggle-pen' }
  | { readonly kind: 'undo-stroke' }
  | { readonly kind: 'clear' };

/** One arrow key moves the pen by one MNIST pixel. */
export const KEY_STEP = 4;

/** Points nearer than this to the last one add nothing to a line two pixels wide. */
const NEAREST = 3;
/** More than any digit needs; further points are ignored. */
export const MAX_POINTS = 1500;
/** Longest drawing that goes into a link. */
export const MAX_LINK_LETTERS = 900;

export const initial: DrawState = { strokes: [], pen: { x: INK_GRID / 2, y: INK_GRID / 2 }, penDown: false };

function onGrid(value: number): number {
  return Math.min(INK_GRID - 1, Math.max(0, Math.round(value)));
}

function countPoints(strokes: readonly Stroke[]): number {
  return strokes.reduce((sum, stroke) => sum + stroke.length / 2, 0);
}

/** The stroke drawn on to (x, y), long jumps divided into steps that a link can say. */
function extended(stroke: Stroke, x: number, y: number): Stroke {
  const fromX = stroke[stroke.length - 2] ?? x;
  const fromY = stroke[stroke.length - 1] ?? y;
  const parts = Math.max(1, Math.ceil(Math.max(Math.abs(x - fromX), Math.abs(y - fromY)) / LONGEST_STEP));
  const points = [...stroke];
  for (let part = 1; part <= parts; part += 1) {
    points.push(fromX + Math.round(((x - fromX) * part) / parts), fromY + Math.round(((y - fromY) * part) / parts));
  }
  return points;
}

function extendLast(strokes: readonly Stroke[], x: number, y: number): readonly Stroke[] {
  const last = strokes[strokes.length - 1];
  if (last === undefined || countPoints(strokes) >= MAX_POINTS) return strokes;
  return [...strokes.slice(0, -1), extended(last, x, y)];
}

export function reduce(state: DrawState, action: DrawAction): DrawState {
  switch (action.kind) {
    case 'begin': {
      if (!Number.isFinite(action.x) || !Number.isFinite(action.y)) return state;
      if (countPoints(state.strokes) >= MAX_POINTS) return state;
      const point = [onGrid(action.x), onGrid(action.y)];
      return { ...state, penDown: false, strokes: [...state.strokes, point] };
    }
    case 'extend': {
      if (!Number.isFinite(action.x) || !Number.isFinite(action.y)) return state;
      const last = state.strokes[state.strokes.length - 1];
      if (last === undefined) return state;
      const x = onGrid(action.x);
      const y = onGrid(action.y);
      const distance = Math.hypot(x - (last[last.length - 2] ?? x), y - (last[last.length - 1] ?? y));
      return distance < NEAREST ? state : { ...state, strokes: extendLast(state.strokes, x, y) };
    }
    case 'move': {
      if (!Number.isFinite(action.dx) || !Number.isFinite(action.dy)) return state;
      const pen = {
        x: onGrid(state.pen.x + action.dx * KEY_STEP),
        y: onGrid(state.pen.y + action.dy * KEY_STEP),
      };
      const isStill = pen.x === state.pen.x && pen.y === state.pen.y;
      const strokes = state.penDown && !isStill ? extendLast(state.strokes, pen.x, pen.y) : state.strokes;
      return { ...state, pen, strokes };
    }
    case 'toggle-pen': {
      if (state.penDown) return { ...state, penDown: false };
      if (countPoints(state.strokes) >= MAX_POINTS) return state;
      return { ...state, penDown: true, strokes: [...state.strokes, [state.pen.x, state.pen.y]] };
    }
    case 'undo-stroke':
      return { ...state, penDown: false, strokes: state.strokes.slice(0, -1) };
    case 'clear':
      return { ...state, penDown: false, strokes: [] };
    default:
      return action satisfies never;
  }
}

/** The drawing, where it is short enough; where the keyboard's pen stands is not worth a link. */
export function encode(state: DrawState): LinkQuery {
  const ink = encodeStrokes(state.strokes);
  return ink.length > MAX_LINK_LETTERS ? {} : writeLink({ ink: [ink, ''] });
}

export function decode(query: LinkQuery): Decoded<DrawState> {
  return readLink(query, (link) => {
    const text = link.text('ink');
    if (text === null) return initial;
    const strokes = text.length > MAX_LINK_LETTERS ? null : decodeStrokes(text);
    if (strokes !== null) return { ...initial, strokes };
    return link.refuse('ink', {
      zh: '链接中的图画已损坏，无法还原。请在空白画板上重新画。',
      en: 'The drawing in this link is damaged and can’t be restored. The board is empty; draw again.',
    });
  });
}

/** A stroke is one undo step, however many points it has. */
export function transient(action: DrawAction): boolean {
  return action.kind === 'extend' || action.kind === 'move';
}

const ONE: readonly Stroke[] = [[58, 26, 56, 54, 54, 84]];

export const steps: readonly LecternStep<DrawState>[] = [
  {
    id: 'empty',
    title: { zh: '空白画板', en: 'An empty board' },
    note: { zh: '请一位同学来写一个数字。', en: 'Ask somebody to write a digit.' },
    state: initial,
  },
  {
    id: 'five',
    title: { zh: '一个 5', en: 'A five' },
    note: {
      zh: '从笔画到 28 × 28：墨迹框、缩到 20 × 20、重心对准中央。',
      en: 'From strokes to 28 × 28: ink box, fit into 20 × 20, centre of mass to the middle.',
    },
    state: { ...initial, strokes: DRAWN_FIVE },
  },
  {
    id: 'one-or-seven',
    title: { zh: '1 还是 7？', en: 'A one or a seven?' },
    note: {
      zh: '给这个 1 加一短横，看概率怎样从 1 流向 7。',
      en: 'Add a short bar to this one and watch probability flow from 1 to 7.',
    },
    state: { ...initial, strokes: ONE },
  },
];
