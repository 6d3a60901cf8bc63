// What the layers of one reference run share: precision, where gradients go, how near a kink the run came, and the layers
// that need more than plain loops. Not responsible for: walking a network (reference.ts).
import { activate, activationSlope } from '../../../../nn/activations.ts';
import type { LossKind, Seed } from '../../../../nn/plan.ts';
import { dropoutKeepInto } from '../../../../nn/random.ts';
import type { Activation, NetworkSpec } from '../../../../nn/spec.ts';
import { sizeOfLargest } from './cases.ts';
import type { Applied, Numbers, pooling } from './reference-layers.ts';

export interface ReferenceOptions {
  readonly spec: NetworkSpec;
  readonly weights: readonly Float32Array[];
  readonly images: Float32Array;
  readonly labels: Uint8Array;
  readonly count: number;
  readonly loss: LossKind;
  readonly isTraining: boolean;
  readonly seed: Seed;
  readonly step: number;
  readonly precision: 'double' | 'single';
}

export interface LayerRun {
  readonly output: Numbers;
  backward(gradient: Numbers): readonly Numbers[];
}

export class Reference {
  margin = Infinity;
  readonly gradients: (Numbers | null)[];
  readonly moved = new Map<number, Numbers>();
  /** How much a normalization multiplies gradients before most of them cancel, by node. */
  readonly gains = new Map<number, number>();
  readonly #options: ReferenceOptions;

  constructor(options: ReferenceOptions, weights: number) {
    this.#options = options;
    this.gradients = Array.from({ length: weights }, () => null);
  }

  numbers(length: number): Numbers {
    return this.#options.precision === 'double' ? new Float64Array(length) : new Float32Array(length);
  }

  from(values: ArrayLike<number>): Numbers {
    return this.#options.precision === 'double' ? Float64Array.from(values) : Float32Array.from(values);
  }

  #noteMargin(values: Numbers, distance: (value: number) => number): void {
    const size = Math.max(sizeOfLargest(values), 1e-30);
    for (const value of values) {
      const d = distance(value);
      if (d > 0) this.margin = Math.min(this.margin, d / size);
    }
  }

  activation(kind: Activation, x: Numbers, columns: number): LayerRun {
    if (kind === 'softmax') return this.#softmax(x, columns);
    if (kind === 'relu' || kind === 'leaky_relu' || kind === 'selu') this.#noteMargin(x, Math.abs);
    if (kind === 'relu6') this.#noteMargin(x, (value) => Math.min(Math.abs(value), Math.abs(value - 6)));
    return {
      output: this.from(Array.from(x, (value) => activate(kind, value))),
      backward: (gradient) => [
        this.from(Array.from(x, (value, i) => activationSlope(kind, value) * (gradient[i] ?? 0))),
      ],
    };
  }

  #softmax(x: Numbers, columns: number): LayerRun {
    const output = this.numbers(x.length);
    for (let row = 0; row < x.length; row += columns) {
      const part = x.subarray(row, row + columns);
      const largest = Math.max(...part);
      let total = 0;
      for (const value of part) total += Math.exp(value - largest);
      part.forEach((value: number, i: number) => (output[row + i] = Math.exp(value - largest) / total));
    }
    return {
      output,
      backward: (gradient) => {
        const input = this.numbers(x.length);
        for (let row = 0; row < x.length; row += columns) {
          let dot = 0;
          for (let i = row; i < row + columns; i += 1) dot += (output[i] ?? 0) * (gradient[i] ?? 0);
          for (let i = row; i < row + columns; i += 1) input[i] = (output[i] ?? 0) * ((gradient[i] ?? 0) - dot);
        }
        return [input];
      },
    };
  }

  /** Runs parts one after the other, each taking the output of the one before. */
  chain(x: Numbers, parts: readonly ((input: Numbers) => LayerRun)[]): LayerRun {
    const runs: LayerRun[] = [];
    let output = x;
    for (const part of parts) {
      const run = part(output);
      runs.push(run);
      output = run.output;
    }
    return {
      output,
      backward: (gradient) => [
        [...runs].reverse().reduce((current, run) => run.backward(current)[0] ?? current, gradient),
      ],
    };
  }

  /** An Applied whose weight gradients go to the given weight indices. */
  weighted(applied: Applied, indices: readonly number[]): LayerRun {
    return {
      output: applied.output,
      backward: (gradient) => {
        const { inputs, weights } = applied.backward(gradient);
        indices.forEach((index, i) => (this.gradients[index] = weights[i] ?? null));
        return inputs;
      },
    };
  }

  maxPool(applied: ReturnType<typeof pooling>, x: Numbers): LayerRun {
    const size = Math.max(sizeOfLargest(x), 1e-30);
    this.margin = Math.min(this.margin, applied.margin / size);
    return this.weighted(applied, []);
  }

  dropout(x: Numbers, rate: number, nodeIndex: number): LayerRun {
    const { isTraining, seed, step } = this.#options;
    if (!isTraining) return { output: x, backward: (gradient) => [gradient] };
    const keep = new Uint8Array(x.length);
    dropoutKeepInto(keep, rate, seed, step, nodeIndex);
    const drop = (values: Numbers): Numbers =>
      this.from(Array.from(values, (v, i) => (keep[i] === 1 ? v / (1 - rate) : 0)));
    return { output: drop(x), backward: (gradient) => [drop(gradient)] };
  }
}
