// The course's mark as PNG, drawn like public/favicon.svg: a grid of three by three with a window one stride along.
// Not responsible for: where the icons go (plugin.mjs).
import { PNG } from 'pngjs';

const BLUE = [0x1b, 0x5a, 0x8c];
/** Samples a side of each pixel, for smooth edges. */
const SAMPLES = 4;

/**
 * `rounded` has the corners of the favicon; `maskable` fills the square and keeps the mark inside the circle that every
 * platform shows.
 * @returns {Buffer}
 */
export function iconPng(/** @type {number} */ sizePx, /** @type {'rounded' | 'maskable'} */ form) {
  const png = new PNG({ width: sizePx, height: sizePx });
  for (let y = 0; y < sizePx; y += 1) {
    for (let x = 0; x < sizePx; x += 1) {
      let white = 0;
      let opaque = 0;
      for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
        // In the favicon's own units, of which there are 32 a side.
        const u = ((x + ((i % SAMPLES) + 0.5) / SAMPLES) / sizePx) * 32;
        const v = ((y + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / sizePx) * 32;
        if (form === 'rounded' && !isInRounded(u, v)) continue;
        opaque += 1;
        white += form === 'maskable' ? whiteAt(16 + (u - 16) / 0.72, 16 + (v - 16) / 0.72) : whiteAt(u, v);
      }
      const at = (y * sizePx + x) * 4;
      const share = opaque === 0 ? 0 : white / opaque;
      for (const [channel, blue] of BLUE.entries()) png.data[at + channel] = Math.round(blue + (255 - blue) * share);
      png.data[at + 3] = Math.round((255 * opaque) / (SAMPLES * SAMPLES));
    }
  }
  return PNG.sync.write(png);
}

/** @returns {boolean} */
function isInRounded(/** @type {number} */ u, /** @type {number} */ v) {
  const radius = 6;
  const dx = Math.max(radius - u, u - (32 - radius), 0);
  const dy = Math.max(radius - v, v - (32 - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
}

/** How white the mark is at a point: the window wholly, the lines of the grid by their share.
 * @returns {number} */
function whiteAt(/** @type {number} */ u, /** @type {number} */ v) {
  if (u >= 12.33 && u <= 27 && v >= 5 && v <= 19.67) return 1;
  const lines = [5, 12.33, 19.67, 27];
  const isInside = u >= 4.25 && u <= 27.75 && v >= 4.25 && v <= 27.75;
  const isOnLine = lines.some((line) => Math.abs(u - line) <= 0.75 || Math.abs(v - line) <= 0.75);
  return isInside && isOnLine ? 0.55 : 0;
}
