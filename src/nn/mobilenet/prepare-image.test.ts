import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fitBox } from '../prepare-image.ts';
import { prepareImage, scaleInto, type Picture } from './prepare-image.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const side = fc.integer({ min: 1, max: 40 });
const fit = fc.constantFrom('crop' as const, 'stretch' as const);

function picture(width: number, height: number, salt: number): Picture {
  const rgba = Uint8Array.from({ length: 4 * width * height }, (_, i) => (i % 4 === 3 ? 255 : ((i + salt) * 97) % 256));
  return { width, height, rgba };
}

/** Values of the part that a fit uses, without alpha. */
function used({ width, height, rgba }: Picture, which: 'crop' | 'stretch'): readonly number[] {
  const box = fitBox(height, width, which);
  return Array.from({ length: box.height * box.width * 3 }, (_, i) => {
    const [pixel, channel] = [Math.floor(i / 3), i % 3];
    const y = box.top + Math.floor(pixel / box.width);
    return rgba[4 * (y * width + box.left + (pixel % box.width)) + channel] ?? 0;
  });
}

function mean(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}

describe('prepareImage', () => {
  it('leaves a square picture of the wanted size as it is', () => {
    fc.assert(
      fc.property(side, fc.nat(999), fit, (size, salt, which) => {
        const image = picture(size, size, salt);
        expect([...prepareImage(image, which, size)]).toEqual(used(image, which));
      }),
    );
  });

  it('keeps an even picture even', () => {
    fc.assert(
      fc.property(side, side, side, fc.nat(255), fit, (width, height, size, value, which) => {
        const image = {
          width,
          height,
          rgba: new Uint8Array(4 * width * height).fill(value).map((v, i) => (i % 4 === 3 ? 255 : v)),
        };
        expect(prepareImage(image, which, size).every((one) => one === value)).toBe(true);
      }),
    );
  });

  it('keeps the mean of what it shrinks, but for rounding', () => {
    fc.assert(
      fc.property(side, side, fc.integer({ min: 1, max: 12 }), fc.nat(999), fit, (width, height, size, salt, which) => {
        fc.pre(Math.min(width, height) >= size);
        const image = picture(width, height, salt);
        expect(Math.abs(mean(prepareImage(image, which, size)) - mean(used(image, which)))).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it('is tfjs’s average pooling where it shrinks by a whole factor', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 2, max: 5 }), fc.nat(999), (size, factor, salt) => {
        const image = picture(size * factor, size * factor, salt);
        const expected = tf.tidy(() => {
          const whole = tf.tensor3d([...used(image, 'crop')], [size * factor, size * factor, 3]);
          return tf.avgPool(whole, factor, factor, 'valid').dataSync();
        });
        prepareImage(image, 'crop', size).forEach((value, i) => {
          expect(Math.abs(value - (expected[i] ?? Number.NaN))).toBeLessThanOrEqual(0.501);
        });
      }),
    );
  });

  it('is tfjs’s bilinear resizing with half-pixel centres where it enlarges', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 8, max: 30 }), fc.nat(999), (from, size, salt) => {
        const image = picture(from, from, salt);
        const expected = tf.tidy(() => {
          const whole = tf.tensor3d([...used(image, 'crop')], [from, from, 3]);
          return tf.image.resizeBilinear(whole, [size, size], false, true).dataSync();
        });
        prepareImage(image, 'crop', size).forEach((value, i) => {
          expect(Math.abs(value - (expected[i] ?? Number.NaN))).toBeLessThanOrEqual(0.51);
        });
      }),
    );
  });

  it('crops the middle: what lies outside makes no difference', () => {
    fc.assert(
      fc.property(side, side, side, fc.nat(999), (width, height, size, salt) => {
        const image = picture(width, height, salt);
        const box = fitBox(height, width, 'crop');
        const outside = image.rgba.map((value, i) => {
          const [y, x] = [Math.floor(i / 4 / width) - box.top, (Math.floor(i / 4) % width) - box.left];
          return y >= 0 && y < box.height && x >= 0 && x < box.width ? value : 255 - value;
        });
        expect(prepareImage({ ...image, rgba: outside }, 'crop', size)).toEqual(prepareImage(image, 'crop', size));
      }),
    );
  });

  it('shows what is transparent on white', () => {
    const rgba = Uint8Array.from([0, 0, 0, 0]);
    expect([...prepareImage({ width: 1, height: 1, rgba }, 'crop', 1)]).toEqual([255, 255, 255]);
    const half = Uint8Array.from([0, 100, 255, 51]);
    expect([...prepareImage({ width: 1, height: 1, rgba: half }, 'crop', 1)]).toEqual([204, 224, 255]);
  });

  it.each([
    [0, 1],
    [2, 2.5],
    [2, 3],
  ])('refuses a picture of %s x %s in 16 bytes', (width, height) => {
    expect(() => prepareImage({ width, height, rgba: new Uint8Array(16) }, 'crop', 4)).toThrow(RangeError);
  });
});

describe('scaleInto', () => {
  it('leads 0, 127.5 and 255 to -1, 0 and 1', () => {
    const target = new Float32Array(4).fill(7);
    scaleInto(target, Uint8Array.from([0, 255, 51]));
    expect([...target]).toEqual([-1, 1, Math.fround(-0.6), 7]);
  });
});
