import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { averagePooling2D, maxPooling2D, sequential } from './build.ts';
import { convolveDepthwise, pool } from './convolution.ts';
import type { Image } from './convolution.ts';
import { inputGradient } from './input-gradient.ts';
import { poolArgmax, poolByRule, poolGradient, traceWindow } from './pool-gradient.ts';
import type { WindowRule } from './pool-gradient.ts';
import { padding2D } from './shapes.ts';
import type { Padding, Pair } from './spec.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

interface Case {
  readonly image: Image;
  readonly size: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
}

const pair = (max: number): fc.Arbitrary<Pair> => fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max }));

/** Different values in every place, so that every window has one winner; `ties` repeats values. */
function cases(ties: boolean): fc.Arbitrary<Case> {
  return fc
    .record({
      height: fc.integer({ min: 1, max: 8 }),
      width: fc.integer({ min: 1, max: 8 }),
      channels: fc.integer({ min: 1, max: 3 }),
      size: pair(4),
      strides: pair(4),
      padding: fc.constantFrom<Padding>('valid', 'same'),
      salt: fc.nat(1000),
    })
    .filter(({ height, width, size, padding }) => padding === 'same' || (height >= size[0] && width >= size[1]))
    .map(({ height, width, channels, size, strides, padding, salt }) => {
      const values = Float32Array.from({ length: height * width * channels }, (_, i) =>
        ties ? ((i * 7 + salt) % 4) - 1 : (((i * 7919 + salt * 31) % 1009) - 500) / 100,
      );
      return { image: { shape: [height, width, channels], values }, size, strides, padding };
    });
}

function outputLength({ image, size, strides, padding }: Case): number {
  const rows = padding2D(image.shape[0], size[0], strides[0], 1, padding).output;
  const columns = padding2D(image.shape[1], size[1], strides[1], 1, padding).output;
  return rows * columns * image.shape[2];
}

function gradientFor(one: Case): Float32Array {
  return Float32Array.from({ length: outputLength(one) }, (_, i) => ((i * 13) % 7) - 3);
}

const close = (actual: ArrayLike<number>, expected: ArrayLike<number>): void => {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i += 1) expect(actual[i] ?? NaN).toBeCloseTo(expected[i] ?? NaN, 4);
};

/** tfjs's own gradient of sum(upstream x pooled) on its cpu backend. */
function tfjsGradient(one: Case, kind: 'max' | 'average', upstream: Float32Array): Float32Array {
  return tf.tidy(() => {
    const [height, width, channels] = one.image.shape;
    const x = tf.tensor4d(one.image.values, [1, height, width, channels]);
    const sizes = [...one.size] as [number, number];
    const strides = [...one.strides] as [number, number];
    const pooled = (t: tf.Tensor4D) =>
      kind === 'max' ? tf.maxPool(t, sizes, strides, one.padding) : tf.avgPool(t, sizes, strides, one.padding);
    const dy = tf.tensor(upstream).reshape(pooled(x).shape);
    const gradient = tf.grad((t: tf.Tensor) =>
      pooled(t as tf.Tensor4D)
        .mul(dy)
        .sum(),
    )(x);
    return Float32Array.from(gradient.dataSync());
  });
}

