// Looking into a network: both engines against each other on random networks, against differences of the scalars
// themselves, and against nn's own way back; and that training does not notice.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  activation,
  add,
  batchNormalization,
  conv2d,
  dense,
  dropout,
  flatten,
  globalAveragePooling2D,
  maxPooling2D,
  sequential,
} from '../../nn/build.ts';
import { forwardPass } from '../../nn/forward.ts';
import { inputGradient } from '../../nn/input-gradient.ts';
import { ADAM } from '../../nn/plan.ts';
import { MNIST_CNN } from '../../nn/presets.ts';
import { inferShapes, sizeOf } from '../../nn/shapes.ts';
import type { LayerNode, NetworkSpec } from '../../nn/spec.ts';
import { chooseFrom, randomNetwork, type Choose } from '../../nn/testing/random-network.ts';
import type { GradientQuestion, ScalarSpec } from '../protocol/inspection.ts';
import { startFused } from './fused/backend.ts';
import { largestDifference, randomBatch, sizeOfLargest, trainingCase } from './fused/testing/cases.ts';
import { runReference } from './fused/testing/reference.ts';
import { INSPECTION_CHUNK } from './inspection.ts';
import { startCpu } from './tfjs/start-cpu.ts';
import type { Trainer, TrainerBackend } from './trainer.ts';

let backends: Readonly<Record<'fused' | 'cpu', TrainerBackend>>;
beforeAll(async () => {
  backends = { fused: await startFused(), cpu: await startCpu() };
});
afterAll(() => {
  backends.fused.dispose();
  backends.cpu.dispose();
});

const ENGINES = ['fused', 'cpu'] as const;

/** Nearer to a kink or a tie the two may honestly differ. */
const MARGIN = 2e-5;

/** What is left where larger numbers cancel, such as the gradient of the sum of all outputs of a softmax. */
const FLOOR = 1e-6;

function expectClose(name: string, mine: ArrayLike<number>, other: ArrayLike<number>, tolerance: number): void {
  const [difference, size] = [largestDifference(mine, other), sizeOfLargest(other)];
  if (!(difference <= tolerance * size + FLOOR)) expect.fail(`${name}: off by ${difference} of ${size}`);
}

async function withTrainers<T>(
  spec: NetworkSpec,
  seed: number,
  work: (fused: Trainer, cpu: Trainer) => Promise<T>,
): Promise<T> {
  const { options } = trainingCase(spec, { seed, batchSize: 4, loss: 'mse' });
  const [fused, cpu] = [backends.fused.createTrainer(options), backends.cpu.createTrainer(options)];
  try {
    return await work(fused, cpu);
  } finally {
    fused.dispose();
    cpu.dispose();
  }
}

function withEnd(spec: NetworkSpec): NetworkSpec {
  const isVector = (inferShapes(spec).at(-1)?.output.length ?? 1) === 1;
  const middle: LayerNode[] = isVector ? [] : [{ layer: flatten(), name: 'flat' }];
  const end: LayerNode = { layer: dense({ units: 4, activation: 'softmax' }), name: 'head' };
  return { inputShape: spec.inputShape, nodes: [...spec.nodes, ...middle, end] };
}

/** A scalar somewhere in the network, and a node or the input before it. */
function randomQuestion(spec: NetworkSpec, choose: Choose): Pick<GradientQuestion, 'of' | 'with' | 'guided'> {
  const nodeIndex = spec.nodes.length - 1 - choose(spec.nodes.length);
  const shape = inferShapes(spec)[nodeIndex]?.output ?? [];
  const picks: readonly Partial<ScalarSpec>[] = [
    { unit: choose(sizeOf(shape)) },
    { unit: shape.map((side) => choose(side)) },
    { channel: choose(shape.at(-1) ?? 1) },
    { combination: Array.from({ length: sizeOf(shape) }, () => choose(9) - 4) },
    {},
  ];
  const of: ScalarSpec = {
    nodeIndex,
    logits: choose(2) === 1,
    reduce: choose(2) === 1 ? 'sum' : 'mean',
    ...picks[choose(picks.length)],
  };
  const target = choose(nodeIndex + 1) - 1;
  return { of, with: target < 0 ? 'input' : target, guided: choose(3) === 0 };
}

