// Photos of flowers as samples like those of the data sets, where this site has them. A part of each class is kept for
// testing, whatever the seed. Not responsible for: data sets (samples.ts) or where the photos lie (engine/client).
import type { DatasetSplit } from '../../../engine/catalog/datasets.ts';
import { loadFlowers } from '../../../engine/client/site-assets.ts';
import { readPhoto } from '../../../kit/photo/read-photo.ts';
import { toSeed } from '../../../nn/plan.ts';
import { permutation } from '../../../nn/random.ts';
import type { SamplePicture, SampleSet } from './samples.ts';

/** The last photos of each class. */
const TEST_COUNT = 20;
const LIMITS = { maxSidePx: 640, minSidePx: 32 } as const;

export interface FlowerWish {
  readonly split: DatasetSplit;
  /** The first so many classes. */
  readonly classes: number;
  readonly perClass: number;
  /** Another seed draws other photos. */
  readonly seed: number;
}

/** `perClass` photos of each class, or as many as there are; null where this site has none. Rejects like fetch. */
export async function drawFlowers(
  { split, classes, perClass, seed }: FlowerWish,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<SampleSet | null> {
  const flowers = await loadFlowers();
  if (flowers === null) return null;
  const wanted = flowers.classes.slice(0, classes).flatMap(({ files }, label) => {
    const pool = split === 'test' ? files.slice(-TEST_COUNT) : files.slice(0, -TEST_COUNT);
    const order = permutation(pool.length, toSeed(seed), label);
    return Array.from(order.slice(0, perClass), (place) => ({ label, url: pool[place]?.url ?? '' }));
  });
  const pictures: SamplePicture[] = [];
  for (const [index, { label, url }] of wanted.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one after another, so that memory stays small
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
    // oxlint-disable-next-line no-await-in-loop
    const reading = await readPhoto(await response.blob(), LIMITS);
    if (reading.kind === 'ok') pictures.push({ picture: reading.picture, label, key: url });
    onProgress(index + 1, wanted.length);
  }
  return { classNames: flowers.classes.map(({ name }) => name), pictures };
}
