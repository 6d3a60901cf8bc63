import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Image } from './convolution.ts';
import { channelPlane, fitBox, prepareImage } from './prepare-image.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const size = fc.integer({ min: 1, max: 24 });

function picture(height: number, width: number, salt: number): Image {
  const values = Float32Array.from({ length: height * width * 3 }, (_, i) => ((i + salt) * 97) % 256);
  return { shape: [height, width, 3], values };
}

test('the crop is the largest square, in the middle and inside', () => {
  fc.assert(
    fc.property(size, size, (height, width) => {
      const box = fitBox(height, width, 'crop');
      expect(box.height).toBe(Math.min(height, width));
      expect(box.width).toBe(box.height);
      const below = height - box.top - box.height;
      const right = width - box.left - box.width;
      for (const [before, after] of [
        [box.top, below],
        [box.left, right],
      ] as const) {
        expect(before).toBeGreaterThanOrEqual(0);
        expect([0, 1]).toContain(after - before);
      }
    }),
  );
});

test('a square picture of the wanted size is left as it is', () => {
  fc.assert(
    fc.property(size, fc.nat(999), fc.constantFrom('crop' as const, 'stretch' as const), (side, salt, fit) => {
      const image = picture(side, side, salt);
      expect([...prepareImage(image, fit, side).values]).toEqual([...image.values]);
    }),
  );
});

test('an even picture stays even at any size', () => {
  fc.assert(
    fc.property(size, size, size, fc.integer({ min: 0, max: 255 }), (height, width, side, value) => {
      const image: Image = { shape: [height, width, 3], values: new Float32Array(height * width * 3).fill(value) };
      expect(prepareImage(image, 'stretch', side).values.every((one) => one === value)).toBe(true);
    }),
  );
});

test('shrunk by a whole factor it is tfjs’s average pooling', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 2, max: 5 }), fc.nat(999), (side, factor, salt) => {
      const image = picture(side * factor, side * factor, salt);
      const expected = tf.tidy(() => {
        const x = tf.tensor3d(image.values, [side * factor, side * factor, 3]);
        return tf.avgPool(x, factor, factor, 'valid').dataSync();
      });
      prepareImage(image, 'crop', side).values.forEach((value, i) => {
        expect(Math.abs(value - (expected[i] ?? NaN))).toBeLessThanOrEqual(0.501);
      });
    }),
  );
});

test('cropping is preparing the square cut out by hand', () => {
  fc.assert(
    fc.property(size, size, size, fc.nat(999), (height, width, side, salt) => {
      const image = picture(height, width, salt);
      const box = fitBox(height, width, 'crop');
      const square = tf.tidy(() =>
        tf.slice(tf.tensor3d(image.values, [height, width, 3]), [box.top, box.left, 0], [box.height, box.width, 3]),
      );
      const cut: Image = { shape: [box.height, box.width, 3], values: Float32Array.from(square.dataSync()) };
      square.dispose();
      expect([...prepareImage(image, 'crop', side).values]).toEqual([...prepareImage(cut, 'stretch', side).values]);
    }),
  );
});

test('stretched by whole factors, one for each side, it is tfjs’s average pooling', () => {
  const factor = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), factor, factor, fc.nat(999), (side, down, across, salt) => {
      const image = picture(side * down, side * across, salt);
      const expected = tf.tidy(() => {
        const x = tf.tensor3d(image.values, [side * down, side * across, 3]);
        return tf.avgPool(x, [down, across], [down, across], 'valid').dataSync();
      });
      prepareImage(image, 'stretch', side).values.forEach((value, i) => {
        expect(Math.abs(value - (expected[i] ?? NaN))).toBeLessThanOrEqual(0.501);
      });
    }),
  );
});

test('a channel is every third number', () => {
  const image = picture(4, 5, 7);
  const plane = channelPlane(image, 2);
  expect(plane).toHaveLength(20);
  plane.forEach((value, i) => expect(value).toBe(image.values[i * 3 + 2]));
});
