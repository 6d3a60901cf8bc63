// The training samples as an experiment has them: spoilt on purpose the way its plan says.
// Not responsible for: how they are spoilt (nn), their order (runs/training.ts), or making batches (batch-source.ts).
import { unevenSamples } from '../../../nn/class-imbalance.ts';
import { noisyPixelsInto } from '../../../nn/image-noise.ts';
import { noisyLabels } from '../../../nn/label-noise.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { LoadedSplit } from './split.ts';

/** Labels of the samples for training, as the split has them. */
export function trainingLabels(train: LoadedSplit, { trainCount }: TrainingPlan): Uint8Array {
  return Uint8Array.from({ length: trainCount }, (_, index) => train.label(index));
}

/**
 * The split, but for the samples for training: which ones they are (uneven classes), then their labels, then their pixels.
 * Those for validation follow them and stay as they are.
 */
export function plannedSamples(train: LoadedSplit, plan: TrainingPlan): LoadedSplit {
  const { labelNoise = 0, imageNoise = 0, classImbalance = 0, seed } = plan;
  if (labelNoise === 0 && imageNoise === 0 && classImbalance === 0) return train;
  const { shape, classes, count } = train;
  const right = trainingLabels(train, plan);
  const places = unevenSamples(right, classes, classImbalance, seed);
  const labels = noisyLabels(
    places.map((place) => right[place] ?? 0),
    classes,
    labelNoise,
    seed,
  );
  // A view of the one sample last asked for, as the split's own are views.
  const noisy = new Uint8Array(shape[0] * shape[1] * shape[2]);

  function pixels(index: number): Uint8Array {
    const own = train.pixels(places[index] ?? index);
    if (imageNoise === 0 || index >= plan.trainCount) return own;
    noisyPixelsInto(noisy, own, imageNoise, seed, index);
    return noisy;
  }

  return { shape, classes, count, pixels, label: (index) => labels[index] ?? train.label(index) };
}
