// The kernels against the specification: any image, any changes, the same picture to within single precision.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { augmentImageInto } from '../../../nn/augmentation/augment.ts';
import { drawAugmentation } from '../../../nn/augmentation/draw.ts';
import { FILL_MODES, NO_AUGMENTATION } from '../../../nn/augmentation/spec.ts';
import type { AugmentationSpec } from '../../../nn/augmentation/spec.ts';
import type { ImageSize } from '../../../nn/image.ts';
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import type { Augment } from './augmenter.ts';
import { loadAugment } from './load-augment.ts';

/** Half a step of 8-bit colours is 2e-3. */
const TOLERANCE = 1e-5;

let kernels: Augment;

beforeAll(async () => {
  kernels = await loadAugment();
});

const sizes = fc.record({
  height: fc.integer({ min: 2, max: 19 }),
  width: fc.integer({ min: 2, max: 19 }),
  channels: fc.constantFrom(1, 3, 2),
});

function part(max: number): fc.Arbitrary<number> {
  return fc.oneof(fc.constant(0), fc.double({ min: 0, max, noNaN: true }));
}

const specs: fc.Arbitrary<AugmentationSpec> = fc.record({
  rotationDegrees: part(180),
  widthShift: part(1),
  heightShift: part(1),
  zoom: part(0.9),
  shear: part(1),
  crop: part(0.9),
  horizontalFlip: fc.boolean(),
  verticalFlip: fc.boolean(),
  brightness: part(1),
  contrast: part(0.9),
  hueTurns: part(0.5),
  noise: part(0.5),
  cutOut: part(0.9),
  fillMode: fc.constantFrom(...FILL_MODES),
  fillValue: fc.double({ min: 0, max: 1, noNaN: true }),
});

function picture({ height, width, channels }: ImageSize, seed: number): Float32Array {
  const random = createRandom(toSeed(seed));
  // Bytes as data sets have them: equal channels and flat colours occur.
  return Float32Array.from({ length: height * width * channels }, () => random.integer(seed % 2 === 0 ? 256 : 3) / 255);
}

describe('augmentation by kernels', () => {
  it('is not the specification itself', () => {
    expect(kernels).not.toBe(augmentImageInto);
  });

  it('puts out what the specification does', () => {
    fc.assert(
      fc.property(sizes, specs, fc.nat(), fc.nat(99), (size, spec, seed, epoch) => {
        const source = picture(size, seed);
        const drawn = drawAugmentation(spec, size, toSeed(seed), epoch, 7);
        const [expected, found] = [new Float32Array(source.length), new Float32Array(source.length)];
        augmentImageInto(expected, source, size, drawn);
        kernels(found, source, size, drawn);
        // A hue turns about where two channels are the largest together: there the two may see it from either side, alike.
        const worst = found.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? 0))), 0);
        expect(worst).toBeLessThan(TOLERANCE);
      }),
      { numRuns: 600 },
    );
  });

  it('copies bit for bit where nothing is changed, and where pixels only move', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.boolean(), fc.integer({ min: -3, max: 3 }), (size, seed, flipX, shiftY) => {
        const source = picture(size, seed);
        const still = drawAugmentation(NO_AUGMENTATION, size, toSeed(1), 0, 0);
        const [expected, found] = [new Float32Array(source.length), new Float32Array(source.length)];
        augmentImageInto(expected, source, size, { ...still, flipX, shiftY, fillMode: 'wrap' });
        kernels(found, source, size, { ...still, flipX, shiftY, fillMode: 'wrap' });
        expect(found).toEqual(expected);
      }),
    );
  });

  it('keeps nothing of the image before, whatever their sizes', () => {
    const still = drawAugmentation(
      { ...NO_AUGMENTATION, contrast: 0.5 },
      { height: 5, width: 5, channels: 3 },
      toSeed(3),
      0,
      1,
    );
    const small = { height: 5, width: 5, channels: 3 };
    const source = picture(small, 4);
    const [first, again] = [new Float32Array(source.length), new Float32Array(source.length)];
    kernels(first, source, small, still);
    const large = { height: 200, width: 160, channels: 3 };
    kernels(new Float32Array(200 * 160 * 3), new Float32Array(200 * 160 * 3).fill(0.7), large, {
      ...still,
      noise: 0.3,
    });
    kernels(again, source, small, still);
    expect(again).toEqual(first);
  });
});
