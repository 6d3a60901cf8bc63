// Digits, a letter and an arrow drawn with a round pen on 28 x 28, and a traffic light on 32 x 32.
// Not responsible for: real samples of MNIST.
import type { Sample } from '../images.ts';

const SIDE = 28;
const PEN_RADIUS = 1.2;

type Point = readonly [x: number, y: number];

/** Points on a part of a circle or ellipse, angles in quarters of a turn from the right, downwards. */
function arc(cx: number, cy: number, rx: number, ry: number, from: number, to: number): readonly Point[] {
  return Array.from({ length: 25 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 24) * Math.PI) / 2;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });
}

const STROKES = {
  '6': [[...arc(18, 15, 9, 10.5, 3.3, 2), ...arc(14, 18.5, 5, 4.6, 2, 6)]],
  '9': [[...arc(14, 9.5, 5, 4.6, 0, 4), ...arc(10, 13, 9, 10.5, 0, 1.3)]],
  '2': [[...arc(14, 9.5, 5.5, 4.8, 2, 4.5), [8.5, 23], [20, 23]]],
  '8': [arc(14, 9, 4.3, 4.2, 0, 4), arc(14, 18.3, 5.2, 5, 0, 4)],
  '7': [
    [
      [8, 6],
      [20, 6],
      [12, 23],
    ],
  ],
  b: [
    [
      [10, 4],
      [10, 23],
    ],
    arc(14.5, 18, 4.8, 4.8, 0, 4),
  ],
  arrow: [
    [
      [5, 14],
      [23, 14],
    ],
    [
      [11, 8],
      [5, 14],
      [11, 20],
    ],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly Point[])[]>>;

export type GlyphId = keyof typeof STROKES;

function distanceTo(stroke: readonly Point[], x: number, y: number): number {
  let least = Infinity;
  for (let i = 1; i < stroke.length; i += 1) {
    const [x0, y0] = stroke[i - 1] ?? [0, 0];
    const [x1, y1] = stroke[i] ?? [0, 0];
    const [dx, dy] = [x1 - x0, y1 - y0];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length));
    least = Math.min(least, Math.hypot(x - x0 - along * dx, y - y0 - along * dy));
  }
  return least;
}

/** White on black, as MNIST has it. */
export function glyph(id: GlyphId): Sample {
  const strokes: readonly (readonly Point[])[] = STROKES[id];
  const values = Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [x, y] = [(i % SIDE) + 0.5, Math.floor(i / SIDE) + 0.5];
    const distance = Math.min(...strokes.map((stroke) => distanceTo(stroke, x, y)));
    return Math.min(1, Math.max(0, PEN_RADIUS + 0.5 - distance));
  });
  return { size: { height: SIDE, width: SIDE, channels: 1 }, values, className: null };
}

/** Red is lit. */
export function trafficLight(): Sample {
  const side = 32;
  const colourAt = (x: number, y: number): readonly [number, number, number] => {
    if (Math.hypot(x - 16, y - 8) < 3.6) return [0.95, 0.15, 0.1];
    if (Math.hypot(x - 16, y - 16) < 3.6 || Math.hypot(x - 16, y - 24) < 3.6) return [0.24, 0.24, 0.24];
    return x > 10.5 && x < 21.5 && y > 2.5 && y < 29.5 ? [0.12, 0.12, 0.13] : [0.78, 0.82, 0.85];
  };
  const values = Float32Array.from({ length: side * side * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return colourAt((pixel % side) + 0.5, Math.floor(pixel / side) + 0.5)[i % 3] ?? 0;
  });
  return { size: { height: side, width: side, channels: 3 }, values, className: null };
}
