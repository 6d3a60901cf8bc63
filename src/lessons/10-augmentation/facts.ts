// Numbers and code that the prose speaks of, computed by nn instead of typed. Not responsible for: the words around them.
import { affineOf } from '../../nn/augmentation/affine.ts';
import { drawAugmentation } from '../../nn/augmentation/draw.ts';
import { imageDataGeneratorCode } from '../../nn/augmentation/generator-code.ts';
import { augmentationLayersCode } from '../../nn/augmentation/layers-code.ts';
import { NO_AUGMENTATION, SEED_AUGMENTATION } from '../../nn/augmentation/spec.ts';
import { generatorEpochs } from '../../nn/epoch-steps.ts';
import { codeText } from '../../nn/keras-tokens.ts';
import { countParameters } from '../../nn/parameters.ts';
import { toSeed } from '../../nn/plan.ts';
import { SEED_CIFAR_CNN } from '../../nn/presets.ts';

const SIZE = { height: 32, width: 32, channels: 3 };
const still = drawAugmentation(NO_AUGMENTATION, SIZE, toSeed(1), 0, 0);

/** Shifted 3 pixels to the right, then mirrored: where pixel 20 of a row comes from. */
const SHIFT = 3;
const PLACE = 20;
const { xx, x0 } = affineOf({ ...still, shiftX: SHIFT, flipX: true }, SIZE);

const SAMPLES = 50_000;
const BATCH = 12;
const FLOOR = Math.floor(SAMPLES / BATCH);
const [first, second] = generatorEpochs(SAMPLES, BATCH, FLOOR, 2);

/** Whole pixels that a tenth of 32 allows, either way. */
const REACH = Math.floor(SEED_AUGMENTATION.widthShift * SIZE.width);

export const facts = {
  parameters: countParameters(SEED_CIFAR_CNN).total,
  side: SIZE.width,
  middle: (SIZE.width - 1) / 2,
  shift: SHIFT,
  place: PLACE,
  from: xx * PLACE + x0,
  reach: REACH,
  variants: (2 * REACH + 1) ** 2 * 2,
  samples: SAMPLES,
  batch: BATCH,
  floor: FLOOR,
  ceil: Math.ceil(SAMPLES / BATCH),
  left: SAMPLES % BATCH,
  firstImages: first?.images ?? 0,
  secondImages: second?.images ?? 0,
} as const;

export const generatorText = codeText(imageDataGeneratorCode(SEED_AUGMENTATION)).trimEnd();
export const layersCode = augmentationLayersCode(SEED_AUGMENTATION, SIZE);
