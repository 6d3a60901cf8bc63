// A drawing as text for a link: strokes joined by dots, each a starting point and small steps, in URL-safe letters.
// Not responsible for: what may be drawn (draw.ts).
import { INK_GRID } from '../../../nn/ink.ts';
import type { Stroke } from '../../../nn/ink.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const HALF = LETTERS.length / 2;

/** Longest step along one axis between two points of a stroke that the code can say. */
export const LONGEST_STEP = HALF - 1;

function letter(value: number): string {
  return LETTERS[value] ?? 'A';
}

/** Two letters for a coordinate, then one letter for each step along x and y. */
export function encodeStrokes(strokes: readonly Stroke[]): string {
  return strokes
    .map((stroke) =>
      stroke
        .map((value, i) => {
          if (i < 2) return letter(Math.floor(value / LETTERS.length)) + letter(value % LETTERS.length);
          return letter(value - (stroke[i - 2] ?? 0) + HALF);
        })
        .join(''),
    )
    .join('.');
}

/** The strokes of a text, or null when it is not one that `encodeStrokes` could have written. */
export function decodeStrokes(text: string): readonly Stroke[] | null {
  if (text === '') return [];
  const strokes: Stroke[] = [];
  for (const part of text.split('.')) {
    const stroke = decodeStroke(part);
    if (stroke === null) return null;
    strokes.push(stroke);
  }
  return strokes;
}

function decodeStroke(text: string): Stroke | null {
  const values = Array.from(text, (one) => LETTERS.indexOf(one));
  if (values.length < 4 || values.length % 2 === 1 || values.includes(-1)) return null;
  const [highX = 0, lowX = 0, highY = 0, lowY = 0, ...rest] = values;
  const points = [highX * LETTERS.length + lowX, highY * LETTERS.length + lowY];
  for (const value of rest) points.push((points[points.length - 2] ?? 0) + value - HALF);
  return points.every((point) => point >= 0 && point < INK_GRID) ? points : null;
}
