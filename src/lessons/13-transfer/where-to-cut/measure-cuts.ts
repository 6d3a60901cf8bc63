// Measures every cut of the base on the same pictures: nearest neighbours, a linear head, how sharp its maps are.
// Not responsible for: training networks (train-ways.ts) or showing anything.
import type { BaseModelId } from '../../../engine/catalog/base-models.ts';
import { argMax } from '../../../nn/argmax.ts';
import { activationMap } from '../../../nn/class-activation.ts';
import { hottestShare } from '../../../nn/transfer/hottest-share.ts';
import { neighbourAccuracy } from '../../../nn/transfer/neighbour-accuracy.ts';
import { fitRidgeHead, headAccuracy, headScores } from '../../../nn/transfer/ridge-head.ts';
import type { LinearHead } from '../../../nn/transfer/ridge-head.ts';
import { EngineError } from '../../../engine/protocol/errors.ts';
import type { NodeFeatures } from '../../../engine/protocol/model-calls.ts';
import { extract } from '../measure/extract.ts';
import { loadSet } from '../measure/load-set.ts';
import { prepared } from '../measure/pictures.ts';
import { keepMeasured, showWork } from './cut-store.ts';
import type { CutMeasure, Measured, Work } from './cut-store.ts';
import { testCountOf } from './where-to-cut.ts';
import type { CutState } from './where-to-cut.ts';

export const SEED = 1;
const NEIGHBOURS = 5;
/** Test pictures whose maps are made; those of the first few are shown. */
const MAPPED = 12;
const SHOWN = 4;

/** What the measurements of a state are kept under. */
export function measureKey(model: BaseModelId, { source, count, sizePx }: CutState): string {
  return [model, source, count, sizePx].join(' ');
}

export interface MapsOfCut {
  readonly sharpness: number | null;
  readonly maps: CutMeasure['maps'];
}

/**
 * The head's class activation maps of its own answers, laid over the whole features of some pictures. Measured from what the
 * average training picture gets, so that cuts whose features are never negative compare with those whose are.
 */
export function mapsOfCut(head: LinearHead, { shape, values }: NodeFeatures): MapsOfCut {
  const [height = 1, width = 1, channels = 1] = shape;
  const size = height * width * channels;
  const maps = Array.from({ length: Math.floor(values.length / size) }, (_, n) => {
    const picture = values.subarray(n * size, (n + 1) * size);
    const pooled = new Float32Array(channels);
    picture.forEach((value, i) => (pooled[i % channels] = (pooled[i % channels] ?? 0) + value / (height * width)));
    const answer = argMax(headScores(head, pooled));
    const weights = Float32Array.from({ length: channels }, (__, c) => head.weights[c * head.classes + answer] ?? 0);
    const map = activationMap({ shape: [height, width, channels], values: picture }, weights);
    const average = head.ofMean[answer] ?? 0;
    return { side: height, values: map.values.map((value) => value - average), answer };
  });
  const shares = maps.map((map) => hottestShare(map.values)).filter((share) => Number.isFinite(share));
  const sharpness = shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { sharpness, maps: maps.slice(0, SHOWN) };
}

function joined(one: Float32Array, other: Float32Array): Float32Array {
  const whole = new Float32Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}

/** Measures and keeps; rejects with `cancelled` when given up, keeping nothing of half a measurement. */
export async function measureCuts(
  model: BaseModelId,
  cuts: readonly string[],
  state: CutState,
  signal: AbortSignal,
): Promise<void> {
  const key = measureKey(model, state);
  const show = (stage: Work['stage'], done: number, total: number): void =>
    showWork({ kind: 'measure', key, stage, done, total });
  const { source, count, sizePx } = state;
  show('pictures', 0, 1);
  const drawn = await loadSet({ source, trainCount: count, testCount: testCountOf(state), seed: SEED }, signal);
  const { classNames } = drawn;
  const set = {
    classNames,
    train: await prepared(drawn.train, sizePx, signal),
    test: await prepared(drawn.test, sizePx, signal),
  };
  const watch = (offset: number) => ({
    signal,
    onProgress: ({ done }: { readonly done: number }) =>
      show('features', offset + done, drawn.train.length + drawn.test.length),
  });
  show('features', 0, drawn.train.length + drawn.test.length);
  const train = await extract(model, set.train, sizePx, cuts, 'pooled', watch(0));
  const test = await extract(model, set.test, sizePx, cuts, 'pooled', watch(drawn.train.length));
  const pooled: Map<string, { train: Float32Array; test: Float32Array; all: Float32Array }> = new Map();
  const heads: {
    readonly name: string;
    readonly head: LinearHead;
    readonly neighbours: number;
    readonly accuracy: number;
  }[] = [];
  for (const [place, name] of cuts.entries()) {
    show('heads', place, cuts.length);
    const [own, others] = [train.nodes[place]?.values, test.nodes[place]?.values];
    if (own === undefined || others === undefined) continue;
    pooled.set(name, { train: own, test: others, all: joined(own, others) });
    const [known, asked] = [
      { values: own, labels: set.train.labels },
      { values: others, labels: set.test.labels },
    ];
    const head = fitRidgeHead(known, classNames.length);
    heads.push({
      name,
      head,
      neighbours: neighbourAccuracy(known, asked, NEIGHBOURS),
      accuracy: headAccuracy(head, asked),
    });
    // The page must stay alive between cuts, and the reader may have given up.
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => void setTimeout(resolve));
    if (signal.aborted) throw new EngineError('cancelled', '');
  }
  show('maps', 0, 1);
  const some = Math.min(MAPPED, set.test.labels.length);
  const few = { images: set.test.images.slice(0, some * sizePx * sizePx * 3), labels: set.test.labels.slice(0, some) };
  const whole = await extract(model, few, sizePx, cuts, 'whole', { signal });
  const measured: Measured = {
    classNames,
    set,
    pooled,
    imagesPerSecond: train.imagesPerSecond,
    cuts: heads.map(({ name, head, neighbours, accuracy }) => {
      const features = whole.nodes.find(({ node }) => node === name);
      const maps = features === undefined ? { sharpness: null, maps: [] } : mapsOfCut(head, features);
      return { name, channels: head.size, neighbours, head: accuracy, ...maps };
    }),
  };
  keepMeasured(key, measured);
}
