// One training step of a small network, written out: convolution with relu, then dense with softmax and crossentropy.
// Keeps what each image and each position adds to a weight's gradient, so that a figure can show the sum.
// Not responsible for: other networks (the engines train them) or speed.
import { convolve } from './convolution.ts';
import { PROBABILITY_EPSILON, softmaxCrossentropyGradientInto, softmaxInto } from './losses.ts';
import { conv2d, dense, flatten, sequential } from './build.ts';
import { initialSlotValue, optimizerStepInto, slotCount } from './optimizers.ts';
import type { OptimizerSpec } from './plan.ts';
import type { NetworkSpec } from './spec.ts';

export const SMALL = { side: 28, kernel: 3, filters: 4, maps: 26, classes: 10 } as const;

/** 28 x 28 x 1 -> 26 x 26 x 4 -> 2,704 -> 10: 27,090 parameters. */
export const SMALL_NETWORK: NetworkSpec = sequential(
  [SMALL.side, SMALL.side, 1],
  [
    conv2d({ filters: SMALL.filters, kernelSize: SMALL.kernel, activation: 'relu' }),
    flatten(),
    dense({ units: SMALL.classes, activation: 'softmax' }),
  ],
);

/** conv kernel, conv bias, dense kernel, dense bias, as in weightSpecs(SMALL_NETWORK). */
export type SmallWeights = readonly [Float32Array, Float32Array, Float32Array, Float32Array];

export interface SmallPass {
  readonly image: Float32Array;
  readonly label: number;
  /** 26 x 26 x 4, after relu. */
  readonly maps: Float32Array;
  readonly probabilities: Float32Array;
  /** Derivative of the batch's mean loss by each logit: (p - onehot) / count. */
  readonly logitGradient: Float32Array;
  /** Derivative of the batch's mean loss by each output of the convolution before relu; 26 x 26 x 4. */
  readonly mapGradient: Float32Array;
}

/** Forward and back through the network for one image out of `count` in the batch. */
function passOf(
  [kernel, bias, dense2, dense2Bias]: SmallWeights,
  image: Float32Array,
  label: number,
  count: number,
): SmallPass {
  const { side, kernel: k, filters, classes } = SMALL;
  const input = { shape: [side, side, 1] as const, values: image };
  const window = { strides: [1, 1], padding: 'valid' } as const;
  const maps = convolve(input, { shape: [k, k, 1, filters], values: kernel }, bias, window).values.map((z) =>
    Math.max(0, z),
  );
  const logits = Float64Array.from({ length: classes }, (_, unit) => dense2Bias[unit] ?? 0);
  for (let i = 0; i < maps.length; i += 1) {
    const a = maps[i] ?? 0;
    if (a === 0) continue;
    for (let unit = 0; unit < classes; unit += 1) {
      logits[unit] = (logits[unit] ?? 0) + a * (dense2[i * classes + unit] ?? 0);
    }
  }
  const probabilities = new Float32Array(classes);
  softmaxInto(probabilities, logits, 1, classes);
  const logitGradient = new Float32Array(classes);
  softmaxCrossentropyGradientInto(logitGradient, probabilities, [label], 1, classes);
  for (let unit = 0; unit < classes; unit += 1) logitGradient[unit] = (logitGradient[unit] ?? 0) / count;
  const mapGradient = maps.map((a, i) => {
    if (!(a > 0)) return 0;
    let sum = 0;
    for (let unit = 0; unit < classes; unit += 1) {
      sum += (dense2[i * classes + unit] ?? 0) * (logitGradient[unit] ?? 0);
    }
    return sum;
  });
  return { image, label, maps, probabilities, logitGradient, mapGradient };
}

/** Every image of the batch, forward and back. Images have 784 values each. */
export function smallPasses(
  weights: SmallWeights,
  images: readonly Float32Array[],
  labels: readonly number[],
): readonly SmallPass[] {
  return images.map((image, n) => passOf(weights, image, labels[n] ?? 0, images.length));
}

