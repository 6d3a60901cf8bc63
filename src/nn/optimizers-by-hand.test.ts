// Every update rule against numbers worked out apart from this code: Keras's formulas in float64, to nine decimals.
import { expect, test } from 'vitest';
import { defaultOptimizer, initialSlotValue, optimizerStepInto, slotCount } from './optimizers.ts';
import type { OptimizerSpec } from './plan.ts';

const GRADIENTS = [0.5, 0.5, -0.25];

/** The weight after steps one, two and three from 1. */
const CASES: readonly (readonly [name: string, optimizer: OptimizerSpec, weights: readonly number[]])[] = [
  ['SGD', defaultOptimizer('sgd'), [0.995, 0.99, 0.9925]],
  [
    'momentum',
    { kind: 'sgd', learningRate: 0.01, momentum: 0.9, nesterov: false },
    // m: -0.005, -0.0095, -0.00605.
    [0.995, 0.9855, 0.97945],
  ],
  ['Nesterov', { kind: 'sgd', learningRate: 0.01, momentum: 0.9, nesterov: true }, [0.9905, 0.97695, 0.974005]],
  ['RMSprop', defaultOptimizer('rmsprop'), [0.996837729, 0.994543574, 0.995672957]],
  ['Adagrad', defaultOptimizer('adagrad'), [0.999154846, 0.998509349, 0.998816496]],
  [
    'Adadelta at its paper’s rate of 1',
    { kind: 'adadelta', learningRate: 1, rho: 0.95, epsilon: 1e-7 },
    [0.998585792, 0.997153568, 0.99799478],
  ],
  // Keras's unusual place of epsilon shows in the ninth decimal: without it the first step would end at 0.999 exactly.
  ['Adam', defaultOptimizer('adam'), [0.999000006, 0.998000011, 0.99748436]],
  ['AdamW', defaultOptimizer('adamw'), [0.998996006, 0.997992015, 0.997472372]],
  ['Adamax', defaultOptimizer('adamax'), [0.999, 0.998, 0.997553059]],
  ['Nadam', defaultOptimizer('nadam'), [0.998937212, 0.998163622, 0.998411373]],
];

test.each(CASES)('%s: one, two and three steps', (_, optimizer, expected) => {
  const weight = Float32Array.of(1);
  const slots = Array.from({ length: slotCount(optimizer.kind) }, () => Float32Array.of(initialSlotValue(optimizer)));
  GRADIENTS.forEach((gradient, index) => {
    optimizerStepInto(optimizer, index + 1, weight, Float32Array.of(gradient), slots);
    // A weight near 1 is rounded to 6e-8 at each step.
    expect(Math.abs((weight[0] ?? Number.NaN) - (expected[index] ?? 0))).toBeLessThan(1e-7 * (index + 1));
  });
});