describe('both engines', () => {
  test('see the same outputs of every node and the same gradients in random networks', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(99_999), { minLength: 40, maxLength: 120 }), async (choices) => {
        const choose = chooseFrom(choices);
        const questionChoices = chooseFrom(choices.toReversed());
        const spec = withEnd(randomNetwork(choose, { graphs: true, maxLayers: 4, embeddings: 'of-input' }));
        // Overlapping windows put out one maximum twice: to a second maximum that is a tie, which may go either way.
        if (spec.nodes.filter(({ layer }) => layer.className.includes('Max')).length > 1) return;
        const count = 1 + choose(3);
        const given = trainingCase(spec, { seed: choose(9999), batchSize: count, loss: 'mse' });
        const { images } = given.batch;
        const { margin } = runReference({
          spec,
          weights: given.options.initialWeights,
          ...given.batch,
          loss: 'mse',
          seed: given.options.seed,
          isTraining: false,
          step: 0,
          precision: 'double',
        });
        if (!(margin > MARGIN)) return;
        const [fused, cpu] = [backends.fused.createTrainer(given.options), backends.cpu.createTrainer(given.options)];
        const all = spec.nodes.map((_, index) => index);
        const [mine, theirs] = [await fused.activations(images, count, all), await cpu.activations(images, count, all)];
        expect(mine.map(({ values: _, ...rest }) => rest)).toEqual(theirs.map(({ values: _, ...rest }) => rest));
        mine.forEach((each, i) => expectClose(`output of ${each.name}`, each.values, theirs[i]?.values ?? [], 1e-5));
        const nodeIndex = questionChoices(spec.nodes.length);
        const ablated = [0, 1].map(() => ({ nodeIndex, channel: questionChoices(mine[nodeIndex]?.shape.at(-1) ?? 1) }));
        const without = await cpu.activations(images, count, all, ablated);
        for (const [i, each] of (await fused.activations(images, count, all, ablated)).entries()) {
          expectClose(`${each.name} without a channel`, each.values, without[i]?.values ?? [], 1e-5);
        }
        for (let i = 0; i < 3; i += 1) {
          const question = { images, count, ...randomQuestion(spec, questionChoices) };
          const [a, b] = [await fused.scalarGradient(question), await cpu.scalarGradient(question)];
          const name = JSON.stringify({ of: question.of, with: question.with, guided: question.guided });
          expect(a.shape).toEqual(b.shape);
          expectClose(`scalar ${name}`, a.scalars, b.scalars, 1e-5);
          expectClose(`gradient ${name}`, a.values, b.values, 1e-5);
          compared += 1;
        }
        fused.dispose();
        cpu.dispose();
      }),
      { numRuns: Number(process.env['INSPECTION_RUNS'] ?? 60) },
    );
    expect(compared).toBeGreaterThan(60);
  });
});

/** Everything smooth, with a skip connection, layers that change nothing, and a dead end. */
const SMOOTH: NetworkSpec = {
  inputShape: [6, 5, 2],
  nodes: [
    { name: 'stem', layer: conv2d({ filters: 3, kernelSize: 3, padding: 'same', activation: 'tanh' }) },
    { name: 'still', layer: dropout({ rate: 0.5 }) },
    { name: 'aside', layer: conv2d({ filters: 2, kernelSize: 2, activation: 'swish' }), inbound: ['stem'] },
    { name: 'norm', layer: batchNormalization(), inbound: ['still'] },
    { name: 'sum', layer: add(), inbound: ['norm', 'stem', 'still'] },
    { name: 'map', layer: conv2d({ filters: 4, kernelSize: 3, activation: 'sigmoid' }) },
    { name: 'pool', layer: globalAveragePooling2D() },
    { name: 'head', layer: dense({ units: 3 }) },
    { name: 'end', layer: activation({ activation: 'softmax' }) },
  ],
};

const SCALARS: readonly (readonly [string, ScalarSpec])[] = [
  ['a unit of a map', { nodeIndex: 5, unit: [2, 1, 3], reduce: 'sum' }],
  ['the mean of a channel', { nodeIndex: 4, channel: 1, reduce: 'mean' }],
  ['a probability', { nodeIndex: 8, unit: 2, reduce: 'sum' }],
  ['a logit', { nodeIndex: 8, logits: true, unit: 2, reduce: 'sum' }],
  ['a dead end', { nodeIndex: 2, reduce: 'mean' }],
];

