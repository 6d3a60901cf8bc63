// What features of base models are worth and how fast they come, in the course's own engine: a linear probe by a published
// protocol, and 200 pictures' features with the training of a head on one backend. The whole V2's answers beside tfjs's.
// Not responsible for: which of it is measured (transfer.mjs).
import { parsePhotoIndex } from '../../src/engine/catalog/file-index.ts';
import { FLOWER_CLASSES } from '../../src/engine/catalog/flowers.ts';
import { BASE_MODELS, type BaseModelId } from '../../src/engine/catalog/base-models.ts';
import type { BackendId } from '../../src/engine/protocol/backends.ts';
import { connect, type Connection } from '../../src/engine/protocol/connect.ts';
import { dense, flatten, sequential } from '../../src/nn/build.ts';
import { prepareImage } from '../../src/nn/mobilenet/prepare-image.ts';
import { ADAM, toSeed } from '../../src/nn/plan.ts';
import { permutation } from '../../src/nn/random.ts';
import { logisticProbe } from './logistic-probe.ts';
import { fitRidgeHead, headAccuracy } from '../../src/nn/transfer/ridge-head.ts';

const SIZE_PX = 224;
const LENGTH = SIZE_PX * SIZE_PX * 3;
const AT_ONCE = 16;

/** The protocol: of each class 40 pictures to learn from and up to 100 to be tested on, five splits. */
const TRAIN_PER_CLASS = 40;
const TEST_PER_CLASS = 100;
const SPLITS = 5;
/** CIFAR-10's pictures come from the first ones of its test set. */
const CIFAR_POOL = 2000;

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

export interface FeatureTask {
  readonly model: BaseModelId;
  readonly backend: BackendId;
  readonly pictures: number;
}

export interface FeatureResult {
  readonly pictures: number;
  readonly extractMs: number;
  readonly headMs: number;
  readonly headEpochs: number;
  readonly accuracy: number;
}

interface LabelledPictures {
  readonly pictures: readonly Uint8Array[];
  readonly labels: Uint8Array;
  readonly classes: number;
}

function openEngine(chosen: BackendId | null): Connection {
  // The bundler finds a worker only where it is written in one piece.
  const worker = new Worker(new URL('../../src/engine/worker/engine.worker.ts', import.meta.url), { type: 'module' });
  const base = new URL('.', document.baseURI).href;
  const engine = connect(worker, { base, chosen }, { event: () => undefined, heard: () => undefined });
  worker.addEventListener('error', ({ message }) => engine.close('worker-crashed', message));
  return engine;
}

async function cifarPictures(engine: Connection, perClass: number): Promise<LabelledPictures> {
  const indices = Array.from({ length: CIFAR_POOL }, (_, index) => index);
  const { pixels, labels } = await engine.call('dataset.samples', { dataset: 'cifar10', split: 'test', indices });
  const taken = new Uint32Array(10);
  const chosen = indices.filter((index) => {
    const label = labels[index] ?? 0;
    taken[label] = (taken[label] ?? 0) + 1;
    return (taken[label] ?? 0) <= perClass;
  });
  const pictures = chosen.map((index) => {
    const rgba = new Uint8Array(32 * 32 * 4).fill(255);
    for (let i = 0; i < 32 * 32 * 3; i += 1) {
      rgba[4 * Math.floor(i / 3) + (i % 3)] = pixels[index * 32 * 32 * 3 + i] ?? 0;
    }
    return prepareImage({ width: 32, height: 32, rgba }, 'crop', SIZE_PX);
  });
  return { pictures, labels: Uint8Array.from(chosen, (index) => labels[index] ?? 0), classes: 10 };
}

