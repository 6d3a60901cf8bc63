// Pictures of the course's data sets as pictures like any other, a number of each class drawn with a seed. The photos of
// flowers are an extra that a site may lack. Not responsible for: bringing them to a network's size (nn/mobilenet).
import { DATASETS } from '../../../engine/catalog/datasets.ts';
import type { BothLanguages, DatasetId, DatasetSplit } from '../../../engine/catalog/datasets.ts';
import { startEngine } from '../../../engine/client/engine.ts';
import type { Picture } from '../../../kit/photo/picture.ts';
import { toSeed } from '../../../nn/plan.ts';
import { permutation } from '../../../nn/random.ts';

export const SAMPLE_SOURCES = ['cifar10', 'fashion-mnist', 'mnist', 'flowers'] as const;
export type SampleSource = (typeof SAMPLE_SOURCES)[number];

export interface SamplePicture {
  readonly picture: Picture;
  /** Index into the class names. */
  readonly label: number;
  /** Names the picture: the same text is the same picture, also on another day. */
  readonly key: string;
}

export interface SampleSet {
  readonly classNames: readonly BothLanguages[];
  /** Class by class. */
  readonly pictures: readonly SamplePicture[];
}

export interface SampleWish {
  readonly source: DatasetId;
  readonly split: DatasetSplit;
  /** Classes wanted, as the data set numbers them. */
  readonly classes: readonly number[];
  readonly perClass: number;
  /** Another seed draws other pictures. */
  readonly seed: number;
}

/** Samples whose labels are read at once: what comes first of a data set, so that little is fetched. */
const BLOCK = 1000;

/** One sample's bytes as a picture: grey ones have three equal channels. */
export function samplePicture(
  bytes: Uint8Array,
  [height, width, channels]: readonly [number, number, number],
): Picture {
  const rgba = new Uint8ClampedArray(height * width * 4);
  for (let pixel = 0; pixel < height * width; pixel += 1) {
    for (let c = 0; c < 3; c += 1) rgba[4 * pixel + c] = bytes[pixel * channels + (channels === 3 ? c : 0)] ?? 0;
    rgba[4 * pixel + 3] = 255;
  }
  return { height, width, rgba };
}

/**
 * Draws pictures of a data set, `perClass` of each class, or as many as there are. Reads blocks of samples in their order until
 * it has enough and draws within each block, so the same wish is the same pictures. Fails like any reading of a data set.
 */
export async function drawSamples(
  { source, split, classes, perClass, seed }: SampleWish,
  signal?: AbortSignal,
): Promise<SampleSet> {
  const { shape, classNames, trainCount, testCount } = DATASETS[source];
  const size = shape[0] * shape[1] * shape[2];
  const total = split === 'train' ? trainCount : testCount;
  const found = new Map<number, SamplePicture[]>(classes.map((label) => [label, []]));
  const isMissing = (): boolean => [...found.values()].some((pictures) => pictures.length < perClass);
  for (let start = 0; start < total && isMissing(); start += BLOCK) {
    const count = Math.min(BLOCK, total - start);
    const order = permutation(count, toSeed(seed), start);
    const indices = Array.from(order, (place) => start + place);
    // One block after the other: the next one is often not needed.
    // oxlint-disable-next-line no-await-in-loop
    const { pixels, labels } = await startEngine().call(
      'dataset.samples',
      { dataset: source, split, indices },
      signal === undefined ? {} : { signal },
    );
    indices.forEach((index, place) => {
      const label = labels[place] ?? 0;
      const pictures = found.get(label);
      if (pictures === undefined || pictures.length >= perClass) return;
      const picture = samplePicture(pixels.subarray(place * size, (place + 1) * size), shape);
      pictures.push({ picture, label, key: `${source}/${split}/${index}` });
    });
  }
  return { classNames, pictures: classes.flatMap((label) => found.get(label) ?? []) };
}
