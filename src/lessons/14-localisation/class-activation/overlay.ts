// A map laid over a picture: what is hot takes the heat's colour, what is not is darkened. Not responsible for: the map.
import { GRID } from './class-activation.ts';

const HEAT = [255, 122, 24] as const;
/** Brightness that is left where nothing is hot, under a map at full strength. */
const COLD = 0.35;

/**
 * sizePx x sizePx x 3 bytes with the map (GRID x GRID, below nought as nought) over them. `opacity` 0 leaves the picture as it
 * is. A map that is nowhere above nought darkens all.
 */
export function overlay(picture: Uint8Array, sizePx: number, map: Float32Array, opacity: number): Uint8Array {
  const most = map.reduce((top, value) => Math.max(top, value), 0);
  const scale = most > 0 && Number.isFinite(most) ? 1 / most : 0;
  const mixed = new Uint8Array(picture.length);
  for (let y = 0; y < sizePx; y += 1) {
    const row = Math.floor((y * GRID) / sizePx) * GRID;
    for (let x = 0; x < sizePx; x += 1) {
      const heat = Math.max(0, map[row + Math.floor((x * GRID) / sizePx)] ?? 0) * scale;
      for (let c = 0; c < 3; c += 1) {
        const i = (y * sizePx + x) * 3 + c;
        const own = picture[i] ?? 0;
        const under = heat * (HEAT[c] ?? 0) + (1 - heat) * own * COLD;
        mixed[i] = Math.round(own * (1 - opacity) + under * opacity);
      }
    }
  }
  return mixed;
}
