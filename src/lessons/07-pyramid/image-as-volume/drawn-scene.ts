// A small landscape made of plain shapes, wider than high, so that cropping shows: there before any photograph is.
// Not responsible for: what is done with it.
import type { Image } from '../../../nn/convolution.ts';

const HEIGHT = 96;
const WIDTH = 144;

type Colour = readonly [red: number, green: number, blue: number];

const SUN: Colour = [250, 205, 60];
const MEADOW: Colour = [96, 160, 70];
const WALL: Colour = [205, 92, 70];
const ROOF: Colour = [92, 60, 52];
const DOOR: Colour = [244, 232, 205];
const TREE: Colour = [38, 104, 58];

/** What is seen at a point; the sky pales towards the horizon. */
function colourAt(x: number, y: number): Colour {
  if (Math.hypot(x - 112, y - 22) < 12) return SUN;
  if (Math.hypot(x - 24, y - 50) < 14) return TREE;
  if (Math.abs(x - 24) < 3 && y > 60 && y < 76) return ROOF;
  if (Math.abs(x - 68) < 5 && y > 58 && y < 74) return DOOR;
  if (Math.abs(x - 68) < 20 && y > 44 && y < 74) return WALL;
  if (y > 26 && y <= 44 && Math.abs(x - 68) < (y - 24) * 1.3) return ROOF;
  if (y > 66 + 6 * Math.sin(x / 22)) return MEADOW;
  const pale = Math.min(1, y / 70);
  return [Math.round(96 + 110 * pale), Math.round(160 + 65 * pale), Math.round(228 + 17 * pale)];
}

let scene: Image | null = null;

export function drawnScene(): Image {
  if (scene !== null) return scene;
  const values = new Float32Array(HEIGHT * WIDTH * 3);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) values.set(colourAt(x, y), (y * WIDTH + x) * 3);
  }
  scene = { shape: [HEIGHT, WIDTH, 3], values };
  return scene;
}
