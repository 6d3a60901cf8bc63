import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  kerasWalk,
  readCounts,
  sumUnderWindow,
  symmetricPadFor,
  symmetricWalk,
  tapsAt,
  unreadPlaces,
  windowStart,
} from './axis-walk.ts';
import type { AxisSetting, AxisWalk } from './axis-walk.ts';
import { convolve } from './convolution.ts';
import { toSeed } from './plan.ts';
import { createRandom } from './random.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const setting: fc.Arbitrary<AxisSetting> = fc.record({
  size: fc.integer({ min: 1, max: 40 }),
  kernel: fc.integer({ min: 1, max: 9 }),
  stride: fc.integer({ min: 1, max: 6 }),
  dilation: fc.integer({ min: 1, max: 4 }),
});
const pad = fc.integer({ min: 0, max: 12 });

const walks: fc.Arbitrary<AxisWalk> = fc.oneof(
  fc
    .tuple(setting, fc.constantFrom('valid' as const, 'same' as const))
    .map(([axis, padding]) => kerasWalk(axis, padding)),
  fc.tuple(setting, pad).map(([axis, p]) => symmetricWalk(axis, p)),
);

describe('by hand', () => {
  test('an even kernel with same padding gets its one zero at the end', () => {
    const walk = kerasWalk({ size: 32, kernel: 2, stride: 1, dilation: 1 }, 'same');
    expect(walk).toMatchObject({ before: 0, after: 1, output: 32, extent: 2 });
    expect(tapsAt(walk, 31)).toEqual([31, 32]);
  });

  test('128 to 64 at stride 2 with a kernel of 3: nothing before, one after', () => {
    const walk = kerasWalk({ size: 128, kernel: 3, stride: 2, dilation: 1 }, 'same');
    expect(walk).toMatchObject({ before: 0, after: 1, output: 64 });
    expect(tapsAt(walk, 63)).toEqual([126, 127, 128]);
    expect(symmetricPadFor(walk, 'same')).toBeNull();
    const torch = symmetricWalk(walk, 1);
    expect(torch).toMatchObject({ before: 1, after: 1, output: 64 });
    expect(windowStart(torch, 0) - windowStart(walk, 0)).toBe(-1);
    expect(unreadPlaces(torch)).toEqual({ all: [128], inside: [], leftOver: [], padding: 1 });
  });

  test('strides that do not divide leave places over', () => {
    const walk = kerasWalk({ size: 8, kernel: 3, stride: 2, dilation: 1 }, 'valid');
    expect(walk.output).toBe(3);
    expect(unreadPlaces(walk)).toEqual({ all: [7], inside: [7], leftOver: [7], padding: 0 });
  });

  test('a stride larger than the kernel leaves gaps, dilation alone does not', () => {
    const gaps = kerasWalk({ size: 7, kernel: 1, stride: 3, dilation: 1 }, 'valid');
    expect(unreadPlaces(gaps)).toMatchObject({ inside: [1, 2, 4, 5], leftOver: [], padding: 0 });
    const dilated = kerasWalk({ size: 7, kernel: 3, stride: 1, dilation: 2 }, 'valid');
    expect(tapsAt(dilated, 1)).toEqual([1, 3, 5]);
    expect(unreadPlaces(dilated).inside).toEqual([]);
  });
});

describe('any walk', () => {
  test('windows keep within the padded input, and one more would not', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        fc.pre(walk.output >= 1);
        const last = windowStart(walk, walk.output - 1) + walk.extent;
        expect(windowStart(walk, 0) + walk.before).toBe(0);
        expect(last).toBeLessThanOrEqual(walk.size + walk.after);
        expect(last + walk.stride).toBeGreaterThan(walk.size + walk.after);
      }),
    );
  });

  test('counted place by place, every tap is read once a window', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        fc.pre(walk.output >= 1);
        const counts = readCounts(walk);
        expect(counts).toHaveLength(walk.before + walk.size + walk.after);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(walk.output * walk.kernel);
        const { inside, leftOver, padding } = unreadPlaces(walk);
        expect(inside.length + padding).toBe(counts.filter((count) => count === 0).length);
        for (const place of leftOver) expect(inside).toContain(place);
      }),
    );
  });
});

