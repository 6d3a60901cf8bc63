// Initial weights by Keras's initialisers, from our own seeded streams, so that every backend starts alike.
// Not responsible for: which weights there are (parameters.ts).
import { weightSpecs } from './parameters.ts';
import type { Seed } from './plan.ts';
import { createRandom, STREAM, type Random } from './random.ts';
import { sizeOf } from './shapes.ts';
import type { Initializer, NetworkSpec } from './spec.ts';

/** Standard deviation of a standard normal cut at two standard deviations; Keras divides by it. */
export const TRUNCATED_NORMAL_STDDEV = 0.8796256610342398;

/** How an initialiser draws: uniform in [-limit, limit], normal (cut or not) of a deviation, or one constant. */
export type Distribution =
  | { readonly kind: 'uniform'; readonly limit: number }
  | { readonly kind: 'normal'; readonly stddev: number }
  /** `stddev` is that of the values drawn; the normal that is cut is wider by 1 / 0.8796. */
  | { readonly kind: 'truncated_normal'; readonly stddev: number }
  | { readonly kind: 'constant'; readonly value: number };

/**
 * The distribution of an initialiser for given fans (Keras VarianceScaling): variance 2 / (in + out) for glorot,
 * 2 / in for he, 1 / in for lecun; a uniform has limit sqrt(3 variance).
 */
export function distributionOf(initializer: Initializer, fanIn: number, fanOut: number): Distribution {
  if (typeof initializer !== 'string') {
    return initializer.kind === 'random_normal'
      ? { kind: 'normal', stddev: initializer.stddev }
      : { kind: 'uniform', limit: initializer.limit };
  }
  const average = Math.max(1, (fanIn + fanOut) / 2);
  const into = Math.max(1, fanIn);
  switch (initializer) {
    case 'glorot_uniform':
      return { kind: 'uniform', limit: Math.sqrt(3 / average) };
    case 'glorot_normal':
      return { kind: 'truncated_normal', stddev: Math.sqrt(1 / average) };
    case 'he_uniform':
      return { kind: 'uniform', limit: Math.sqrt(6 / into) };
    case 'he_normal':
      return { kind: 'truncated_normal', stddev: Math.sqrt(2 / into) };
    case 'lecun_uniform':
      return { kind: 'uniform', limit: Math.sqrt(3 / into) };
    case 'lecun_normal':
      return { kind: 'truncated_normal', stddev: Math.sqrt(1 / into) };
    case 'zeros':
      return { kind: 'constant', value: 0 };
    case 'ones':
      return { kind: 'constant', value: 1 };
    default:
      return initializer satisfies never;
  }
}

/** Fills `target` from the distribution, one draw an element in order. */
export function drawInto(target: Float32Array, distribution: Distribution, random: Random): void {
  switch (distribution.kind) {
    case 'constant':
      target.fill(distribution.value);
      return;
    case 'uniform':
      for (let i = 0; i < target.length; i += 1) target[i] = (2 * random.uniform() - 1) * distribution.limit;
      return;
    case 'normal':
      for (let i = 0; i < target.length; i += 1) target[i] = random.normal() * distribution.stddev;
      return;
    case 'truncated_normal': {
      const stddev = distribution.stddev / TRUNCATED_NORMAL_STDDEV;
      for (let i = 0; i < target.length; i += 1) target[i] = random.truncatedNormal() * stddev;
      return;
    }
    default:
      distribution satisfies never;
  }
}

/**
 * Values of every weight in the order of `weightSpecs(spec)`. The weight at place i draws from its own stream i:
 * its values depend on the seed, its place, fans and initialiser, never on the other weights.
 */
export function initialWeights(spec: NetworkSpec, seed: Seed): readonly Float32Array[] {
  return weightSpecs(spec).map((weight, index) => {
    const values = new Float32Array(sizeOf(weight.shape));
    const distribution = distributionOf(weight.initializer, weight.fanIn, weight.fanOut);
    drawInto(values, distribution, createRandom(seed, STREAM.weights, index));
    return values;
  });
}
