// What the arguments of ImageDataGenerator say. Not responsible for: finding the call (parse-code.ts).
import type { Expression } from '../keras-parser/syntax.ts';
import type { Given, Value } from '../keras-parser/values.ts';
import { ArgumentReader, bindArguments, type FoundCall } from './code-calls.ts';
import type { CodeNote } from './code-notes.ts';
import { FILL_MODES, NO_AUGMENTATION, type AugmentationSpec } from './spec.ts';

export const GENERATOR = 'ImageDataGenerator';

/** In the order of its signature. */
const ORDER =
  'featurewise_center samplewise_center featurewise_std_normalization samplewise_std_normalization zca_whitening zca_epsilon ' +
  'rotation_range width_shift_range height_shift_range brightness_range shear_range zoom_range channel_shift_range fill_mode ' +
  'cval horizontal_flip vertical_flip rescale preprocessing_function data_format validation_split interpolation_order dtype';
const NAMES = ORDER.split(' ');

/** Says nothing about random changes of a picture. */
const LEFT_OUT = new Set('rescale data_format validation_split dtype zca_epsilon interpolation_order'.split(' '));
/** Would change pictures in a way the course hasn't. */
const UNSUPPORTED_FLAGS = new Set(NAMES.slice(0, 5));

/** A part of the side; numbers from 1 on are pixels there, which a spec doesn't know. */
function shift(read: ArgumentReader): number {
  const value = Math.abs(read.number());
  return value >= 1 ? read.unsupported() : value;
}

function fieldsOf(given: Given, notes: CodeNote[]): Partial<AugmentationSpec> {
  const read = new ArgumentReader(GENERATOR, given);
  const { name, value, line, column } = given;
  if (LEFT_OUT.has(name)) {
    notes.push({ code: 'argument-left-out', line, column, values: { found: name, layer: GENERATOR } });
    return {};
  }
  if (UNSUPPORTED_FLAGS.has(name)) return read.boolean() ? read.unsupported() : {};
  switch (name) {
    case 'rotation_range':
      return { rotationDegrees: Math.abs(read.number()) };
    case 'width_shift_range':
      return { widthShift: shift(read) };
    case 'height_shift_range':
      return { heightShift: shift(read) };
    case 'brightness_range':
      return value.kind === 'none' ? {} : { brightness: aboutOne(read) };
    case 'shear_range':
      return { shear: Math.tan((Math.abs(read.number()) * Math.PI) / 180) };
    case 'zoom_range':
      return { zoom: read.rangeAbout(1) };
    case 'channel_shift_range':
    case 'preprocessing_function':
      return value.kind === 'none' || (value.kind === 'number' && value.value === 0) ? {} : read.unsupported();
    case 'fill_mode':
      return { fillMode: read.option(FILL_MODES) };
    case 'cval':
      return { fillValue: read.number() };
    case 'horizontal_flip':
      return { horizontalFlip: read.boolean() };
    case 'vertical_flip':
      return { verticalFlip: read.boolean() };
    default:
      return read.unsupported();
  }
}

/** `brightness_range` takes no single number. */
function aboutOne(read: ArgumentReader): number {
  read.pair();
  return read.rangeAbout(1);
}

export function readGenerator(
  call: FoundCall,
  evaluate: (expression: Expression) => Value,
): { readonly spec: AugmentationSpec; readonly notes: readonly CodeNote[] } {
  const notes: CodeNote[] = [];
  const spec = bindArguments(call, NAMES, NAMES, evaluate).reduce<AugmentationSpec>(
    (so, given) => ({ ...so, ...fieldsOf(given, notes) }),
    NO_AUGMENTATION,
  );
  return { spec, notes };
}
