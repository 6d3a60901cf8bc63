// Labelled pictures of one source, drawn with a seed: some to learn from, others to be tested on, the same for the same wish.
// Not responsible for: preparing them for a network's size (pictures.ts).
import { DATASETS } from '../../../engine/catalog/datasets.ts';
import type { BothLanguages } from '../../../engine/catalog/datasets.ts';
import { loadFlowers } from '../../../engine/client/site-assets.ts';
import { EngineError } from '../../../engine/protocol/errors.ts';
import { readPhoto } from '../../../kit/photo/read-photo.ts';
import { toSeed } from '../../../nn/plan.ts';
import { permutation } from '../../../nn/random.ts';
import { drawSamples } from '../base/samples.ts';
import type { SamplePicture, SampleSource } from '../base/samples.ts';
import { inTurns } from './pictures.ts';

/** Raised where a site lacks the photos of flowers. */
export class NoFlowersError extends Error {}

export interface SetWish {
  readonly source: SampleSource;
  readonly trainCount: number;
  readonly testCount: number;
  readonly seed: number;
}

export interface DrawnSet {
  readonly classNames: readonly BothLanguages[];
  readonly train: readonly SamplePicture[];
  readonly test: readonly SamplePicture[];
}

const FLOWER_LIMITS = { maxSidePx: 256, minSidePx: 16 } as const;

/** The key of a photo of flowers: what follows is its number on Flickr, by which its author is credited. */
export const FLOWER_KEY = 'flowers/';

async function readFlower(url: string, key: string, label: number, signal: AbortSignal): Promise<SamplePicture | null> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new EngineError('dataset-unreachable', `${url}: HTTP ${response.status}`, { url });
  const reading = await readPhoto(await response.blob(), FLOWER_LIMITS);
  return reading.kind === 'ok' ? { picture: reading.picture, label, key: `${FLOWER_KEY}${key}` } : null;
}

/** Photos are drawn class by class: those for testing are others than those for training. */
async function loadFlowerSet({ trainCount, testCount, seed }: SetWish, signal: AbortSignal): Promise<DrawnSet> {
  const flowers = await loadFlowers(signal);
  if (flowers === null) throw new NoFlowersError();
  const { classes } = flowers;
  const most = Math.ceil(trainCount / classes.length);
  const read = async (part: 'train' | 'test', count: number): Promise<readonly SamplePicture[]> => {
    const wanted = classes.flatMap(({ files }, label) => {
      const order = Array.from(permutation(files.length, toSeed(seed), label));
      const own = part === 'train' ? order.slice(0, most) : order.slice(most, most + Math.ceil(count / classes.length));
      return own.flatMap((place) => (files[place] === undefined ? [] : [{ ...files[place], label }]));
    });
    const pictures = await Promise.all(
      wanted.map(({ url, flickrId, label }) => readFlower(url, flickrId, label, signal)),
    );
    return inTurns(pictures.filter((picture) => picture !== null)).slice(0, count);
  };
  const classNames = classes.map(({ name }) => name);
  return { classNames, train: await read('train', trainCount), test: await read('test', testCount) };
}

/** Rejects with NoFlowersError, with `cancelled`, or as any reading of a data set does. */
export async function loadSet(wish: SetWish, signal: AbortSignal): Promise<DrawnSet> {
  const { source, trainCount, testCount, seed } = wish;
  if (source === 'flowers') return loadFlowerSet(wish, signal);
  const { classNames } = DATASETS[source];
  const classes = classNames.map((_, label) => label);
  const drawn = async (split: 'train' | 'test', count: number): Promise<readonly SamplePicture[]> => {
    const perClass = Math.ceil(count / classes.length);
    const { pictures } = await drawSamples({ source, split, classes, perClass, seed }, signal);
    return inTurns(pictures).slice(0, count);
  };
  return { classNames, train: await drawn('train', trainCount), test: await drawn('test', testCount) };
}
