// @vitest-environment node
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImageSize } from '../image.ts';
import { toSeed } from '../plan.ts';
import { affineOf } from './affine.ts';
import { augmentImageInto, augmentStepByStepInto } from './augment.ts';
import { drawAugmentation, type AugmentationParameters } from './draw.ts';
import { FILL_MODES, isAugmenting, NO_AUGMENTATION, type AugmentationSpec, type FillMode } from './spec.ts';
import { warpInto } from './warp.ts';

const SEED = toSeed(7);
const STILL = drawAugmentation(NO_AUGMENTATION, { height: 1, width: 1, channels: 1 }, SEED, 0, 0);

interface Picture {
  readonly size: ImageSize;
  readonly source: Float32Array;
}

const picture: fc.Arbitrary<Picture> = fc
  .record({
    height: fc.integer({ min: 1, max: 9 }),
    width: fc.integer({ min: 1, max: 9 }),
    channels: fc.constantFrom(1, 3),
  })
  .chain((size) => {
    const length = size.height * size.width * size.channels;
    return fc
      .array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: length, maxLength: length })
      .map((values) => ({ size, source: Float32Array.from(values) }));
  });
const fillMode = fc.constantFrom(...FILL_MODES);
const range = fc.double({ min: 0, max: 1, noNaN: true });
const spec: fc.Arbitrary<AugmentationSpec> = fc.record({
  rotationDegrees: range.map((r) => 180 * r),
  widthShift: range,
  heightShift: range,
  zoom: range.map((r) => 0.9 * r),
  shear: range,
  horizontalFlip: fc.boolean(),
  verticalFlip: fc.boolean(),
  brightness: range,
  contrast: range,
  hueTurns: range.map((r) => r / 2),
  noise: range,
  cutOut: range,
  crop: range.map((r) => 0.9 * r),
  fillMode,
  fillValue: range,
});
const geometric = spec.map((given) => ({ ...given, brightness: 0, contrast: 0, hueTurns: 0, noise: 0, cutOut: 0 }));
const place = fc.record({ epoch: fc.nat(100), sample: fc.nat(60_000) });

function augmented({ size, source }: Picture, parameters: AugmentationParameters): Float32Array {
  const target = new Float32Array(source.length).fill(9);
  augmentImageInto(target, source, size, parameters);
  return target;
}

/** The continued picture, read pixel by pixel as its definition says. */
function continued({ size, source }: Picture, y: number, x: number, c: number, mode: FillMode, fill: number): number {
  const at = (i: number, n: number): number => {
    let own = i;
    while (own < 0 || own >= n) {
      if (mode === 'nearest') own = own < 0 ? 0 : n - 1;
      else if (mode === 'wrap') own += own < 0 ? n : -n;
      else if (mode === 'reflect') own = own < 0 ? -1 - own : 2 * n - 1 - own;
      else return -1;
    }
    return own;
  };
  const [ownY, ownX] = [at(y, size.height), at(x, size.width)];
  return ownY < 0 || ownX < 0 ? fill : (source[(ownY * size.width + ownX) * size.channels + c] ?? NaN);
}

/** Straightforward: one place at a time traced back through the steps, the last one first, without matrices. */
function reference(given: Picture, p: AugmentationParameters): readonly number[] {
  const { height, width, channels } = given.size;
  const [middleY, middleX] = [(height - 1) / 2, (width - 1) / 2];
  const values: number[] = [];
  for (let i = 0; i < height * width; i += 1) {
    let [y, x] = [Math.floor(i / width) - middleY, (i % width) - middleX];
    if (p.flipY) y = -y;
    if (p.flipX) x = -x;
    [y, x] = [y * p.zoom, x * p.zoom];
    x += p.shear * y;
    [y, x] = [y - p.shiftY, x - p.shiftX];
    const angle = (p.rotationDegrees / 180) * Math.PI;
    [y, x] = [Math.cos(angle) * y - Math.sin(angle) * x, Math.sin(angle) * y + Math.cos(angle) * x];
    [y, x] = [y * p.kept + p.cropY + middleY, x * p.kept + p.cropX + middleX];
    for (let c = 0; c < channels; c += 1) {
      let sum = 0;
      for (const cornerY of [Math.floor(y), Math.floor(y) + 1]) {
        for (const cornerX of [Math.floor(x), Math.floor(x) + 1]) {
          const weight = (1 - Math.abs(y - cornerY)) * (1 - Math.abs(x - cornerX));
          sum += weight * continued(given, cornerY, cornerX, c, p.fillMode, p.fillValue);
        }
      }
      values.push(sum);
    }
  }
  return values;
}

function largestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one.length).toBe(other.length);
  return Array.from(one).reduce((most, value, i) => Math.max(most, Math.abs(value - (other[i] ?? NaN))), 0);
}

describe('what is drawn', () => {
  test('depends on seed, epoch and sample alone, and lies in its range', () => {
    fc.assert(
      fc.property(spec, place, picture, (given, { epoch, sample }, { size }) => {
        const drawn = drawAugmentation(given, size, SEED, epoch, sample);
        expect(drawAugmentation(given, size, SEED, epoch, sample)).toEqual(drawn);
        expect(Math.abs(drawn.rotationDegrees)).toBeLessThanOrEqual(given.rotationDegrees);
        expect(Math.abs(drawn.shiftX)).toBeLessThanOrEqual(given.widthShift * size.width);
        expect(Math.abs(drawn.zoom - 1)).toBeLessThanOrEqual(given.zoom + 1e-12);
        expect(drawn.cutOut.top + drawn.cutOut.sidePx).toBeLessThanOrEqual(size.height);
        expect(drawn.cutOut.left + drawn.cutOut.sidePx).toBeLessThanOrEqual(size.width);
      }),
    );
  });

  test('stays when another range changes, and differs from epoch to epoch and sample to sample', () => {
    const size = { height: 32, width: 32, channels: 3 };
    const given = { ...NO_AUGMENTATION, rotationDegrees: 20, zoom: 0.2 };
    const draw = (each: AugmentationSpec, epoch: number, sample: number): AugmentationParameters =>
      drawAugmentation(each, size, SEED, epoch, sample);
    const first = draw(given, 0, 0);
    expect(draw({ ...given, widthShift: 0.3, noise: 0.1, horizontalFlip: true }, 0, 0)).toMatchObject({
      rotationDegrees: first.rotationDegrees,
      zoom: first.zoom,
    });
    const angles = [draw(given, 1, 0), draw(given, 0, 1), draw(given, 1, 1), first].map((p) => p.rotationDegrees);
    expect(new Set(angles).size).toBe(4);
  });

  test('spreads evenly: flips half the time, angles over the whole range', () => {
    const size = { height: 8, width: 8, channels: 1 };
    const given = { ...NO_AUGMENTATION, rotationDegrees: 10, horizontalFlip: true };
    const drawn = Array.from({ length: 4000 }, (_, sample) => drawAugmentation(given, size, SEED, 0, sample));
    expect(drawn.filter((p) => p.flipX).length / 4000).toBeCloseTo(0.5, 1);
    const mean = drawn.reduce((sum, p) => sum + p.rotationDegrees, 0) / 4000;
    const square = drawn.reduce((sum, p) => sum + p.rotationDegrees ** 2, 0) / 4000;
    expect(Math.abs(mean)).toBeLessThan(0.4);
    expect(square).toBeCloseTo(100 / 3, -1);
  });
});

