// Samples of the course's data sets as pictures: what a network is really given, 28 or 32 pixels wide.
// Not responsible for: photographs or drawn patterns; what stands in until one is there.
import { DATASET_IDS, DATASETS } from '../../../engine/catalog/datasets.ts';
import type { BothLanguages, DatasetId } from '../../../engine/catalog/datasets.ts';
import { startEngine } from '../../../engine/client/engine.ts';
import type { Picture } from '../../../kit/photo/picture.ts';

/** The first test image of each data set. */
export const SAMPLES = DATASET_IDS;

export interface Sample {
  readonly picture: Picture;
  readonly className: BothLanguages;
}

/** One image (height, width, channels; one channel or three) as a picture. */
export function pictureOf(pixels: Uint8Array, [height, width, channels]: readonly [number, number, number]): Picture {
  const rgba = new Uint8ClampedArray(height * width * 4).fill(255);
  for (let pixel = 0; pixel < height * width; pixel += 1) {
    for (let c = 0; c < 3; c += 1) rgba[pixel * 4 + c] = pixels[pixel * channels + Math.min(c, channels - 1)] ?? 0;
  }
  return { height, width, rgba };
}

/** Rejects as engine calls do. */
export async function loadSample(dataset: DatasetId): Promise<Sample> {
  const { pixels, labels } = await startEngine().call('dataset.samples', { dataset, split: 'test', indices: [0] });
  const { shape, classNames } = DATASETS[dataset];
  return { picture: pictureOf(pixels, shape), className: classNames[labels[0] ?? 0] ?? { zh: '', en: '' } };
}