describe('against tfjs cpu', () => {
  /** One axis as an image of one row; what tfjs calls explicit padding is how PyTorch pads. */
  function outputs(axis: AxisSetting, padding: 'valid' | 'same' | number): number[] {
    return tf.tidy(() => {
      const x = tf.range(1, axis.size + 1).reshape([1, axis.size, 1, 1]) as tf.Tensor4D;
      const kernel = tf.tensor4d(
        Array.from({ length: axis.kernel }, (_, i) => 10 ** -i),
        [axis.kernel, 1, 1, 1],
      );
      const padded =
        typeof padding === 'number'
          ? x.pad([
              [0, 0],
              [padding, padding],
              [0, 0],
              [0, 0],
            ])
          : x;
      const mode = typeof padding === 'number' ? 'valid' : padding;
      const y =
        axis.dilation > 1
          ? tf.conv2d(padded as tf.Tensor4D, kernel, 1, mode, 'NHWC', [axis.dilation, 1])
          : tf.conv2d(padded as tf.Tensor4D, kernel, [axis.stride, 1], mode);
      return [...y.dataSync()];
    });
  }

  /** The same sums, read off the walk. */
  function byWalk(walk: AxisWalk): number[] {
    return Array.from({ length: walk.output }, (_, place) =>
      tapsAt(walk, place).reduce(
        (sum, from, tap) => sum + (from >= 0 && from < walk.size ? (from + 1) * 10 ** -tap : 0),
        0,
      ),
    );
  }

  /** tfjs, like Keras, takes strides or dilation, not both. */
  const oneOf = setting.map((axis) => (axis.dilation > 1 ? { ...axis, stride: 1 } : axis));

  test('number and place of windows, 2,000 times by Keras’s rules and by the symmetric one', () => {
    const check = (walk: AxisWalk, padding: 'valid' | 'same' | number): void => {
      if (walk.output < 1) return;
      const expected = outputs(walk, padding);
      expect(walk.output).toBe(expected.length);
      byWalk(walk).forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 3));
    };
    fc.assert(
      fc.property(oneOf, pad, (axis, p) => {
        check(kerasWalk(axis, 'same'), 'same');
        check(kerasWalk(axis, 'valid'), 'valid');
        check(symmetricWalk(axis, p), p);
      }),
      { numRuns: 2000 },
    );
  });

  test('where one symmetric number is named it gives Keras’s very windows; where none is named, none does', () => {
    fc.assert(
      fc.property(oneOf, fc.constantFrom('valid' as const, 'same' as const), (axis, padding) => {
        const keras = kerasWalk(axis, padding);
        fc.pre(keras.output >= 1);
        const found = symmetricPadFor(axis, padding);
        const same = (p: number): boolean => {
          const walk = symmetricWalk(axis, p);
          return walk.output === keras.output && windowStart(walk, 0) === windowStart(keras, 0);
        };
        const able = Array.from({ length: 40 }, (_, p) => p).filter(same);
        expect(able).toEqual(found === null ? [] : [found]);
      }),
    );
  });
});

describe('sums', () => {
  test('under a window of ones they are a convolution, whatever the padding', () => {
    const given = fc.record({
      height: fc.integer({ min: 1, max: 9 }),
      width: fc.integer({ min: 1, max: 9 }),
      kernel: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
      strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
      dilationRate: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
      padding: fc.constantFrom('valid' as const, 'same' as const),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(given, ({ height, width, kernel, strides, dilationRate, padding, seed }) => {
        const random = createRandom(toSeed(seed));
        const values = Float32Array.from({ length: height * width }, () => random.integer(9));
        const ones = {
          shape: [kernel[0], kernel[1], 1, 1] as const,
          values: new Float32Array(kernel[0] * kernel[1]).fill(1),
        };
        const axis = (side: 0 | 1, size: number): AxisWalk =>
          kerasWalk({ size, kernel: kernel[side], stride: strides[side], dilation: dilationRate[side] }, padding);
        const [rows, columns] = [axis(0, height), axis(1, width)];
        fc.pre(rows.output >= 1 && columns.output >= 1);
        const image = { shape: [height, width, 1] as const, values };
        const expected = convolve(image, ones, null, { strides, dilationRate, padding }).values;
        const actual = Array.from({ length: rows.output * columns.output }, (_, place) =>
          sumUnderWindow(
            (row, column) => values[row * width + column] ?? NaN,
            rows,
            columns,
            Math.floor(place / columns.output),
            place % columns.output,
          ),
        );
        expect(actual).toEqual([...expected]);
      }),
    );
  });
});