describe('against tfjs cpu', () => {
  test('max pooling: gradients where every window has one winner', () => {
    fc.assert(
      fc.property(cases(false), (one) => {
        const upstream = gradientFor(one);
        close(poolGradient(one.image, { kind: 'max' }, one.size, one, upstream), tfjsGradient(one, 'max', upstream));
      }),
      { numRuns: 300 },
    );
  });

  test('average pooling with valid padding: gradients', () => {
    fc.assert(
      fc.property(
        cases(false).filter(({ padding }) => padding === 'valid'),
        (one) => {
          const upstream = gradientFor(one);
          const rule: WindowRule = { kind: 'average' };
          close(poolGradient(one.image, rule, one.size, one, upstream), tfjsGradient(one, 'average', upstream));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('argmax: the indices of maxPoolWithArgmax', () => {
    fc.assert(
      fc.property(cases(false), (one) => {
        const [height, width, channels] = one.image.shape;
        const expected = tf.tidy(() => {
          const x = tf.tensor4d(one.image.values, [1, height, width, channels]);
          const sizes = [...one.size] as [number, number];
          const { indexes } = tf.maxPoolWithArgmax(x, sizes, [...one.strides] as [number, number], one.padding);
          if (indexes === undefined) throw new Error('tfjs gives no indices');
          return indexes.dataSync();
        });
        expect([...poolArgmax(one.image, one.size, one)]).toEqual([...expected]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('against the rest of nn', () => {
  test('every rule gives the values of pool and of a depthwise convolution, ties or not', () => {
    fc.assert(
      fc.property(fc.boolean().chain(cases), (one) => {
        const { image, size } = one;
        close(poolByRule(image, { kind: 'max' }, size, one).values, pool(image, 'max', size, one).values);
        close(poolByRule(image, { kind: 'average' }, size, one).values, pool(image, 'average', size, one).values);
        const weights = Array.from({ length: size[0] * size[1] }, (_, i) => (i % 5) - 2);
        const channels = image.shape[2];
        const kernel = weights.flatMap((weight) => Array.from({ length: channels }, () => weight));
        const depthwise = convolveDepthwise(
          image,
          { shape: [size[0], size[1], channels, 1], values: kernel },
          null,
          one,
        );
        close(poolByRule(image, { kind: 'weighted', weights }, size, one).values, depthwise.values);
      }),
    );
  });

  test('the gradient is that of a network of this one layer, ties and padding included', () => {
    fc.assert(
      fc.property(fc.boolean().chain(cases), (one) => {
        const { image, size, strides, padding } = one;
        const upstream = gradientFor(one);
        for (const kind of ['max', 'average'] as const) {
          const given = { poolSize: size, strides, padding };
          const layer = kind === 'max' ? maxPooling2D(given) : averagePooling2D(given);
          const spec = sequential(image.shape, [layer]);
          const output = pool(image, kind, size, one);
          const expected = inputGradient(spec, [], image.values, [output], 0, upstream);
          close(poolGradient(image, { kind }, size, one, upstream), expected);
        }
      }),
    );
  });
});

describe('properties', () => {
  test('every window taken apart gives the value of the pooled map', () => {
    fc.assert(
      fc.property(fc.boolean().chain(cases), fc.nat(), (one, choice) => {
        const { image, size } = one;
        const weights = Array.from({ length: size[0] * size[1] }, (_, i) => (i % 5) - 2);
        for (const rule of [{ kind: 'max' }, { kind: 'average' }, { kind: 'weighted', weights }] as const) {
          const { shape, values } = poolByRule(image, rule, size, one);
          const index = choice % values.length;
          const place = Math.floor(index / shape[2]);
          const at = [Math.floor(place / shape[1]), place % shape[1], index % shape[2]] as const;
          expect(traceWindow(image, rule, size, one, at).output).toBeCloseTo(values[index] ?? NaN, 4);
        }
      }),
    );
  });

  test('max hands on everything to one cell, the mean equal parts of one', () => {
    fc.assert(
      fc.property(fc.boolean().chain(cases), (one) => {
        for (const kind of ['max', 'average'] as const) {
          const { cells } = traceWindow(one.image, { kind }, one.size, one, [0, 0, 0]);
          expect(cells.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        }
        const max = traceWindow(one.image, { kind: 'max' }, one.size, one, [0, 0, 0]);
        expect(max.cells.filter(({ share }) => share > 0)).toHaveLength(1);
        expect(max.cells[max.winner ?? -1]?.value).toBe(max.output);
      }),
    );
  });

  test('of equal values the first one wins', () => {
    const image: Image = { shape: [2, 2, 1], values: Float32Array.of(1, 3, 3, 3) };
    const options = { strides: [2, 2], padding: 'valid' } as const;
    expect([...poolArgmax(image, [2, 2], options)]).toEqual([1]);
    expect([...poolGradient(image, { kind: 'max' }, [2, 2], options, [5])]).toEqual([0, 5, 0, 0]);
  });

  test('a gradient of another size is refused', () => {
    const image: Image = { shape: [2, 2, 1], values: new Float32Array(4) };
    const options = { strides: [2, 2], padding: 'valid' } as const;
    expect(() => poolGradient(image, { kind: 'max' }, [2, 2], options, [1, 2])).toThrow(RangeError);
  });
});
