import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { isFused, isMeaningful, stepsUntilRight, traceLoss } from './loss-trace.ts';
import type { OutputActivation } from './loss-trace.ts';
import type { LossKind } from './plan.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const KINDS = [
  'categorical_crossentropy',
  'sparse_categorical_crossentropy',
  'binary_crossentropy',
  'mse',
  'mae',
  'hinge',
] as const satisfies readonly LossKind[];
const ACTIVATIONS = ['softmax', 'sigmoid', 'linear'] as const satisfies readonly OutputActivation[];

const sample = fc
  .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 6 })
  .chain((logits) => fc.record({ logits: fc.constant(logits), label: fc.nat({ max: logits.length - 1 }) }));
const pair = fc
  .record({ kind: fc.constantFrom(...KINDS), activation: fc.constantFrom(...ACTIVATIONS) })
  .filter(({ kind, activation }) => isMeaningful(kind, activation));

/** The loss as a function of the logits, written with tfjs's tensors from Keras's definitions. */
function lossOf(kind: LossKind, activation: OutputActivation, label: number) {
  return (logits: tf.Tensor): tf.Scalar => {
    const classes = logits.shape[0] ?? 0;
    const t = tf.oneHot(tf.scalar(label, 'int32'), classes).toFloat();
    const y = activation === 'softmax' ? tf.softmax(logits) : activation === 'sigmoid' ? tf.sigmoid(logits) : logits;
    const loss = (): tf.Tensor => {
      switch (kind) {
        case 'categorical_crossentropy':
        case 'sparse_categorical_crossentropy':
          return tf.neg(tf.sum(tf.mul(t, tf.log(tf.div(y, tf.sum(y))))));
        case 'binary_crossentropy':
          return tf.neg(tf.mean(tf.add(tf.mul(t, tf.log(y)), tf.mul(tf.sub(1, t), tf.log(tf.sub(1, y))))));
        case 'mse':
          return tf.mean(tf.square(tf.sub(y, t)));
        case 'mae':
          return tf.mean(tf.abs(tf.sub(y, t)));
        case 'hinge':
          return tf.mean(tf.relu(tf.sub(1, tf.mul(tf.sub(tf.mul(2, t), 1), y))));
        default:
          return kind satisfies never;
      }
    };
    return loss().asScalar();
  };
}

