// What augmenting a training batch costs: 32 images of 32 x 32 x 3, as the worker does it before it hands a batch over.
// Not responsible for: the training step it is compared with (host.ts).
import type { Augment } from '../../src/engine/worker/augmentation/augmenter.ts';
import { loadAugment } from '../../src/engine/worker/augmentation/load-augment.ts';
import { drawAugmentation } from '../../src/nn/augmentation/draw.ts';
import { NO_AUGMENTATION, SEED_AUGMENTATION, type AugmentationSpec } from '../../src/nn/augmentation/spec.ts';
import { toSeed } from '../../src/nn/plan.ts';
import { createRandom } from '../../src/nn/random.ts';

const BATCH = 32;
const SIZE = { height: 32, width: 32, channels: 3 };
const LENGTH = SIZE.height * SIZE.width * SIZE.channels;

/** Every range there is, at values that somebody might use. */
const EVERYTHING: AugmentationSpec = {
  ...NO_AUGMENTATION,
  rotationDegrees: 15,
  widthShift: 0.1,
  heightShift: 0.1,
  zoom: 0.2,
  shear: 0.1,
  crop: 0.1,
  horizontalFlip: true,
  brightness: 0.2,
  contrast: 0.2,
  hueTurns: 0.1,
  noise: 0.05,
  cutOut: 0.3,
  fillMode: 'reflect',
};

/** Milliseconds of each batch, in order. */
export interface AugmentationTimes {
  /** The ranges of the lecture notes: shifts by a tenth, mirrored. */
  readonly notesMs: readonly number[];
  readonly everythingMs: readonly number[];
}

function batchMs(
  augment: Augment,
  spec: AugmentationSpec,
  source: Float32Array,
  target: Float32Array,
  epoch: number,
): number {
  const startedAt = performance.now();
  for (let n = 0; n < BATCH; n += 1) {
    const image = source.subarray(n * LENGTH, (n + 1) * LENGTH);
    const drawn = drawAugmentation(spec, SIZE, toSeed(1), epoch, n);
    augment(target.subarray(n * LENGTH, (n + 1) * LENGTH), image, SIZE, drawn);
  }
  return performance.now() - startedAt;
}

/** Both in turns. The first rounds are not counted: compilers do their work in them. */
export async function timeAugmentation(rounds: number, warmUpRounds: number): Promise<AugmentationTimes> {
  const augment = await loadAugment();
  const random = createRandom(toSeed(1));
  const source = Float32Array.from({ length: BATCH * LENGTH }, () => random.uniform());
  const target = new Float32Array(source.length);
  const notesMs: number[] = [];
  const everythingMs: number[] = [];
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    const notes = batchMs(augment, SEED_AUGMENTATION, source, target, round + warmUpRounds);
    const everything = batchMs(augment, EVERYTHING, source, target, round + warmUpRounds);
    if (round < 0) continue;
    notesMs.push(notes);
    everythingMs.push(everything);
  }
  return { notesMs, everythingMs };
}
