import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { convolve, type Image } from './convolution.ts';
import { FILTER_CODE } from './image-filter-code.ts';
import {
  createImageFilter,
  filterMemoryLength,
  FILTER_PLANES,
  plainFilterMemory,
  separateKernel,
  type FilterMemory,
  type FilterOptions,
} from './image-filter.ts';
import { KERNEL_PRESETS, KERNEL_SIDES, presetKernel } from './image-filter-presets.ts';
import { toSeed } from './plan.ts';
import { createRandom } from './random.ts';
import { simdFilterMemory } from '../kit/photo/simd-filter.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

function simdMemory(length: number): FilterMemory {
  const memory = simdFilterMemory(length);
  if (memory === null) throw new Error('Node has vector instructions');
  return memory;
}

const MEMORIES = [
  ['plain', plainFilterMemory],
  ['simd', simdMemory],
] as const;

function randomPicture(seed: number, height: number, width: number): Uint8ClampedArray {
  const random = createRandom(toSeed(seed));
  return Uint8ClampedArray.from({ length: height * width * 4 }, () => random.integer(256));
}

/** One colour of a picture as an image of one channel. */
function channelOf(rgba: Uint8ClampedArray, height: number, width: number, channel: number): Image {
  return {
    shape: [height, width, 1],
    values: Float32Array.from({ length: height * width }, (_, i) => rgba[i * 4 + channel] ?? 0),
  };
}

const side = fc.constantFrom(...KERNEL_SIDES);
const dimension = fc.integer({ min: 1, max: 40 });
const options = fc.record({
  stride: fc.integer({ min: 1, max: 4 }),
  padding: fc.constantFrom('valid' as const, 'same' as const),
  scale: fc.constantFrom(1, 0.125, 1 / 3),
});
const weights = side.chain((length) =>
  fc.oneof(
    fc.array(fc.integer({ min: -9, max: 9 }), { minLength: length * length, maxLength: length * length }),
    fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: length * length, maxLength: length * length }),
    // Column times row: the separable path.
    fc
      .tuple(
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: length, maxLength: length }),
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: length, maxLength: length }),
      )
      .map(([column, row]) => column.flatMap((down) => row.map((along) => down * along))),
  ),
);

/** What float32 sums may be off by: a few roundings of the largest sum that can occur. */
function tolerance({ kernel, scale }: FilterOptions): number {
  return kernel.reduce((sum, weight) => sum + Math.abs(weight * scale), 1) * 3 * 255 * 2e-6;
}

/** Largest difference of two rows of numbers; infinite when their lengths differ. */
function worst(actual: ArrayLike<number> | undefined, expected: ArrayLike<number>): number {
  if (actual?.length !== expected.length) return Infinity;
  return Array.from(expected).reduce((most, value, i) => Math.max(most, Math.abs(value - (actual[i] ?? NaN))), 0);
}

/** The red, green and blue responses and their sum, by nn/convolution. */
function expectedPlanes(rgba: Uint8ClampedArray, height: number, width: number, asked: FilterOptions) {
  const length = Math.sqrt(asked.kernel.length);
  const kernel = {
    shape: [length, length, 1, 1],
    values: asked.kernel.map((weight) => weight * asked.scale),
  } as const;
  const given = { strides: [asked.stride, asked.stride], padding: asked.padding } as const;
  const [red, green, blue] = [0, 1, 2].map((c) => convolve(channelOf(rgba, height, width, c), kernel, null, given));
  if (red === undefined || green === undefined || blue === undefined) throw new Error('three channels');
  const sum = red.values.map((value, i) => value + (green.values[i] ?? NaN) + (blue.values[i] ?? NaN));
  const planes = { red: red.values, green: green.values, blue: blue.values, sum };
  return { size: [red.shape[0], red.shape[1]], planes };
}

function fits({ kernel, padding }: FilterOptions, height: number, width: number): boolean {
  return padding === 'same' || Math.min(height, width) ** 2 >= kernel.length;
}

