// A whole network forward and backward in double (or, for comparison, single) precision: loss and the gradient of every
// trainable weight, straight from the spec and independent of the engine's plans. Not responsible for: updates.
import { activate, activationSlope } from '../../../../nn/activations.ts';
import { inboundIndices, INPUT_INDEX } from '../../../../nn/graph.ts';
import { lossGradientInto, lossValue } from '../../../../nn/losses.ts';
import { weightSpecs, type WeightRole } from '../../../../nn/parameters.ts';
import type { LossKind, Seed } from '../../../../nn/plan.ts';
import { dropoutKeepInto } from '../../../../nn/random.ts';
import { inferShapes } from '../../../../nn/shapes.ts';
import type { Activation, Layer, NetworkSpec, Shape } from '../../../../nn/spec.ts';
import { sizeOfLargest } from './cases.ts';
import {
  addBias,
  convolution,
  normalization,
  pooling,
  product,
  transposed,
  type Applied,
  type Numbers,
} from './reference-layers.ts';

export interface ReferenceRun {
  readonly outputs: Numbers;
  readonly loss: number;
  /** In the order of weightSpecs; null for weights that are not trained. */
  readonly gradients: readonly (Numbers | null)[];
  /** Moving averages after the step, by weight index. */
  readonly moved: ReadonlyMap<number, Numbers>;
  /** Distance, relative to the tensor's size, from the nearest kink or tie: below it no engine need agree. */
  readonly margin: number;
  /** Largest sum of absolute gradients over a channel: what sums that cancel are made of. */
  readonly scale: number;
}

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

type Weights = (role: WeightRole) => Numbers | null;

interface LayerRun {
  readonly output: Numbers;
  backward(gradient: Numbers): readonly Numbers[];
}

