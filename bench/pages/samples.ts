// Made-up images that can be learned, the same for every engine. Not responsible for: the layout an engine wants.
import { toSeed } from '../../src/nn/plan.ts';
import type { Random } from '../../src/nn/random.ts';
import { createRandom } from '../../src/nn/random.ts';
import { sizeOf } from '../../src/nn/shapes.ts';
import type { Shape } from '../../src/nn/spec.ts';
import type { SampleBatch } from './contract.ts';
import { CLASSES } from './networks.ts';

const SEED = toSeed(1);
const IMAGE_BATCHES = 4;
const LABELLINGS = 6;
/** Part of the labels that are drawn at random. */
const MISLABELLED = 0.3;
/** How much of a pixel is its class's picture; the rest is noise. */
const SIGNAL = 0.35;

/** Waves of a direction and length of the class's own in each channel, so that a small kernel can tell them apart. */
function classPicture(shape: Shape, random: Random): Float32Array {
  const [height = 1, width = 1, channels = 1] = shape;
  const picture = new Float32Array(height * width * channels);
  for (let channel = 0; channel < channels; channel += 1) {
    const [down, across, phase] = [6 * random.uniform(), 6 * random.uniform(), 6 * random.uniform()];
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const angle = (down * y + across * x) / 6 + phase;
        picture[(y * width + x) * channels + channel] = 0.5 + 0.5 * Math.sin(angle);
      }
    }
  }
  return picture;
}

/**
 * Batches of a class's picture under noise. Every image comes back under several labels, mostly its own: a network that
 * trains at all soon has a smaller loss, and none can learn it all by heart. At a loss of nothing gradients would become
 * denormal numbers, which no real training meets and which processors are slow with.
 */
export function sampleBatches(shape: Shape, batchSize: number): readonly SampleBatch[] {
  const size = sizeOf(shape);
  const random = createRandom(SEED);
  const pictures = Array.from({ length: CLASSES }, () => classPicture(shape, random));
  const batches = Array.from({ length: IMAGE_BATCHES }, () => {
    const classes = Uint8Array.from({ length: batchSize }, () => random.integer(CLASSES));
    const images = new Float32Array(batchSize * size);
    classes.forEach((label, sample) => {
      const picture = pictures[label] ?? new Float32Array(size);
      picture.forEach((pixel, i) => {
        images[sample * size + i] = SIGNAL * pixel + (1 - SIGNAL) * random.uniform();
      });
    });
    return { images, classes };
  });
  return Array.from({ length: LABELLINGS }, () =>
    batches.map(({ images, classes }) => ({
      images,
      labels: classes.map((label) => (random.uniform() < MISLABELLED ? random.integer(CLASSES) : label)),
    })),
  ).flat();
}

/** The batch at a step: they come round and round. */
export function batchAt<T>(batches: readonly T[], step: number): T {
  const batch = batches[step % batches.length];
  if (batch === undefined) throw new Error('there are no batches');
  return batch;
}