describe('geometry', () => {
  test('with all ranges at zero every picture is itself, bit for bit', () => {
    fc.assert(
      fc.property(picture, fillMode, place, (given, mode, { epoch, sample }) => {
        const still = { ...NO_AUGMENTATION, fillMode: mode };
        expect(isAugmenting(still)).toBe(false);
        expect(augmented(given, drawAugmentation(still, given.size, SEED, epoch, sample))).toEqual(given.source);
      }),
    );
  });

  test('two flips are none', () => {
    fc.assert(
      fc.property(picture, fc.boolean(), fc.boolean(), fillMode, (given, flipX, flipY, mode) => {
        const flip = { ...STILL, flipX, flipY, fillMode: mode };
        const once = augmented(given, flip);
        expect(augmented({ ...given, source: once }, flip)).toEqual(given.source);
        expect([...once].toSorted((a, b) => a - b)).toEqual([...given.source].toSorted((a, b) => a - b));
      }),
    );
  });

  test('a shift by whole pixels with wrap keeps every pixel, and the way back undoes it', () => {
    const whole = fc.integer({ min: -30, max: 30 });
    fc.assert(
      fc.property(picture, whole, whole, (given, shiftY, shiftX) => {
        const shift = { ...STILL, shiftY, shiftX, fillMode: 'wrap' as const };
        const moved = augmented(given, shift);
        expect([...moved].toSorted((a, b) => a - b)).toEqual([...given.source].toSorted((a, b) => a - b));
        const back = { ...shift, shiftY: -shiftY + 0, shiftX: -shiftX + 0 };
        expect(augmented({ ...given, source: moved }, back)).toEqual(given.source);
      }),
    );
  });

  test('what comes from outside is the constant', () => {
    fc.assert(
      fc.property(picture, fc.integer({ min: -12, max: 12 }), range, (given, shiftX, fillValue) => {
        const { height, width, channels } = given.size;
        const moved = augmented(given, { ...STILL, shiftX, fillMode: 'constant', fillValue });
        for (let i = 0; i < height * width * channels; i += 1) {
          const from = (Math.floor(i / channels) % width) - shiftX;
          if (from < 0 || from >= width) expect(moved[i]).toBe(Math.fround(fillValue));
          else expect(moved[i]).toBe(given.source[i - shiftX * channels]);
        }
      }),
    );
  });

  test('is a straightforward reference, steps in the documented order', () => {
    fc.assert(
      fc.property(picture, geometric, place, (given, ranges, { epoch, sample }) => {
        const drawn = drawAugmentation(ranges, given.size, SEED, epoch, sample);
        expect(largestDifference(augmented(given, drawn), reference(given, drawn))).toBeLessThan(1e-4);
      }),
      { numRuns: 300 },
    );
  });

  test('the order matters: turned, then shifted, is not shifted, then turned', () => {
    const parameters = { ...STILL, rotationDegrees: 90, shiftX: 2 };
    const size = { height: 5, width: 5, channels: 1 };
    const turnedFirst = affineOf(parameters, size, ['rotate', 'shift']);
    const shiftedFirst = affineOf(parameters, size, ['shift', 'rotate']);
    // The middle of the old picture lands 2 to the right when the shift comes last.
    expect(turnedFirst.yy * 2 + turnedFirst.yx * 4 + turnedFirst.y0).toBeCloseTo(2, 10);
    expect(turnedFirst.xy * 2 + turnedFirst.xx * 4 + turnedFirst.x0).toBeCloseTo(2, 10);
    expect(shiftedFirst.xy * 2 + shiftedFirst.xx * 4 + shiftedFirst.x0).not.toBeCloseTo(2, 1);
  });

  test('values stay between those of the picture and the fill', () => {
    fc.assert(
      fc.property(picture, geometric, (given, ranges) => {
        const moved = augmented(given, drawAugmentation(ranges, given.size, SEED, 0, 0));
        const all = [...given.source, ranges.fillValue];
        expect(Math.min(...moved)).toBeGreaterThanOrEqual(Math.min(...all) - 1e-6);
        expect(Math.max(...moved)).toBeLessThanOrEqual(Math.max(...all) + 1e-6);
      }),
    );
  });

  test('one resampling of one step is the same as step by step; several steps blur more', () => {
    fc.assert(
      fc.property(picture, range, (given, shift) => {
        const one = { ...STILL, shiftX: 3 * shift };
        const target = new Float32Array(given.source.length);
        augmentStepByStepInto(target, given.source, given.size, one);
        expect(largestDifference(target, augmented(given, one))).toBeLessThan(1e-6);
      }),
    );
    const size = { height: 16, width: 16, channels: 1 };
    const source = Float32Array.from({ length: 256 }, (_, i) => (i + Math.floor(i / 16)) % 2);
    const several = { ...STILL, rotationDegrees: 10, shiftX: 0.5, shear: 0.2, zoom: 1.1 };
    const target = new Float32Array(256);
    augmentStepByStepInto(target, source, size, several);
    const contrast = (values: Float32Array): number => values.reduce((sum, value) => sum + Math.abs(value - 0.5), 0);
    expect(contrast(target)).toBeLessThan(0.8 * contrast(augmented({ size, source }, several)));
  });
});