class Reference {
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

/** What one layer does to its inputs. `indexOf` finds its weights. */
function runLayer(
  to: Reference,
  layer: Layer,
  nodeIndex: number,
  shapes: readonly Shape[],
  inputs: readonly Numbers[],
  weight: Weights,
  indexOf: (role: WeightRole) => number,
  options: ReferenceOptions,
): LayerRun {
  const { count } = options;
  const shape = shapes[0] ?? [];
  const x = inputs[0] ?? to.numbers(0);
  const channels = shape.at(-1) ?? 1;
  const need = (role: WeightRole): Numbers => weight(role) ?? to.numbers(0);
  const withBias = (): ((input: Numbers) => LayerRun)[] => {
    const bias = weight('bias');
    return bias === null ? [] : [(input) => to.weighted(addBias(input, bias), [indexOf('bias')])];
  };
  switch (layer.className) {
    case 'Conv2D':
    case 'Conv1D': {
      const isFlat = layer.className === 'Conv1D';
      const window = isFlat
        ? ({
            kernelSize: [1, layer.kernelSize],
            strides: [1, layer.strides],
            dilationRate: [1, layer.dilationRate],
            padding: ['valid', layer.padding],
          } as const)
        : { ...layer, padding: [layer.padding, layer.padding] as const };
      const area = isFlat ? [1, ...shape] : shape;
      const convolve = (input: Numbers): LayerRun =>
        to.weighted(convolution(input, count, area, need('kernel'), layer.filters, window, false), [indexOf('kernel')]);
      return to.chain(x, [convolve, ...withBias(), (input) => to.activation(layer.activation, input, layer.filters)]);
    }
    case 'DepthwiseConv2D':
    case 'SeparableConv2D': {
      const window = { ...layer, padding: [layer.padding, layer.padding] as const };
      const depthwise = (input: Numbers): LayerRun =>
        to.weighted(convolution(input, count, shape, need('depthwise_kernel'), layer.depthMultiplier, window, true), [
          indexOf('depthwise_kernel'),
        ]);
      const middle = channels * layer.depthMultiplier;
      const filters = layer.className === 'SeparableConv2D' ? layer.filters : middle;
      const pointwise = (input: Numbers): LayerRun =>
        to.weighted(product(input, middle, need('pointwise_kernel'), filters), [indexOf('pointwise_kernel')]);
      const parts = layer.className === 'SeparableConv2D' ? [depthwise, pointwise] : [depthwise];
      return to.chain(x, [...parts, ...withBias(), (input) => to.activation(layer.activation, input, filters)]);
    }
    case 'Conv2DTranspose': {
      const window = { ...layer, dilationRate: [1, 1], padding: [layer.padding, layer.padding] } as const;
      const spread = (input: Numbers): LayerRun =>
        to.weighted(transposed(input, count, shape, need('kernel'), layer.filters, window), [indexOf('kernel')]);
      return to.chain(x, [spread, ...withBias(), (input) => to.activation(layer.activation, input, layer.filters)]);
    }
    case 'Dense': {
      const multiply = (input: Numbers): LayerRun =>
        to.weighted(product(input, channels, need('kernel'), layer.units), [indexOf('kernel')]);
      return to.chain(x, [multiply, ...withBias(), (input) => to.activation(layer.activation, input, layer.units)]);
    }
    case 'MaxPooling2D':
    case 'AveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'GlobalAveragePooling2D': {
      const isMax = layer.className === 'MaxPooling2D' || layer.className === 'GlobalMaxPooling2D';
      const whole = [shape[0] ?? 1, shape[1] ?? 1] as const;
      const size = 'poolSize' in layer ? layer.poolSize : whole;
      const strides = 'poolSize' in layer ? layer.strides : whole;
      const padding = 'poolSize' in layer ? layer.padding : 'valid';
      const window = { kernelSize: size, strides, dilationRate: [1, 1], padding: [padding, padding] } as const;
      const applied = pooling(x, count, shape, window, isMax);
      return isMax ? to.maxPool(applied, x) : to.weighted(applied, []);
    }
    case 'Flatten':
      return { output: x, backward: (gradient) => [gradient] };
    case 'Activation':
      return to.activation(layer.activation, x, channels);
    case 'Dropout':
      return to.dropout(x, layer.rate, nodeIndex);
    case 'BatchNormalization': {
      const given = { mean: need('moving_mean'), variance: need('moving_variance') };
      const run = normalization(x, need('gamma'), need('beta'), layer.epsilon, options.isTraining ? null : given);
      const spread = Math.min(...run.variance);
      to.gains.set(nodeIndex, 2 / Math.sqrt(spread + layer.epsilon));
      const mix = (old: Numbers, fresh: Numbers): Numbers =>
        to.from(Array.from(old, (value, c) => value * layer.momentum + (fresh[c] ?? 0) * (1 - layer.momentum)));
      to.moved.set(indexOf('moving_mean'), mix(given.mean, run.mean));
      to.moved.set(indexOf('moving_variance'), mix(given.variance, run.variance));
      return to.weighted(run, [indexOf('gamma'), indexOf('beta')]);
    }
    case 'Add':
      return {
        output: to.from(Array.from(x, (_, i) => inputs.reduce((sum, input) => sum + (input[i] ?? 0), 0))),
        backward: (gradient) => inputs.map(() => gradient),
      };
    case 'Concatenate': {
      const widths = shapes.map((each) => each.at(-1) ?? 1);
      const total = widths.reduce((sum, width) => sum + width, 0);
      const rows = x.length / channels;
      const output = to.numbers(rows * total);
      const move = (visit: (whole: number, part: number, input: number) => void): void => {
        for (let row = 0; row < rows; row += 1) {
          let start = row * total;
          widths.forEach((width, input) => {
            for (let c = 0; c < width; c += 1) visit(start + c, row * width + c, input);
            start += width;
          });
        }
      };
      move((whole, part, input) => (output[whole] = inputs[input]?.[part] ?? 0));
      return {
        output,
        backward: (gradient) => {
          const parts = widths.map((width) => to.numbers(rows * width));
          move((whole, part, input) => {
            const target = parts[input];
            if (target !== undefined) target[part] = gradient[whole] ?? 0;
          });
          return parts;
        },
      };
    }
    default:
      return layer satisfies never;
  }
}

