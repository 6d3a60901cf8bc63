import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeText } from '../keras-tokens.ts';
import { decodeAugmentation, encodeAugmentation } from './codec.ts';
import { codeGaps } from './gaps.ts';
import { imageDataGeneratorCode } from './generator-code.ts';
import { augmentationLayersCode } from './layers-code.ts';
import { parseAugmentationCode } from './parse-code.ts';
import { augmentationFaults, FILL_MODES, NO_AUGMENTATION, SEED_AUGMENTATION, type AugmentationSpec } from './spec.ts';

const SIZE = { height: 32, width: 32, channels: 3 };
const part = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: 20 }).map((n) => (n / 20) * max);
const spec: fc.Arbitrary<AugmentationSpec> = fc.record({
  rotationDegrees: part(180),
  widthShift: part(0.9),
  heightShift: part(0.9),
  zoom: part(0.9),
  shear: part(1),
  horizontalFlip: fc.boolean(),
  verticalFlip: fc.boolean(),
  brightness: part(1),
  contrast: part(1),
  hueTurns: part(0.5),
  noise: part(1),
  cutOut: part(1),
  crop: fc.integer({ min: 0, max: 28 }).map((pixels) => pixels / 32),
  fillMode: fc.constantFrom(...FILL_MODES),
  fillValue: part(1),
});

function parsed(text: string): AugmentationSpec {
  const found = parseAugmentationCode(text, SIZE);
  if (found.kind !== 'ok') throw new Error(JSON.stringify(found));
  return found.spec;
}

function problemOf(text: string): unknown {
  const found = parseAugmentationCode(text, SIZE);
  return found.kind === 'problem' ? { code: found.code, line: found.line, ...found.values } : found.kind;
}

function expectClose(found: AugmentationSpec, wanted: AugmentationSpec): void {
  for (const [field, value] of Object.entries(wanted)) {
    const own = Object.entries(found).find(([name]) => name === field)?.[1];
    if (typeof value === 'number') expect(own).toBeCloseTo(value, 4);
    else expect(own).toBe(value);
  }
}

describe('what is written can be read back', () => {
  test('layers', () => {
    fc.assert(
      fc.property(spec, (given) => {
        const found = parsed(`${codeText(augmentationLayersCode(given, SIZE))}layers.RandomFlip('vertical')`);
        // What fills nothing isn't written.
        const { widthShift, heightShift, rotationDegrees, zoom, shear, fillMode, cutOut } = given;
        const fills = widthShift + heightShift + rotationDegrees + zoom + shear > 0;
        const keepsValue = cutOut > 0 || (fills && fillMode === 'constant');
        expectClose(found, {
          ...given,
          fillMode: fills ? fillMode : 'nearest',
          fillValue: keepsValue ? given.fillValue : 0,
          horizontalFlip: false,
          verticalFlip: true,
        });
      }),
    );
  });

  test('ImageDataGenerator, as far as it goes', () => {
    fc.assert(
      fc.property(spec, (given) => {
        const found = parsed(codeText(imageDataGeneratorCode(given)));
        expectClose(found, {
          ...given,
          contrast: 0,
          hueTurns: 0,
          noise: 0,
          cutOut: 0,
          crop: 0,
          fillValue: given.fillMode === 'constant' ? given.fillValue : 0,
        });
      }),
    );
  });

  test('a dialect that lacks nothing says the whole spec', () => {
    fc.assert(
      fc.property(spec, (given) => {
        if (codeGaps(given, 'generator').some((code) => code.startsWith('generator-lacks'))) return;
        const found = parsed(codeText(imageDataGeneratorCode(given)));
        expectClose({ ...found, fillValue: 0 }, { ...given, fillValue: 0 });
      }),
    );
  });
});

test('the code of the lecture notes, both ways', () => {
  expect(codeText(imageDataGeneratorCode(SEED_AUGMENTATION))).toBe(
    'datagen = ImageDataGenerator(\n    width_shift_range=0.1,\n    height_shift_range=0.1,\n    horizontal_flip=True,\n)\n',
  );
  expect(codeText(augmentationLayersCode(SEED_AUGMENTATION, SIZE))).toBe(
    [
      'augmentation = keras.Sequential([',
      "    layers.RandomTranslation(height_factor=0.1, width_factor=0.1, fill_mode='nearest'),",
      "    layers.RandomFlip('horizontal'),",
      '])\n',
    ].join('\n'),
  );
  const cell = `
# create and configure augmented image generator
datagen = ImageDataGenerator(width_shift_range=0.1, #randomly shift images horizontally
                            height_shift_range=0.1,
                            horizontal_flip=True)   #randomly flip images horizontally
# fit augmented image generator on data
datagen.fit(x_train)`;
  expect(parsed(cell)).toEqual(SEED_AUGMENTATION);
});