describe('traceLoss', () => {
  test('value and slopes agree with tfjs differentiating the whole expression', () => {
    fc.assert(
      fc.property(pair, sample, ({ kind, activation }, { logits, label }) => {
        const trace = traceLoss(kind, activation, logits, label);
        const { value, grad } = tf.valueAndGrad(lossOf(kind, activation, label))(tf.tensor1d(logits));
        expect(trace.loss).toBeCloseTo(value.dataSync()[0] ?? NaN, 3);
        const theirs = grad.dataSync();
        // At the corner of hinge and of the absolute value either slope is right; 32-bit floats may take the other.
        const isAtCorner = trace.outputs.some((y) => Math.abs(Math.abs(y) - 1) < 1e-5 || Math.abs(y) < 1e-5);
        if (isAtCorner && (kind === 'hinge' || kind === 'mae')) return;
        trace.logitGradient.forEach((slope, i) => expect(slope).toBeCloseTo(theirs[i] ?? NaN, 3));
      }),
      { numRuns: 60 },
    );
  });

  test('slopes are those of small differences of the value, and the two ways agree where nothing is clipped', () => {
    fc.assert(
      fc.property(pair, sample, ({ kind, activation }, { logits, label }) => {
        const trace = traceLoss(kind, activation, logits, label);
        const h = 1e-5;
        const isNearCorner = trace.outputs.some((y) => Math.abs(Math.abs(y) - 1) < 1e-3 || Math.abs(y) < 1e-3);
        if (!trace.isClipped && trace.lossOfLogits !== null) expect(trace.lossOfLogits).toBeCloseTo(trace.loss, 9);
        if (trace.isClipped || (isNearCorner && (kind === 'hinge' || kind === 'mae'))) return;
        logits.forEach((_, i) => {
          const at = (by: number): number =>
            traceLoss(
              kind,
              activation,
              logits.map((logit, j) => (i === j ? logit + by : logit)),
              label,
            ).loss;
          expect(trace.chainGradient[i]).toBeCloseTo((at(h) - at(-h)) / (2 * h), 4);
          expect(trace.logitGradient[i]).toBeCloseTo(trace.chainGradient[i] ?? NaN, 8);
        });
      }),
    );
  });

  test('the label written as a number or as a vector: the same value and slopes', () => {
    fc.assert(
      fc.property(sample, fc.constantFrom('softmax' as const, 'sigmoid' as const), ({ logits, label }, activation) => {
        expect(traceLoss('sparse_categorical_crossentropy', activation, logits, label)).toEqual(
          traceLoss('categorical_crossentropy', activation, logits, label),
        );
      }),
    );
  });

  test('a hopelessly wrong prediction: the clipped formula stops, crossentropy of the logits teaches, MSE hardly', () => {
    const trace = traceLoss('categorical_crossentropy', 'softmax', [-10, 10, 0], 0);
    expect(trace.isClipped).toBe(true);
    expect(trace.loss).toBeCloseTo(-Math.log(1e-7), 9);
    expect(trace.lossOfLogits).toBeCloseTo(20, 3);
    expect(traceLoss('binary_crossentropy', 'sigmoid', [-900, 900, 0], 0).lossOfLogits).toBeCloseTo(600.231, 3);
    expect(trace.chainGradient.map(Math.abs)).toEqual([0, 0, 0]);
    expect(trace.logitGradient[0]).toBeCloseTo(-1, 6);
    expect(Math.abs(traceLoss('mse', 'softmax', [-10, 10, 0], 0).logitGradient[0] ?? NaN)).toBeLessThan(1e-8);
  });
});

test('only crossentropies need probabilities, and each is fused with its own activation alone', () => {
  expect(KINDS.filter((kind) => !isMeaningful(kind, 'linear'))).toEqual(KINDS.slice(0, 3));
  expect(KINDS.filter((kind) => isFused(kind, 'softmax'))).toEqual(KINDS.slice(0, 2));
  expect(KINDS.filter((kind) => isFused(kind, 'sigmoid'))).toEqual(['binary_crossentropy']);
});

describe('stepsUntilRight', () => {
  test('nothing to do where the prediction is right already; never where nothing moves', () => {
    expect(stepsUntilRight('mse', 'softmax', [2, 1, 0], 0, 1, 10)).toBe(0);
    // A saturated sigmoid: its slope is below what a double can add.
    expect(stepsUntilRight('mse', 'sigmoid', [-40, 0], 0, 1, 100)).toBeNull();
  });

  test('goes down the slopes that traceLoss gives', () => {
    fc.assert(
      fc.property(pair, sample, ({ kind, activation }, { logits, label }) => {
        let now: readonly number[] = logits;
        let steps = 0;
        while (steps <= 30 && !now.every((logit, i) => i === label || logit < (now[label] ?? NaN))) {
          const { logitGradient } = traceLoss(kind, activation, now, label);
          now = now.map((logit, i) => logit - 0.5 * (logitGradient[i] ?? NaN));
          steps += 1;
        }
        expect(stepsUntilRight(kind, activation, logits, label, 0.5, 30)).toBe(steps > 30 ? null : steps);
      }),
    );
  });

  test('crossentropy of a softmax is right sooner than MSE, the more so the surer the mistake', () => {
    fc.assert(
      fc.property(fc.double({ min: 2, max: 5, noNaN: true }), (how) => {
        const logits = [-how, how, 0];
        const entropy = stepsUntilRight('categorical_crossentropy', 'softmax', logits, 0, 1, 20_000) ?? Infinity;
        const squares = stepsUntilRight('mse', 'softmax', logits, 0, 1, 20_000) ?? Infinity;
        expect(entropy).toBeLessThanOrEqual(2 * how + 3);
        expect(squares).toBeGreaterThan(2 * entropy);
      }),
      { numRuns: 30 },
    );
  });
});
