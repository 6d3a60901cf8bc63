// The training samples as an experiment has them: with the labels that its plan makes wrong on purpose.
// Not responsible for: their order (runs/training.ts), or their pixels (batch-source.ts).
import { noisyLabels } from '../../../nn/label-noise.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { LoadedSplit } from './split.ts';

/** Labels of the samples for training, as the split has them. */
export function trainingLabels(train: LoadedSplit, { trainCount }: TrainingPlan): Uint8Array {
  return Uint8Array.from({ length: trainCount }, (_, index) => train.label(index));
}

/** The split, but for the labels of samples for training. Those for validation follow them and stay right. */
export function plannedSamples(train: LoadedSplit, plan: TrainingPlan): LoadedSplit {
  const { labelNoise = 0, seed } = plan;
  if (labelNoise === 0) return train;
  const labels = noisyLabels(trainingLabels(train, plan), train.classes, labelNoise, seed);
  return {
    shape: train.shape,
    classes: train.classes,
    count: train.count,
    pixels: (index) => train.pixels(index),
    label: (index) => labels[index] ?? train.label(index),
  };
}
