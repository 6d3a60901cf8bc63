// What random changes training images get: ranges as plain data, their bounds, and whether there is anything to do.
// Not responsible for: drawing numbers (draw.ts), moving pixels (augment.ts), Keras's words for it (generator-code.ts,
// layers-code.ts: `imageDataGeneratorCode` and `augmentationLayersCode` are what exported scripts use).

/** How a picture goes on beyond its edges: `aaaa|abcd|dddd`, `kkkk|abcd|kkkk`, `dcba|abcd|dcba`, `abcd|abcd|abcd`. */
export const FILL_MODES = ['nearest', 'constant', 'reflect', 'wrap'] as const;
export type FillMode = (typeof FILL_MODES)[number];

/**
 * Ranges from which a change is drawn anew for each image in each epoch. Pictures have values in [0, 1]. A range of 0
 * (false for flips) leaves the picture as it is.
 */
export interface AugmentationSpec {
  /** The angle lies in [-r, r]. */
  readonly rotationDegrees: number;
  /** Move to the right by a part of the width in [-r, r]; not rounded to whole pixels. */
  readonly widthShift: number;
  /** The same downwards, as part of the height. */
  readonly heightShift: number;
  /** Both sides are scaled by 1 / z with z in [1 - r, 1 + r]: above 1 the picture shrinks, as in Keras. */
  readonly zoom: number;
  /** Each row moves sideways by s times its distance from the middle row, s in [-r, r]. */
  readonly shear: number;
  /** Every other image, by chance, is mirrored left to right. */
  readonly horizontalFlip: boolean;
  /** The same, top to bottom. */
  readonly verticalFlip: boolean;
  /** A number in [-r, r] is added to every value. */
  readonly brightness: number;
  /** Each channel's distances from its mean are multiplied by a number in [1 - r, 1 + r]. */
  readonly contrast: number;
  /** Colours turn on the circle of hues by a part of it in [-r, r]. Only for three channels. */
  readonly hueTurns: number;
  /** Standard deviation of normal noise added to every value. */
  readonly noise: number;
  /** Side of a square, as part of the shorter side, that is covered with `fillValue` somewhere in the picture. */
  readonly cutOut: number;
  /** Part of each side that is cut away, at random places; the rest is scaled up to the old size. */
  readonly crop: number;
  readonly fillMode: FillMode;
  /** What `constant` and `cutOut` fill with. */
  readonly fillValue: number;
}

/** Nothing changes. The fill mode is that of ImageDataGenerator. */
export const NO_AUGMENTATION: AugmentationSpec = {
  rotationDegrees: 0,
  widthShift: 0,
  heightShift: 0,
  zoom: 0,
  shear: 0,
  horizontalFlip: false,
  verticalFlip: false,
  brightness: 0,
  contrast: 0,
  hueTurns: 0,
  noise: 0,
  cutOut: 0,
  crop: 0,
  fillMode: 'nearest',
  fillValue: 0,
};

/** What the lecture notes use: shifts by up to a tenth of each side, and mirroring left to right. */
export const SEED_AUGMENTATION: AugmentationSpec = {
  ...NO_AUGMENTATION,
  widthShift: 0.1,
  heightShift: 0.1,
  horizontalFlip: true,
};

export const RANGE_FIELDS = [
  'rotationDegrees',
  'widthShift',
  'heightShift',
  'zoom',
  'shear',
  'brightness',
  'contrast',
  'hueTurns',
  'noise',
  'cutOut',
  'crop',
] as const;
export type RangeField = (typeof RANGE_FIELDS)[number];
export type FlipField = 'horizontalFlip' | 'verticalFlip';
export type AugmentationNumber = RangeField | 'fillValue';

/** Largest sensible value of each number; the smallest is 0. Beyond it nothing of a picture would be left, or nothing new. */
export const AUGMENTATION_LIMITS: Readonly<Record<AugmentationNumber, number>> = {
  rotationDegrees: 180,
  widthShift: 0.9,
  heightShift: 0.9,
  zoom: 0.9,
  shear: 1,
  brightness: 1,
  contrast: 1,
  hueTurns: 0.5,
  noise: 1,
  cutOut: 1,
  crop: 0.9,
  fillValue: 1,
};

export interface AugmentationFault {
  readonly field: AugmentationNumber;
  readonly value: number;
  readonly min: 0;
  readonly max: number;
}

/** The numbers that lie outside their bounds, in the order of the fields. Never throws. */
export function augmentationFaults(spec: AugmentationSpec): readonly AugmentationFault[] {
  return [...RANGE_FIELDS, 'fillValue' as const].flatMap((field): readonly AugmentationFault[] => {
    const value = spec[field];
    const max = AUGMENTATION_LIMITS[field];
    return value >= 0 && value <= max ? [] : [{ field, value, min: 0, max }];
  });
}

/** The same with every number brought within its bounds; what is no number becomes 0. */
export function boundedAugmentation(spec: AugmentationSpec): AugmentationSpec {
  return augmentationFaults(spec).reduce(
    (bounded, { field, value, max }) => ({
      ...bounded,
      [field]: Number.isNaN(value) ? 0 : Math.min(Math.max(value, 0), max),
    }),
    spec,
  );
}

/** Whether it changes any picture at all. */
export function isAugmenting(spec: AugmentationSpec): boolean {
  return spec.horizontalFlip || spec.verticalFlip || RANGE_FIELDS.some((field) => spec[field] !== 0);
}
