// Update rules on tensors against nn's, step by step on the gradients the trainer itself reports.
import { describe, expect, test } from 'vitest';
import { dense, sequential } from '../../../nn/build.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { initialSlotValue, optimizerStepInto, slotCount } from '../../../nn/optimizers.ts';
import type { OptimizerSpec } from '../../../nn/plan.ts';
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import { startCpu } from './start-cpu.ts';

const ADAPTIVE = { learningRate: 0.01, beta1: 0.9, beta2: 0.99, epsilon: 1e-3 } as const;

const OPTIMIZERS: readonly OptimizerSpec[] = [
  { kind: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false },
  { kind: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: false },
  { kind: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true },
  { kind: 'rmsprop', learningRate: 0.01, rho: 0.8, momentum: 0, epsilon: 1e-3 },
  { kind: 'rmsprop', learningRate: 0.01, rho: 0.8, momentum: 0.5, epsilon: 1e-3 },
  { kind: 'adagrad', learningRate: 0.1, initialAccumulatorValue: 0.1, epsilon: 1e-3 },
  { kind: 'adadelta', learningRate: 1, rho: 0.9, epsilon: 1e-3 },
  { kind: 'adam', ...ADAPTIVE },
  { kind: 'adamax', ...ADAPTIVE },
  { kind: 'nadam', ...ADAPTIVE },
  { kind: 'adamw', ...ADAPTIVE, weightDecay: 0.1 },
];

const SPEC = sequential([4], [dense({ units: 5, activation: 'tanh' }), dense({ units: 3, activation: 'softmax' })]);
const SEED = toSeed(8);

function batchAt(step: number) {
  const random = createRandom(toSeed(3), step);
  return {
    images: Float32Array.from({ length: 6 * 4 }, () => random.normal()),
    labels: Uint8Array.from({ length: 6 }, () => random.integer(3)),
    count: 6,
  };
}

describe('optimizers', () => {
  test.each(OPTIMIZERS.map((optimizer) => [`${optimizer.kind} ${JSON.stringify(optimizer)}`, optimizer] as const))(
    '%s takes five steps as nn does',
    async (_, optimizer) => {
      const backend = await startCpu();
      const initial = initialWeights(SPEC, SEED);
      const trainer = backend.createTrainer({
        spec: SPEC,
        loss: 'categorical_crossentropy',
        optimizer,
        batchSize: 6,
        seed: SEED,
        initialWeights: initial,
      });
      const weights = initial.map((values) => values.slice());
      const slots = weights.map(({ length }) =>
        Array.from({ length: slotCount(optimizer.kind) }, () =>
          new Float32Array(length).fill(initialSlotValue(optimizer)),
        ),
      );
      for (let step = 0; step < 5; step += 1) {
        const { gradients } = await trainer.gradients(batchAt(step), step);
        weights.forEach((values, i) => {
          optimizerStepInto(optimizer, step + 1, values, gradients[i]?.values ?? new Float32Array(), slots[i] ?? []);
        });
        await trainer.step(batchAt(step), step);
      }
      const found = await trainer.getWeights();
      const state = await trainer.getOptimizerState();
      trainer.dispose();
      const moved = Math.max(...found.map((values, i) => distance(values, initial[i])));
      expect(moved).toBeGreaterThan(0.01);
      found.forEach((values, i) => expect(distance(values, weights[i])).toBeLessThan(2e-6));
      expect(state.step).toBe(5);
      // Slot by slot, each in the order of the weights.
      const expected = Array.from({ length: slotCount(optimizer.kind) }, (_unused, slot) =>
        slots.map((own) => own[slot]),
      ).flat();
      expect(state.slots.length).toBe(expected.length);
      state.slots.forEach((values, i) => expect(distance(values, expected[i])).toBeLessThan(2e-6));
    },
  );
});

function distance(a: Float32Array, b: Float32Array | undefined): number {
  return Math.max(...a.map((value, i) => Math.abs(value - (b?.[i] ?? Number.NaN))));
}