describe('reading', () => {
  test('knows numbers with names, sums, ranges as pairs, and layers added one by one', () => {
    expect(parsed('r = 0.1\nlayers.RandomTranslation(r, r / 2)')).toMatchObject({ heightShift: 0.1, widthShift: 0.05 });
    expect(parsed('layers.RandomRotation((-0.1, 0.1))')).toMatchObject({ rotationDegrees: 36, fillMode: 'reflect' });
    expect(parsed('ImageDataGenerator(zoom_range=[0.8, 1.2])')).toMatchObject({ zoom: 0.2, fillMode: 'nearest' });
    expect(parsed('model.add(keras.layers.RandomFlip())')).toMatchObject({ horizontalFlip: true, verticalFlip: true });
    expect(parsed("x = layers.RandomFlip('horizontal')(inputs)")).toMatchObject({ horizontalFlip: true });
  });

  test('tells what it leaves out', () => {
    const found = parseAugmentationCode('datagen = ImageDataGenerator(rescale=1/255, rotation_range=20)', SIZE);
    expect(found).toMatchObject({ kind: 'ok', notes: [{ code: 'argument-left-out', values: { found: 'rescale' } }] });
    const layers = parseAugmentationCode(
      "keras.Sequential([layers.Rescaling(1/255), layers.RandomFlip('vertical')])",
      SIZE,
    );
    expect(layers).toMatchObject({ kind: 'ok', notes: [{ code: 'layer-left-out', values: { found: 'Rescaling' } }] });
  });

  test.each([
    ['', { code: 'empty', line: 1 }],
    ['x = 3', 'nothing'],
    ['datagen = ImageDataGenerator(width_shift=0.1)', { code: 'unknown-argument', nearest: 'width_shift_range' }],
    ['\nImageDataGenerator(rotation_range=r)', { code: 'unknown-name', line: 2, found: 'r' }],
    ['ImageDataGenerator(rotation_range=f(2))', { code: 'value-not-known' }],
    ["ImageDataGenerator(horizontal_flip='yes')", { code: 'wanted-boolean' }],
    ["ImageDataGenerator(fill_mode='mirror')", { code: 'unknown-option' }],
    ['ImageDataGenerator(zca_whitening=True)', { code: 'value-not-supported' }],
    ['ImageDataGenerator(width_shift_range=5)', { code: 'value-not-supported', argument: 'width_shift_range' }],
    ['ImageDataGenerator(zoom_range=[0.5, 1])', { code: 'value-not-supported' }],
    ['ImageDataGenerator(**options)', { code: 'star-argument' }],
    ['layers.RandomFlipp()', { code: 'unknown-layer', nearest: 'RandomFlip' }],
    ['layers.RandomSharpness(0.2)', { code: 'unsupported-layer' }],
    ['layers.RandomZoom(0.2, 0.1)', { code: 'value-not-supported', argument: 'width_factor' }],
    ['layers.RandomFlip(', { code: 'unclosed-bracket' }],
  ])('%s', (text, wanted) => {
    if (typeof wanted === 'string') expect(problemOf(text)).toBe(wanted);
    else expect(problemOf(text)).toMatchObject(wanted);
  });

  test('silly numbers are read, and judged by their bounds', () => {
    const found = parsed('layers.RandomTranslation(5.0, 0.1), layers.RandomRotation(2.0)');
    expect(augmentationFaults(found).map(({ field, value }) => [field, value])).toEqual([
      ['rotationDegrees', 720],
      ['heightShift', 5],
    ]);
  });

  test('any text is answered', () => {
    const piece = fc.constantFrom(
      'layers.',
      'RandomFlip',
      'ImageDataGenerator',
      '(',
      ')',
      '[',
      ']',
      ',',
      '=',
      '0.1',
      "'wrap'",
      'zoom_range',
      '\n',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        expect(['ok', 'nothing', 'problem']).toContain(parseAugmentationCode(pieces.join(''), SIZE).kind);
      }),
    );
  });
});

test('nothing to augment leaves both dialects empty', () => {
  expect(codeGaps(NO_AUGMENTATION, 'generator')).toEqual([]);
  expect(codeGaps(NO_AUGMENTATION, 'layers')).toEqual([]);
  expect(codeText(imageDataGeneratorCode(NO_AUGMENTATION))).toBe('datagen = ImageDataGenerator()\n');
});

describe('links', () => {
  test('keep a spec', () => {
    expect(encodeAugmentation(SEED_AUGMENTATION)).toBe('w0.1_h0.1_x');
    expect(encodeAugmentation(NO_AUGMENTATION)).toBe('');
    fc.assert(
      fc.property(spec, (given) => {
        const found = decodeAugmentation(encodeAugmentation(given));
        if (found === null) throw new Error('not read');
        expectClose(found, given);
      }),
    );
  });

  test('refuse what is damaged or out of bounds', () => {
    for (const text of ['w', 'w5', 'q1', 'w0.1__x', 'r720', 'f-mirror', 'w-1', 'x1']) {
      expect(decodeAugmentation(text)).toBe(null);
    }
    fc.assert(fc.property(fc.string(), (text) => void decodeAugmentation(text)));
  });
});
