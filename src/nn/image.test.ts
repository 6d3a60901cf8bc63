import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inversePermutation, permutePixelsInto, pixelPermutation, shiftImageInto } from './image.ts';
import { toSeed } from './plan.ts';

const image = fc
  .record({
    height: fc.integer({ min: 1, max: 9 }),
    width: fc.integer({ min: 1, max: 9 }),
    channels: fc.integer({ min: 1, max: 3 }),
  })
  .chain((size) => {
    const length = size.height * size.width * size.channels;
    return fc.record({
      size: fc.constant(size),
      source: fc.uint8Array({ minLength: length, maxLength: length }),
    });
  });
const shift = fc.integer({ min: -12, max: 12 });

test('a shift moves every pixel and fills with zeros, whatever was in the target', () => {
  fc.assert(
    fc.property(image, shift, shift, ({ size, source }, dy, dx) => {
      const { height, width, channels } = size;
      const target = new Uint8Array(source.length).fill(99);
      shiftImageInto(target, source, size, dy, dx);
      const expected = Array.from({ length: source.length }, (_, i) => {
        const c = i % channels;
        const x = (Math.floor(i / channels) % width) - dx;
        const y = Math.floor(i / channels / width) - dy;
        const isInside = x >= 0 && x < width && y >= 0 && y < height;
        return isInside ? source[(y * width + x) * channels + c] : 0;
      });
      expect([...target]).toEqual(expected);
    }),
  );
});

test('there and back loses only what left the frame', () => {
  const source = Float32Array.of(1, 2, 3, 4, 5, 6);
  const there = new Float32Array(6);
  const back = new Float32Array(6);
  const size = { height: 2, width: 3, channels: 1 };
  shiftImageInto(there, source, size, 1, 1);
  expect([...there]).toEqual([0, 0, 0, 0, 1, 2]);
  shiftImageInto(back, there, size, -1, -1);
  expect([...back]).toEqual([1, 2, 0, 0, 0, 0]);
});

test('a permutation of pixels is undone by its inverse, channels together', () => {
  fc.assert(
    fc.property(image, fc.nat(), ({ size, source }, seed) => {
      const { height, width, channels } = size;
      const order = pixelPermutation(toSeed(seed), height * width);
      const mixed = new Uint8Array(source.length);
      const back = new Uint8Array(source.length);
      permutePixelsInto(mixed, source, order, channels);
      permutePixelsInto(back, mixed, inversePermutation(order), channels);
      expect(back).toEqual(Uint8Array.from(source));
      expect(mixed.toSorted()).toEqual(Uint8Array.from(source).toSorted());
    }),
  );
});
