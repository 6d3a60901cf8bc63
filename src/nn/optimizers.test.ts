import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultOptimizer, initialSlotValue, nadamSchedule, optimizerStepInto, slotCount } from './optimizers.ts';
import type { OptimizerSpec } from './plan.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const SPECS: readonly (readonly [string, OptimizerSpec])[] = [
  ['sgd', { kind: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false }],
  ['sgd with momentum', { kind: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: false }],
  ['sgd with Nesterov momentum', { kind: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true }],
  ['rmsprop', { kind: 'rmsprop', learningRate: 0.01, rho: 0.9, momentum: 0, epsilon: 1e-7 }],
  ['rmsprop with momentum', { kind: 'rmsprop', learningRate: 0.01, rho: 0.8, momentum: 0.7, epsilon: 1e-3 }],
  ['adagrad', { kind: 'adagrad', learningRate: 0.1, initialAccumulatorValue: 0.1, epsilon: 1e-7 }],
  ['adadelta', { kind: 'adadelta', learningRate: 1, rho: 0.95, epsilon: 1e-6 }],
  ['adam', { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }],
  ['adam, large epsilon', { kind: 'adam', learningRate: 0.01, beta1: 0.5, beta2: 0.9, epsilon: 0.1 }],
  ['adamax', { kind: 'adamax', learningRate: 0.01, beta1: 0.9, beta2: 0.99, epsilon: 1e-7 }],
  ['nadam', { kind: 'nadam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }],
  ['adamw', { kind: 'adamw', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0.04 }],
];

/** What the rules say of one number's whole life in float64, written from the papers' unrolled sums where there are any. */
function trajectory(o: OptimizerSpec, start: number, gradients: readonly number[]): readonly number[] {
  const weights: number[] = [];
  let w = start;
  /** Sum over the past of (1 - decay) decay^(age) x: an exponential average without recursion. */
  const average = (decay: number, t: number, of: (g: number) => number): number =>
    gradients.slice(0, t).reduce((sum, g, i) => sum + (1 - decay) * decay ** (t - 1 - i) * of(g), 0);
  const velocity: number[] = [0];
  const squaredUpdates: number[] = [0];
  gradients.forEach((g, index) => {
    const t = index + 1;
    switch (o.kind) {
      case 'sgd': {
        const before = velocity.at(-1) ?? 0;
        const now = o.momentum * before - o.learningRate * g;
        velocity.push(now);
        // Sutskever's form: the look-ahead step is momentum times the new velocity plus the plain step.
        w += o.nesterov ? o.momentum * now - o.learningRate * g : now;
        break;
      }
      case 'rmsprop': {
        const step = (o.learningRate * g) / Math.sqrt(average(o.rho, t, (x) => x * x) + o.epsilon);
        const now = o.momentum * (velocity.at(-1) ?? 0) + step;
        velocity.push(now);
        w -= now;
        break;
      }
      case 'adagrad': {
        const sum = gradients.slice(0, t).reduce((total, x) => total + x * x, o.initialAccumulatorValue);
        w -= (o.learningRate * g) / Math.sqrt(sum + o.epsilon);
        break;
      }
      case 'adadelta': {
        const rms = Math.sqrt(average(o.rho, t, (x) => x * x) + o.epsilon);
        const before = squaredUpdates.at(-1) ?? 0;
        const update = (-Math.sqrt(before + o.epsilon) / rms) * g;
        squaredUpdates.push(o.rho * before + (1 - o.rho) * update * update);
        w += o.learningRate * update;
        break;
      }
      case 'adam':
      case 'adamw': {
        if (o.kind === 'adamw') w -= w * o.weightDecay * o.learningRate;
        // Corrected moments; Keras's epsilon stands before the correction, so here it shrinks with it.
        const first = average(o.beta1, t, (x) => x) / (1 - o.beta1 ** t);
        const second = average(o.beta2, t, (x) => x * x) / (1 - o.beta2 ** t);
        w -= (o.learningRate * first) / (Math.sqrt(second) + o.epsilon / Math.sqrt(1 - o.beta2 ** t));
        break;
      }
      case 'adamax': {
        const norm = Math.max(...gradients.slice(0, t).map((x, i) => Math.abs(x) * o.beta2 ** (t - 1 - i)));
        const first = average(o.beta1, t, (x) => x) / (1 - o.beta1 ** t);
        w -= (o.learningRate * first) / (norm + o.epsilon);
        break;
      }
      case 'nadam': {
        const u = (step: number): number => o.beta1 * (1 - 0.5 * Math.exp(step * Math.log(0.96)));
        let product = 1;
        for (let step = 1; step <= t; step += 1) product *= u(step);
        const m = average(o.beta1, t, (x) => x);
        const first = (u(t + 1) * m) / (1 - product * u(t + 1)) + ((1 - u(t)) * g) / (1 - product);
        const second = average(o.beta2, t, (x) => x * x) / (1 - o.beta2 ** t);
        w -= (o.learningRate * first) / (Math.sqrt(second) + o.epsilon);
        break;
      }
      default:
        o satisfies never;
    }
    weights.push(w);
  });
  return weights;
}

function run(o: OptimizerSpec, start: readonly number[], gradients: readonly (readonly number[])[]): Float32Array {
  const weight = Float32Array.from(start);
  const slots = Array.from({ length: slotCount(o.kind) }, () =>
    new Float32Array(start.length).fill(initialSlotValue(o)),
  );
  gradients.forEach((gradient, index) => optimizerStepInto(o, index + 1, weight, Float32Array.from(gradient), slots));
  return weight;
}

const gradientValue = fc.double({ min: -3, max: 3, noNaN: true }).map((g) => (Math.abs(g) < 1e-3 ? 0.01 : g));

describe.each(SPECS)('%s', (_, optimizer) => {
  test.each([1, 5, 40])('after %i steps a weight is where the rule in float64 takes it', (steps) => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.array(gradientValue, { minLength: steps, maxLength: steps }),
        (start, gradients) => {
          const expected = trajectory(optimizer, start, gradients).at(-1) ?? NaN;
          const [actual = NaN] = run(
            optimizer,
            [start],
            gradients.map((g) => [g]),
          );
          expect(Math.abs(actual - expected)).toBeLessThan(4e-6 * steps ** 0.5 * (1 + Math.abs(expected)));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('elements do not touch each other', () => {
    const gradients = [
      [1, -0.5],
      [0.25, 2],
      [-1, 0.125],
    ];
    const both = run(optimizer, [0.5, -1], gradients);
    expect(both[0]).toBe(
      run(
        optimizer,
        [0.5],
        gradients.map(([g = 0]) => [g]),
      )[0],
    );
    expect(both[1]).toBe(
      run(
        optimizer,
        [-1],
        gradients.map(([, g = 0]) => [g]),
      )[0],
    );
  });

  test('goes down a bowl', () => {
    const weight = Float32Array.of(1, -1);
    const slots = Array.from({ length: slotCount(optimizer.kind) }, () =>
      new Float32Array(2).fill(initialSlotValue(optimizer)),
    );
    for (let step = 1; step <= 50; step += 1) optimizerStepInto(optimizer, step, weight, weight.slice(), slots);
    expect(Math.hypot(...weight)).toBeLessThan(Math.SQRT2);
  });
});

describe('by hand', () => {
  test('first steps from weight 1 with gradient 2', () => {
    const step = (o: OptimizerSpec): number => run(o, [1], [[2]])[0] ?? NaN;
    expect(step(defaultOptimizer('sgd'))).toBeCloseTo(0.98, 6);
    // Adam's first step is the learning rate, whatever the gradient.
    expect(step(defaultOptimizer('adam'))).toBeCloseTo(0.999, 6);
    // RMSprop's is lr / sqrt(1 - rho) = 0.001 x 3.1623.
    expect(step(defaultOptimizer('rmsprop'))).toBeCloseTo(0.9968377, 6);
    expect(step(defaultOptimizer('adagrad'))).toBeCloseTo(1 - 0.002 / Math.sqrt(4.1), 6);
    expect(step(defaultOptimizer('adamax'))).toBeCloseTo(0.999, 6);
    expect(step(defaultOptimizer('adamw'))).toBeCloseTo(0.998996, 6);
    // lr sqrt(e) g / sqrt(0.05 g^2 + e), e = 1e-7.
    expect(step({ kind: 'adadelta', learningRate: 1, rho: 0.95, epsilon: 1e-7 })).toBeCloseTo(1 - 0.0014142, 6);
    // u_1 = 0.468, u_2 = 0.485280...: direction (u_2 0.2 / (1 - u_1 u_2) + 2) / 2, times lr.
    const [u1, u2] = [0.9 * (1 - 0.5 * 0.96), 0.9 * (1 - 0.5 * 0.96 ** 2)];
    expect(step(defaultOptimizer('nadam'))).toBeCloseTo(1 - 0.0005 * ((u2 * 0.2) / (1 - u1 * u2) + 2), 6);
  });

  test("Keras's own example: RMSprop at 0.1 takes 10 to 9.683772", () => {
    const o = { kind: 'rmsprop', learningRate: 0.1, rho: 0.9, momentum: 0, epsilon: 1e-7 } as const;
    expect(run(o, [10], [[10]])[0]).toBeCloseTo(9.683772, 5);
  });

  test('the schedule of Nadam is pure, and cheap at a great age', () => {
    let product = 1;
    for (let t = 1; t <= 60; t += 1) {
      product *= 0.9 * (1 - 0.5 * 0.96 ** t);
      expect(nadamSchedule(0.9, t).product).toBeCloseTo(product, 15);
    }
    const old = nadamSchedule(0.9, 1e12);
    expect([old.current, old.next, 1 - old.product]).toEqual([0.9, 0.9, 1]);
    expect(nadamSchedule(0, 5)).toEqual({ current: 0, next: 0, product: 0 });
  });
});

describe('against tfjs, where its rule is the same', () => {
  const gradients = Array.from({ length: 12 }, (_, i) => [Math.sin(i + 1), Math.cos(2 * i) - 0.3, 0.2]);
  const start = [0.5, -1, 0];

  function tfRun(optimizer: tf.Optimizer): Float32Array {
    const variable = tf.variable(tf.tensor1d(start), true, `w${tf.memory().numTensors}`);
    for (const gradient of gradients) {
      const named = { [variable.name]: tf.tensor1d(gradient) };
      optimizer.applyGradients(named);
    }
    return Float32Array.from(variable.dataSync());
  }

  test.each<[string, OptimizerSpec, () => tf.Optimizer]>([
    ['sgd', { kind: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false }, () => tf.train.sgd(0.1)],
    // Not adadelta: tfjs 4.22 divides by the mean square from before the step.
    // tfjs corrects before adding epsilon, Keras after: equal as epsilon goes to nothing.
    [
      'adam',
      { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-9 },
      () => tf.train.adam(0.01, 0.9, 0.999, 1e-9),
    ],
    [
      'adamax',
      { kind: 'adamax', learningRate: 0.01, beta1: 0.9, beta2: 0.99, epsilon: 1e-9 },
      () => tf.train.adamax(0.01, 0.9, 0.99, 1e-9),
    ],
    [
      'rmsprop',
      { kind: 'rmsprop', learningRate: 0.01, rho: 0.9, momentum: 0, epsilon: 1e-7 },
      () => tf.train.rmsprop(0.01, 0.9, 0, 1e-7),
    ],
  ])('%s', (_, spec, make) => {
    const expected = tf.tidy(() => tfRun(make()));
    run(spec, start, gradients).forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 5));
  });
});

test('missing slots are refused', () => {
  const weight = new Float32Array(1);
  expect(() => optimizerStepInto(defaultOptimizer('adam'), 1, weight, weight, [weight])).toThrow(RangeError);
  expect(() => optimizerStepInto(defaultOptimizer('sgd'), 1, weight, weight, [])).toThrow(RangeError);
});

test('a learning rate of 1e9 diverges instead of failing', () => {
  const [value = 0] = run({ ...defaultOptimizer('sgd'), learningRate: 1e38 }, [1], [[10], [10]]);
  expect(value).toBe(-Infinity);
});
