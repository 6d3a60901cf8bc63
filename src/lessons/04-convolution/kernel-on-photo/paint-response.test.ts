import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import type { Palette } from '../../../kit/canvas/colour-maps.ts';
import { colourTable, paintColourInto, paintMapInto } from './paint-response.ts';

const PALETTE: Palette = {
  paper: [255, 255, 255],
  ink: [20, 20, 20],
  negative: [200, 80, 0],
  zero: [240, 240, 240],
  positive: [0, 80, 200],
};

function painted(values: readonly number[], isSigned: boolean, high: number): readonly (readonly number[])[] {
  const target = new Uint32Array(values.length);
  paintMapInto(target, Float32Array.from(values), isSigned, high, colourTable(isSigned, PALETTE));
  const bytes = new Uint8Array(target.buffer);
  return values.map((_, i) => [...bytes.subarray(i * 4, i * 4 + 4)]);
}

group('maps', () => {
  test('signed ones have zero in the middle and their ends in the two colours', () => {
    expect(painted([-10, 0, 10], true, 10)).toEqual([
      [200, 80, 0, 255],
      [240, 240, 240, 255],
      [0, 80, 200, 255],
    ]);
  });

  test('others run from black to white', () => {
    expect(painted([0, 765], false, 765)).toEqual([
      [0, 0, 0, 255],
      [255, 255, 255, 255],
    ]);
  });

  test('what is beyond the ends takes the end’s colour', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e6, noNaN: true }), fc.boolean(), (beyond, isSigned) => {
        const [end, further, low, lower] = painted([1, 1 + beyond, isSigned ? -1 : 0, -1 - beyond], isSigned, 1);
        expect(further).toEqual(end);
        expect(lower).toEqual(low);
      }),
    );
  });
});

test('colours are cut off below 0 and above 255', () => {
  const target = new Uint8ClampedArray(8);
  const [red, green, blue] = [Float32Array.of(-5, 300), Float32Array.of(12.4, 255), Float32Array.of(0, 99.6)];
  paintColourInto(target, red, green, blue);
  expect([...target]).toEqual([0, 12, 0, 255, 255, 255, 100, 255]);
});
