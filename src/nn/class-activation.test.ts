import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { activationMap } from './class-activation.ts';
import { poolGlobal } from './convolution.ts';
import type { Image } from './convolution.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const maps = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 5 }), fc.nat(999))
  .map(([height, width, channels, salt]): Image => {
    const values = Float32Array.from(
      { length: height * width * channels },
      (_, i) => (((i + salt) * 37) % 101) / 25 - 2,
    );
    return { shape: [height, width, channels], values };
  });
const weightsFor = (channels: number, salt: number): number[] =>
  Array.from({ length: channels }, (_, c) => (((c + salt) * 29) % 13) / 4 - 1.5);

test('its mean is the score of a dense layer behind global average pooling', () => {
  fc.assert(
    fc.property(maps, fc.nat(50), (image, salt) => {
      const weights = weightsFor(image.shape[2], salt);
      const means = poolGlobal(image, 'average');
      const score = weights.reduce((sum, weight, c) => sum + weight * (means[c] ?? 0), 0);
      expect(poolGlobal(activationMap(image, weights), 'average')[0]).toBeCloseTo(score, 4);
    }),
  );
});

test('tfjs computes the same map by a 1 x 1 convolution', () => {
  fc.assert(
    fc.property(maps, fc.nat(50), (image, salt) => {
      const [height, width, channels] = image.shape;
      const weights = weightsFor(channels, salt);
      const expected = tf.tidy(() =>
        tf
          .conv2d(
            tf.tensor3d(image.values, [height, width, channels]),
            tf.tensor4d(weights, [1, 1, channels, 1]),
            1,
            'valid',
          )
          .dataSync(),
      );
      const { values } = activationMap(image, weights);
      expect(values).toHaveLength(expected.length);
      values.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 4));
    }),
  );
});

test('a missing weight is refused', () => {
  expect(() => activationMap({ shape: [1, 1, 2], values: Float32Array.of(1, 2) }, [1])).toThrow(RangeError);
});
