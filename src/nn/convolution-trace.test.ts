import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convolve, type Image, type Kernel } from './convolution.ts';
import { pixelSource, traceOutput, windowPlaces } from './convolution-trace.ts';
import { toSeed } from './plan.ts';
import { createRandom } from './random.ts';
import { padding2D } from './shapes.ts';

const side = fc.integer({ min: 1, max: 4 });

const cases = fc
  .record({
    seed: fc.nat(),
    input: fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 3 })),
    kernel: fc.tuple(side, side, fc.integer({ min: 1, max: 3 })),
    strides: fc.tuple(side, side),
    dilationRate: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
    padding: fc.constantFrom('valid' as const, 'same' as const),
  })
  .filter(({ input, kernel, strides, dilationRate, padding }) =>
    [0, 1].every(
      (axis) =>
        padding2D(input[axis] ?? 0, kernel[axis] ?? 0, strides[axis] ?? 1, dilationRate[axis] ?? 1, padding).output > 0,
    ),
  );

describe('an output number taken apart', () => {
  test('its channel sums and bias add up to what convolve says, at every place and filter', () => {
    fc.assert(
      fc.property(cases, ({ seed, input, kernel: [kh, kw, filters], ...options }) => {
        const random = createRandom(toSeed(seed));
        const image: Image = {
          shape: input,
          values: Float32Array.from({ length: input[0] * input[1] * input[2] }, () => random.normal()),
        };
        const kernel: Kernel = {
          shape: [kh, kw, input[2], filters],
          values: Float32Array.from({ length: kh * kw * input[2] * filters }, () => random.normal()),
        };
        const bias = Array.from({ length: filters }, () => random.normal());
        const map = convolve(image, kernel, bias, options);
        const source = pixelSource(image);
        const places = windowPlaces(source, [kh, kw], options);
        expect([places.height, places.width, filters]).toEqual(map.shape);
        map.values.forEach((expected, index) => {
          const filter = index % filters;
          const column = Math.floor(index / filters) % places.width;
          const row = Math.floor(index / filters / places.width);
          const traced = traceOutput(source, kernel, bias, options, { row, column, filter });
          expect(traced.sum).toBeCloseTo(expected, 4);
          expect(traced.channels).toHaveLength(input[2]);
          for (const { taps, sum } of traced.channels) {
            expect(taps).toHaveLength(kh * kw);
            expect(taps.reduce((total, tap) => total + tap.value * tap.weight, 0)).toBeCloseTo(sum, 10);
            for (const tap of taps) {
              expect(tap.inside).toBe(tap.row >= 0 && tap.row < input[0] && tap.column >= 0 && tap.column < input[1]);
              expect(tap.inside || tap.value === 0).toBe(true);
            }
          }
        });
      }),
    );
  });

  test('the first tap lies where the window begins', () => {
    const image: Image = { shape: [5, 5, 1], values: new Float32Array(25) };
    const kernel: Kernel = { shape: [3, 3, 1, 1], values: new Float32Array(9) };
    const options = { strides: [2, 2], padding: 'same' } as const;
    const { channels } = traceOutput(pixelSource(image), kernel, null, options, { row: 1, column: 2, filter: 0 });
    const places = windowPlaces(pixelSource(image), [3, 3], options);
    expect(channels[0]?.taps[0]).toMatchObject({ row: places.top(1), column: places.left(2) });
    expect([places.top(1), places.left(2)]).toEqual([1, 3]);
  });
});
