// What is too big, judged before anything is allocated. Not responsible for: allocating (network.ts).
import { sizeOf } from '../../../../nn/shapes.ts';
import { EngineError } from '../../../protocol/errors.ts';
import { FLOAT_BYTES } from './arena.ts';
import type { Program } from './operations.ts';

/** WebAssembly's own end is 4 GiB; browsers on small devices give up far sooner, and say so when they are asked. */
export const MEMORY_LIMIT_BYTES = 2 * 1024 * 1024 * 1024;

/** `megabytes` in the error's values is what the network needs at least. */
export function outOfMemory(bytes: number): EngineError {
  const megabytes = Math.ceil(bytes / (1024 * 1024));
  return new EngineError('out-of-memory', `the network needs ${megabytes} MiB`, { megabytes });
}

/** Throws EngineError `out-of-memory` above the limit. */
export function assertFits(bytes: number): void {
  if (!(bytes <= MEMORY_LIMIT_BYTES)) throw outOfMemory(bytes);
}

/** The least that a network can do with: values, weights, gradients and slots. Cheap, so that it can be asked first. */
export function leastBytes(program: Program, capacity: number, slots: number): number {
  const values = program.sizes.reduce((sum, size) => sum + size, 0) * capacity;
  const weights = program.weights.reduce((sum, weight) => sum + sizeOf(weight.shape), 0);
  return (values + weights * (2 + slots)) * FLOAT_BYTES;
}
