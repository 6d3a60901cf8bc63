// The order in which an epoch visits the training samples, shuffled or class after class.
// Not responsible for: batches or data.
import type { Seed } from './plan.ts';
import { permutation, STREAM } from './random.ts';

/** The shuffle of an epoch (any numbering, as long as it is kept): a pure function of seed and epoch. */
export function epochOrder(trainCount: number, seed: Seed, epoch: number): Uint32Array {
  return permutation(trainCount, seed, STREAM.order, epoch);
}

/** Class after class, samples of one class in the order of the data set: what training sees without any shuffle. */
export function classOrder(labels: ArrayLike<number>): Uint32Array {
  return Uint32Array.from(labels, (_, index) => index).sort((a, b) => (labels[a] ?? 0) - (labels[b] ?? 0) || a - b);
}
