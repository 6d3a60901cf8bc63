import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  convolve,
  convolveDepthwise,
  convolveTransposed,
  pool,
  poolGlobal,
  type Image,
  type Kernel,
} from './convolution.ts';
import { shiftImageInto } from './image.ts';
import { toSeed } from './plan.ts';
import { createRandom } from './random.ts';
import type { Pair } from './spec.ts';

function randomValues(seed: number, count: number): Float32Array {
  const random = createRandom(toSeed(seed));
  return Float32Array.from({ length: count }, () => random.normal());
}

function randomImage(seed: number, height: number, width: number, channels: number): Image {
  return { shape: [height, width, channels], values: randomValues(seed, height * width * channels) };
}

function randomKernel(seed: number, shape: Kernel['shape']): Kernel {
  return { shape, values: randomValues(seed, shape[0] * shape[1] * shape[2] * shape[3]) };
}

const small = fc.integer({ min: 1, max: 4 });
const options = fc.record({
  strides: fc.tuple(small, small),
  padding: fc.constantFrom('valid' as const, 'same' as const),
});

/** Largest difference of two arrays; infinite when their lengths differ. */
function worst(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity;
  return Math.max(0, ...Array.from(actual, (value, i) => Math.abs(value - (expected[i] ?? NaN))));
}

describe('by hand', () => {
  test('one number: nine products and a bias', () => {
    const image: Image = { shape: [3, 3, 1], values: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9) };
    const kernel: Kernel = { shape: [3, 3, 1, 1], values: [-1, 0, 1, -2, 0, 2, -1, 0, 1] };
    const one = convolve(image, kernel, [0.5], { strides: [1, 1], padding: 'valid' });
    expect(one).toEqual({ shape: [1, 1, 1], values: Float32Array.of(-1 + 3 - 8 + 12 - 7 + 9 + 0.5) });
    const same = convolve(image, kernel, null, { strides: [1, 1], padding: 'same' });
    expect([...same.values]).toEqual([9, 6, -9, 20, 8, -20, 21, 6, -21]);
  });

  test('same padding of an even kernel puts its zero at the end', () => {
    const image: Image = { shape: [1, 3, 1], values: Float32Array.of(1, 2, 3) };
    const kernel: Kernel = { shape: [1, 2, 1, 1], values: [10, 1] };
    expect([...convolve(image, kernel, null, { strides: [1, 1], padding: 'same' }).values]).toEqual([12, 23, 30]);
  });

  test('pools ignore the padding', () => {
    const image: Image = { shape: [1, 3, 1], values: Float32Array.of(-1, -2, -4) };
    const given = { strides: [1, 2], padding: 'same' } as const;
    expect([...pool(image, 'max', [1, 2], given).values]).toEqual([-1, -4]);
    expect([...pool(image, 'average', [1, 2], given).values]).toEqual([-1.5, -4]);
    expect([...poolGlobal({ shape: [1, 2, 2], values: Float32Array.of(1, 10, 3, 30) }, 'average')]).toEqual([2, 20]);
  });

  test('a transposed convolution stamps its kernel', () => {
    const image: Image = { shape: [1, 2, 1], values: Float32Array.of(1, 10) };
    const kernel: Kernel = { shape: [1, 3, 1, 1], values: [1, 2, 3] };
    expect([...convolveTransposed(image, kernel, null, { strides: [1, 2], padding: 'valid' }).values]).toEqual([
      1, 2, 13, 20, 30,
    ]);
    expect([...convolveTransposed(image, kernel, [1], { strides: [1, 2], padding: 'same' }).values]).toEqual([
      2, 3, 14, 21,
    ]);
  });
});

