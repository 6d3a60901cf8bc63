// What features of base models are worth, in the course's own engine: a linear probe by a published protocol.
// Not responsible for: which models, cuts and pictures are probed (transfer-cases.mjs), how fast features come (features.ts).
import type { BaseModelId } from '../../src/engine/catalog/base-models.ts';
import { toSeed } from '../../src/nn/plan.ts';
import { permutation } from '../../src/nn/random.ts';
import { fitRidgeHead, headAccuracy } from '../../src/nn/transfer/ridge-head.ts';
import { extract, openEngine } from './feature-extraction.ts';
import { cifarPictures, flowerPictures, type LabelledPictures } from './labelled-pictures.ts';
import { logisticProbe } from './logistic-probe.ts';

/** The protocol: of each class 40 pictures to learn from and up to 100 to be tested on, five splits. */
const TRAIN_PER_CLASS = 40;
const TEST_PER_CLASS = 100;
const SPLITS = 5;

export interface ProbeTask {
  readonly model: BaseModelId;
  readonly set: 'cifar10' | 'flowers';
  /** Cuts whose features a head is given, one probe for each list; they are computed once for all lists. */
  readonly inputs: readonly (readonly string[])[];
}

/** Of one list of cuts. */
export interface ProbeResult {
  /** Of each split, by logistic regression and by the course's own ridge regression. */
  readonly accuracies: readonly number[];
  readonly ridgeAccuracies: readonly number[];
  readonly trainCount: number;
  readonly testCount: number;
  readonly imagesPerSecond: number;
}

/** Samples of each class in a seeded order: the first to learn from, the next to be tested on. */
function splitOf(
  labels: Uint8Array,
  classes: number,
  seed: number,
): { train: readonly number[]; test: readonly number[] } {
  const [train, test]: [number[], number[]] = [[], []];
  for (let label = 0; label < classes; label += 1) {
    const own = Array.from(labels.keys()).filter((index) => labels[index] === label);
    const order = Array.from(permutation(own.length, toSeed(seed), label), (place) => own[place] ?? 0);
    train.push(...order.slice(0, TRAIN_PER_CLASS));
    test.push(...order.slice(TRAIN_PER_CLASS, TRAIN_PER_CLASS + TEST_PER_CLASS));
  }
  return { train, test };
}

/** The vectors of `count` pictures joined end to end. */
function joined(parts: readonly Float32Array[], count: number): Float32Array {
  const size = parts.reduce((sum, { length }) => sum + length, 0) / count;
  const all = new Float32Array(count * size);
  let offset = 0;
  for (const part of parts) {
    const own = part.length / count;
    for (let n = 0; n < count; n += 1) all.set(part.subarray(n * own, (n + 1) * own), n * size + offset);
    offset += own;
  }
  return all;
}

/** One result for each list of cuts. */
export async function probe({ model, set, inputs }: ProbeTask): Promise<readonly ProbeResult[]> {
  const engine = openEngine(null);
  await engine.call('model.load', { model });
  const perClass = TRAIN_PER_CLASS + TEST_PER_CLASS;
  const labelled = set === 'cifar10' ? await cifarPictures(engine, perClass) : await flowerPictures();
  const { pictures } = labelled;
  const cuts = [...new Set(inputs.flat())];
  const startedAt = performance.now();
  const features = await extract(engine, model, pictures, cuts);
  const imagesPerSecond = (1000 * pictures.length) / (performance.now() - startedAt);
  return inputs.map((names) => {
    const parts = names.map((name) => features[cuts.indexOf(name)] ?? new Float32Array());
    return { ...probeVectors(joined(parts, pictures.length), labelled), imagesPerSecond };
  });
}

function probeVectors(
  values: Float32Array,
  { labels, classes }: LabelledPictures,
): Omit<ProbeResult, 'imagesPerSecond'> {
  const size = values.length / labels.length;
  const rowsOf = (indices: readonly number[]): Float32Array => {
    const rows = new Float32Array(indices.length * size);
    indices.forEach((index, n) => rows.set(values.subarray(index * size, (index + 1) * size), n * size));
    return rows;
  };
  let counts = { train: 0, test: 0 };
  const splits = Array.from({ length: SPLITS }, (_, seed) => {
    const { train, test } = splitOf(labels, classes, seed);
    counts = { train: train.length, test: test.length };
    const labelled = (indices: readonly number[]) => ({
      values: rowsOf(indices),
      labels: Uint8Array.from(indices, (index) => labels[index] ?? 0),
    });
    const [known, asked] = [labelled(train), labelled(test)];
    return {
      logistic: logisticProbe(known, asked, classes),
      ridge: headAccuracy(fitRidgeHead(known, classes), asked),
    };
  });
  const accuracies = splits.map(({ logistic }) => logistic);
  const ridgeAccuracies = splits.map(({ ridge }) => ridge);
  return { accuracies, ridgeAccuracies, trainCount: counts.train, testCount: counts.test };
}
