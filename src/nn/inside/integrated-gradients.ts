// Integrated gradients: the gradient averaged along the straight way from a baseline to the image, times the way itself.
// The parts add up to the scalar's difference between both ends. Sundararajan et al. 2017 (arXiv:1703.01365).
// Not responsible for: drawing, or the choice of a baseline.
import type { Attribution } from './attribution.ts';
import { eachBatch } from './batches.ts';
import type { Insides, ScalarSpec, Watch } from './insides.ts';

export interface IntegratedOptions {
  /** An image, or one brightness for all pixels. */
  readonly baseline: Float32Array | number;
  /** Points on the way; each stands in the middle of its piece. */
  readonly steps: number;
}

export interface IntegratedAttribution extends Attribution {
  /** The scalar for the baseline. */
  readonly scalarAtBaseline: number;
  /** The sum of all values: equal to the difference of both scalars, but for the steps being finite. */
  readonly sum: number;
}

export async function integratedGradients(
  insides: Insides,
  image: Float32Array,
  of: ScalarSpec,
  { baseline, steps }: IntegratedOptions,
  watch: Watch<{ readonly done: number; readonly total: number }>,
): Promise<IntegratedAttribution> {
  const from = typeof baseline === 'number' ? new Float32Array(image.length).fill(baseline) : baseline;
  const way = image.map((value, i) => value - (from[i] ?? 0));
  const gradient = new Float64Array(image.length);
  await eachBatch(steps, watch, async (start, count) => {
    const images = new Float32Array(count * image.length);
    for (let n = 0; n < count; n += 1) {
      const part = (start + n + 0.5) / steps;
      for (let i = 0; i < image.length; i += 1) {
        images[n * image.length + i] = (from[i] ?? 0) + part * (way[i] ?? 0);
      }
    }
    const { values } = await insides.gradient({ images, count, of, with: 'input' });
    values.forEach((value, i) => {
      const at = i % image.length;
      gradient[at] = (gradient[at] ?? 0) + value / steps;
    });
  });
  const ends = new Float32Array(2 * image.length);
  ends.set(image);
  ends.set(from, image.length);
  const { scalars, shape } = await insides.gradient({ images: ends, count: 2, of, with: 'input' });
  const values = way.map((length, i) => length * (gradient[i] ?? 0));
  return {
    shape,
    values,
    scalar: scalars[0] ?? Number.NaN,
    scalarAtBaseline: scalars[1] ?? Number.NaN,
    sum: values.reduce((sum, value) => sum + value, 0),
  };
}
