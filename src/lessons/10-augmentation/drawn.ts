// A small scene drawn in code, 32 x 32 in colour, without any symmetry, so that every change of it can be seen.
// Not responsible for: samples of data sets (images.ts).
import type { Sample } from './images.ts';

const SIDE = 32;

type Colour = readonly [number, number, number];

const SKY: Colour = [0.62, 0.8, 0.95];
const GRASS: Colour = [0.42, 0.62, 0.3];
const SUN: Colour = [0.98, 0.82, 0.25];
const WALL: Colour = [0.93, 0.87, 0.76];
const ROOF: Colour = [0.72, 0.28, 0.22];
const DOOR: Colour = [0.38, 0.26, 0.2];
const WINDOW: Colour = [0.3, 0.45, 0.62];
const TRUNK: Colour = [0.45, 0.32, 0.2];
const CROWN: Colour = [0.2, 0.46, 0.24];

/** The colour at a place, later shapes over earlier ones. */
function colourAt(x: number, y: number): Colour {
  const within = (left: number, right: number, top: number, bottom: number): boolean =>
    x >= left && x < right && y >= top && y < bottom;
  if (within(16, 19, 20, 26)) return DOOR;
  if (within(11, 14, 17, 20)) return WINDOW;
  if (within(9, 21, 15, 26)) return WALL;
  if (y >= 8 && y < 15 && Math.abs(x - 15) <= (y - 7) * 1.1) return ROOF;
  if (within(18, 20, 7, 12)) return DOOR;
  if (Math.hypot(x - 26.5, y - 15.5) < 4) return CROWN;
  if (within(26, 28, 18, 26)) return TRUNK;
  if (Math.hypot(x - 5.5, y - 5.5) < 3.6) return SUN;
  return y >= 24 ? GRASS : SKY;
}

let scene: Sample | null = null;

/** A house, a tree and the sun; the same object every time. */
export function drawnScene(): Sample {
  if (scene !== null) return scene;
  const values = Float32Array.from({ length: SIDE * SIDE * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return colourAt((pixel % SIDE) + 0.5, Math.floor(pixel / SIDE) + 0.5)[i % 3] ?? 0;
  });
  scene = { size: { height: SIDE, width: SIDE, channels: 3 }, values, className: null };
  return scene;
}
