// The training samples as an experiment has them: spoilt on purpose the way its plan says.
// Not responsible for: how they are spoilt (nn), their order (runs/training.ts), or making batches (batch-source.ts).
import { unevenSamples } from '../../../nn/class-imbalance.ts';
import { noisyPixelsInto } from '../../../nn/image-noise.ts';
import { noisyLabels } from '../../../nn/label-noise.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { Calls } from '../../protocol/calls.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { LoadedSplit, Pixels } from './split.ts';

/** Labels of the samples for training, as the split has them. */
export function trainingLabels(train: LoadedSplit, { trainCount }: TrainingPlan): Uint8Array {
  return Uint8Array.from({ length: trainCount }, (_, index) => train.label(index));
}

export interface PlannedSplit extends LoadedSplit {
  /** What a sample is, whatever its label says. */
  rightLabel(index: number): number;
}

/**
 * The split, but for the samples for training: which ones they are (uneven classes), then their labels, then their pixels.
 * Those for validation follow them and stay as they are.
 */
export function plannedSamples(train: LoadedSplit, plan: TrainingPlan): PlannedSplit {
  const { labelNoise = 0, imageNoise = 0, classImbalance = 0, seed } = plan;
  const { shape, classes, count } = train;
  if (labelNoise === 0 && imageNoise === 0 && classImbalance === 0) {
    const label = (index: number): number => train.label(index);
    return { shape, classes, count, pixels: (index) => train.pixels(index), label, rightLabel: label };
  }
  const given = trainingLabels(train, plan);
  const places = unevenSamples(given, classes, classImbalance, seed);
  const right = Uint8Array.from(places, (place) => given[place] ?? 0);
  const labels = noisyLabels(right, classes, labelNoise, seed);
  // A view of the one sample last asked for, as the split's own are views.
  const noisy = new Uint8Array(shape[0] * shape[1] * shape[2]);

  function pixels(index: number): Pixels {
    const own = train.pixels(places[index] ?? index);
    if (imageNoise === 0 || index >= plan.trainCount) return own;
    if (own instanceof Float32Array) refuseFloats('noise is for bytes');
    noisyPixelsInto(noisy, own, imageNoise, seed, index);
    return noisy;
  }

  return {
    shape,
    classes,
    count,
    pixels,
    label: (index) => labels[index] ?? train.label(index),
    rightLabel: (index) => right[index] ?? train.label(index),
  };
}

function refuseFloats(detail: string): never {
  throw new EngineError('limit-exceeded', `a data set of floats: ${detail}`);
}

/** Pixels of samples as bytes, one after another. Throws `limit-exceeded` for a data set of floats. */
export function rawPixels({ shape, pixels }: LoadedSplit, indices: readonly number[]): Uint8Array {
  const size = shape[0] * shape[1] * shape[2];
  const raw = new Uint8Array(indices.length * size);
  indices.forEach((index, n) => {
    const own = pixels(index);
    if (own instanceof Float32Array) refuseFloats('there are no bytes to give');
    raw.set(own, n * size);
  });
  return raw;
}

/** Some of the training samples as they are taught, and how often each class is. Throws `limit-exceeded` for others. */
export function describeSamples(
  train: LoadedSplit,
  plan: TrainingPlan,
  indices: readonly number[],
): Calls['dataset.planned']['result'] {
  const wrong = indices.find((index) => !(Number.isInteger(index) && index >= 0 && index < plan.trainCount));
  if (wrong !== undefined) throw new EngineError('limit-exceeded', `no sample ${wrong}`, { requested: wrong });
  const planned = plannedSamples(train, plan);
  const pixels = rawPixels(planned, indices);
  const counts = new Uint32Array(train.classes);
  for (const label of trainingLabels(planned, plan)) counts[label] = (counts[label] ?? 0) + 1;
  return {
    pixels,
    labels: Uint8Array.from(indices, (index) => planned.label(index)),
    rightLabels: Uint8Array.from(indices, (index) => planned.rightLabel(index)),
    counts,
  };
}
