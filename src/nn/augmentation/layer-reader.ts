// What one of Keras's preprocessing layers says. Not responsible for: finding the calls (parse-code.ts).
import type { ImageSize } from '../image.ts';
import type { Expression } from '../keras-parser/syntax.ts';
import type { Given, Value } from '../keras-parser/values.ts';
import { ArgumentReader, bindArguments, type FoundCall } from './code-calls.ts';
import type { CodeNote } from './code-notes.ts';
import { FILL_MODES, type AugmentationSpec } from './spec.ts';

interface Signature {
  /** Positional order. */
  readonly order: readonly string[];
  readonly read: (name: string, read: ArgumentReader, size: ImageSize) => Partial<AugmentationSpec>;
}

const FLIP_MODES = ['horizontal', 'vertical', 'horizontal_and_vertical'] as const;

function flips(mode: (typeof FLIP_MODES)[number]): Partial<AugmentationSpec> {
  return { horizontalFlip: mode !== 'vertical', verticalFlip: mode !== 'horizontal' };
}

function fill(name: string, read: ArgumentReader): Partial<AugmentationSpec> {
  if (name === 'fill_mode') return { fillMode: read.option(FILL_MODES) };
  return name === 'fill_value' ? { fillValue: read.number() } : {};
}

/** The part of a side that a crop to `kept` pixels cuts away. */
function cut(kept: number, side: number): Partial<AugmentationSpec> {
  return { crop: 1 - kept / side };
}

const FILLING = ['fill_mode', 'interpolation', 'seed', 'fill_value'];
const COLOURS = ['factor', 'value_range', 'seed'];

const SIGNATURES: Readonly<Record<string, Signature>> = {
  RandomFlip: {
    order: ['mode', 'seed'],
    read: (name, read) => (name === 'mode' ? flips(read.option(FLIP_MODES)) : {}),
  },
  RandomRotation: {
    order: ['factor', ...FILLING],
    read: (name, read) => (name === 'factor' ? { rotationDegrees: 360 * read.rangeAbout(0) } : fill(name, read)),
  },
  RandomTranslation: {
    order: ['height_factor', 'width_factor', ...FILLING],
    read: (name, read) => {
      if (name === 'height_factor') return { heightShift: read.rangeAbout(0) };
      return name === 'width_factor' ? { widthShift: read.rangeAbout(0) } : fill(name, read);
    },
  },
  RandomZoom: {
    order: ['height_factor', 'width_factor', ...FILLING],
    // With a factor for the width of its own the picture is stretched, which the course doesn't do.
    read: (name, read) => {
      if (name === 'height_factor') return { zoom: read.rangeAbout(0) };
      return name === 'width_factor' ? read.unsupported() : fill(name, read);
    },
  },
  RandomShear: {
    order: ['x_factor', 'y_factor', 'interpolation', 'fill_mode', 'fill_value', 'data_format', 'seed'],
    read: (name, read) => {
      if (name === 'x_factor') return { shear: Math.abs(read.number()) };
      if (name === 'y_factor') return read.number() === 0 ? {} : read.unsupported();
      return fill(name, read);
    },
  },
  RandomCrop: {
    order: ['height', 'width', 'seed'],
    read: (name, read, size) => {
      if (name === 'height') return cut(read.number(), size.height);
      return name === 'width' ? cut(read.number(), size.width) : {};
    },
  },
  RandomContrast: {
    order: COLOURS,
    read: (name, read) => (name === 'factor' ? { contrast: Math.abs(read.number()) } : {}),
  },
  RandomBrightness: {
    order: COLOURS,
    read: (name, read) => (name === 'factor' ? { brightness: read.rangeAbout(0) } : {}),
  },
  RandomHue: {
    order: COLOURS,
    read: (name, read) => (name === 'factor' ? { hueTurns: Math.abs(read.number()) / 2 } : {}),
  },
  GaussianNoise: {
    order: ['stddev', 'seed'],
    read: (name, read) => (name === 'stddev' ? { noise: read.number() } : {}),
  },
  RandomErasing: {
    order: ['factor', 'scale', 'fill_value', 'value_range', 'seed'],
    read: (name, read) => {
      if (name === 'fill_value') return { fillValue: read.number() };
      if (name !== 'scale' && name !== 'factor') return {};
      const [low, high] = read.pair();
      if (low !== high || (name === 'factor' && low !== 1)) return read.unsupported();
      return name === 'scale' ? { cutOut: Math.sqrt(Math.max(0, low)) } : {};
    },
  },
};

export const LAYER_NAMES: readonly string[] = Object.keys(SIGNATURES);

/** Unless told otherwise these layers continue a picture by reflection. */
const REFLECTING = new Set(['RandomRotation', 'RandomTranslation', 'RandomZoom', 'RandomShear']);
/** Every layer takes them, and they change nothing here. */
const COMMON = ['name', 'dtype', 'trainable', 'data_format', 'seed', 'interpolation', 'value_range'];

export function isAugmentationLayer(name: string): boolean {
  return Object.hasOwn(SIGNATURES, name);
}

/** The fields that one layer sets, over those set so far; the last fill mode counts. */
export function readLayerCall(
  call: FoundCall,
  size: ImageSize,
  before: AugmentationSpec,
  evaluate: (expression: Expression) => Value,
  notes: CodeNote[],
): AugmentationSpec {
  const signature = SIGNATURES[call.name];
  if (signature === undefined) return before;
  const bound = bindArguments(call, signature.order, [...new Set([...signature.order, ...COMMON])], evaluate);
  const has = (name: string): boolean => bound.some((given) => given.name === name);
  const standard: Partial<AugmentationSpec> = {
    ...(REFLECTING.has(call.name) && !has('fill_mode') ? { fillMode: 'reflect' as const } : {}),
    ...(call.name === 'RandomFlip' && !has('mode') ? flips('horizontal_and_vertical') : {}),
  };
  return bound.reduce<AugmentationSpec>(
    (so, given: Given) => {
      if (given.name === 'seed' || given.name === 'interpolation') {
        const { line, column } = given;
        notes.push({ code: 'argument-left-out', line, column, values: { found: given.name, layer: call.name } });
      }
      return { ...so, ...signature.read(given.name, new ArgumentReader(call.name, given), size) };
    },
    { ...before, ...standard },
  );
}
