// Embeddings on both engines: against each other, against the double-precision reference, and that against differences.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conv1d, dense, embedding, flatten, sequential } from '../../nn/build.ts';
import { forwardPass } from '../../nn/forward.ts';
import { ADAM } from '../../nn/plan.ts';
import { createRandom } from '../../nn/random.ts';
import { toSeed } from '../../nn/plan.ts';
import { startFused } from './fused/backend.ts';
import { largestDifference, sizeOfLargest, trainingCase, type TrainingCase } from './fused/testing/cases.ts';
import { runReference } from './fused/testing/reference.ts';
import { startCpu } from './tfjs/start-cpu.ts';
import type { Trainer, TrainerBackend } from './trainer.ts';

const VOCABULARY = 11;
const SENTENCES = sequential(
  [7],
  [
    embedding({ inputDim: VOCABULARY, outputDim: 5 }),
    conv1d({ filters: 6, kernelSize: 3, padding: 'causal', activation: 'tanh' }),
    flatten(),
    dense({ units: 3, activation: 'softmax' }),
  ],
);

let backends: readonly TrainerBackend[];
beforeAll(async () => {
  backends = [await startFused(), await startCpu()];
});
afterAll(() => {
  for (const backend of backends) backend.dispose();
});

/** Words occur more than once, some never, and two numbers lie outside the vocabulary. */
function sentences(seed: number): TrainingCase {
  const given = trainingCase(SENTENCES, { seed, batchSize: 6, optimizer: { ...ADAM, learningRate: 0.01 } });
  const random = createRandom(toSeed(seed), 5);
  const images = given.batch.images.map(() => random.integer(VOCABULARY - 2));
  images[3] = 40;
  images[9] = -2;
  return { ...given, batch: { ...given.batch, images } };
}

function expectClose(name: string, actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  const [difference, size] = [largestDifference(actual, expected), sizeOfLargest(expected)];
  if (!(difference <= 1e-5 * size)) expect.fail(`${name}: off by ${difference} of ${size}`);
}

async function withEach(given: TrainingCase, work: (trainer: Trainer) => Promise<void>): Promise<void> {
  for (const backend of backends) {
    const trainer = backend.createTrainer(given.options);
    await work(trainer);
    trainer.dispose();
  }
}

function reference({ options, batch }: TrainingCase, weights = options.initialWeights) {
  const { spec, loss, seed } = options;
  return runReference({ spec, weights, ...batch, loss, seed, isTraining: true, step: 0, precision: 'double' });
}

test('gradients of the reference are the slopes of its loss', () => {
  const given = sentences(4);
  const { gradients } = reference(given);
  const step = 2 ** -12;
  for (const place of [0, 7, 23, 40, 54]) {
    const lossAt = (shift: number): number => {
      const weights = given.options.initialWeights.map((each) => each.slice());
      const table = weights[0] ?? new Float32Array();
      table[place] = (table[place] ?? 0) + shift;
      return reference(given, weights).loss;
    };
    const slope = (lossAt(step) - lossAt(-step)) / (2 * step);
    expect(Math.abs(slope - (gradients[0]?.[place] ?? 0))).toBeLessThan(1e-4);
  }
});

test('both engines find the reference, for every weight', async () => {
  for (const seed of [1, 2, 3]) {
    const given = sentences(seed);
    const exact = reference(given);
    await withEach(given, async (trainer) => {
      const { loss, gradients } = await trainer.gradients(given.batch, 0);
      expectClose('loss', [loss], [exact.loss]);
      expect(gradients[0]?.name).toBe('embedding/embeddings');
      gradients.forEach(({ name, values }, index) => expectClose(name, values, exact.gradients[index] ?? []));
      // A word that does not occur is not moved.
      expect([...(gradients[0]?.values.subarray(9 * 5, 10 * 5) ?? [])]).toEqual([0, 0, 0, 0, 0]);
    });
  }
});

test('both engines put out what nn does, and train alike', async () => {
  const given = sentences(5);
  const { images, count } = given.batch;
  const expected = Array.from({ length: count }, (_, n) => {
    const outputs = forwardPass(SENTENCES, given.options.initialWeights, images.subarray(n * 7, (n + 1) * 7));
    return [...(outputs.at(-1)?.values ?? [])];
  }).flat();
  const tables: Float32Array[] = [];
  await withEach(given, async (trainer) => {
    expectClose('outputs', await trainer.predict(images, count), expected);
    for (let step = 0; step < 10; step += 1) await trainer.step(given.batch, step);
    tables.push((await trainer.getWeights())[0] ?? new Float32Array());
  });
  expect(largestDifference(tables[0] ?? [], tables[1] ?? [])).toBeLessThan(1e-4);
  expect(largestDifference(tables[0] ?? [], given.options.initialWeights[0] ?? [])).toBeGreaterThan(0.01);
});

test('a scalar changes with the rows, not with the numbers that choose them', async () => {
  const given = sentences(6);
  const question = { ...given.batch, of: { nodeIndex: 3, logits: true, unit: 1, reduce: 'sum' } } as const;
  const found: Float32Array[] = [];
  await withEach(given, async (trainer) => {
    expect((await trainer.scalarGradient({ ...question, with: 'input' })).values).toEqual(new Float32Array(42));
    const { shape, values } = await trainer.scalarGradient({ ...question, with: 0 });
    expect(shape).toEqual([7, 5]);
    found.push(values);
  });
  expect(sizeOfLargest(found[0] ?? [])).toBeGreaterThan(0.01);
  expectClose('gradient of rows', found[0] ?? [], found[1] ?? []);
});
