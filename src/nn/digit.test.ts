import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BOX_SIZE, centreOfMass, FIELD_SIZE, normaliseDigit, resampleArea, type GreyImage } from './digit.ts';
import { toSeed } from './plan.ts';
import { createRandom } from './random.ts';

/** A drawing of crosses of soft ink along a few random strokes. */
function drawing(seed: number, height: number, width: number): GreyImage {
  const random = createRandom(toSeed(seed));
  const values = new Float32Array(height * width);
  let y = random.uniform() * height;
  let x = random.uniform() * width;
  for (let dot = 0; dot < 60; dot += 1) {
    y = Math.min(Math.max(y + 4 * random.normal(), 2), height - 3);
    x = Math.min(Math.max(x + 4 * random.normal(), 2), width - 3);
    const at = Math.round(y) * width + Math.round(x);
    for (const [offset, ink] of [
      [0, 1],
      [1, 0.6],
      [-1, 0.6],
      [width, 0.6],
      [-width, 0.6],
    ] as const) {
      values[at + offset] = Math.max(values[at + offset] ?? 0, ink);
    }
  }
  return { height, width, values };
}

function moved(image: GreyImage, dy: number, dx: number, height: number, width: number): GreyImage {
  const values = new Float32Array(height * width);
  for (let row = 0; row < image.height; row += 1) {
    const line = image.values.subarray(row * image.width, (row + 1) * image.width);
    values.set(line, (row + dy) * width + dx);
  }
  return { height, width, values };
}

function total(image: GreyImage): number {
  return image.values.reduce((sum, value) => sum + value, 0);
}

const anyDrawing = fc
  .record({ seed: fc.nat(), height: fc.integer({ min: 24, max: 90 }), width: fc.integer({ min: 24, max: 90 }) })
  .map(({ seed, height, width }) => drawing(seed, height, width));

