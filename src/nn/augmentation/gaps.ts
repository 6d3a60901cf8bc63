// Where ImageDataGenerator and Keras's preprocessing layers can't do what a spec says, or do it otherwise: codes only.
// Not responsible for: the sentences (kit/sentences) or the code (generator-code.ts, layers-code.ts).
import type { AugmentationSpec } from './spec.ts';

/** `generator`: keras.preprocessing.image.ImageDataGenerator of Keras 2; `layers`: the layers of Keras 3. */
export const DIALECTS = ['generator', 'layers'] as const;
export type Dialect = (typeof DIALECTS)[number];

export const GAP_CODES = [
  'generator-lacks-contrast',
  'generator-lacks-hue',
  'generator-lacks-noise',
  'generator-lacks-cut-out',
  'generator-lacks-crop',
  /** zoom_range draws a factor for each axis of its own. */
  'generator-zooms-each-axis',
  /** shear_range is an angle, moves columns up and down, and narrows the picture. */
  'generator-shears-columns',
  /** brightness_range multiplies. */
  'generator-multiplies-brightness',
  /** Each layer resamples the result of the one before. */
  'layers-resample-each',
  /** RandomShear turns about the first pixel, not about the middle. */
  'layers-shear-from-corner',
  /** RandomCrop takes whole pixels. */
  'layers-crop-whole-pixels',
  /** GaussianNoise doesn't cut values to [0, 1]. */
  'layers-noise-uncut',
  /** The fill mode has nothing to fill. */
  'fill-unused',
] as const;
export type GapCode = (typeof GAP_CODES)[number];

function movesPixels(spec: AugmentationSpec): number {
  const { rotationDegrees, widthShift, heightShift, zoom, shear, crop } = spec;
  return [rotationDegrees, widthShift + heightShift, zoom, shear, crop].filter((range) => range > 0).length;
}

/** What the code in one dialect lacks of a spec, or does in another way. */
export function codeGaps(spec: AugmentationSpec, dialect: Dialect): readonly GapCode[] {
  const gaps: readonly (readonly [GapCode, boolean])[] =
    dialect === 'generator'
      ? [
          ['generator-lacks-contrast', spec.contrast > 0],
          ['generator-lacks-hue', spec.hueTurns > 0],
          ['generator-lacks-noise', spec.noise > 0],
          ['generator-lacks-cut-out', spec.cutOut > 0],
          ['generator-lacks-crop', spec.crop > 0],
          ['generator-zooms-each-axis', spec.zoom > 0],
          ['generator-shears-columns', spec.shear > 0],
          ['generator-multiplies-brightness', spec.brightness > 0],
          ['fill-unused', spec.fillMode !== 'nearest' && movesPixels({ ...spec, crop: 0 }) === 0],
        ]
      : [
          ['layers-resample-each', movesPixels(spec) > 1],
          ['layers-shear-from-corner', spec.shear > 0],
          ['layers-crop-whole-pixels', spec.crop > 0],
          ['layers-noise-uncut', spec.noise > 0],
          ['fill-unused', spec.fillMode !== 'nearest' && movesPixels({ ...spec, crop: 0 }) === 0],
        ];
  return gaps.flatMap(([code, holds]) => (holds ? [code] : []));
}
