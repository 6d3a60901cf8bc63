// From pictures with features to what trains a head: samples in the order of the plan, brought to one scale, and the plan.
// Not responsible for: working features out (use-features.ts) or training (engine).
import type { OwnDatasetId } from '../../../engine/catalog/datasets.ts';
import type { OwnDataset } from '../../../engine/protocol/calls.ts';
import { dense, flatten, sequential } from '../../../nn/build.ts';
import { fingerprintFloats, fingerprintText } from '../../../nn/fingerprint.ts';
import { unitLength } from '../../../nn/nearest-neighbours.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { standardised, standardOf } from '../../../nn/standardise.ts';
import type { Standard } from '../../../nn/standardise.ts';
import type { ClassSet, OwnPicture } from './class-set.ts';
import type { Role } from './split.ts';

const MOST_IN_BATCH = 32;
const LEARNING_RATE = 3e-3;

/** Pictures of one role with their features on the common scale. */
export interface Part {
  readonly pictures: readonly OwnPicture[];
  readonly features: Float32Array;
  /** As the network put them out, each picture's scaled to length 1: for finding neighbours. */
  readonly directions: Float32Array;
  readonly labels: Uint8Array;
}

export interface HeadData {
  readonly datasetId: OwnDatasetId;
  readonly classIds: readonly string[];
  /** Numbers a picture has. */
  readonly size: number;
  readonly standard: Standard;
  readonly train: Part;
  readonly validation: Part;
}

function rawPart(
  set: ClassSet,
  roles: ReadonlyMap<string, Role>,
  wanted: Role,
  features: ReadonlyMap<string, Float32Array>,
  size: number,
): Part {
  const indexOf = new Map(set.classes.map(({ id }, index) => [id, index]));
  const pictures = set.pictures.filter(({ id }) => roles.get(id) === wanted);
  const values = new Float32Array(pictures.length * size);
  pictures.forEach(({ key }, place) => values.set(features.get(key) ?? new Float32Array(), place * size));
  return {
    pictures,
    features: values,
    directions: unitLength(values, size),
    labels: Uint8Array.from(pictures, ({ classId }) => indexOf.get(classId) ?? 0),
  };
}

/** Null until every picture has features, all of one length. */
export function headData(
  set: ClassSet,
  roles: ReadonlyMap<string, Role>,
  features: ReadonlyMap<string, Float32Array>,
): HeadData | null {
  const size = features.get(set.pictures[0]?.key ?? '')?.length ?? 0;
  if (size === 0 || set.pictures.some(({ key }) => features.get(key)?.length !== size)) return null;
  const [train, validation] = [
    rawPart(set, roles, 'train', features, size),
    rawPart(set, roles, 'validation', features, size),
  ];
  const standard = standardOf(train.features, size);
  const scaled = (part: Part): Part => ({ ...part, features: standardised(part.features, standard) });
  const [ours, theirs] = [scaled(train), scaled(validation)];
  const labels = fingerprintText([...train.labels, '|', ...validation.labels, '|', set.classes.length].join());
  return {
    datasetId: `own-${fingerprintFloats(ours.features, theirs.features)}${labels}`,
    classIds: set.classes.map(({ id }) => id),
    size,
    standard,
    train: ours,
    validation: theirs,
  };
}

export function headDataset({ datasetId, classIds, size, train, validation }: HeadData): OwnDataset {
  const pixels = new Float32Array(train.features.length + validation.features.length);
  pixels.set(train.features);
  pixels.set(validation.features, train.features.length);
  return {
    id: datasetId,
    shape: [1, 1, size],
    classes: classIds.length,
    train: { pixels, labels: Uint8Array.from([...train.labels, ...validation.labels]) },
    test: { pixels: new Float32Array(), labels: new Uint8Array() },
  };
}

export function headNetwork(size: number, classes: number): NetworkSpec {
  return sequential([1, 1, size], [flatten(), dense({ units: classes, activation: 'softmax' })]);
}

export function headPlan(
  data: HeadData,
  { seed, epochs }: { readonly seed: number; readonly epochs: number },
): TrainingPlan {
  const trainCount = data.train.labels.length;
  return {
    dataset: data.datasetId,
    trainCount,
    validationCount: data.validation.labels.length,
    seed: toSeed(seed),
    optimizer: { ...ADAM, learningRate: LEARNING_RATE },
    loss: 'sparse_categorical_crossentropy',
    batchSize: Math.min(MOST_IN_BATCH, trainCount),
    epochs,
    pixelShuffle: null,
    earlyStopping: null,
  };
}
