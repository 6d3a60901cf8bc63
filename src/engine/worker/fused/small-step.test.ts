// What the lesson writes out as one training step is what the engine does: gradients, and the weights after the updates.
import { expect, test } from 'vitest';
import { initialWeights } from '../../../nn/initializers.ts';
import { defaultOptimizer } from '../../../nn/optimizers.ts';
import { toSeed } from '../../../nn/plan.ts';
import type { OptimizerSpec } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import { SMALL_NETWORK, smallGradient, smallLoss, smallPasses, startSmall, stepSmall } from '../../../nn/small-step.ts';
import type { SmallWeights } from '../../../nn/small-step.ts';
import { startCpu } from '../tfjs/start-cpu.ts';
import type { TrainerBackend } from '../trainer.ts';
import { startFused } from './backend.ts';

const COUNT = 6;

function batch() {
  const random = createRandom(toSeed(9), 1);
  const images = Array.from({ length: COUNT }, () =>
    Float32Array.from({ length: 784 }, () => Math.max(0, random.uniform() * 2 - 1)),
  );
  const labels = Array.from({ length: COUNT }, () => random.integer(10));
  return { images, labels };
}

function starting(): SmallWeights {
  const [a, b, c, d] = initialWeights(SMALL_NETWORK, toSeed(3));
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new RangeError('four weights');
  return [a, b, c, d];
}

function farthest(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  return Array.from(ours).reduce((most, value, i) => Math.max(most, Math.abs(value - (theirs[i] ?? NaN))), 0);
}

const OPTIMIZERS: readonly OptimizerSpec[] = [
  { kind: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false },
  { kind: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: false },
  defaultOptimizer('rmsprop'),
  defaultOptimizer('adam'),
];

test.each<[string, () => Promise<TrainerBackend>]>([
  ['the fused engine', startFused],
  ['tfjs on the processor', startCpu],
])('three steps as %s takes them', async (_, start) => {
  const backend = await start();
  const { images, labels } = batch();
  const flat = new Float32Array(COUNT * 784);
  images.forEach((image, n) => flat.set(image, n * 784));
  const given = { images: flat, labels: Uint8Array.from(labels), count: COUNT };
  for (const optimizer of OPTIMIZERS) {
    const trainer = backend.createTrainer({
      spec: SMALL_NETWORK,
      loss: 'sparse_categorical_crossentropy',
      optimizer,
      batchSize: COUNT,
      seed: toSeed(1),
      initialWeights: starting(),
    });
    let ours = startSmall(starting(), optimizer);
    for (let step = 0; step < 3; step += 1) {
      const passes = smallPasses(ours.weights, images, labels);
      const gradient = smallGradient(passes);
      if (step === 0) {
        const theirs = await trainer.gradients(given, step);
        expect(smallLoss(passes)).toBeCloseTo(theirs.loss, 5);
        theirs.gradients.forEach(({ values }, place) => {
          const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
          expect(farthest(gradient[place] ?? [], values)).toBeLessThan(2e-5 * largest);
        });
      }
      await trainer.step(given, step);
      ours = stepSmall(ours, gradient, optimizer);
    }
    const weights = await trainer.getWeights();
    weights.forEach((values, place) => expect(farthest(ours.weights[place] ?? [], values)).toBeLessThan(2e-4));
    trainer.dispose();
  }
  backend.dispose();
});
