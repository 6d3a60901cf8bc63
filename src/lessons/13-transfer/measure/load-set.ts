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

/** Rejects with NoFlowersError, with `cancelled`, or as any reading of a data set does. */
export async function loadSet(
  { source, trainCount, testCount, seed }: SetWish,
  signal: AbortSignal,
): Promise<DrawnSet> {
  if (source === 'flowers') throw new NoFlowersError();
  const { classNames } = DATASETS[source];
  const classes = classNames.map((_, label) => label);
  const drawn = async (split: 'train' | 'test', count: number): Promise<readonly SamplePicture[]> => {
    const perClass = Math.ceil(count / classes.length);
    const { pictures } = await drawSamples({ source, split, classes, perClass, seed }, signal);
    return inTurns(pictures).slice(0, count);
  };
  return { classNames, train: await drawn('train', trainCount), test: await drawn('test', testCount) };
}