describe.each(ENGINES)('%s', (engine) => {
  test.each(SCALARS)('the gradient of %s is its slope', async (_name, of) => {
    await withTrainers(SMOOTH, 5, async (...both) => {
      const trainer = both[ENGINES.indexOf(engine)] ?? both[0];
      const { images } = randomBatch(SMOOTH, 2, 6);
      const size = sizeOf(SMOOTH.inputShape);
      const { values, scalars } = await trainer.scalarGradient({ images, count: 2, of, with: 'input' });
      expect(scalars.length).toBe(2);
      const largest = sizeOfLargest(values);
      expect(largest).toBeGreaterThan(1e-3);
      const step = 2 ** -6;
      for (const place of [0, 17, 33, 59, size + 4, size + 31]) {
        const at = async (shift: number): Promise<number> => {
          const moved = images.slice();
          moved[place] = (moved[place] ?? 0) + shift;
          const found = await trainer.scalarGradient({ images: moved, count: 2, of, with: 'input' });
          return found.scalars[Math.floor(place / size)] ?? Number.NaN;
        };
        const slope = ((await at(step)) - (await at(-step))) / (2 * step);
        expect(Math.abs(slope - (values[place] ?? 0))).toBeLessThan(2e-3 * largest + 1e-5);
      }
    });
  });

  test('holds a channel at nought, and everything behind it sees that', async () => {
    await withTrainers(SMOOTH, 5, async (...both) => {
      const trainer = both[ENGINES.indexOf(engine)] ?? both[0];
      const { images } = randomBatch(SMOOTH, 2, 6);
      const [before, whole] = await trainer.activations(images, 2, [0, 8]);
      const [stem, end] = await trainer.activations(images, 2, [0, 8], [{ nodeIndex: 0, channel: 1 }]);
      expect(stem?.values).toEqual(before?.values.map((value, i) => (i % 3 === 1 ? 0 : value)));
      expect(largestDifference(end?.values ?? [], whole?.values ?? [])).toBeGreaterThan(1e-4);
      expect((await trainer.activations(images, 2, [8]))[0]?.values).toEqual(whole?.values);
      await expect(trainer.activations(images, 2, [8], [{ nodeIndex: 0, channel: 3 }])).rejects.toMatchObject({
        code: 'limit-exceeded',
      });
    });
  });

  test('lets only positive slopes back through a ReLU when guided', async () => {
    const spec = sequential([2], [dense({ units: 2, activation: 'relu' }), dense({ units: 1 })]);
    const { options } = trainingCase(spec, { seed: 1, batchSize: 1, loss: 'mse' });
    const trainer = backends[engine].createTrainer(options);
    trainer.setWeights([[1, 0, 0, 1], [0, 0], [3, -5], [0]].map((values) => Float32Array.from(values)));
    const of: ScalarSpec = { nodeIndex: 1, unit: 0, reduce: 'sum' };
    const question = { images: Float32Array.of(2, 4), count: 1, of, with: 'input' } as const;
    expect([...(await trainer.scalarGradient(question)).values]).toEqual([3, -5]);
    expect([...(await trainer.scalarGradient({ ...question, guided: true })).values]).toEqual([3, 0]);
    trainer.dispose();
  });

  test('knows which way through a skip connection is asked for', async () => {
    await withTrainers(SMOOTH, 5, async (...both) => {
      const trainer = both[ENGINES.indexOf(engine)] ?? both[0];
      const { images } = randomBatch(SMOOTH, 1, 6);
      const of: ScalarSpec = { nodeIndex: 4, unit: [3, 2, 1], reduce: 'sum' };
      const weights = await trainer.getWeights();
      const normScale = (weights[4]?.[1] ?? 0) / Math.sqrt((weights[7]?.[1] ?? 0) + 1e-3);
      const slopeOf = async (target: number): Promise<number> => {
        const { values, shape } = await trainer.scalarGradient({ images, count: 1, of, with: target });
        expect(shape).toEqual([6, 5, 3]);
        expect(values.filter((value) => value !== 0)).toHaveLength(1);
        return values[(3 * 5 + 2) * 3 + 1] ?? 0;
      };
      // The sum reads the stem itself, the stem through the dropout, and that through the normalization.
      expect(await slopeOf(3)).toBe(1);
      expect(await slopeOf(1)).toBeCloseTo(1 + normScale, 5);
      expect(await slopeOf(0)).toBeCloseTo(2 + normScale, 5);
      expect((await trainer.scalarGradient({ images, count: 1, of, with: 2 })).values).toEqual(new Float32Array(40));
    });
  });

  test('agrees with the way back of nn, picture by picture, over several chunks', async () => {
    const spec = sequential(
      [10, 9, 2],
      [
        conv2d({ filters: 5, kernelSize: 3, activation: 'relu' }),
        maxPooling2D({ poolSize: 2 }),
        conv2d({ filters: 4, kernelSize: 2, padding: 'same', activation: 'relu' }),
        flatten(),
        dense({ units: 3, activation: 'softmax' }),
      ],
    );
    await withTrainers(spec, 8, async (...both) => {
      const trainer = both[ENGINES.indexOf(engine)] ?? both[0];
      const count = 2 * INSPECTION_CHUNK + 3;
      const { images } = randomBatch(spec, count, 4);
      const weights = await trainer.getWeights();
      const of: ScalarSpec = { nodeIndex: 2, unit: [1, 2, 3], reduce: 'sum' };
      const { values, scalars } = await trainer.scalarGradient({ images, count, of, with: 'input' });
      const [maps] = await trainer.activations(images, count, [2]);
      for (let n = 0; n < count; n += 1) {
        const sample = images.subarray(n * 180, (n + 1) * 180);
        const outputs = forwardPass(spec, weights, sample);
        const given = new Float32Array(48);
        given[(1 * 3 + 2) * 4 + 3] = 1;
        const expected = inputGradient(spec, weights, sample, outputs, 2, given);
        expectClose(`gradient of picture ${n}`, values.subarray(n * 180, (n + 1) * 180), expected, 1e-5);
        const map = outputs[2]?.values ?? new Float32Array();
        expectClose(`map of picture ${n}`, maps?.values.subarray(n * 48, (n + 1) * 48) ?? [], map, 1e-5);
        expect(scalars[n]).toBeCloseTo(map[(1 * 3 + 2) * 4 + 3] ?? 0, 5);
      }
    });
  });

  test('the last node puts out what predict does, with the weights of the moment', async () => {
    const { options, batch } = trainingCase(MNIST_CNN, { seed: 2, batchSize: 4, optimizer: ADAM });
    const trainer = backends[engine].createTrainer(options);
    for (let step = 0; step < 2; step += 1) {
      const [last] = await trainer.activations(batch.images, 4, [6]);
      expectClose('outputs', last?.values ?? [], await trainer.predict(batch.images, 4), 1e-5);
      await trainer.step(batch, step);
    }
    trainer.dispose();
  });

  test('training is the same to the last bit, whether it is looked into or not', async () => {
    const { options } = trainingCase(MNIST_CNN, { seed: 3, batchSize: 4, optimizer: ADAM });
    const runs = await Promise.all(
      [false, true].map(async (isWatched) => {
        const trainer = backends[engine].createTrainer(options);
        const losses: number[] = [];
        for (let step = 0; step < 3; step += 1) {
          const batch = randomBatch(MNIST_CNN, 4, step);
          losses.push((await trainer.step(batch, step)).loss);
          if (!isWatched) continue;
          const { images, count } = batch;
          await trainer.activations(images, count, [0, 1, 5]);
          await trainer.scalarGradient({
            images,
            count,
            of: { nodeIndex: 2, channel: 3, reduce: 'mean' },
            with: 'input',
          });
        }
        const weights = await trainer.getWeights();
        trainer.dispose();
        return { losses, weights };
      }),
    );
    expect(runs[1]).toEqual(runs[0]);
  });

  test('keeps its memory from the first question on, and frees it with the trainer', async () => {
    const backend = await (engine === 'fused' ? startFused() : startCpu());
    const { options, batch } = trainingCase(SMOOTH, { seed: 3, batchSize: 4, loss: 'mse' });
    const before = backend.memory();
    const trainer = backend.createTrainer(options);
    const { images, count } = batch;
    const ask = async (): Promise<void> => {
      await trainer.activations(images, count, [0, 3]);
      await trainer.scalarGradient({ images, count, of: { nodeIndex: 7, unit: 1, reduce: 'sum' }, with: 4 });
    };
    const unasked = backend.memory();
    await ask();
    const asked = backend.memory();
    for (let i = 0; i < 5; i += 1) await ask();
    expect(backend.memory()).toEqual(asked);
    if (engine === 'fused') expect(asked.bytes).toBeGreaterThan(unasked.bytes);
    else expect(asked).toEqual(unasked);
    trainer.dispose();
    expect(backend.memory()).toEqual(before);
  });

  test('refuses questions without an answer', async () => {
    await withTrainers(SMOOTH, 5, async (...both) => {
      const trainer = both[ENGINES.indexOf(engine)] ?? both[0];
      const { images } = randomBatch(SMOOTH, 1, 6);
      const refused = expect.objectContaining({ code: 'limit-exceeded' }) as unknown;
      const fine: GradientQuestion = { images, count: 1, of: { nodeIndex: 5, reduce: 'sum' }, with: 'input' };
      const bad: readonly GradientQuestion[] = [
        { ...fine, count: 0 },
        { ...fine, count: 2 },
        { ...fine, with: 5 },
        { ...fine, with: -1 },
        { ...fine, of: { nodeIndex: 9, reduce: 'sum' } },
        { ...fine, of: { nodeIndex: 5, channel: 4, reduce: 'sum' } },
        { ...fine, of: { nodeIndex: 5, unit: [0, 0], reduce: 'sum' } },
        { ...fine, of: { nodeIndex: 5, unit: [0, 3, 0], reduce: 'sum' } },
        { ...fine, of: { nodeIndex: 5, unit: -1, reduce: 'sum' } },
        { ...fine, of: { nodeIndex: 5, unit: 0, channel: 0, reduce: 'sum' } },
      ];
      for (const question of bad) await expect(trainer.scalarGradient(question)).rejects.toThrow(refused);
      await expect(trainer.activations(images, 1, [9])).rejects.toThrow(refused);
      await expect(trainer.activations(images, 2, [0])).rejects.toThrow(refused);
      expect(await trainer.activations(images, 1, [])).toEqual([]);
    });
  });
});
