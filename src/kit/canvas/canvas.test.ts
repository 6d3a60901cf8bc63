import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRange, paintInto, parseHex } from './colour-maps.ts';
import type { ColourMap, Palette, ValueRange } from './colour-maps.ts';
import { moveInGrid } from './grid-keys.ts';
import { crispWidthPx } from './pixel-size.ts';

const PALETTE: Palette = {
  paper: [255, 255, 255],
  ink: [20, 20, 20],
  negative: [200, 80, 0],
  zero: [240, 240, 240],
  positive: [0, 80, 200],
};

function paint(
  pixels: ArrayLike<number>,
  map: ColourMap,
  range: ValueRange = defaultRange(pixels, map),
): readonly number[][] {
  const count = map === 'rgb' ? pixels.length / 3 : pixels.length;
  const target = new Uint8ClampedArray(count * 4);
  paintInto(target, pixels, map, range, PALETTE);
  return Array.from({ length: count }, (_, i) => Array.from(target.slice(i * 4, i * 4 + 4)));
}

describe('colour maps', () => {
  it('gray runs from black to white, ink from paper to ink', () => {
    expect(paint([0, 1], 'gray')).toEqual([
      [0, 0, 0, 255],
      [255, 255, 255, 255],
    ]);
    expect(paint([0, 1], 'ink')).toEqual([
      [255, 255, 255, 255],
      [20, 20, 20, 255],
    ]);
  });

  it('diverging puts zero in the middle and takes the larger side for both ends', () => {
    expect(paint([-2, 0, 1, 2], 'diverging')).toEqual([
      [200, 80, 0, 255],
      [240, 240, 240, 255],
      [120, 160, 220, 255],
      [0, 80, 200, 255],
    ]);
  });

  it('rgb passes bytes through', () => {
    const bytes = Uint8Array.from([1, 2, 3, 250, 251, 252]);
    expect(paint(bytes, 'rgb')).toEqual([
      [1, 2, 3, 255],
      [250, 251, 252, 255],
    ]);
  });

  it('knows the range of bytes and floats, and survives pictures without any value', () => {
    expect(defaultRange(Uint8Array.of(1), 'gray')).toEqual([0, 255]);
    expect(defaultRange(Float32Array.of(1), 'gray')).toEqual([0, 1]);
    expect(defaultRange([0, 0], 'diverging')).toEqual([-1, 1]);
    expect(defaultRange([NaN, Infinity, -3], 'diverging')).toEqual([-3, 3]);
  });

  it('leaves NaN transparent and clamps what is beyond the ends', () => {
    expect(paint([NaN, -5, 5], 'gray').map(([red, , , alpha]) => [red, alpha])).toEqual([
      [0, 0],
      [0, 255],
      [255, 255],
    ]);
  });

  it('gray and ink never turn round: more value is never nearer the low end', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const [[darkest = 0] = [], [brightest = 0] = []] = paint([low, high], 'gray');
        expect(darkest).toBeLessThanOrEqual(brightest);
        const [[paper = 0] = [], [ink = 0] = []] = paint([low, high], 'ink');
        expect(paper).toBeGreaterThanOrEqual(ink);
      }),
    );
  });

  it('reads hex colours', () => {
    expect(parseHex('#1b5a8c')).toEqual([27, 90, 140]);
  });
});

describe('crispWidthPx', () => {
  it('gives every cell the same whole number of device pixels and never exceeds the room', () => {
    const ratio = fc.constantFrom(1, 1.25, 1.5, 2, 2.625, 3);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 2000 }), ratio, (columns, room, dpr) => {
        const width = crispWidthPx(columns, room, dpr);
        expect(width).toBeLessThanOrEqual(room + 1e-9);
        const perCell = (width * dpr) / columns;
        const fits = room * dpr >= columns;
        const isWhole = Math.abs(perCell - Math.round(perCell)) < 1e-9;
        const isLargest = (perCell + 1) * columns > room * dpr;
        expect(fits ? isWhole && isLargest : width === room).toBe(true);
      }),
    );
  });
});

describe('moveInGrid', () => {
  it('stays in the grid, whatever is pressed', () => {
    const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(key),
        (rows, columns, keys) => {
          let at: number | null = null;
          for (const each of keys) {
            at = moveInGrid(each, at, rows, columns);
            expect(at).not.toBeNull();
            expect(at).toBeGreaterThanOrEqual(0);
            expect(at).toBeLessThan(rows * columns);
          }
        },
      ),
    );
  });

  it('moves by rows and columns', () => {
    expect(moveInGrid('ArrowDown', 5, 3, 4)).toBe(9);
    expect(moveInGrid('ArrowUp', 1, 3, 4)).toBe(1);
    expect(moveInGrid('Home', 6, 3, 4)).toBe(4);
    expect(moveInGrid('End', 5, 3, 4)).toBe(7);
    expect(moveInGrid('a', 5, 3, 4)).toBeNull();
  });
});
