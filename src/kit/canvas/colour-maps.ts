// Numbers to colours for pixel pictures: gray, ink on paper, diverging about zero, and plain RGB.
// Not responsible for: the canvas (PixelCanvas.tsx) or colours of tables (charts/tints.ts).
import { tokenColour } from '../style/theme.ts';

export type ColourMap = 'gray' | 'ink' | 'diverging' | 'rgb';

export type Rgb = readonly [red: number, green: number, blue: number];

/** The theme's colours that the maps need, 0..255. */
export interface Palette {
  readonly paper: Rgb;
  readonly ink: Rgb;
  readonly negative: Rgb;
  readonly zero: Rgb;
  readonly positive: Rgb;
}

/** Values at the two ends of the map. */
export type ValueRange = readonly [low: number, high: number];

/** `#rrggbb` to 0..255. */
export function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

let present: Palette | null = null;

/** The palette of the theme that is on. Read once for all canvases that are drawn together: each look costs a restyle. */
export function readPalette(): Palette {
  if (present === null) {
    present = lookUpPalette();
    queueMicrotask(() => {
      present = null;
    });
  }
  return present;
}

function lookUpPalette(): Palette {
  return {
    paper: parseHex(tokenColour('paper-raised', '#ffffff')),
    ink: parseHex(tokenColour('ink', '#211f1b')),
    negative: parseHex(tokenColour('diverging-neg', '#b8560f')),
    zero: parseHex(tokenColour('diverging-zero', '#f6f3ec')),
    positive: parseHex(tokenColour('diverging-pos', '#1f66a8')),
  };
}

/** Bytes run from 0 to 255, floats from 0 to 1; a diverging map is symmetric about zero to the largest magnitude. */
export function defaultRange(pixels: ArrayLike<number>, map: ColourMap): ValueRange {
  if (map === 'diverging') {
    let most = 0;
    for (let i = 0; i < pixels.length; i += 1) {
      const size = Math.abs(pixels[i] ?? 0);
      if (size > most && Number.isFinite(size)) most = size;
    }
    return most === 0 ? [-1, 1] : [-most, most];
  }
  return pixels instanceof Uint8Array || pixels instanceof Uint8ClampedArray ? [0, 255] : [0, 1];
}

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

function mixInto(target: Uint8ClampedArray, at: number, from: Rgb, to: Rgb, part: number): void {
  target[at] = from[0] + (to[0] - from[0]) * part;
  target[at + 1] = from[1] + (to[1] - from[1]) * part;
  target[at + 2] = from[2] + (to[2] - from[2]) * part;
}

/**
 * Writes RGBA bytes for `target.length / 4` pixels. For `rgb`, `pixels` holds three interleaved channels
 * (height, width, channels), else one. Values beyond the range take the end's colour; NaN stays transparent.
 */
export function paintInto(
  target: Uint8ClampedArray,
  pixels: ArrayLike<number>,
  map: ColourMap,
  range: ValueRange,
  palette: Palette,
): void {
  const [low, high] = range;
  const scale = high === low ? 0 : 1 / (high - low);
  const channels = map === 'rgb' ? 3 : 1;
  for (let i = 0; i < target.length / 4; i += 1) {
    const at = i * 4;
    const value = pixels[i * channels] ?? NaN;
    const part = Math.min(1, Math.max(0, (value - low) * scale));
    if (Number.isNaN(value)) {
      target[at + 3] = 0;
      continue;
    }
    target[at + 3] = 255;
    switch (map) {
      case 'gray':
        mixInto(target, at, BLACK, WHITE, part);
        break;
      case 'ink':
        mixInto(target, at, palette.paper, palette.ink, part);
        break;
      case 'diverging':
        if (part < 0.5) mixInto(target, at, palette.zero, palette.negative, 1 - part * 2);
        else mixInto(target, at, palette.zero, palette.positive, part * 2 - 1);
        break;
      case 'rgb':
        for (let c = 0; c < 3; c += 1) target[at + c] = ((pixels[i * 3 + c] ?? 0) - low) * scale * 255;
        break;
      default:
        map satisfies never;
    }
  }
}
