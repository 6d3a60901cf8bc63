import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { LOCALES } from '../../../kit/locale/locale.ts';
import type { Picture } from '../../../kit/photo/picture.ts';
import { convolve } from '../../../nn/convolution.ts';
import { plainFilterMemory } from '../../../nn/image-filter.ts';
import { KERNEL_PRESETS, KERNEL_SIDES, roundWeight } from '../../../nn/image-filter-presets.ts';
import {
  CHANNELS,
  decode,
  encode,
  initial,
  kernelOf,
  MAX_SIDE_PX,
  PICTURES,
  reduce,
  steps,
  VIEWS,
} from './kernel-on-photo.ts';
import type { PhotoAction, PhotoState } from './kernel-on-photo.ts';
import { shortNumber } from './kernel-on-photo.text.ts';
import { patternPicture, PATTERNS } from './patterns.ts';
import { describe } from './photo-describe.ts';
import { initialSession, present } from './photo-model.ts';
import type { PhotoSession } from './photo-model.ts';
import { createResponder } from './responder.ts';
import { pictureOf } from './samples.ts';

const anyNumber = fc.oneof(fc.integer({ min: -2000, max: 2000 }), fc.double());
const action: fc.Arbitrary<PhotoAction> = fc.oneof(
  fc.record({ kind: fc.constant('picture' as const), picture: fc.constantFrom(...PICTURES) }),
  fc.record({ kind: fc.constant('side' as const), side: fc.constantFrom(...KERNEL_SIDES) }),
  fc.record({ kind: fc.constant('preset' as const), preset: fc.constantFrom(...KERNEL_PRESETS) }),
  fc.record({ kind: fc.constant('weight' as const), index: fc.integer({ min: -1, max: 60 }), weight: anyNumber }),
  fc.record({ kind: fc.constant('angle' as const), angleDegrees: anyNumber }),
  fc.record({ kind: fc.constant('wavelength' as const), wavelengthPx: anyNumber }),
  fc.record({ kind: fc.constant('draw-again' as const) }),
  fc.record({ kind: fc.constant('normalise' as const), normalise: fc.boolean() }),
  fc.record({ kind: fc.constant('stride' as const), stride: anyNumber }),
  fc.record({ kind: fc.constant('padding' as const), padding: fc.constantFrom('valid' as const, 'same' as const) }),
  fc.record({ kind: fc.constant('view' as const), view: fc.constantFrom(...VIEWS) }),
  fc.record({ kind: fc.constant('channel' as const), channel: fc.constantFrom(...CHANNELS) }),
  fc.record({ kind: fc.constant('look' as const), row: anyNumber, column: anyNumber }),
);
const reachable: fc.Arbitrary<PhotoState> = fc
  .array(action, { maxLength: 12 })
  .map((actions) => actions.reduce(reduce, initial));

/** A picture in which every value can be told from its neighbours. */
function numbered(height: number, width: number): Picture {
  const rgba = Uint8ClampedArray.from({ length: height * width * 4 }, (_, i) => (i * 37 + (i >> 3) * 11) % 256);
  return { height, width, rgba };
}

function sessionWith(picture: Picture): PhotoSession {
  return {
    ...initialSession,
    responder: createResponder(plainFilterMemory),
    shown: { kind: 'own', photo: { name: 'test.png', picture, original: picture } },
  };
}

group('state', () => {
  test('whatever happens, there are as many weights as the size says, with three decimals at most', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const kernel = kernelOf(state);
        expect(kernel).toHaveLength(state.side ** 2);
        expect(kernel.map(roundWeight)).toEqual([...kernel]);
      }),
    );
  });

  test('a link restores the state', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        expect(decode(encode(state))).toEqual({ kind: 'ok', state });
      }),
    );
    expect(encode(initial)).toEqual({});
  });

  test('damaged links are problems, never exceptions', () => {
    for (const query of [
      { size: '4' },
      { preset: 'cubist' },
      { preset: 'custom', weights: '1000.2000' },
      { preset: 'custom', size: '5', weights: '0.0.0.0.0.0.0.0.0' },
      { stride: '0' },
      { row: '640' },
      { picture: 'own' },
    ]) {
      expect(decode(query)).toMatchObject({ kind: 'problem' });
    }
    const field = fc.constantFrom('size', 'preset', 'weights', 'angle', 'wavelength', 'stride', 'row', 'picture');
    fc.assert(fc.property(fc.dictionary(field, fc.string()), (query) => void decode(query)));
  });

  test('changing a weight makes the kernel one’s own, and only that weight', () => {
    const before = kernelOf(initial);
    const after = reduce(initial, { kind: 'weight', index: 4, weight: 2.5 });
    expect(after.preset).toBe('custom');
    expect(kernelOf(after)).toEqual(before.with(4, 2.5));
  });

  test('a hand-made kernel keeps its middle when the frame grows and shrinks', () => {
    const made = reduce(initial, { kind: 'weight', index: 0, weight: 7 });
    const grown = reduce(made, { kind: 'side', side: 7 });
    expect(kernelOf(grown)).toHaveLength(49);
    expect(kernelOf(grown)[2 * 7 + 2]).toBe(7);
    expect(kernelOf(reduce(grown, { kind: 'side', side: 3 }))).toEqual(kernelOf(made));
  });
});

