// The end of the network: outputs, the loss and its gradient. A softmax or sigmoid before its own cross-entropy is
// computed together with it from the logits, exact for any logits; every other pair from the outputs by nn/losses.ts.
// Not responsible for: running the network up to here.
import { lossGradientInto, lossValue } from '../../../../nn/losses.ts';
import { countCorrect } from '../../../../nn/metrics.ts';
import type { LossKind } from '../../../../nn/plan.ts';
import { FLOAT_BYTES, type Arena } from '../plan/arena.ts';
import type { Operation, Program, ValueId } from '../plan/operations.ts';
import type { Pass } from './step.ts';

export interface LossResult {
  readonly loss: number;
  readonly correct: number;
}

export interface Head {
  /** Fills the outputs from the logits, where the two differ. */
  finish(pass: Pass): void;
  /** Loss of the batch, and the gradient of `gradientOf` written to `gradient`. Calls for `finish` first. */
  evaluate(pass: Pass, labels: Uint8Array, gradient: number): LossResult;
  /** The value whose gradient `evaluate` computes: the logits or the outputs. */
  readonly differentiated: ValueId;
}

export type HeadKind = 'softmax' | 'sigmoid' | 'plain';

export function headKind(program: Program, loss: LossKind): HeadKind {
  const last = program.operations.at(-1);
  if (last === undefined || last.output !== program.output) return 'plain';
  const isCategorical = loss === 'categorical_crossentropy' || loss === 'sparse_categorical_crossentropy';
  const isVector = last.kind === 'softmax' && last.columns === program.sizes[last.output];
  if (isCategorical && isVector) return 'softmax';
  return loss === 'binary_crossentropy' && last.kind === 'map' && last.activation === 'sigmoid' ? 'sigmoid' : 'plain';
}

interface HeadContext {
  readonly arena: Arena;
  readonly capacity: number;
  /** The operation that the head does itself; null for a plain head. */
  readonly last: Operation | null;
  readonly output: ValueId;
  readonly classes: number;
  addressOf(value: ValueId): number;
}

function rowsOf(pass: Pass, address: number, classes: number): Float32Array {
  const start = address / FLOAT_BYTES;
  return pass.floats.subarray(start, start + pass.count * classes);
}

function planSoftmaxHead(context: HeadContext, logits: ValueId): Head {
  const { arena, capacity, classes } = context;
  const x = context.addressOf(logits);
  const y = context.addressOf(context.output);
  const logSums = arena.reserveFloats(capacity);
  const labelBytes = arena.reserve(capacity);
  return {
    differentiated: logits,
    finish: (pass) => pass.kernels.softmaxRows(x, pass.count, classes, y, logSums),
    evaluate(pass, labels, gradient) {
      const { kernels, floats, count } = pass;
      new Uint8Array(floats.buffer).set(labels.subarray(0, count), labelBytes);
      kernels.crossentropyGradient(y, labelBytes, count, classes, 1 / count, gradient);
      let sum = 0;
      for (let n = 0; n < count; n += 1) {
        const own = floats[x / FLOAT_BYTES + n * classes + (labels[n] ?? 0)] ?? 0;
        sum += (floats[logSums / FLOAT_BYTES + n] ?? 0) - own;
      }
      // Of the logits, which tie less often than the probabilities.
      return { loss: sum / count, correct: countCorrect(rowsOf(pass, x, classes), labels, count, classes) };
    },
  };
}

function planSigmoidHead(context: HeadContext, logits: ValueId): Head {
  const { classes } = context;
  const x = context.addressOf(logits);
  const y = context.addressOf(context.output);
  return {
    differentiated: logits,
    finish: (pass) => pass.kernels.sigmoid(x, y, pass.count * classes),
    /** Mean of max(z, 0) - z t + log(1 + exp(-|z|)); gradient (sigmoid(z) - t) / (classes count). */
    evaluate(pass, labels, gradient) {
      const { floats, count } = pass;
      const total = count * classes;
      let sum = 0;
      for (let i = 0; i < total; i += 1) {
        const t = labels[Math.floor(i / classes)] === i % classes ? 1 : 0;
        const z = floats[x / FLOAT_BYTES + i] ?? 0;
        sum += Math.max(z, 0) - z * t + Math.log1p(Math.exp(-Math.abs(z)));
        floats[gradient / FLOAT_BYTES + i] = ((floats[y / FLOAT_BYTES + i] ?? 0) - t) / total;
      }
      return { loss: sum / total, correct: countCorrect(rowsOf(pass, y, classes), labels, count, classes) };
    },
  };
}

function planPlainHead(context: HeadContext, loss: LossKind): Head {
  const { classes } = context;
  const y = context.addressOf(context.output);
  return {
    differentiated: context.output,
    finish: () => {},
    evaluate(pass, labels, gradient) {
      const { count } = pass;
      const outputs = rowsOf(pass, y, classes);
      lossGradientInto(rowsOf(pass, gradient, classes), loss, outputs, labels, count, classes);
      return {
        loss: lossValue(loss, outputs, labels, count, classes),
        correct: countCorrect(outputs, labels, count, classes),
      };
    },
  };
}

export function planHead(context: HeadContext, kind: HeadKind, loss: LossKind): Head {
  const logits = context.last?.inputs[0] ?? 0;
  switch (kind) {
    case 'softmax':
      return planSoftmaxHead(context, logits);
    case 'sigmoid':
      return planSigmoidHead(context, logits);
    case 'plain':
      return planPlainHead(context, loss);
    default:
      return kind satisfies never;
  }
}
