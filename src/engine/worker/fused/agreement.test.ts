// How far the engine and tfjs cpu stay together: gradients of random networks, losses from common weights early and late
// in a run, and what both have learned in the end on real digits. Not responsible for: single layers (reference.test.ts).
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conv2d, dense, dropout, flatten, maxPooling2D, sequential } from '../../../nn/build.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { countCorrect } from '../../../nn/metrics.ts';
import { epochOrder } from '../../../nn/order.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import { inferShapes, sizeOf } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { chooseFrom, randomNetwork } from '../../../nn/testing/random-network.ts';
import { DATASETS } from '../../catalog/datasets.ts';
import { parseDatasetIndex } from '../../catalog/dataset-index.ts';
import { decodeShard } from '../../catalog/shard-codec.ts';
import { startCpu } from '../tfjs/start-cpu.ts';
import type { Trainer, TrainerBackend } from '../trainer.ts';
import { startFused } from './backend.ts';
import { largestDifference, randomBatch, sizeOfLargest, trainingCase } from './testing/cases.ts';
import { runReference } from './testing/reference.ts';

let fused: TrainerBackend;
let cpu: TrainerBackend;
beforeAll(async () => {
  fused = await startFused();
  cpu = await startCpu();
});
afterAll(() => {
  fused.dispose();
  cpu.dispose();
});

/** Networks that come this near to a kink or a tie are passed over: there the two may honestly differ. */
const MARGIN = 2e-5;

describe('gradients of one step', () => {
  test('of random networks are those of tfjs cpu', async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(99_999), { minLength: 40, maxLength: 160 }), async (choices) => {
        const choose = chooseFrom(choices);
        const [seed, count] = [choose(99_999), 1 + choose(4)];
        const spec = withHead(randomNetwork(choose, { graphs: true, maxLayers: 5 }));
        if (sizeOf(spec.inputShape) > 600) return;
        const { options, batch } = trainingCase(spec, { seed, batchSize: count });
        const shared = {
          spec,
          weights: options.initialWeights,
          ...batch,
          loss: options.loss,
          seed: options.seed,
          step: 3,
        };
        const exact = runReference({ ...shared, isTraining: true, precision: 'double' });
        const single = runReference({ ...shared, isTraining: true, precision: 'single' });
        if (!(exact.margin > MARGIN) || !(single.loss < 30)) return;
        const [ours, theirs] = [fused.createTrainer(options), cpu.createTrainer(options)];
        try {
          const [mine, other] = [await ours.gradients(batch, 3), await theirs.gradients(batch, 3)];
          const trainable = weightSpecs(spec).flatMap((weight, index) => (weight.trainable ? [index] : []));
          mine.gradients.forEach(({ name, values }, position) => {
            const index = trainable[position] ?? 0;
            const exactly = exact.gradients[index] ?? [];
            // What single precision loses of a sum that cancels away is nobody's error.
            const lost = largestDifference(single.gradients[index] ?? [], exactly);
            const allowed = 2e-5 * sizeOfLargest(exactly) + 20 * (Number.isNaN(lost) ? 0 : lost) + 8e-6 * exact.scale;
            const difference = largestDifference(values, other.gradients[position]?.values ?? []);
            if (!(difference <= allowed)) expect.fail(`${name}: off by ${difference}, allowed ${allowed}`);
          });
          checked += 1;
        } finally {
          ours.dispose();
          theirs.dispose();
        }
      }),
      { numRuns: Number(process.env['AGREEMENT_RUNS'] ?? 150) },
    );
    expect(checked).toBeGreaterThan(40);
  });
});

function withHead(spec: NetworkSpec): NetworkSpec {
  const shape = inferShapes(spec).at(-1)?.output ?? spec.inputShape;
  const middle = shape.length > 1 ? [{ layer: flatten(), name: 'flat' }] : [];
  const head = { layer: dense({ units: 6, activation: 'softmax' }), name: 'head' };
  return { inputShape: spec.inputShape, nodes: [...spec.nodes, ...middle, head] };
}

