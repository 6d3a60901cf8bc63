// The engine against tfjs on the processor, trainer against trainer: whichever runs a lesson, it gets the same numbers.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conv2d, dense, dropout, flatten, maxPooling2D, sequential } from '../../../nn/build.ts';
import { toSeed } from '../../../nn/plan.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { MNIST_CNN, MNIST_MLP } from '../../../nn/presets.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { chooseFrom, randomNetwork } from '../../../nn/testing/random-network.ts';
import { startCpu } from '../tfjs/start-cpu.ts';
import type { Trainer, TrainerBackend } from '../trainer.ts';
import { startFused } from './backend.ts';
import { largestDifference, randomBatch, sizeOfLargest, trainingCase, type TrainingCase } from './testing/cases.ts';

let fused: TrainerBackend;
let cpu: TrainerBackend;
beforeAll(async () => {
  fused = await startFused();
  cpu = await startCpu();
});
afterAll(() => cpu.dispose());

async function withBoth(
  given: TrainingCase,
  compare: (ours: Trainer, theirs: Trainer) => Promise<void>,
): Promise<void> {
  const ours = fused.createTrainer(given.options);
  const theirs = cpu.createTrainer(given.options);
  try {
    await compare(ours, theirs);
  } finally {
    ours.dispose();
    theirs.dispose();
  }
}

/** Largest relative difference of any weight's gradient, and of the loss. */
async function gradientError(given: TrainingCase, step: number): Promise<number> {
  let worst = 0;
  await withBoth(given, async (ours, theirs) => {
    const [mine, other] = [await ours.gradients(given.batch, step), await theirs.gradients(given.batch, step)];
    worst = Math.abs(mine.loss - other.loss) / Math.abs(other.loss);
    expect(mine.gradients.map((each) => each.name)).toEqual(other.gradients.map((each) => each.name));
    mine.gradients.forEach(({ values }, index) => {
      const theirValues = other.gradients[index]?.values ?? [];
      worst = Math.max(worst, largestDifference(values, theirValues) / sizeOfLargest(theirValues));
    });
  });
  return worst;
}

const SMALL_CIFAR = sequential(
  [16, 16, 3],
  [
    conv2d({ filters: 12, kernelSize: 2, padding: 'same', activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    conv2d({ filters: 20, kernelSize: 3, activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    dropout({ rate: 0.3 }),
    flatten(),
    dense({ units: 37, activation: 'relu' }),
    dropout({ rate: 0.5 }),
    dense({ units: 7, activation: 'softmax' }),
  ],
);

describe('against tfjs cpu', () => {
  const networks: readonly (readonly [string, NetworkSpec])[] = [
    ['MNIST_MLP', MNIST_MLP],
    ['MNIST_CNN', MNIST_CNN],
    ['convolutions with dropout', SMALL_CIFAR],
  ];
  test.each(networks)('%s: loss and gradients of one step', async (_name, spec) => {
    const given = trainingCase(spec, { seed: 11, batchSize: 6 });
    const options = { ...given.options, initialWeights: initialWeights(spec, toSeed(5)) };
    expect(await gradientError({ ...given, options }, 4)).toBeLessThan(1e-5);
  });

  test('ten losses of a training run', async () => {
    const optimizer = { kind: 'adam', learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;
    const given = trainingCase(SMALL_CIFAR, { seed: 3, batchSize: 8, optimizer });
    await withBoth(given, async (ours, theirs) => {
      for (let step = 0; step < 10; step += 1) {
        const batch = randomBatch(SMALL_CIFAR, step === 9 ? 5 : 8, 100 + step);
        const [mine, other] = [await ours.step(batch, step), await theirs.step(batch, step)];
        expect(Math.abs(mine.loss - other.loss)).toBeLessThan(1e-3 * other.loss);
        expect(mine.correct).toBe(other.correct);
      }
    });
  });

  test('predictions of random networks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(9999), { minLength: 30, maxLength: 100 }),
        fc.nat(1e6),
        async (choices, seed) => {
          const spec = randomNetwork(chooseFrom(choices), { graphs: true, maxLayers: 4, embeddings: 'of-input' });
          if ((inferShapes(spec).at(-1)?.output.length ?? 0) !== 1) return;
          const given = trainingCase(spec, { seed, batchSize: 2, count: 3 });
          await withBoth(given, async (ours, theirs) => {
            const { images, count } = given.batch;
            const [mine, other] = [await ours.predict(images, count), await theirs.predict(images, count)];
            expect(largestDifference(mine, other)).toBeLessThanOrEqual(2e-5 * sizeOfLargest(other) + 1e-6);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