/**
 * Loss and its slope in the outputs. A softmax or sigmoid before its own cross-entropy is not clipped, since engines
 * compute the two together from the logits; all else is by nn.
 */
function outputLoss(
  spec: NetworkSpec,
  loss: LossKind,
  outputs: Numbers,
  labels: Uint8Array,
  count: number,
  classes: number,
): { readonly loss: number; readonly gradient: Float64Array } {
  const gradient = new Float64Array(outputs.length);
  const last = spec.nodes.at(-1)?.layer;
  const activation = last !== undefined && 'activation' in last ? last.activation : 'linear';
  const isSoftmax = activation === 'softmax' && loss.endsWith('categorical_crossentropy');
  if (!isSoftmax && !(activation === 'sigmoid' && loss === 'binary_crossentropy')) {
    lossGradientInto(gradient, loss, outputs, labels, count, classes);
    return { loss: lossValue(loss, outputs, labels, count, classes), gradient };
  }
  const share = isSoftmax ? 1 / count : 1 / (count * classes);
  let total = 0;
  outputs.forEach((p: number, i: number) => {
    const isLabel = labels[Math.floor(i / classes)] === i % classes;
    if (isSoftmax && !isLabel) return;
    total -= Math.log(isLabel ? p : 1 - p) * share;
    gradient[i] = isLabel ? -share / p : share / (1 - p);
  });
  return { loss: total, gradient };
}

export function runReference(options: ReferenceOptions): ReferenceRun {
  const { spec, weights, labels, count, loss } = options;
  const specs = weightSpecs(spec);
  const shapes = inferShapes(spec);
  const inbound = inboundIndices(spec);
  const to = new Reference(options, specs.length);
  const input = to.from(options.images);
  const runs: LayerRun[] = [];
  spec.nodes.forEach((node, nodeIndex) => {
    const indexOf = (role: WeightRole): number =>
      specs.findIndex((weight) => weight.nodeIndex === nodeIndex && weight.role === role);
    const weight: Weights = (role) => {
      const values = weights[indexOf(role)];
      return values === undefined ? null : to.from(values);
    };
    const inputs = (inbound[nodeIndex] ?? []).map((index) =>
      index === INPUT_INDEX ? input : (runs[index]?.output ?? input),
    );
    const found = shapes[nodeIndex]?.inputs ?? [];
    runs.push(runLayer(to, node.layer, nodeIndex, found, inputs, weight, indexOf, options));
  });
  const outputs = runs.at(-1)?.output ?? input;
  const classes = outputs.length / count;
  const end = outputLoss(spec, loss, outputs, labels, count, classes);
  const gradients = new Map<number, Numbers>([[spec.nodes.length - 1, to.from(end.gradient)]]);
  let scale = 0;
  for (let nodeIndex = spec.nodes.length - 1; nodeIndex >= 0; nodeIndex -= 1) {
    const own = gradients.get(nodeIndex);
    if (own === undefined) continue;
    const channels = shapes[nodeIndex]?.output.at(-1) ?? 1;
    let sum = 0;
    for (const value of own) sum += Math.abs(value);
    scale = Math.max(scale, (sum / channels) * (to.gains.get(nodeIndex) ?? 1));
    const back = runs[nodeIndex]?.backward(own) ?? [];
    (inbound[nodeIndex] ?? []).forEach((index, place) => {
      const part = back[place];
      if (part === undefined) return;
      const existing = gradients.get(index);
      gradients.set(index, existing === undefined ? part : to.from(Array.from(part, (v, i) => v + (existing[i] ?? 0))));
    });
  }
  return {
    outputs,
    loss: end.loss,
    gradients: to.gradients,
    moved: to.moved,
    margin: to.margin,
    scale,
  };
}
