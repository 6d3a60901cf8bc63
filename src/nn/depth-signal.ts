// How large numbers stay on their way through many dense layers, and gradients on their way back: the freshly initialised
// stack, nothing trained. Not responsible for: training (the engines), drawing, or which inputs are sent through.
import { activate, activationSlope } from './activations.ts';
import type { ElementwiseActivation } from './activations.ts';
import { dense, sequential } from './build.ts';
import { distributionOf, initialWeights } from './initializers.ts';
import type { Distribution } from './initializers.ts';
import type { Seed } from './plan.ts';
import { createRandom, deriveSeed } from './random.ts';
import type { Initializer, NetworkSpec } from './spec.ts';

export interface DepthOptions {
  /** `count` samples of equal length, one after the other. */
  readonly inputs: Float32Array;
  readonly count: number;
  /** Units of every layer. */
  readonly width: number;
  readonly depth: number;
  readonly activation: ElementwiseActivation;
  readonly initializer: Initializer;
  readonly seed: Seed;
}

/** What one layer gets, makes and hands back, for all samples. */
export interface LayerSignal {
  readonly fanIn: number;
  readonly fanOut: number;
  /** Variance that the initialiser's formula gives a weight (for a constant its square: what E[w²] is). */
  readonly weightSquare: number;
  /** Mean square of what comes in: E[a²]. */
  readonly inputSquare: number;
  /** Mean square of the weighted sums z, before the activation. */
  readonly sumSquare: number;
  /** After the activation, count x width. */
  readonly activations: Float64Array;
  /** Derivative by each weighted sum z, count x width. */
  readonly gradients: Float64Array;
  /** Units whose activations differ from those of every unit before them: 1 where all units compute the same. */
  readonly distinctUnits: number;
}

/** E[w²] of a distribution with mean 0, or of a constant. */
export function weightSquareOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'uniform':
      return distribution.limit ** 2 / 3;
    case 'normal':
    case 'truncated_normal':
      return distribution.stddev ** 2;
    case 'constant':
      return distribution.value ** 2;
    default:
      return distribution satisfies never;
  }
}

export function meanSquare(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += (values[i] ?? 0) ** 2;
  return values.length === 0 ? 0 : sum / values.length;
}

/** Standard normal inputs, the same for the same seed. */
export function normalInputs(count: number, size: number, seed: Seed): Float32Array {
  const random = createRandom(deriveSeed(seed, 1));
  return Float32Array.from({ length: count * size }, () => random.normal());
}

/** The stack as a network: `depth` dense layers of `width` units. */
export function stackSpec(size: number, options: Omit<DepthOptions, 'inputs' | 'count' | 'seed'>): NetworkSpec {
  const { width, depth, activation, initializer } = options;
  const layer = dense({ units: width, activation, kernelInitializer: initializer });
  return sequential(
    [size],
    Array.from({ length: depth }, () => layer),
  );
}

/** inputs (count x from) times kernel (from x to). */
function product(inputs: ArrayLike<number>, kernel: Float32Array, from: number, to: number): Float64Array {
  const count = inputs.length / from;
  const sums = new Float64Array(count * to);
  for (let n = 0; n < count; n += 1) {
    for (let i = 0; i < from; i += 1) {
      const value = inputs[n * from + i] ?? 0;
      if (value === 0) continue;
      for (let j = 0; j < to; j += 1) sums[n * to + j] = (sums[n * to + j] ?? 0) + value * (kernel[i * to + j] ?? 0);
    }
  }
  return sums;
}

/** gradients (count x to) times the kernel turned over: count x from. */
function backward(gradients: Float64Array, kernel: Float32Array, from: number, to: number): Float64Array<ArrayBuffer> {
  const count = gradients.length / to;
  const sums = new Float64Array(count * from);
  for (let n = 0; n < count; n += 1) {
    for (let i = 0; i < from; i += 1) {
      let sum = 0;
      for (let j = 0; j < to; j += 1) sum += (gradients[n * to + j] ?? 0) * (kernel[i * to + j] ?? 0);
      sums[n * from + i] = sum;
    }
  }
  return sums;
}

/** How many columns differ from every column before them. */
function distinctColumns(values: Float64Array, width: number): number {
  const count = values.length / width;
  const isEqual = (a: number, b: number): boolean => {
    for (let n = 0; n < count; n += 1) {
      if (values[n * width + a] !== values[n * width + b]) return false;
    }
    return true;
  };
  const different: number[] = [];
  for (let j = 0; j < width; j += 1) {
    if (!different.some((earlier) => isEqual(earlier, j))) different.push(j);
  }
  return different.length;
}

/**
 * Sends the inputs through the stack, and a standard normal gradient by the last layer's activations back. Weights are
 * those that `initialWeights` gives the stack, biases 0. Calculates in float64, where an engine overflows at 3.4e38.
 */
export function depthSignal(options: DepthOptions): readonly LayerSignal[] {
  const { inputs, count, width, depth, activation, initializer, seed } = options;
  const size = inputs.length / count;
  const weights = initialWeights(stackSpec(size, options), seed);
  // Kernel and bias take turns.
  const kernelOf = (layer: number): Float32Array => weights[2 * layer] ?? new Float32Array();
  const sums: Float64Array[] = [];
  const outputs: Float64Array[] = [];
  for (let layer = 0; layer < depth; layer += 1) {
    const into = outputs[layer - 1] ?? inputs;
    const z = product(into, kernelOf(layer), layer === 0 ? size : width, width);
    sums.push(z);
    outputs.push(z.map((value) => activate(activation, value)));
  }
  const gradients: Float64Array[] = [];
  const random = createRandom(deriveSeed(seed, 2));
  let upstream = Float64Array.from({ length: count * width }, () => random.normal());
  for (let layer = depth - 1; layer >= 0; layer -= 1) {
    const z = sums[layer] ?? new Float64Array();
    const bySum = upstream.map((value, i) => value * activationSlope(activation, z[i] ?? 0));
    gradients[layer] = bySum;
    if (layer > 0) upstream = backward(bySum, kernelOf(layer), width, width);
  }
  return outputs.map((activations, layer) => {
    const fanIn = layer === 0 ? size : width;
    return {
      fanIn,
      fanOut: width,
      weightSquare: weightSquareOf(distributionOf(initializer, fanIn, width)),
      inputSquare: meanSquare(outputs[layer - 1] ?? inputs),
      sumSquare: meanSquare(sums[layer] ?? []),
      activations,
      gradients: gradients[layer] ?? new Float64Array(),
      distinctUnits: distinctColumns(activations, width),
    };
  });
}

/** Counts in equal bins over [low, high], and what lies outside. The high end belongs to the last bin. */
export interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly counts: Uint32Array;
  readonly below: number;
  readonly above: number;
}

export function histogramOf(values: ArrayLike<number>, low: number, high: number, bins: number): Histogram {
  const counts = new Uint32Array(bins);
  let [below, above] = [0, 0];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    if (value < low) below += 1;
    else if (value > high) above += 1;
    else {
      const bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
  }
  return { low, high, counts, below, above };
}