group('model', () => {
  test('the maps are those of nn/convolution, and the number taken apart is the one in the map', () => {
    fc.assert(
      fc.property(
        reachable,
        fc.integer({ min: 7, max: 24 }),
        fc.integer({ min: 7, max: 24 }),
        (state, height, width) => {
          const picture = numbered(height, width);
          const model = present({ ...state, view: 'channels' }, sessionWith(picture));
          const { side, stride, padding } = state;
          const kernel = kernelOf(state);
          const expected = convolve(
            {
              shape: [height, width, 3],
              values: Float32Array.from({ length: height * width * 3 }, (_, i) => {
                return picture.rgba[Math.floor(i / 3) * 4 + (i % 3)] ?? 0;
              }),
            },
            {
              shape: [side, side, 3, 1],
              values: kernel.flatMap((weight) => [0, 1, 2].map(() => weight * model.kernel.scale)),
            },
            null,
            { strides: [stride, stride], padding },
          );
          expect([model.output.height, model.output.width, 1]).toEqual(expected.shape);
          const limit = kernel.reduce((sum, weight) => sum + Math.abs(weight * model.kernel.scale), 1) * 765 * 2e-6;
          const sum = model.maps.find(({ plane }) => plane === 'sum')?.values ?? new Float32Array();
          const worst = expected.values.reduce(
            (most, value, i) => Math.max(most, Math.abs(value - (sum[i] ?? NaN))),
            0,
          );
          expect(worst).toBeLessThan(limit);
          const { spot } = model;
          const inMap = spot === null ? NaN : sum[spot.row * model.output.width + spot.column];
          expect(Math.abs((spot?.output ?? NaN) - (inMap ?? NaN))).toBeLessThan(limit);
        },
      ),
    );
  });

  test('the window lies where one looks, as near as stride and border allow', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const model = present(state, sessionWith(numbered(MAX_SIDE_PX / 4, MAX_SIDE_PX / 4)));
        const { spot } = model;
        const { side, stride } = state;
        const middle = (spot?.top ?? NaN) + (side - 1) / 2;
        const isBeyond = state.row >= MAX_SIDE_PX / 4;
        const slack = stride / 2 + side;
        expect(isBeyond || Math.abs(middle - state.row) <= slack).toBe(true);
        expect(spot?.row).toBeLessThan(model.output.height);
      }),
    );
  });

  test('a picture smaller than the kernel has no output under valid padding, and says so', () => {
    const small = { ...initial, side: 7 } as const;
    const model = present(small, sessionWith(numbered(5, 5)));
    expect(model.spot).toBeNull();
    expect(model.maps).toEqual([]);
    expect(describe(model, 'en')).toContain('7 × 7');
    expect(present({ ...small, padding: 'same' }, sessionWith(numbered(5, 5))).spot).not.toBeNull();
  });

  test('a kernel without negative weights is shown on a scale from 0, any other about 0', () => {
    const session = sessionWith(numbered(20, 20));
    const blur = present(reduce(initial, { kind: 'preset', preset: 'blur' }), session);
    expect(blur.maps[0]).toMatchObject({ isSigned: false });
    expect(blur.maps[0]?.high).toBeCloseTo(765, 6);
    expect(present(initial, session).maps[0]).toMatchObject({ isSigned: true });
  });

  test('the same question is answered once, a new frame anew', () => {
    const { respond } = createResponder(plainFilterMemory);
    const [first, second] = [numbered(9, 9), numbered(9, 9)];
    const options = { kernel: kernelOf(initial), scale: 1, stride: 1, padding: 'valid' } as const;
    const answer = respond(first, options, ['sum']);
    expect(respond(first, { ...options }, ['sum'])).toBe(answer);
    const versions = [
      answer,
      respond(second, options, ['sum']),
      respond(second, { ...options, stride: 2 }, ['sum']),
      respond(numbered(12, 9), options, ['red', 'sum']),
    ].map((each) => each?.version);
    expect(new Set(versions).size).toBe(4);
  });

  test('what stands in for a picture that is not there is said to', () => {
    const model = present(initial, initialSession);
    expect(model.shown.kind).toBe('stand-in');
    expect(describe(model, 'en')).toContain('stand in');
    expect(describe(model, 'zh')).toContain('代替');
  });
});

group('pictures', () => {
  test('patterns are drawn once, opaque, and use their range', () => {
    for (const pattern of PATTERNS) {
      const picture = patternPicture(pattern);
      expect(patternPicture(pattern)).toBe(picture);
      expect(picture.rgba).toHaveLength(picture.height * picture.width * 4);
      const reds = picture.rgba.filter((_, i) => i % 4 === 0);
      expect(Math.min(...reds)).toBeLessThan(30);
      expect(Math.max(...reds)).toBeGreaterThan(225);
      expect(picture.rgba.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
    }
  });

  test('grey samples fill all three channels, coloured ones keep theirs', () => {
    expect([...pictureOf(Uint8Array.of(7, 9), [1, 2, 1]).rgba]).toEqual([7, 7, 7, 255, 9, 9, 9, 255]);
    expect([...pictureOf(Uint8Array.of(1, 2, 3), [1, 1, 3]).rgba]).toEqual([1, 2, 3, 255]);
  });
});

group('description', () => {
  test.each(LOCALES)('in %s it has the numbers that the picture shows', (locale) => {
    const session = sessionWith(numbered(60, 80));
    for (const { state } of steps) {
      const model = present(state, session);
      const words = describe(model, locale);
      const { spot } = model;
      expect(words).toContain('60 × 80');
      expect(words).toContain(`${model.output.height} × ${model.output.width}`);
      expect(words).toContain(shortNumber(spot?.output ?? NaN, locale, 2));
      for (const channel of spot?.traced.channels ?? []) expect(words).toContain(shortNumber(channel.sum, locale));
      for (const weight of model.kernel.weights) expect(words).toContain(shortNumber(weight, locale));
      for (const { extremes } of model.maps) expect(words).toContain(shortNumber(extremes.max, locale, 1));
    }
  });

  test('a photo of one’s own is not named', () => {
    expect(describe(present(initial, sessionWith(numbered(9, 9))), 'en')).not.toContain('test.png');
  });
});
