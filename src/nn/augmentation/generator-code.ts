// The ImageDataGenerator line of older Keras that does what a spec says, as far as it can.
// Not responsible for: what it can't (gaps.ts), or reading it back (parse-code.ts).
import { codeLine, pythonNumber, type CodeLine } from '../keras-tokens.ts';
import { shortNumber } from './code-numbers.ts';
import type { AugmentationSpec } from './spec.ts';

/** `shear_range` is an angle in degrees. */
function shearDegrees(shear: number): number {
  return (Math.atan(shear) * 180) / Math.PI;
}

/** Code for a fragment of Keras 2: the generator alone, without its import. Arguments at their defaults are left out. */
export function imageDataGeneratorCode(spec: AugmentationSpec): readonly CodeLine[] {
  const number = (name: string, value: number): readonly string[] =>
    value === 0 ? [] : [`${name}=${pythonNumber(shortNumber(value))}`];
  const around = [1 - spec.brightness, 1 + spec.brightness].map((value) => pythonNumber(shortNumber(value)));
  const given = [
    ...number('rotation_range', spec.rotationDegrees),
    ...number('width_shift_range', spec.widthShift),
    ...number('height_shift_range', spec.heightShift),
    ...(spec.brightness === 0 ? [] : [`brightness_range=[${around.join(', ')}]`]),
    ...number('shear_range', shearDegrees(spec.shear)),
    ...number('zoom_range', spec.zoom),
    ...(spec.fillMode === 'nearest' ? [] : [`fill_mode='${spec.fillMode}'`]),
    ...(spec.fillMode === 'constant' ? number('cval', spec.fillValue) : []),
    ...(spec.horizontalFlip ? ['horizontal_flip=True'] : []),
    ...(spec.verticalFlip ? ['vertical_flip=True'] : []),
  ];
  if (given.length === 0) return [codeLine('datagen = ImageDataGenerator()')];
  return [
    codeLine('datagen = ImageDataGenerator('),
    ...given.map((argument) => codeLine(`    ${argument},`)),
    codeLine(')'),
  ];
}