/** Mean crossentropy of the batch. */
export function smallLoss(passes: readonly SmallPass[]): number {
  const sum = passes.reduce(
    (total, { probabilities, label }) => total - Math.log(Math.max(PROBABILITY_EPSILON, probabilities[label] ?? 0)),
    0,
  );
  return sum / passes.length;
}

/** What each of the 26 x 26 positions adds to the gradient of one kernel weight: pixel under it times gradient there. */
export function positionTerms(
  { image, mapGradient }: SmallPass,
  row: number,
  column: number,
  filter: number,
): Float32Array {
  const { side, maps, filters } = SMALL;
  const terms = new Float32Array(maps * maps);
  for (let place = 0; place < terms.length; place += 1) {
    const upstream = mapGradient[place * filters + filter] ?? 0;
    if (upstream === 0) continue;
    const [y, x] = [Math.floor(place / maps), place % maps];
    terms[place] = (image[(y + row) * side + x + column] ?? 0) * upstream;
  }
  return terms;
}

function sumOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** What one image adds to the gradient of every weight, in the order of the weights. */
export function imageGradient(pass: SmallPass): SmallWeights {
  const { kernel, filters, classes, maps } = SMALL;
  const { mapGradient, logitGradient } = pass;
  const convKernel = new Float32Array(kernel * kernel * filters);
  for (let i = 0; i < convKernel.length; i += 1) {
    const tap = Math.floor(i / filters);
    convKernel[i] = sumOf(positionTerms(pass, Math.floor(tap / kernel), tap % kernel, i % filters));
  }
  const convBias = new Float32Array(filters);
  for (let i = 0; i < maps * maps * filters; i += 1) {
    convBias[i % filters] = (convBias[i % filters] ?? 0) + (mapGradient[i] ?? 0);
  }
  const denseKernel = new Float32Array(pass.maps.length * classes);
  for (let i = 0; i < pass.maps.length; i += 1) {
    const a = pass.maps[i] ?? 0;
    // An activation of 0 adds nothing to any of its ten weights.
    if (a === 0) continue;
    for (let unit = 0; unit < classes; unit += 1) denseKernel[i * classes + unit] = a * (logitGradient[unit] ?? 0);
  }
  return [convKernel, convBias, denseKernel, logitGradient];
}

/** The gradient of the batch's mean loss: the images' parts added up. */
export function smallGradient(passes: readonly SmallPass[]): SmallWeights {
  const total = [
    new Float32Array(SMALL.kernel ** 2 * SMALL.filters),
    new Float32Array(SMALL.filters),
    new Float32Array(SMALL.maps ** 2 * SMALL.filters * SMALL.classes),
    new Float32Array(SMALL.classes),
  ] as const;
  for (const pass of passes) {
    imageGradient(pass).forEach((part, place) => {
      const target = total[place];
      if (target !== undefined) for (let i = 0; i < part.length; i += 1) target[i] = (target[i] ?? 0) + (part[i] ?? 0);
    });
  }
  return total;
}

export interface SmallTraining {
  readonly weights: SmallWeights;
  /** For each weight array its slots, in slotCount's order. */
  readonly slots: readonly (readonly Float32Array[])[];
  /** Updates made. */
  readonly step: number;
}

export function startSmall(weights: SmallWeights, optimizer: OptimizerSpec): SmallTraining {
  const slots = weights.map((weight) =>
    Array.from({ length: slotCount(optimizer.kind) }, () =>
      new Float32Array(weight.length).fill(initialSlotValue(optimizer)),
    ),
  );
  return { weights, slots, step: 0 };
}

/** The state after one update with the given gradient; the state before stays as it was. */
export function stepSmall(before: SmallTraining, gradient: SmallWeights, optimizer: OptimizerSpec): SmallTraining {
  const [a, b, c, d] = before.weights;
  const weights = [a.slice(), b.slice(), c.slice(), d.slice()] as const;
  const slots = before.slots.map((arrays) => arrays.map((slot) => slot.slice()));
  weights.forEach((weight, place) => {
    const own = gradient[place];
    if (own !== undefined) optimizerStepInto(optimizer, before.step + 1, weight, own, slots[place] ?? []);
  });
  return { weights, slots, step: before.step + 1 };
}
