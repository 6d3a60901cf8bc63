// Gradients on their way back through a deep stack, with a shortcut around every layer and without: at initialisation.
// Not responsible for: training (the engines) or drawing.
import { activate, activationSlope, type ElementwiseActivation } from './activations.ts';
import { meanSquare, normalInputs, stackSpec } from './depth-signal.ts';
import { initialWeights } from './initializers.ts';
import type { Seed } from './plan.ts';
import { createRandom, deriveSeed } from './random.ts';
import type { Initializer } from './spec.ts';

export interface ResidualOptions {
  readonly depth: number;
  readonly width: number;
  /** Samples, standard normal. */
  readonly count: number;
  readonly activation: ElementwiseActivation;
  readonly initializer: Initializer;
  readonly seed: Seed;
  /** Null: y = f(Wx). A number: y = x + branch · f(Wx), the shortcut passing x on as it is. */
  readonly branch: number | null;
}

/** Root mean square of the gradient by each layer's input, first layer first. The gradient put in at the end has 1. */
export function gradientSizes(options: ResidualOptions): readonly number[] {
  const { depth, width, count, activation, initializer, seed, branch } = options;
  const weights = initialWeights(stackSpec(width, { width, depth, activation, initializer }), seed);
  const scale = branch ?? 1;
  const kernelAt = (layer: number): Float32Array => weights[2 * layer] ?? new Float32Array();
  const sums: Float64Array[] = [];
  let x = Float64Array.from(normalInputs(count, width, seed));
  for (let layer = 0; layer < depth; layer += 1) {
    const kernel = kernelAt(layer);
    const z = new Float64Array(x.length);
    for (let at = 0; at < x.length; at += 1) {
      const row = at - (at % width);
      let sum = 0;
      for (let i = 0; i < width; i += 1) sum += (x[row + i] ?? 0) * (kernel[i * width + (at % width)] ?? 0);
      z[at] = sum;
    }
    sums.push(z);
    const input = x;
    x = z.map((value, at) => scale * activate(activation, value) + (branch === null ? 0 : (input[at] ?? 0)));
  }
  const random = createRandom(deriveSeed(seed, 2));
  let gradient = Float64Array.from({ length: count * width }, () => random.normal());
  const sizes: number[] = [];
  const unit = Math.sqrt(meanSquare(gradient));
  for (let layer = depth - 1; layer >= 0; layer -= 1) {
    const kernel = kernelAt(layer);
    const z = sums[layer] ?? new Float64Array();
    const bySum = gradient.map((value, at) => scale * value * activationSlope(activation, z[at] ?? 0));
    const above = gradient;
    gradient = above.map((value, at) => {
      const row = at - (at % width);
      let sum = branch === null ? 0 : value;
      for (let j = 0; j < width; j += 1) sum += (bySum[row + j] ?? 0) * (kernel[(at % width) * width + j] ?? 0);
      return sum;
    });
    sizes[layer] = Math.sqrt(meanSquare(gradient)) / unit;
  }
  return sizes;
}
