// SmoothGrad: the mean of the gradients at the image with noise laid over it, so that what only one exact image shows
// cancels. Smilkov et al. 2017 (arXiv:1706.03825). Not responsible for: drawing.
import type { Seed } from '../plan.ts';
import { createRandom } from '../random.ts';
import type { Attribution } from './attribution.ts';
import type { Insides, ScalarSpec, Watch } from './insides.ts';
import { eachBatch } from './batches.ts';

export interface SmoothGradOptions {
  /** Noisy copies. */
  readonly samples: number;
  /** Standard deviation of the noise, as a part of the range of pixels, which is 1. */
  readonly noise: number;
  readonly seed: Seed;
}

export async function smoothGrad(
  insides: Insides,
  image: Float32Array,
  of: ScalarSpec,
  { samples, noise, seed }: SmoothGradOptions,
  watch: Watch<{ readonly done: number; readonly total: number }>,
): Promise<Attribution> {
  const sum = new Float64Array(image.length);
  const own = await insides.gradient({ images: image, count: 1, of, with: 'input' });
  await eachBatch(samples, watch, async (start, count) => {
    const images = new Float32Array(count * image.length);
    for (let n = 0; n < count; n += 1) {
      const random = createRandom(seed, start + n);
      for (let i = 0; i < image.length; i += 1) {
        images[n * image.length + i] = (image[i] ?? 0) + noise * random.normal();
      }
    }
    const { values } = await insides.gradient({ images, count, of, with: 'input' });
    values.forEach((value, i) => {
      const at = i % image.length;
      sum[at] = (sum[at] ?? 0) + value;
    });
  });
  return {
    shape: own.shape,
    values: Float32Array.from(sum, (value) => value / samples),
    scalar: own.scalars[0] ?? Number.NaN,
  };
}
