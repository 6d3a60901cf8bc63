// The order in which an epoch visits the training samples. Not responsible for: batches or data.
import type { Seed } from './plan.ts';
import { permutation, STREAM } from './random.ts';

/** The shuffle of an epoch (any numbering, as long as it is kept): a pure function of seed and epoch. */
export function epochOrder(trainCount: number, seed: Seed, epoch: number): Uint32Array {
  return permutation(trainCount, seed, STREAM.order, epoch);
}
