// A batch as it is trained on: its images changed at random where the plan wants augmentation. Done here, before a batch is
// handed to a trainer, so that every backend sees the same numbers.
// Not responsible for: the changes themselves (nn/augmentation), or batches of validation and testing (batch-source.ts).
import { drawAugmentation } from '../../../nn/augmentation/draw.ts';
import { isAugmenting } from '../../../nn/augmentation/spec.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { Augment } from '../augmentation/augmenter.ts';
import type { Batch } from '../trainer.ts';
import { makeBatch, unitInto } from './batch-source.ts';
import type { ImagePath } from './batch-source.ts';
import type { LoadedSplit } from './split.ts';

/** The samples of these numbers, as they are seen in this epoch (counted from 0). The pixel shuffle comes last. */
export function makeTrainingBatch(
  train: LoadedSplit,
  path: ImagePath,
  indices: ArrayLike<number>,
  { augmentation, seed }: TrainingPlan,
  epoch: number,
  augment: Augment,
): Batch {
  if (augmentation === undefined || !isAugmenting(augmentation)) return makeBatch(train, path, indices);
  const { sampleSize } = path;
  const [height, width, channels] = train.shape;
  const size = { height, width, channels };
  const count = indices.length;
  const images = new Float32Array(count * sampleSize);
  const labels = new Uint8Array(count);
  const [plain, changed] = [new Float32Array(sampleSize), new Float32Array(sampleSize)];
  for (let n = 0; n < count; n += 1) {
    const index = indices[n] ?? 0;
    unitInto(plain, train.pixels(index));
    augment(changed, plain, size, drawAugmentation(augmentation, size, seed, epoch, index));
    path.imagesInto(images.subarray(n * sampleSize, (n + 1) * sampleSize), changed, 1);
    labels[n] = train.label(index);
  }
  return { images, labels, count };
}