describe('against tfjs image.transform on cpu, one image a call', () => {
  /** Its `wrap` blends nothing across the seam: there only whole places are comparable. */
  test.each(['constant', 'nearest', 'reflect'] as const)('%s', async (mode) => {
    await tf.setBackend('cpu');
    fc.assert(
      fc.property(picture, geometric, (given, ranges) => {
        const { size } = given;
        const drawn = drawAugmentation({ ...ranges, fillMode: mode }, size, SEED, 0, 0);
        const map = affineOf(drawn, size);
        const theirs = tf.tidy(() => {
          const image = tf.tensor4d(given.source, [1, size.height, size.width, size.channels]);
          const rows = tf.tensor2d([[map.xx, map.xy, map.x0, map.yx, map.yy, map.y0, 0, 0]]);
          return tf.image.transform(image, rows, 'bilinear', mode, drawn.fillValue).dataSync();
        });
        const ours = new Float32Array(given.source.length);
        warpInto(ours, given.source, size, map, drawn);
        expect(largestDifference(ours, theirs)).toBeLessThan(1e-4);
      }),
      { numRuns: 150 },
    );
  });
});

describe('colours', () => {
  const grey: Picture = {
    size: { height: 1, width: 2, channels: 3 },
    source: Float32Array.of(0.2, 0.4, 0.6, 0.8, 0.4, 0),
  };

  test('brightness adds and is cut to [0, 1]', () => {
    const brighter = augmented(grey, { ...STILL, brightness: 0.5 });
    expect(largestDifference(brighter, [0.7, 0.9, 1, 1, 0.9, 0.5])).toBeLessThan(1e-6);
  });

  test('contrast stretches each channel about its mean', () => {
    const flat = augmented(grey, { ...STILL, contrast: 0 });
    expect(largestDifference(flat, [0.5, 0.4, 0.3, 0.5, 0.4, 0.3])).toBeLessThan(1e-6);
  });

  test('hue by a third swaps the channels; by a whole turn, and of grey, it changes nothing', () => {
    fc.assert(
      fc.property(fc.array(range, { minLength: 3, maxLength: 3 }), (rgb) => {
        const given: Picture = { size: { height: 1, width: 1, channels: 3 }, source: Float32Array.from(rgb) };
        const [r = 0, g = 0, b = 0] = given.source;
        expect(largestDifference(augmented(given, { ...STILL, hueTurns: 1 / 3 }), [b, r, g])).toBeLessThan(1e-5);
        expect(largestDifference(augmented(given, { ...STILL, hueTurns: 1 }), [r, g, b])).toBeLessThan(1e-5);
        const even: Picture = { ...given, source: Float32Array.of(g, g, g) };
        expect(augmented(even, { ...STILL, hueTurns: 0.2 })).toEqual(even.source);
      }),
    );
  });

  test('noise is normal with the deviation asked for', () => {
    const size = { height: 64, width: 64, channels: 1 };
    const source = new Float32Array(4096).fill(0.5);
    const noisy = augmented({ size, source }, { ...STILL, noise: 0.1, noiseKey: 99 });
    const mean = noisy.reduce((sum, value) => sum + value, 0) / 4096;
    const deviation = Math.sqrt(noisy.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4096);
    expect(mean).toBeCloseTo(0.5, 2);
    expect(deviation).toBeCloseTo(0.1, 2);
  });

  test('the covered square has its side, and only it is covered', () => {
    fc.assert(
      fc.property(picture, range, place, (given, cutOut, { epoch, sample }) => {
        const ranges = { ...NO_AUGMENTATION, cutOut, fillValue: 1 };
        const drawn = drawAugmentation(ranges, given.size, SEED, epoch, sample);
        const black: Picture = { ...given, source: new Float32Array(given.source.length) };
        const covered = augmented(black, drawn).reduce((sum, value) => sum + value, 0);
        expect(covered).toBe(drawn.cutOut.sidePx ** 2 * given.size.channels);
      }),
    );
  });

  test('values stay in [0, 1] whatever is asked for within the bounds', () => {
    fc.assert(
      fc.property(picture, spec, place, (given, ranges, { epoch, sample }) => {
        const out = augmented(given, drawAugmentation(ranges, given.size, SEED, epoch, sample));
        expect(out.every((value) => value >= 0 && value <= 1 + 1e-6)).toBe(true);
      }),
    );
  });
});
