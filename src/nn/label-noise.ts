// Labelling errors on purpose: a part of the training labels replaced by other classes, the same ones for the same seed.
// Not responsible for: which samples are for training (the plan says so), or reading labels.
import type { Seed } from './plan.ts';
import { createRandom, permutation, STREAM } from './random.ts';

/**
 * The labels with round(noise x count) of them replaced, each by one of the other classes with equal chance. What is
 * replaced at a small noise is replaced by the same at a larger one. With one class there is nothing to replace by.
 */
export function noisyLabels(labels: ArrayLike<number>, classes: number, noise: number, seed: Seed): Uint8Array {
  const noisy = Uint8Array.from(labels);
  if (classes < 2) return noisy;
  const random = createRandom(seed, STREAM.labels, 1);
  const replaced = permutation(noisy.length, seed, STREAM.labels).subarray(0, Math.round(noise * noisy.length));
  for (const index of replaced) {
    noisy[index] = ((noisy[index] ?? 0) + 1 + random.integer(classes - 1)) % classes;
  }
  return noisy;
}