describe('laws', () => {
  test('convolution is linear in image and kernel', () => {
    fc.assert(
      fc.property(fc.nat(), options, (seed, given) => {
        const [a, b] = [randomImage(seed, 6, 5, 2), randomImage(seed + 1, 6, 5, 2)];
        const kernel = randomKernel(seed + 2, [3, 2, 2, 3]);
        const sum = { ...a, values: a.values.map((value, i) => 2 * value - (b.values[i] ?? 0)) };
        const [ca, cb] = [convolve(a, kernel, null, given), convolve(b, kernel, null, given)];
        expect(
          worst(
            convolve(sum, kernel, null, given).values,
            ca.values.map((value, i) => 2 * value - (cb.values[i] ?? 0)),
          ),
        ).toBeLessThan(1e-4);
      }),
    );
  });

  test('a shifted image gives the shifted map, away from the border', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 }), (seed, dy, dx) => {
        const size = { height: 12, width: 13, channels: 2 };
        const image = randomImage(seed, size.height, size.width, size.channels);
        const moved = { ...image, values: new Float32Array(image.values.length) };
        shiftImageInto(moved.values, image.values, size, dy, dx);
        const kernel = randomKernel(seed + 1, [3, 3, 2, 2]);
        const given = { strides: [1, 1], padding: 'same' } as const;
        const [map, movedMap] = [convolve(image, kernel, null, given), convolve(moved, kernel, null, given)];
        const inner: number[][] = [[], []];
        for (let y = 3; y < 9; y += 1) {
          for (let x = 3; x < 10; x += 1) {
            inner[0]?.push(...map.values.subarray((y * 13 + x) * 2, (y * 13 + x) * 2 + 2));
            const at = ((y + dy) * 13 + x + dx) * 2;
            inner[1]?.push(...movedMap.values.subarray(at, at + 2));
          }
        }
        expect(worst(inner[1] ?? [], inner[0] ?? [])).toBeLessThan(1e-4);
      }),
    );
  });

  test('a stride keeps every stride-th place of the map without stride', () => {
    fc.assert(
      fc.property(fc.nat(), fc.tuple(small, small), (seed, strides) => {
        const image = randomImage(seed, 9, 8, 2);
        const kernel = randomKernel(seed + 1, [3, 2, 2, 2]);
        const dense = convolve(image, kernel, null, { strides: [1, 1], padding: 'valid' });
        const strided = convolve(image, kernel, null, { strides, padding: 'valid' });
        const picked: number[] = [];
        for (let y = 0; y < dense.shape[0]; y += strides[0]) {
          for (let x = 0; x < dense.shape[1]; x += strides[1]) {
            const at = (y * dense.shape[1] + x) * 2;
            picked.push(...dense.values.subarray(at, at + 2));
          }
        }
        expect(worst(strided.values, picked)).toBeLessThan(1e-4);
      }),
    );
  });

  test('dilation is a kernel with zeros between its taps', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.tuple(small, small),
        fc.constantFrom('valid' as const, 'same' as const),
        (seed, rate, padding) => {
          const image = randomImage(seed, 14, 14, 2);
          const kernel = randomKernel(seed + 1, [3, 3, 2, 2]);
          const [height, width] = [2 * rate[0] + 1, 2 * rate[1] + 1];
          const stuffed = new Float32Array(height * width * 4);
          for (let tap = 0; tap < 9; tap += 1) {
            const at = Math.floor(tap / 3) * rate[0] * width + (tap % 3) * rate[1];
            for (let i = 0; i < 4; i += 1) stuffed[at * 4 + i] = kernel.values[tap * 4 + i] ?? 0;
          }
          const strides: Pair = [1, 1];
          const dilated = convolve(image, kernel, null, { strides, padding, dilationRate: rate });
          const wide = convolve(image, { shape: [height, width, 2, 2], values: stuffed }, null, { strides, padding });
          expect(dilated.shape).toEqual(wide.shape);
          expect(worst(dilated.values, wide.values)).toBeLessThan(1e-4);
        },
      ),
    );
  });

  test('depthwise is the convolution with a kernel that is zero across channels', () => {
    fc.assert(
      fc.property(fc.nat(), options, (seed, given) => {
        const image = randomImage(seed, 6, 7, 3);
        const kernel = randomKernel(seed + 1, [2, 3, 3, 2]);
        const full = new Float32Array(6 * 3 * 6);
        for (let tap = 0; tap < 6; tap += 1) {
          for (let k = 0; k < 6; k += 1) full[(tap * 3 + Math.floor(k / 2)) * 6 + k] = kernel.values[tap * 6 + k] ?? 0;
        }
        const wide = convolve(image, { shape: [2, 3, 3, 6], values: full }, null, given);
        expect(worst(convolveDepthwise(image, kernel, null, given).values, wide.values)).toBeLessThan(1e-4);
      }),
    );
  });

  test('transposed is the adjoint: <conv(x), y> = <x, transposed(y)>', () => {
    fc.assert(
      fc.property(fc.nat(), small, small, options, fc.tuple(small, small), (seed, height, width, given, window) => {
        const y = randomImage(seed, height, width, 2);
        const kernel = randomKernel(seed + 1, [...window, 3, 2]);
        const back = convolveTransposed(y, kernel, null, given);
        const x = randomImage(seed + 2, ...back.shape);
        const forth = convolve(x, kernel, null, given);
        expect(forth.shape).toEqual(y.shape);
        const dot = (a: Float32Array, b: Float32Array): number =>
          a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
        expect(Math.abs(dot(forth.values, y.values) - dot(x.values, back.values))).toBeLessThan(1e-3);
      }),
    );
  });

  test('max pooling is at least average pooling, and both stay within the values', () => {
    fc.assert(
      fc.property(fc.nat(), options, fc.tuple(small, small), (seed, given, window) => {
        const image = randomImage(seed, 7, 6, 2);
        const largest = pool(image, 'max', window, given).values;
        const mean = pool(image, 'average', window, given).values;
        const [low, high] = [Math.min(...image.values), Math.max(...image.values)];
        expect(largest.every((value, i) => value >= (mean[i] ?? NaN) - 1e-6 && value <= high)).toBe(true);
        expect(mean.every((value) => value >= low - 1e-6)).toBe(true);
      }),
    );
  });
});