async function flowerPictures(): Promise<LabelledPictures> {
  const folder = new URL('photos/flowers/', document.baseURI);
  const index = parsePhotoIndex(await (await fetch(new URL('index.json', folder))).json(), 'flowers');
  if (index.kind === 'problem') throw new Error(index.fault);
  const pictures: Uint8Array[] = [];
  const labels: number[] = [];
  for (const photo of index.value.photos) {
    const bitmap = await createImageBitmap(await (await fetch(new URL(photo.file, folder))).blob());
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    pictures.push(
      prepareImage({ width, height, rgba: context.getImageData(0, 0, width, height).data }, 'crop', SIZE_PX),
    );
    labels.push(FLOWER_CLASSES.findIndex((name) => name === photo.class));
  }
  return { pictures, labels: Uint8Array.from(labels), classes: FLOWER_CLASSES.length };
}

/** Mean of each channel after each of the cuts, picture by picture, in the order of the cuts. */
async function extract(
  engine: Connection,
  model: BaseModelId,
  pictures: readonly Uint8Array[],
  cuts: readonly string[],
): Promise<readonly Float32Array[]> {
  const all: Float32Array[] = [];
  for (let start = 0; start < pictures.length; start += AT_ONCE) {
    const some = pictures.slice(start, start + AT_ONCE);
    const images = new Uint8Array(some.length * LENGTH);
    some.forEach((picture, n) => images.set(picture, n * LENGTH));
    const asked = { model, sizePx: SIZE_PX, images, count: some.length, nodes: cuts, form: 'pooled' } as const;
    const { nodes, computed } = await engine.call('model.features', asked, { transfer: true });
    if (computed !== some.length) throw new Error(`${some.length - computed} pictures were known already`);
    nodes.forEach(({ values }, place) => {
      const size = values.length / some.length;
      const own = (all[place] ??= new Float32Array(pictures.length * size));
      own.set(values, start * size);
    });
  }
  return all;
}

function lastCut(model: BaseModelId): string {
  return BASE_MODELS[model].cuts.at(-1) ?? '';
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

/** Features of CIFAR-10's pictures and a softmax head that is trained on them until its validation loss no longer falls. */
export async function timeFeatures({ model, backend, pictures: wanted }: FeatureTask): Promise<FeatureResult> {
  const engine = openEngine(backend);
  const { backends } = await engine.call('engine.choose', { backend });
  if (backends.find(({ id }) => id === backend)?.state !== 'ready') throw new Error(`${backend} is not ready`);
  await engine.call('model.load', { model });
  const { pictures, labels } = await cifarPictures(engine, Math.ceil(wanted / 10) + 1);
  // The first picture pays for what is made once.
  await extract(engine, model, pictures.slice(wanted, wanted + 1), [lastCut(model)]);
  const startedAt = performance.now();
  const [values = new Float32Array()] = await extract(engine, model, pictures.slice(0, wanted), [lastCut(model)]);
  const extractMs = performance.now() - startedAt;
  const size = values.length / wanted;
  const held = Math.floor(wanted / 5);
  const train = { pixels: values, labels: labels.slice(0, wanted) };
  const test = { pixels: values.slice(0, size), labels: labels.slice(0, 1) };
  const headStartedAt = performance.now();
  await engine.call('dataset.put', { dataset: { id: 'own-head', shape: [1, 1, size], classes: 10, train, test } });
  await engine.call('run.open', {
    runId: 'head',
    backend,
    spec: sequential([1, 1, size], [flatten(), dense({ units: 10, activation: 'softmax' })]),
    plan: {
      dataset: 'own-head',
      trainCount: wanted - held,
      validationCount: held,
      seed: toSeed(1),
      optimizer: ADAM,
      loss: 'categorical_crossentropy',
      batchSize: 16,
      epochs: 100,
      pixelShuffle: null,
      earlyStopping: { patience: 5, minDelta: 0, restoreBestWeights: true },
    },
  });
  await engine.call('run.step', { runId: 'head', count: 1e6 });
  const { record } = await engine.call('run.snapshot', { runId: 'head' });
  const headMs = performance.now() - headStartedAt;
  const best = Math.max(...record.epochs.map(({ validationAccuracy }) => validationAccuracy ?? 0));
  return { pictures: wanted, extractMs, headMs, headEpochs: record.epochs.length, accuracy: best };
}
