// Counter-based random numbers: value i of a stream is a pure function of (seed, stream, i), so that weights,
// shuffles and dropout masks are the same on every backend, in any order, and after a resume. Integer arithmetic
// on 32 bits only, so WASM computes it bit for bit. Not responsible for: cryptography.
import { NORMAL_TAIL, normalQuantile } from './normal.ts';
import { toSeed, type Seed } from './plan.ts';

/** First number of a stream: what the randomness is for. Keeps purposes apart under one seed. */
export const STREAM = {
  weights: 1,
  order: 2,
  dropout: 3,
  pixels: 4,
  augmentation: 5,
  questions: 6,
  labels: 7,
  grain: 8,
  imbalance: 9,
} as const;

const GOLDEN = 0x9e3779b9;

/**
 * A bijection of 32-bit integers with nearly ideal avalanche: `lowbias32` with the constants found later
 * (21f0aaad, d35a2d97; shifts 16, 15, 15; bias 0.107), by Chris Wellons and TheIronBorn,
 * https://github.com/skeeto/hash-prospector (public domain).
 */
export function mix32(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0xd35a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/** Folds a seed and the stream's numbers (taken modulo 2^32) into one of two 32-bit keys. */
function foldKey(salt: number, seed: Seed, stream: readonly number[]): number {
  let key = mix32(seed ^ salt);
  for (const part of stream) key = mix32(Math.imul(key, 0x01000193) ^ mix32((Math.trunc(part) + GOLDEN) | 0));
  return mix32(key + stream.length);
}

export interface Random {
  /** In [0, 1): a multiple of 2^-24, hence exact in float32. */
  uniform(): number;
  /** Standard normal, by inversion: one draw a value. */
  normal(): number;
  /** Standard normal cut to within two standard deviations, by inversion (its own deviation is 0.8796...). */
  truncatedNormal(): number;
  /** In {0 ... n - 1}, without bias; n from 1 to 2^32. */
  integer(n: number): number;
}

/** A stream of random numbers that depends on the seed and the stream's numbers only. */
export function createRandom(seed: Seed, ...stream: number[]): Random {
  const first = foldKey(0x5bd1e995, seed, stream);
  const second = foldKey(0x27d4eb2f, seed, stream);
  let counter = 0;
  function next(): number {
    const inner = mix32(Math.imul(counter, GOLDEN) ^ first);
    counter = (counter + 1) >>> 0;
    return mix32(inner + second);
  }
  return {
    uniform: () => (next() >>> 8) * 2 ** -24,
    normal: () => normalQuantile((next() + 0.5) * 2 ** -32),
    truncatedNormal: () => normalQuantile(NORMAL_TAIL + (1 - 2 * NORMAL_TAIL) * ((next() + 0.5) * 2 ** -32)),
    integer(n) {
      if (!(Number.isInteger(n) && n >= 1 && n <= 2 ** 32)) throw new RangeError(`integer(${n}): n must be 1 to 2^32`);
      const limit = 2 ** 32 - (2 ** 32 % n);
      let drawn = next();
      while (drawn >= limit) drawn = next();
      return drawn % n;
    },
  };
}

/** The numbers 0 ... n - 1 in a uniformly random order (Fisher-Yates). */
export function permutation(n: number, seed: Seed, ...stream: number[]): Uint32Array {
  const random = createRandom(seed, ...stream);
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i += 1) {
    const j = random.integer(i + 1);
    order[i] = order[j] ?? 0;
    order[j] = i;
  }
  return order;
}

/** A new seed that is a function of this one and the stream's numbers. */
export function deriveSeed(seed: Seed, ...stream: number[]): Seed {
  return toSeed(foldKey(0x165667b1, seed, stream));
}

/** The key of one dropout layer (`nodeIndex` in the network) in one step (counted from 0 over the run). uint32. */
export function dropoutKey(seed: Seed, step: number, nodeIndex: number): number {
  return foldKey(0x5bd1e995, seed, [STREAM.dropout, step, nodeIndex]);
}

/** `mix32((i * 0x9e3779b9) ^ key)`, all modulo 2^32: the whole of what an engine must reproduce. uint32. */
export function dropoutHash(key: number, i: number): number {
  return mix32(Math.imul(i, GOLDEN) ^ key);
}

/** Element i is kept iff `dropoutHash(key, i) >= dropoutThreshold(rate)` (unsigned): round(rate x 2^32), at most 2^32 - 1. */
export function dropoutThreshold(rate: number): number {
  return Math.min(Math.max(Math.round(rate * 2 ** 32), 0), 2 ** 32 - 1);
}

/**
 * The dropout mask of one step and layer: 1 where an element is kept, 0 where it is dropped. Elements are the
 * whole batch of the layer's input, flat: sample by sample. Kept values are to be scaled by 1 / (1 - rate).
 */
export function dropoutKeepInto(target: Uint8Array, rate: number, seed: Seed, step: number, nodeIndex: number): void {
  const key = dropoutKey(seed, step, nodeIndex);
  const threshold = dropoutThreshold(rate);
  for (let i = 0; i < target.length; i += 1) target[i] = dropoutHash(key, i) >= threshold ? 1 : 0;
}
