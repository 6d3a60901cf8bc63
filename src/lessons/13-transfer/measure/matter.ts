// What a training is made of: numbers to learn from and to be tested on, the network that reads them, and the weights it
// begins with. Not responsible for: where the numbers come from (extract.ts) or training (train-once.ts).
import type { NamedWeights } from '../../../engine/protocol/calls.ts';
import { fingerprintText } from '../../../nn/fingerprint.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { scaleInto } from '../../../nn/mobilenet/prepare-image.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { standardised, standardOf } from '../../../nn/standardise.ts';
import type { LabelledPictures } from './pictures.ts';
import type { Training } from './train-once.ts';

/** Numbers of training pictures, then of test pictures, picture by picture. */
export interface Matter {
  readonly shape: readonly [height: number, width: number, channels: number];
  readonly train: Float32Array;
  readonly test: Float32Array;
  readonly trainLabels: Uint8Array;
  readonly testLabels: Uint8Array;
}

/** Prepared pictures as the base reads them, from -1 to 1. */
export function picturesAsMatter(train: LabelledPictures, test: LabelledPictures): Matter {
  const scaled = ({ images }: LabelledPictures): Float32Array => {
    const values = new Float32Array(images.length);
    scaleInto(values, images);
    return values;
  };
  return {
    shape: [train.sizePx, train.sizePx, 3],
    train: scaled(train),
    test: scaled(test),
    trainLabels: train.labels,
    testLabels: test.labels,
  };
}

/**
 * Pooled features brought to mean 0 and variance 1 by what the training pictures say, so that one learning rate suits every
 * cut.
 */
export function pooledAsMatter(
  train: Float32Array,
  test: Float32Array,
  trainLabels: Uint8Array,
  testLabels: Uint8Array,
): Matter {
  const channels = trainLabels.length === 0 ? 0 : train.length / trainLabels.length;
  const standard = standardOf(train, channels);
  return {
    shape: [1, 1, channels],
    train: standardised(train, standard),
    test: standardised(test, standard),
    trainLabels,
    testLabels,
  };
}

/** The first pictures for training; all for testing. Its arrays are its own. */
export function firstOf(matter: Matter, count: number): Matter {
  const size = matter.shape.reduce((product, side) => product * side, 1);
  return { ...matter, train: matter.train.slice(0, count * size), trainLabels: matter.trainLabels.slice(0, count) };
}

/** A network's weights: those of the base where it has one of that name, the rest drawn from the seed. */
export function weightsFrom(spec: NetworkSpec, given: readonly NamedWeights[], seed: number): readonly Float32Array[] {
  const byName = new Map(given.map(({ name, values }) => [name, values]));
  const fresh = initialWeights(spec, toSeed(seed));
  return weightSpecs(spec).map(({ name }, place) => byName.get(name) ?? fresh[place] ?? new Float32Array());
}

export interface TrainingWish {
  /** Says all that the numbers come from: the data set's name is made of it. */
  readonly name: string;
  readonly spec: NetworkSpec;
  readonly matter: Matter;
  readonly classes: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly seed: number;
  readonly initialWeights?: readonly Float32Array[];
  /** When the test pictures are seen: after each epoch, for a curve, or only in the end, which is quicker. */
  readonly tested: 'each-epoch' | 'in-the-end';
}

const BATCH_SIZE = 16;

export function stepsPerEpoch(count: number): number {
  return Math.ceil(count / BATCH_SIZE);
}

function joined(one: Float32Array, other: Float32Array): Float32Array {
  const whole = new Float32Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}

/** The test pictures are never learnt from; for a curve they are the plan's validation pictures. */
export function trainingOf(wish: TrainingWish): Training {
  const { name, spec, matter, classes, epochs, learningRate, seed, tested } = wish;
  const { shape, train, test, trainLabels, testLabels } = matter;
  const dataset =
    `own-transfer-${fingerprintText(`${name} ${tested} ${trainLabels.length} ${testLabels.length}`)}` as const;
  return {
    runId: `transfer-${fingerprintText(`${name} ${trainLabels.length} ${epochs} ${learningRate} ${seed}`)}`,
    spec,
    plan: {
      dataset,
      trainCount: trainLabels.length,
      validationCount: tested === 'each-epoch' ? testLabels.length : 0,
      seed: toSeed(seed),
      optimizer: { ...ADAM, learningRate },
      loss: 'sparse_categorical_crossentropy',
      batchSize: BATCH_SIZE,
      epochs,
      pixelShuffle: null,
      earlyStopping: null,
    },
    dataset: {
      id: dataset,
      shape,
      classes,
      train:
        tested === 'each-epoch'
          ? { pixels: joined(train, test), labels: Uint8Array.of(...trainLabels, ...testLabels) }
          : { pixels: train, labels: trainLabels },
      test: { pixels: test, labels: testLabels },
    },
    ...(wish.initialWeights === undefined ? {} : { initialWeights: wish.initialWeights }),
  };
}
