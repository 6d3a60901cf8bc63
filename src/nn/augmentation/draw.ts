// One image's changes, drawn as a pure function of seed, epoch and the sample's number: the same on every backend, in any
// order, and after a resume. Not responsible for: the pixels (augment.ts).
import type { ImageSize } from '../image.ts';
import type { Seed } from '../plan.ts';
import { createRandom, STREAM } from '../random.ts';
import type { AugmentationSpec, FillMode } from './spec.ts';

/** What is done to one image, all numbers drawn. */
export interface AugmentationParameters {
  readonly rotationDegrees: number;
  /** Pixels down and right. */
  readonly shiftY: number;
  readonly shiftX: number;
  /** Above 1 the picture shrinks. */
  readonly zoom: number;
  readonly shear: number;
  readonly flipY: boolean;
  readonly flipX: boolean;
  /** Part of each side that is kept, and how far (in pixels) its middle lies from the picture's. */
  readonly kept: number;
  readonly cropY: number;
  readonly cropX: number;
  /** Factor about the mean. */
  readonly contrast: number;
  /** Added. */
  readonly brightness: number;
  readonly hueTurns: number;
  readonly noise: number;
  readonly noiseKey: number;
  /** The covered square; side 0 for none. */
  readonly cutOut: { readonly top: number; readonly left: number; readonly sidePx: number };
  readonly fillMode: FillMode;
  readonly fillValue: number;
}

/**
 * Draws the changes of one sample in one epoch (counted from 0). Every number has its own place in the stream, so that
 * changing one range leaves what the others draw. A range of 0 draws exactly nothing.
 */
export function drawAugmentation(
  spec: AugmentationSpec,
  { height, width }: ImageSize,
  seed: Seed,
  epoch: number,
  sample: number,
): AugmentationParameters {
  const random = createRandom(seed, STREAM.augmentation, epoch, sample);
  /** In [-range, range]; + 0 since -0 is not the same bit for bit. */
  const either = (range: number): number => (2 * random.uniform() - 1) * range + 0;
  const rotationDegrees = either(spec.rotationDegrees);
  const shiftY = either(spec.heightShift * height);
  const shiftX = either(spec.widthShift * width);
  const zoom = 1 + either(spec.zoom);
  const shear = either(spec.shear);
  const flipX = random.uniform() < 0.5 && spec.horizontalFlip;
  const flipY = random.uniform() < 0.5 && spec.verticalFlip;
  const cropY = either((spec.crop * height) / 2);
  const cropX = either((spec.crop * width) / 2);
  const contrast = 1 + either(spec.contrast);
  const brightness = either(spec.brightness);
  const hueTurns = either(spec.hueTurns);
  const noiseKey = random.integer(2 ** 32);
  const sidePx = Math.round(spec.cutOut * Math.min(height, width));
  const top = Math.floor(random.uniform() * (height - sidePx + 1));
  const left = Math.floor(random.uniform() * (width - sidePx + 1));
  // Named one by one: joining objects by spreading them costs more than drawing all the numbers.
  return {
    rotationDegrees,
    shiftY,
    shiftX,
    zoom,
    shear,
    flipY,
    flipX,
    kept: 1 - spec.crop,
    cropY,
    cropX,
    contrast,
    brightness,
    hueTurns,
    noise: spec.noise,
    noiseKey,
    cutOut: { top, left, sidePx },
    fillMode: spec.fillMode,
    fillValue: spec.fillValue,
  };
}