describe.each(MEMORIES)('the filter on %s memory', (_, memoryOf) => {
  test('agrees with nn/convolution for every plane, size, stride and padding', () => {
    fc.assert(
      fc.property(fc.nat(), dimension, dimension, weights, options, (seed, height, width, kernel, given) => {
        const asked = { kernel, ...given };
        fc.pre(fits(asked, height, width));
        const rgba = randomPicture(seed, height, width);
        const filter = createImageFilter(memoryOf(filterMemoryLength(height, width)), height, width);
        filter.load(rgba);
        const response = filter.respond(asked, FILTER_PLANES);
        const { size, planes } = expectedPlanes(rgba, height, width, asked);
        expect([response?.height, response?.width]).toEqual(size);
        for (const plane of FILTER_PLANES) {
          expect(worst(response?.planes[plane], planes[plane])).toBeLessThan(tolerance(asked));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('has no answer where the kernel does not fit', () => {
    fc.assert(
      fc.property(dimension, dimension, weights, options, (height, width, kernel, given) => {
        const asked = { kernel, ...given };
        const filter = createImageFilter(memoryOf(filterMemoryLength(height, width)), height, width);
        expect(filter.respond(asked, ['sum']) !== null).toBe(fits(asked, height, width));
      }),
    );
  });

  test('agrees with tfjs: a Conv2D with the same kernel on every channel', () => {
    fc.assert(
      fc.property(fc.nat(), dimension, dimension, weights, options, (seed, height, width, kernel, given) => {
        const length = Math.sqrt(kernel.length);
        fc.pre(fits({ kernel, ...given }, height, width));
        const rgba = randomPicture(seed, height, width);
        const filter = createImageFilter(memoryOf(filterMemoryLength(height, width)), height, width);
        filter.load(rgba);
        const asked = { kernel, ...given };
        const response = filter.respond(asked, ['sum']);
        const expected = tf.tidy(() =>
          tf
            .conv2d(
              tf.tensor3d(
                Array.from(rgba).filter((__, i) => i % 4 !== 3),
                [height, width, 3],
              ),
              tf.tensor4d(
                kernel.flatMap((weight) => [weight * given.scale, weight * given.scale, weight * given.scale]),
                [length, length, 3, 1],
              ),
              given.stride,
              given.padding,
            )
            .dataSync(),
        );
        expect(worst(response?.planes.sum, expected)).toBeLessThan(tolerance(asked));
      }),
      { numRuns: 150 },
    );
  });

  test('whole numbers come out exactly', () => {
    const [height, width] = [37, 53];
    const rgba = randomPicture(3, height, width);
    const filter = createImageFilter(memoryOf(filterMemoryLength(height, width)), height, width);
    filter.load(rgba);
    for (const preset of ['identity', 'sobel-x', 'sobel-y', 'laplacian', 'emboss', 'blur'] as const) {
      const kernel = presetKernel({ preset, side: 5, angleDegrees: 0, wavelengthPx: 4, seed: 1 });
      const response = filter.respond({ kernel, scale: 1, stride: 1, padding: 'same' }, ['green']);
      const expected = convolve(channelOf(rgba, height, width, 1), { shape: [5, 5, 1, 1], values: kernel }, null, {
        strides: [1, 1],
        padding: 'same',
      });
      expect(response?.planes.green).toEqual(expected.values);
    }
  });

  test('a new picture leaves nothing of the one before, rim included', () => {
    const [height, width] = [9, 11];
    const filter = createImageFilter(memoryOf(filterMemoryLength(height, width)), height, width);
    const asked = { kernel: Array.from({ length: 49 }, () => 1), scale: 1, stride: 1, padding: 'same' } as const;
    filter.load(randomPicture(5, height, width));
    filter.respond(asked, FILTER_PLANES);
    filter.load(new Uint8ClampedArray(height * width * 4));
    for (const plane of FILTER_PLANES) {
      expect(filter.respond(asked, [plane])?.planes[plane].every((value) => value === 0)).toBe(true);
    }
  });
});

test('the module is valid and small', () => {
  expect(WebAssembly.validate(FILTER_CODE)).toBe(true);
  expect(FILTER_CODE.length).toBeLessThan(400);
});

test('kernels that are not odd squares are refused', () => {
  const filter = createImageFilter(plainFilterMemory(filterMemoryLength(8, 8)), 8, 8);
  for (const count of [0, 4, 8, 81]) {
    const kernel = Array.from({ length: count }, () => 1);
    expect(() => filter.respond({ kernel, scale: 1, stride: 1, padding: 'same' }, ['sum'])).toThrow(RangeError);
  }
});

describe('separation', () => {
  test('what is taken for column times row is exactly that', () => {
    fc.assert(
      fc.property(weights, (kernel) => {
        const length = Math.sqrt(kernel.length);
        const parts = separateKernel(kernel, length);
        const product = parts?.column.flatMap((down) => parts.row.map((along) => down * along + 0));
        expect(product ?? kernel).toEqual(product === undefined ? kernel : kernel.map((weight) => weight + 0));
      }),
    );
  });

  test('column times row of whole numbers is recognised, unless all zero', () => {
    const part = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(part, part, (column, row) => {
        const kernel = column.flatMap((down) => row.map((along) => down * along));
        // Divided by a pivot that is no power of two the factors may round; then the long way is taken.
        const pivot = Math.abs(row.find((weight) => weight !== 0) ?? 1);
        fc.pre([1, 2, 4].includes(pivot));
        expect(separateKernel(kernel, 5) !== null).toBe(kernel.some((weight) => weight !== 0));
      }),
    );
  });

  test('of the presets, blur, Sobel and identity are separable', () => {
    for (const preset of KERNEL_PRESETS) {
      const kernel = presetKernel({ preset, side: 5, angleDegrees: 30, wavelengthPx: 4, seed: 1 });
      const isSeparable = ['identity', 'blur', 'sobel-x', 'sobel-y'].includes(preset);
      expect(separateKernel(kernel, 5) !== null).toBe(isSeparable);
    }
  });
});
