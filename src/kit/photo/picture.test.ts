import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cover } from './camera.ts';
import { sizeWithin } from './picture.ts';

const limits = { maxSidePx: 640, minSidePx: 16 };
const side = fc.integer({ min: 1, max: 100_000 });

describe('the size a photo is brought to', () => {
  test('lies within the limits and is one of whole pixels', () => {
    fc.assert(
      fc.property(side, side, (height, width) => {
        const size = sizeWithin({ height, width }, limits);
        for (const length of [size.height, size.width]) {
          expect(Number.isInteger(length) && length >= 16 && length <= 640).toBe(true);
        }
      }),
    );
  });

  test('is the photo’s own where that lies within them', () => {
    const fitting = fc.integer({ min: 16, max: 640 });
    fc.assert(
      fc.property(fitting, fitting, (height, width) => {
        expect(sizeWithin({ height, width }, limits)).toEqual({ height, width });
      }),
    );
  });

  test('keeps the shape, but of strips', () => {
    expect(sizeWithin({ height: 6000, width: 8000 }, limits)).toEqual({ height: 480, width: 640 });
    expect(sizeWithin({ height: 4000, width: 3000 }, limits)).toEqual({ height: 640, width: 480 });
    expect(sizeWithin({ height: 1, width: 1 }, limits)).toEqual({ height: 16, width: 16 });
    expect(sizeWithin({ height: 4, width: 8 }, limits)).toEqual({ height: 16, width: 32 });
    expect(sizeWithin({ height: 1, width: 10_000 }, limits)).toEqual({ height: 16, width: 640 });
    fc.assert(
      fc.property(
        fc.integer({ min: 641, max: 50_000 }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (width, shape) => {
          const height = Math.max(1, Math.round(width * shape));
          const size = sizeWithin({ height, width }, limits);
          expect(Math.abs(size.height - (size.width * height) / width)).toBeLessThanOrEqual(0.5 + 0.5 * shape);
        },
      ),
    );
  });
});

test('the part of a video that is shown has the wanted shape, lies in it, and in its middle', () => {
  const length = fc.integer({ min: 1, max: 4000 });
  fc.assert(
    fc.property(length, length, length, length, (width, height, wantedWidth, wantedHeight) => {
      const part = cover({ width, height }, { width: wantedWidth, height: wantedHeight });
      expect(part.width / part.height).toBeCloseTo(wantedWidth / wantedHeight, 6);
      expect(part.x).toBeGreaterThanOrEqual(-1e-6);
      expect(part.y).toBeGreaterThanOrEqual(-1e-6);
      expect(part.x * 2 + part.width).toBeCloseTo(width, 6);
      expect(part.y * 2 + part.height).toBeCloseTo(height, 6);
      expect(Math.min(part.x, part.y)).toBeCloseTo(0, 6);
    }),
  );
});