describe('normalisation', () => {
  test('the longer side becomes 20, the aspect stays, no ink is lost on the way into the field', () => {
    fc.assert(
      fc.property(anyDrawing, (image) => {
        const digit = normaliseDigit(image);
        expect(digit.kind).toBe('digit');
        if (digit.kind !== 'digit') return;
        const { inkBox, scaled, result, shift } = digit;
        expect(Math.max(scaled.height, scaled.width)).toBe(BOX_SIZE);
        const ratio = (inkBox.height / inkBox.width) * scaled.width - scaled.height;
        expect(Math.abs(ratio)).toBeLessThanOrEqual(0.5 * Math.max(1, inkBox.height / inkBox.width) + 1e-9);
        expect([result.height, result.width, result.values.length]).toEqual([FIELD_SIZE, FIELD_SIZE, 784]);
        expect(total(result)).toBeCloseTo(total(scaled), 3);
        expect(result.values.every((value) => value >= 0 && value <= 1)).toBe(true);
        expect(Number.isInteger(shift.y) && Number.isInteger(shift.x)).toBe(true);
      }),
    );
  });

  test('the centre of mass lies within half a pixel of (14, 14), as in MNIST, unless the frame forbids it', () => {
    fc.assert(
      fc.property(anyDrawing, (image) => {
        const digit = normaliseDigit(image);
        if (digit.kind !== 'digit') throw new Error('there is ink');
        const { scaled, shift, result } = digit;
        const centre = centreOfMass(result);
        const isFree = (place: number, size: number): boolean => place > 0 && place < FIELD_SIZE - size;
        const off = [
          isFree(shift.y, scaled.height) ? Math.abs(centre.y - 14) : 0,
          isFree(shift.x, scaled.width) ? Math.abs(centre.x - 14) : 0,
        ];
        expect(Math.max(...off)).toBeLessThanOrEqual(0.5 + 1e-5);
      }),
    );
  });

  test('where it was drawn does not matter', () => {
    fc.assert(
      fc.property(anyDrawing, fc.nat({ max: 60 }), fc.nat({ max: 60 }), (image, dy, dx) => {
        const there = normaliseDigit(moved(image, dy, dx, image.height + 60, image.width + 60));
        const here = normaliseDigit(image);
        expect(there).toMatchObject({ kind: 'digit' });
        expect(there.kind === 'digit' && here.kind === 'digit' && there.result).toEqual(
          here.kind === 'digit' && here.result,
        );
      }),
    );
  });

  test('how large it was drawn does not matter, for whole factors', () => {
    fc.assert(
      fc.property(anyDrawing, fc.integer({ min: 2, max: 3 }), (image, factor) => {
        const large: GreyImage = {
          height: image.height * factor,
          width: image.width * factor,
          values: Float32Array.from({ length: image.values.length * factor * factor }, (_, i) => {
            const y = Math.floor(Math.floor(i / (image.width * factor)) / factor);
            const x = Math.floor((i % (image.width * factor)) / factor);
            return image.values[y * image.width + x] ?? 0;
          }),
        };
        const [small, wide] = [normaliseDigit(image), normaliseDigit(large)];
        if (small.kind !== 'digit' || wide.kind !== 'digit') throw new Error('there is ink');
        const worst = Math.max(
          ...small.result.values.map((value, i) => Math.abs(value - (wide.result.values[i] ?? NaN))),
        );
        expect(worst).toBeLessThan(1e-5);
      }),
      { numRuns: 40 },
    );
  });

  test('an empty drawing is empty, faint dirt is empty too', () => {
    expect(normaliseDigit({ height: 50, width: 50, values: new Float32Array(2500) })).toEqual({ kind: 'empty' });
    expect(normaliseDigit({ height: 50, width: 50, values: new Float32Array(2500).fill(0.01) })).toEqual({
      kind: 'empty',
    });
    expect(normaliseDigit({ height: 0, width: 0, values: new Float32Array() })).toEqual({ kind: 'empty' });
  });

  test('one dot becomes a full square, centred', () => {
    const values = new Float32Array(100);
    values[37] = 1;
    const digit = normaliseDigit({ height: 10, width: 10, values });
    expect(digit).toMatchObject({
      inkBox: { top: 3, left: 7, height: 1, width: 1 },
      centreOfMass: { y: 9.5, x: 9.5 },
      shift: { y: 5, x: 5 },
    });
    expect(digit.kind === 'digit' ? total(digit.result) : 0).toBe(400);
  });

  test('a thin vertical line keeps at least one column', () => {
    const values = new Float32Array(60 * 60);
    for (let y = 5; y < 55; y += 1) values[y * 60 + 30] = 1;
    const digit = normaliseDigit({ height: 60, width: 60, values });
    expect(digit).toMatchObject({ scaled: { height: 20, width: 1 }, shift: { y: 5, x: 14 } });
  });
});

describe('resampling by area', () => {
  test('keeps the mean', () => {
    fc.assert(
      fc.property(
        anyDrawing,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (image, height, width) => {
          const box = { top: 0, left: 0, height: image.height, width: image.width };
          const scaled = resampleArea(image, box, height, width);
          expect(total(scaled) / scaled.values.length).toBeCloseTo(total(image) / image.values.length, 5);
        },
      ),
    );
  });

  test('by two is the mean of four; by one is a copy', () => {
    const image: GreyImage = { height: 2, width: 4, values: Float32Array.of(1, 0, 0.5, 0.5, 0, 0, 1, 1) };
    const box = { top: 0, left: 0, height: 2, width: 4 };
    expect([...resampleArea(image, box, 1, 2).values]).toEqual([0.25, 0.75]);
    expect(resampleArea(image, box, 2, 4)).toEqual(image);
    // Columns 1 to 3 onto two pixels: each covers one column and half of the middle one.
    expect([...resampleArea(image, { ...box, left: 1, width: 3 }, 1, 2).values]).toEqual([0.25, 0.75]);
  });
});
