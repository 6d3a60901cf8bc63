// Grain on purpose: normally distributed noise on the pixels of a sample, the same for the same seed and sample.
// Not responsible for: which samples get it (the plan says so), or scaling pixels to [0, 1].
import { normalQuantile } from './normal.ts';
import type { Seed } from './plan.ts';
import { deriveSeed, dropoutHash, STREAM } from './random.ts';

/** Draws are looked up among so many equally likely values: finer than a step of 8-bit pixels needs. */
const DRAWS = 4096;

let draws: Float64Array | null = null;

function normalDraws(): Float64Array {
  draws ??= Float64Array.from({ length: DRAWS }, (_, index) => normalQuantile((index + 0.5) / DRAWS));
  return draws;
}

/**
 * Writes the pixels (0 to 255) of sample `index` with noise of the standard deviation `noise`, of which 1 is the way from
 * black to white, rounded and cut off at both ends. A larger noise moves each pixel the same way, further.
 */
export function noisyPixelsInto(
  target: Uint8Array,
  pixels: Uint8Array,
  noise: number,
  seed: Seed,
  index: number,
): void {
  const values = normalDraws();
  const key = deriveSeed(seed, STREAM.grain, index);
  for (let i = 0; i < pixels.length; i += 1) {
    const draw = values[dropoutHash(key, i) % DRAWS] ?? 0;
    target[i] = Math.round(Math.min(255, Math.max(0, (pixels[i] ?? 0) + 255 * noise * draw)));
  }
}
