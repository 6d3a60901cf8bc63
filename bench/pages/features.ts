// How fast features of CIFAR-10's pictures come from a base model on one backend, and how fast a head is trained on them.
// Not responsible for: which backends, and how many pictures each is given (bench/features.mjs).
import { BASE_MODELS, type BaseModelId } from '../../src/engine/catalog/base-models.ts';
import type { BackendId } from '../../src/engine/protocol/backends.ts';
import type { Connection } from '../../src/engine/protocol/connect.ts';
import { dense, flatten, sequential } from '../../src/nn/build.ts';
import { ADAM, toSeed } from '../../src/nn/plan.ts';
import { extract, openEngine } from './feature-extraction.ts';
import { cifarPictures, type LabelledPictures } from './labelled-pictures.ts';

const CLASSES = 10;
const MOST_EPOCHS = 100;

export interface FeatureTask {
  readonly model: BaseModelId;
  readonly backend: BackendId;
  /** Whose features are timed on the backend. */
  readonly pictures: number;
  /** That the head is given, at least as many; features of the others are not timed and come from the one that the course takes. */
  readonly headPictures: number;
}

export interface FeatureResult {
  readonly extractMs: number;
  /** From the features being handed over to the head being trained. */
  readonly headMs: number;
  readonly headEpochs: number;
  /** Whether the validation loss stopped falling before the epochs were used up. */
  readonly hasConverged: boolean;
  /** On what it was validated by, with the weights of the epoch that had the least loss there; in [0, 1]. */
  readonly accuracy: number;
}

/** A softmax head trained until its validation loss no longer falls: four fifths to learn from, the others to validate. */
async function trainHead(
  engine: Connection,
  backend: BackendId,
  values: Float32Array,
  labels: Uint8Array,
): Promise<Omit<FeatureResult, 'extractMs'>> {
  const size = values.length / labels.length;
  const held = Math.floor(labels.length / 5);
  const train = { pixels: values, labels };
  const test = { pixels: values.slice(0, size), labels: labels.slice(0, 1) };
  const startedAt = performance.now();
  await engine.call('dataset.put', { dataset: { id: 'own-head', shape: [1, 1, size], classes: CLASSES, train, test } });
  await engine.call('run.open', {
    runId: 'head',
    backend,
    spec: sequential([1, 1, size], [flatten(), dense({ units: CLASSES, activation: 'softmax' })]),
    plan: {
      dataset: 'own-head',
      trainCount: labels.length - held,
      validationCount: held,
      seed: toSeed(1),
      optimizer: ADAM,
      loss: 'categorical_crossentropy',
      batchSize: 16,
      epochs: MOST_EPOCHS,
      pixelShuffle: null,
      earlyStopping: { patience: 5, minDelta: 0, restoreBestWeights: true },
    },
  });
  await engine.call('run.step', { runId: 'head', count: 1e6 });
  const { phase, record } = await engine.call('run.snapshot', { runId: 'head' });
  const headMs = performance.now() - startedAt;
  const { epochs } = record;
  const accuracy = epochs.find(({ best }) => best)?.validationAccuracy ?? null;
  if (phase !== 'finished' || accuracy === null) throw new Error(`the head's training is ${phase}`);
  return { headMs, headEpochs: epochs.length, hasConverged: epochs.length < MOST_EPOCHS, accuracy };
}

/** Features of the pictures after the last cut, end to end. */
async function lastFeatures(
  engine: Connection,
  model: BaseModelId,
  pictures: LabelledPictures['pictures'],
): Promise<Float32Array> {
  const [values = new Float32Array()] = await extract(engine, model, pictures, [BASE_MODELS[model].cuts.at(-1) ?? '']);
  return values;
}

/** Features of pictures that are not timed, by the backend that the course takes. */
async function othersFeatures(model: BaseModelId, pictures: LabelledPictures['pictures']): Promise<Float32Array> {
  if (pictures.length === 0) return new Float32Array();
  const engine = openEngine(null);
  await engine.call('model.load', { model });
  return lastFeatures(engine, model, pictures);
}

/** Throws when the backend can't be had, or the head's training did not come to its end. */
export async function timeFeatures({ model, backend, pictures, headPictures }: FeatureTask): Promise<FeatureResult> {
  const engine = openEngine(backend);
  const { backends } = await engine.call('engine.choose', { backend });
  const report = backends.find(({ id }) => id === backend);
  if (report?.state !== 'ready') {
    const why = [report?.reason, report?.detail].filter((part) => typeof part === 'string').join(', ');
    throw new Error(`the backend is not to be had${why === '' ? '' : `: ${why}`}`);
  }
  await engine.call('model.load', { model });
  // One more than the head is given: the first picture pays for what is made once.
  const all = await cifarPictures(engine, Math.ceil(headPictures / CLASSES) + 1);
  await lastFeatures(engine, model, all.pictures.slice(headPictures, headPictures + 1));
  const startedAt = performance.now();
  const timed = await lastFeatures(engine, model, all.pictures.slice(0, pictures));
  const extractMs = performance.now() - startedAt;
  const others = await othersFeatures(model, all.pictures.slice(pictures, headPictures));
  const values = new Float32Array(timed.length + others.length);
  values.set(timed);
  values.set(others, timed.length);
  return { extractMs, ...(await trainHead(engine, backend, values, all.labels.slice(0, headPictures))) };
}
