// One prediction looked at closely: what each loss makes of it, and how it changes with every logit before the output's
// activation. Not responsible for: batches, or the losses themselves (losses.ts).
import { lossGradientInto, lossValue, PROBABILITY_EPSILON, softmaxInto } from './losses.ts';
import type { LossKind } from './plan.ts';
import { softmaxJacobian } from './softmax.ts';

/** What turns the last layer's logits into outputs. */
export type OutputActivation = 'softmax' | 'sigmoid' | 'linear';

export interface LossTrace {
  readonly outputs: readonly number[];
  /** From the outputs, as losses.ts: probabilities clipped before a logarithm. */
  readonly loss: number;
  /** From the logits, nothing clipped, where activation and loss are taken together; null elsewhere. */
  readonly lossOfLogits: number | null;
  readonly outputGradient: readonly number[];
  /**
   * dL/dlogit as a network learns from it. A softmax or sigmoid before its own crossentropy is differentiated together with
   * it (Keras looks for the logits, too): (p - t), over the number of classes for the binary one, however sure the output is.
   */
  readonly logitGradient: readonly number[];
  /** dL/dlogit through the outputs, clipping included: 0 where a clipped probability keeps anything from flowing back. */
  readonly chainGradient: readonly number[];
  /** Whether clipping changed a probability that the loss takes the logarithm of. */
  readonly isClipped: boolean;
}

/** Crossentropies take logarithms of probabilities: outputs of a linear layer are none. */
export function isMeaningful(kind: LossKind, activation: OutputActivation): boolean {
  return activation !== 'linear' || kind === 'mse' || kind === 'mae' || kind === 'hinge';
}

/** Whether activation and loss are differentiated together. */
export function isFused(kind: LossKind, activation: OutputActivation): boolean {
  if (kind === 'binary_crossentropy') return activation === 'sigmoid';
  return (
    activation === 'softmax' && (kind === 'categorical_crossentropy' || kind === 'sparse_categorical_crossentropy')
  );
}

/** Outputs of the last layer for its logits. */
export function outputsOf(activation: OutputActivation, logits: readonly number[]): readonly number[] {
  switch (activation) {
    case 'softmax': {
      const outputs = new Float64Array(logits.length);
      softmaxInto(outputs, logits, 1, logits.length);
      return [...outputs];
    }
    case 'sigmoid':
      return logits.map((logit) => 1 / (1 + Math.exp(-logit)));
    case 'linear':
      return logits;
    default:
      return activation satisfies never;
  }
}

/** dL/dlogits from dL/doutputs by the chain rule. */
function chained(activation: OutputActivation, outputs: readonly number[], gradient: readonly number[]): number[] {
  switch (activation) {
    case 'softmax': {
      const slopes = softmaxJacobian(outputs, 1);
      return outputs.map((_, j) =>
        gradient.reduce((sum, value, i) => sum + value * (slopes[i * outputs.length + j] ?? 0), 0),
      );
    }
    case 'sigmoid':
      return outputs.map((p, i) => (gradient[i] ?? 0) * p * (1 - p));
    case 'linear':
      return [...gradient];
    default:
      return activation satisfies never;
  }
}

/** ln(1 + e^x) without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** Crossentropy of a softmax: ln(sum of e^z) - z_label; of sigmoids: the mean of ln(1 + e^z) - t z. */
function lossOfLogits(kind: LossKind, logits: readonly number[], label: number): number {
  if (kind === 'binary_crossentropy') {
    return logits.reduce((sum, z, i) => sum + softplus(i === label ? -z : z), 0) / logits.length;
  }
  const largest = Math.max(...logits);
  return largest + Math.log(logits.reduce((sum, z) => sum + Math.exp(z - largest), 0)) - (logits[label] ?? 0);
}

function isOutside(probability: number): boolean {
  return probability < PROBABILITY_EPSILON || probability > 1 - PROBABILITY_EPSILON;
}

function isClipped(kind: LossKind, outputs: readonly number[], label: number): boolean {
  if (kind === 'mse' || kind === 'mae' || kind === 'hinge') return false;
  if (kind === 'binary_crossentropy') return outputs.some(isOutside);
  return isOutside((outputs[label] ?? 0) / outputs.reduce((sum, output) => sum + output, 0));
}

/** One sample's loss, worked out. `label` is the index of the true class. */
export function traceLoss(
  kind: LossKind,
  activation: OutputActivation,
  logits: readonly number[],
  label: number,
): LossTrace {
  const outputs = outputsOf(activation, logits);
  const classes = logits.length;
  const slopes = new Float64Array(classes);
  lossGradientInto(slopes, kind, outputs, [label], 1, classes);
  const outputGradient = [...slopes];
  const chainGradient = chained(activation, outputs, outputGradient);
  const divisor = kind === 'binary_crossentropy' ? classes : 1;
  return {
    outputs,
    loss: lossValue(kind, outputs, [label], 1, classes),
    lossOfLogits: isFused(kind, activation) ? lossOfLogits(kind, logits, label) : null,
    outputGradient,
    logitGradient: isFused(kind, activation)
      ? outputs.map((p, i) => (p - (i === label ? 1 : 0)) / divisor)
      : chainGradient,
    chainGradient,
    isClipped: isClipped(kind, outputs, label),
  };
}

/** dL/dlogits as `traceLoss` gives it, into `target`; `outputs` and `slopes` are scratch of the same length. */
function logitGradientInto(
  target: Float64Array,
  kind: LossKind,
  activation: OutputActivation,
  logits: Float64Array,
  label: number,
  outputs: Float64Array,
  slopes: Float64Array,
): void {
  const classes = logits.length;
  if (activation === 'softmax') softmaxInto(outputs, logits, 1, classes);
  else outputs.set(activation === 'sigmoid' ? logits.map((logit) => 1 / (1 + Math.exp(-logit))) : logits);
  if (isFused(kind, activation)) {
    const divisor = kind === 'binary_crossentropy' ? classes : 1;
    for (let i = 0; i < classes; i += 1) target[i] = ((outputs[i] ?? 0) - (i === label ? 1 : 0)) / divisor;
    return;
  }
  lossGradientInto(slopes, kind, outputs, [label], 1, classes);
  let mean = 0;
  for (let i = 0; i < classes; i += 1) mean += (slopes[i] ?? 0) * (outputs[i] ?? 0);
  for (let i = 0; i < classes; i += 1) {
    const [p, slope] = [outputs[i] ?? 0, slopes[i] ?? 0];
    // The softmax's matrix of slopes written out: each output pulls against the mean of all.
    if (activation === 'softmax') target[i] = p * (slope - mean);
    else target[i] = activation === 'sigmoid' ? slope * p * (1 - p) : slope;
  }
}

/**
 * Steps of plain gradient descent on the logits themselves until the true class has the largest one; null if more than
 * `limit`. The logits of a network don't move by themselves like this, but as slowly where their gradient is as small.
 */
export function stepsUntilRight(
  kind: LossKind,
  activation: OutputActivation,
  logits: readonly number[],
  label: number,
  rate: number,
  limit: number,
): number | null {
  const now = Float64Array.from(logits);
  const [gradient, outputs, slopes] = [new Float64Array(now), new Float64Array(now), new Float64Array(now)];
  for (let step = 0; step <= limit; step += 1) {
    const own = now[label] ?? 0;
    if (now.every((logit, i) => i === label || logit < own)) return step;
    logitGradientInto(gradient, kind, activation, now, label, outputs, slopes);
    for (let i = 0; i < now.length; i += 1) now[i] = (now[i] ?? 0) - rate * (gradient[i] ?? 0);
  }
  return null;
}
