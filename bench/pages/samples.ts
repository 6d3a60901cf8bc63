// Made-up images that can be learned, the same for every engine. Not responsible for: the layout an engine wants.
import { toSeed } from '../../src/nn/plan.ts';
import { createRandom } from '../../src/nn/random.ts';
import { sizeOf } from '../../src/nn/shapes.ts';
import type { Shape } from '../../src/nn/spec.ts';
import type { SampleBatch } from './contract.ts';
import { CLASSES } from './networks.ts';

const SEED = toSeed(1);
const BATCHES = 8;
/** How much of a pixel is its class's picture; the rest is noise. */
const SIGNAL = 0.35;

/** Batches of a class's random picture under noise: a network that trains at all soon has a smaller loss. */
export function sampleBatches(shape: Shape, batchSize: number): readonly SampleBatch[] {
  const size = sizeOf(shape);
  const random = createRandom(SEED);
  const pictures = Array.from({ length: CLASSES }, () => Float32Array.from({ length: size }, () => random.uniform()));
  return Array.from({ length: BATCHES }, () => {
    const labels = Uint8Array.from({ length: batchSize }, () => random.integer(CLASSES));
    const images = new Float32Array(batchSize * size);
    labels.forEach((label, sample) => {
      const picture = pictures[label] ?? new Float32Array(size);
      picture.forEach((pixel, i) => {
        images[sample * size + i] = SIGNAL * pixel + (1 - SIGNAL) * random.uniform();
      });
    });
    return { images, labels };
  });
}

/** The batch at a step: they come round and round. */
export function batchAt<T>(batches: readonly T[], step: number): T {
  const batch = batches[step % batches.length];
  if (batch === undefined) throw new Error('there are no batches');
  return batch;
}