const SMALL_CIFAR = sequential(
  [12, 12, 3],
  [
    conv2d({ filters: 10, kernelSize: 2, padding: 'same', activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    conv2d({ filters: 12, kernelSize: 3, activation: 'relu' }),
    dropout({ rate: 0.3 }),
    flatten(),
    dense({ units: 7, activation: 'softmax' }),
  ],
);

test('ten losses agree from the same weights, at steps 0, 50, 100 and 200 of a run', async () => {
  const { options } = trainingCase(SMALL_CIFAR, { seed: 3, batchSize: 8, optimizer: ADAM });
  const ours = fused.createTrainer({ ...options, initialWeights: initialWeights(SMALL_CIFAR, toSeed(3)) });
  const theirs = cpu.createTrainer(options);
  for (let step = 0; step < 210; step += 1) {
    const batch = randomBatch(SMALL_CIFAR, 8, 1000 + (step % 40));
    // A difference of a ten millionth grows a hundredfold in fifty steps of Adam, so both start again from one place.
    if ([0, 50, 100, 200].includes(step)) {
      theirs.setWeights(await ours.getWeights());
      theirs.setOptimizerState(await ours.getOptimizerState());
    }
    const mine = await ours.step(batch, step);
    if (step % 50 >= 10 || (step >= 150 && step < 200)) continue;
    const other = await theirs.step(batch, step);
    expect(Math.abs(mine.loss - other.loss), `loss of step ${step}`).toBeLessThan(1e-3 * other.loss);
  }
  ours.dispose();
  theirs.dispose();
});

const TRAIN = 600;
const BATCH = 16;

/** The first thousand training digits as the course ships them: pixels in [0, 1] and labels. */
function digits(): { readonly images: Float32Array; readonly labels: Uint8Array } {
  const folder = new URL('../../../../public/data/mnist/', import.meta.url);
  const parsed = parseDatasetIndex(JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')), DATASETS.mnist.id);
  if (parsed.kind !== 'ok') throw new Error('public/data/mnist is missing or damaged: npm run assets');
  const [shard] = parsed.value.shards.train;
  if (shard === undefined) throw new Error('MNIST has no shard');
  const { pixels, labels } = decodeShard(
    new Uint8Array(gunzipSync(readFileSync(new URL(shard.file, folder)))),
    shard,
    parsed.value,
  );
  return { images: Float32Array.from(pixels, (pixel) => pixel / 255), labels };
}

describe('what was learned', () => {
  test('of real digits differs by at most two in a hundred, mean of three seeds', async () => {
    const { images, labels } = digits();
    const spec = sequential(
      [28, 28, 1],
      [
        conv2d({ filters: 8, kernelSize: 3, strides: 2, activation: 'relu' }),
        maxPooling2D({ poolSize: 2 }),
        flatten(),
        dense({ units: 10, activation: 'softmax' }),
      ],
    );
    const size = sizeOf(spec.inputShape);
    const test = { images: images.subarray(TRAIN * size), labels: labels.subarray(TRAIN), count: 1000 - TRAIN };

    async function learn(backend: TrainerBackend, seed: number): Promise<number> {
      const { options } = trainingCase(spec, { seed, batchSize: BATCH, optimizer: { ...ADAM, learningRate: 3e-3 } });
      const trainer: Trainer = backend.createTrainer({
        ...options,
        initialWeights: initialWeights(spec, toSeed(seed)),
      });
      for (let epoch = 0; epoch < 3; epoch += 1) {
        const order = epochOrder(TRAIN, toSeed(seed), epoch);
        for (let start = 0; start < TRAIN; start += BATCH) {
          const chosen = [...order.subarray(start, start + BATCH)];
          const batch = new Float32Array(chosen.length * size);
          chosen.forEach((index, i) => batch.set(images.subarray(index * size, (index + 1) * size), i * size));
          const own = Uint8Array.from(chosen, (index) => labels[index] ?? 0);
          await trainer.step({ images: batch, labels: own, count: chosen.length }, (epoch * TRAIN + start) / BATCH);
        }
      }
      const outputs = await trainer.predict(test.images, test.count);
      trainer.dispose();
      return countCorrect(outputs, test.labels, test.count, 10) / test.count;
    }

    const mean = async (backend: TrainerBackend): Promise<number> => {
      const found = [await learn(backend, 1), await learn(backend, 2), await learn(backend, 3)];
      return found.reduce((sum, each) => sum + each, 0) / found.length;
    };
    const [ours, theirs] = [await mean(fused), await mean(cpu)];
    expect(ours).toBeGreaterThan(0.7);
    expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(0.02);
  });
});
