// One augmented image: all geometric changes in one resampling, then contrast, brightness, hue, noise and the covered
// square, in this order. Not responsible for: drawing the numbers (draw.ts).
import type { ImageSize } from '../image.ts';
import { affineOf, GEOMETRIC_STEPS, isMoving } from './affine.ts';
import { brightnessInto, contrastInto, coverInto, hueInto, noiseInto } from './colours.ts';
import type { AugmentationParameters } from './draw.ts';
import { warpInto } from './warp.ts';

function colourInto(image: Float32Array, size: ImageSize, p: AugmentationParameters): void {
  const pixels = size.height * size.width;
  const length = pixels * size.channels;
  if (p.contrast !== 1) contrastInto(image, size, p.contrast);
  if (p.brightness !== 0) brightnessInto(image, length, p.brightness);
  if (p.hueTurns !== 0 && size.channels === 3) hueInto(image, pixels, p.hueTurns);
  if (p.noise !== 0) noiseInto(image, length, p.noise, p.noiseKey);
  if (p.cutOut.sidePx > 0) coverInto(image, size, p.cutOut, p.fillValue);
}

/**
 * Writes `source` (height x width x channels, values in [0, 1]) with these changes into `target`. With nothing to change
 * it is copied bit for bit.
 */
export function augmentImageInto(
  target: Float32Array,
  source: Float32Array,
  size: ImageSize,
  parameters: AugmentationParameters,
): void {
  const steps = GEOMETRIC_STEPS.filter((step) => isMoving(step, parameters));
  if (steps.length === 0) target.set(source.subarray(0, size.height * size.width * size.channels));
  else warpInto(target, source, size, affineOf(parameters, size, steps), parameters);
  colourInto(target, size, parameters);
}

/**
 * The same changes, but every geometric one with a resampling of its own, as a chain of Keras layers does it: each
 * reading between pixels blurs a little, and what left the picture is gone for the steps that follow.
 */
export function augmentStepByStepInto(
  target: Float32Array,
  source: Float32Array,
  size: ImageSize,
  parameters: AugmentationParameters,
): void {
  target.set(source.subarray(0, size.height * size.width * size.channels));
  for (const step of GEOMETRIC_STEPS) {
    if (isMoving(step, parameters)) warpInto(target, target, size, affineOf(parameters, size, [step]), parameters);
  }
  colourInto(target, size, parameters);
}
