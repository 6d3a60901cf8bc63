// Every optimizer against nn's plain update rules, over several steps; its state out of one trainer and into another.
import { beforeAll, describe, expect, test } from 'vitest';
import { conv2d, dense, flatten, maxPooling2D, sequential } from '../../../nn/build.ts';
import { defaultOptimizer, initialSlotValue, optimizerStepInto, slotCount } from '../../../nn/optimizers.ts';
import type { OptimizerKind, OptimizerSpec } from '../../../nn/plan.ts';
import type { TrainerBackend } from '../trainer.ts';
import { startFused } from './backend.ts';
import { largestDifference, randomBatch, sizeOfLargest, trainingCase } from './testing/cases.ts';

let backend: TrainerBackend;
beforeAll(async () => {
  backend = await startFused();
});

const SPEC = sequential(
  [9, 8, 2],
  [
    conv2d({ filters: 5, kernelSize: 3, activation: 'tanh' }),
    maxPooling2D({ poolSize: 2 }),
    flatten(),
    dense({ units: 11, activation: 'elu' }),
    dense({ units: 4, activation: 'softmax' }),
  ],
);

const KINDS: readonly OptimizerKind[] = ['sgd', 'rmsprop', 'adagrad', 'adadelta', 'adam', 'adamax', 'nadam', 'adamw'];
const VARIANTS: readonly OptimizerSpec[] = [
  ...KINDS.map((kind) => ({ ...defaultOptimizer(kind), learningRate: 0.02 })),
  { kind: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: false },
  { kind: 'sgd', learningRate: 0.05, momentum: 0.8, nesterov: true },
  { kind: 'rmsprop', learningRate: 0.01, rho: 0.8, momentum: 0.7, epsilon: 1e-5 },
];
const CASES = VARIANTS.map((optimizer) => [JSON.stringify(optimizer), optimizer] as const);

describe('optimizers', () => {
  test.each(CASES)('%s', async (_name, optimizer) => {
    const given = trainingCase(SPEC, { seed: 21, batchSize: 5, optimizer });
    const trainer = backend.createTrainer(given.options);
    const weights = given.options.initialWeights.map((each) => each.slice());
    const slots = Array.from({ length: slotCount(optimizer.kind) }, () =>
      weights.map((each) => new Float32Array(each.length).fill(initialSlotValue(optimizer))),
    );
    for (let step = 0; step < 6; step += 1) {
      const batch = randomBatch(SPEC, 5, step);
      const { gradients } = await trainer.gradients(batch, step);
      await trainer.step(batch, step);
      weights.forEach((weight, index) => {
        const own = slots.map((slot) => slot[index] ?? new Float32Array(0));
        optimizerStepInto(optimizer, step + 1, weight, gradients[index]?.values ?? new Float32Array(0), own);
      });
      const state = await trainer.getOptimizerState();
      expect(state.step).toBe(step + 1);
      const actual = [...(await trainer.getWeights()), ...state.slots];
      const expected = [...weights, ...slots.flat()];
      expect(actual.length).toBe(expected.length);
      actual.forEach((values, index) => {
        const wanted = expected[index] ?? [];
        expect(largestDifference(values, wanted)).toBeLessThanOrEqual(2e-5 * sizeOfLargest(wanted) + 1e-12);
      });
    }
    trainer.dispose();
  });

  test.each(CASES)('goes on bit for bit in another trainer: %s', async (_name, optimizer) => {
    const given = trainingCase(SPEC, { seed: 22, batchSize: 5, optimizer });
    const whole = backend.createTrainer(given.options);
    const losses: number[] = [];
    for (let step = 0; step < 8; step += 1) losses.push((await whole.step(randomBatch(SPEC, 5, step), step)).loss);
    const first = backend.createTrainer(given.options);
    for (let step = 0; step < 4; step += 1) await first.step(randomBatch(SPEC, 5, step), step);
    const second = backend.createTrainer({ ...given.options, initialWeights: await first.getWeights() });
    second.setOptimizerState(await first.getOptimizerState());
    for (let step = 4; step < 8; step += 1) {
      expect((await second.step(randomBatch(SPEC, 5, step), step)).loss).toBe(losses[step]);
    }
    expect(await second.getWeights()).toEqual(await whole.getWeights());
    for (const trainer of [whole, first, second]) trainer.dispose();
  });
});
