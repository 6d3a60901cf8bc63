// Loss functions on plain numbers, with their gradients: the reference for every engine.
// Labels are class indices; all losses but the crossentropies read them as one-hot vectors, as Keras users write them.
// Not responsible for: reducing over anything but the batch (no sample weights, no regularisation).
import type { LossKind } from './plan.ts';

/** Keras's `backend.epsilon()`: probabilities are clipped to [1e-7, 1 - 1e-7] before a logarithm. */
export const PROBABILITY_EPSILON = 1e-7;

function clip(probability: number): number {
  return Math.min(Math.max(probability, PROBABILITY_EPSILON), 1 - PROBABILITY_EPSILON);
}

/** Slope of `clip`: outside the interval nothing flows back. */
function clipSlope(probability: number): number {
  return probability >= PROBABILITY_EPSILON && probability <= 1 - PROBABILITY_EPSILON ? 1 : 0;
}

function rowSum(outputs: ArrayLike<number>, start: number, classes: number): number {
  let sum = 0;
  for (let k = 0; k < classes; k += 1) sum += outputs[start + k] ?? 0;
  return sum;
}

/** Loss of one output against its target (0 or 1), before the mean over classes. */
function elementLoss(kind: 'binary_crossentropy' | 'mse' | 'mae' | 'hinge', output: number, target: 0 | 1): number {
  switch (kind) {
    case 'binary_crossentropy':
      return -Math.log(target === 1 ? clip(output) : 1 - clip(output));
    case 'mse':
      return (output - target) ** 2;
    case 'mae':
      return Math.abs(output - target);
    case 'hinge':
      return Math.max(1 - (2 * target - 1) * output, 0);
    default:
      return kind satisfies never;
  }
}

function elementSlope(kind: 'binary_crossentropy' | 'mse' | 'mae' | 'hinge', output: number, target: 0 | 1): number {
  switch (kind) {
    case 'binary_crossentropy': {
      const p = clip(output);
      return clipSlope(output) * (target === 1 ? -1 / p : 1 / (1 - p));
    }
    case 'mse':
      return 2 * (output - target);
    case 'mae':
      return Math.sign(output - target);
    case 'hinge': {
      const sign = 2 * target - 1;
      return 1 - sign * output > 0 ? -sign : 0;
    }
    default:
      return kind satisfies never;
  }
}

/**
 * Loss of each sample into `target` (length >= count). `outputs` is count x classes, row by row.
 * Crossentropies: -log(clip(p_label / sum(p))), which for a softmax is -log(clip(p_label)); sparse and categorical
 * differ in how Keras wants the labels, not in value. Others: mean over classes of
 * binary_crossentropy -[t log p + (1 - t) log(1 - p)], mse (y - t)^2, mae |y - t|, hinge max(1 - (2t - 1) y, 0).
 */
export function sampleLossesInto(
  target: Float32Array | Float64Array,
  kind: LossKind,
  outputs: ArrayLike<number>,
  labels: ArrayLike<number>,
  count: number,
  classes: number,
): void {
  for (let n = 0; n < count; n += 1) {
    const start = n * classes;
    const label = labels[n] ?? 0;
    if (kind === 'categorical_crossentropy' || kind === 'sparse_categorical_crossentropy') {
      target[n] = -Math.log(clip((outputs[start + label] ?? 0) / rowSum(outputs, start, classes)));
    } else {
      let sum = 0;
      for (let k = 0; k < classes; k += 1) sum += elementLoss(kind, outputs[start + k] ?? 0, k === label ? 1 : 0);
      target[n] = sum / classes;
    }
  }
}

/** Mean loss over the first `count` samples; NaN for none. See sampleLossesInto for the formulas. */
export function lossValue(
  kind: LossKind,
  outputs: ArrayLike<number>,
  labels: ArrayLike<number>,
  count: number,
  classes: number,
): number {
  const losses = new Float64Array(count);
  sampleLossesInto(losses, kind, outputs, labels, count, classes);
  let sum = 0;
  for (const loss of losses) sum += loss;
  return sum / count;
}

/** Derivative of `lossValue` with respect to every output, into `target` (count x classes). */
export function lossGradientInto(
  target: Float32Array | Float64Array,
  kind: LossKind,
  outputs: ArrayLike<number>,
  labels: ArrayLike<number>,
  count: number,
  classes: number,
): void {
  for (let n = 0; n < count; n += 1) {
    const start = n * classes;
    const label = labels[n] ?? 0;
    if (kind === 'categorical_crossentropy' || kind === 'sparse_categorical_crossentropy') {
      const sum = rowSum(outputs, start, classes);
      const own = outputs[start + label] ?? 0;
      const slope = clipSlope(own / sum) / count;
      for (let k = 0; k < classes; k += 1) target[start + k] = slope * (1 / sum - (k === label ? 1 / own : 0));
    } else {
      for (let k = 0; k < classes; k += 1) {
        target[start + k] = elementSlope(kind, outputs[start + k] ?? 0, k === label ? 1 : 0) / (classes * count);
      }
    }
  }
}

/**
 * Derivative of the mean crossentropy of softmax(logits) with respect to the logits: (p - onehot) / count.
 * The clipping of probabilities is left out, so that a hopelessly wrong sample still teaches.
 */
export function softmaxCrossentropyGradientInto(
  target: Float32Array | Float64Array,
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  count: number,
  classes: number,
): void {
  for (let n = 0; n < count; n += 1) {
    const label = labels[n] ?? 0;
    for (let k = 0; k < classes; k += 1) {
      const i = n * classes + k;
      target[i] = ((probabilities[i] ?? 0) - (k === label ? 1 : 0)) / count;
    }
  }
}

/** Softmax of each row of `classes` logits, shifted by the row's largest so that nothing overflows. */
export function softmaxInto(
  target: Float32Array | Float64Array,
  logits: ArrayLike<number>,
  count: number,
  classes: number,
): void {
  for (let n = 0; n < count; n += 1) {
    const start = n * classes;
    let largest = -Infinity;
    for (let k = 0; k < classes; k += 1) largest = Math.max(largest, logits[start + k] ?? 0);
    let sum = 0;
    for (let k = 0; k < classes; k += 1) sum += Math.exp((logits[start + k] ?? 0) - largest);
    for (let k = 0; k < classes; k += 1) target[start + k] = Math.exp((logits[start + k] ?? 0) - largest) / sum;
  }
}
