// The engine against double-precision loops on random networks: outputs, loss, every gradient, moving averages.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  averagePooling2D,
  conv2d,
  conv2dTranspose,
  dense,
  depthwiseConv2D,
  flatten,
  maxPooling2D,
  separableConv2D,
  sequential,
} from '../../../nn/build.ts';
import { inferShapes, sizeOf } from '../../../nn/shapes.ts';
import { chooseFrom, randomNetwork } from '../../../nn/testing/random-network.ts';
import type { LossKind } from '../../../nn/plan.ts';
import type { LayerNode, NetworkSpec, Pair, Shape } from '../../../nn/spec.ts';
import { validateNetwork } from '../../../nn/validate.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import type { TrainerBackend } from '../trainer.ts';
import { startFused } from './backend.ts';
import { largestDifference, sizeOfLargest, trainingCase, type TrainingCase } from './testing/cases.ts';
import { runReference, type ReferenceRun } from './testing/reference.ts';

let backend: TrainerBackend;
beforeAll(async () => {
  backend = await startFused();
});

/** What single precision is allowed: this much of a tensor's largest value ... */
const TOLERANCE = 1e-5;
/** ... or this many times the error that plain loops in single precision make. */
const SINGLE_FACTOR = 10;
/** ... or, where a gradient cancels away, this much of the sums that it is the remainder of. */
const FLOOR = 4e-6;
/** Networks that come this near to a kink or a tie are passed over: there the two may honestly differ. */
const MARGIN = 2e-5;

function references({ options, batch }: TrainingCase, isTraining: boolean): readonly [ReferenceRun, ReferenceRun] {
  const { spec, initialWeights: weights, loss, seed } = options;
  const shared = { spec, weights, ...batch, loss, seed, isTraining, step: 3 };
  return [runReference({ ...shared, precision: 'double' }), runReference({ ...shared, precision: 'single' })];
}

function expectClose(
  name: string,
  actual: ArrayLike<number>,
  exact: ArrayLike<number>,
  single: ArrayLike<number>,
  scale = 0,
): void {
  const allowed = TOLERANCE * sizeOfLargest(exact) + SINGLE_FACTOR * largestDifference(single, exact) + FLOOR * scale;
  const difference = largestDifference(actual, exact);
  if (!(difference <= allowed))
    expect.fail(`${name}: off by ${difference}, allowed ${allowed}, size ${sizeOfLargest(exact)}`);
}

/** Holds one case against the reference; false when it is passed over. */
async function check(given: TrainingCase): Promise<boolean> {
  const { spec, initialWeights } = given.options;
  const [exact, single] = references(given, true);
  if (!(exact.margin > MARGIN) || !(single.loss < 30)) return false;
  const trainer = backend.createTrainer(given.options);
  try {
    const { loss, gradients } = await trainer.gradients(given.batch, 3);
    expectClose('loss', [loss], [exact.loss], [single.loss], 2);
    const trainable = weightSpecs(spec).flatMap((weight, index) => (weight.trainable ? [index] : []));
    expect(gradients.length).toBe(trainable.length);
    trainable.forEach((index, position) => {
      const { name = '', values = [] } = gradients[position] ?? {};
      const zeros = new Float64Array(initialWeights[index]?.length ?? 0);
      expectClose(name, values, exact.gradients[index] ?? zeros, single.gradients[index] ?? zeros, exact.scale);
    });
    const [predicted, singlePredicted] = references(given, false);
    const outputs = await trainer.predict(given.batch.images, given.batch.count);
    expectClose('outputs', outputs, predicted.outputs, singlePredicted.outputs);
    await trainer.step(given.batch, 3);
    const after = await trainer.getWeights();
    for (const [index, values] of exact.moved) {
      expectClose('moving average', after[index] ?? [], values, single.moved.get(index) ?? values);
    }
    return true;
  } finally {
    trainer.dispose();
  }
}

/** A random network that ends in a vector: softmax for the crossentropy, whatever comes otherwise. */
function withHead(spec: NetworkSpec, classes: number, loss: LossKind): NetworkSpec {
  const shape = inferShapes(spec).at(-1)?.output ?? spec.inputShape;
  const activation =
    loss === 'categorical_crossentropy' ? 'softmax' : loss === 'binary_crossentropy' ? 'sigmoid' : 'tanh';
  const end: LayerNode[] = [{ layer: dense({ units: classes, activation }), name: 'head' }];
  const middle: LayerNode[] = shape.length > 1 ? [{ layer: flatten(), name: 'flat' }] : [];
  return { inputShape: spec.inputShape, nodes: [...spec.nodes, ...middle, ...end] };
}

const LOSSES: readonly LossKind[] = ['categorical_crossentropy', 'binary_crossentropy', 'mse', 'mae', 'hinge'];

const RUNS = Number(process.env['FUSED_RUNS'] ?? 300);

/** Holds the networks that `make` makes of random choices against the reference; tells how many were worth it. */
async function checkMany(make: (choose: (n: number) => number) => TrainingCase | null): Promise<number> {
  let checked = 0;
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(99_999), { minLength: 40, maxLength: 160 }), async (choices) => {
      const given = make(chooseFrom(choices));
      if (given === null) return;
      tried += 1;
      if (await check(given)) checked += 1;
    }),
    { numRuns: RUNS },
  );
  return Math.min(tried / RUNS, checked / tried);
}

/** The least share of random networks that must have been compared for a test to mean something. */
const ENOUGH = 0.5;

/** Whether some layer cannot stand where it stands; that the network ends in no vector is mended later. */
function isBroken(spec: NetworkSpec): boolean {
  return validateNetwork(spec).some(({ severity, code }) => severity === 'error' && code !== 'output-not-vector');
}

function pairOf(choose: (n: number) => number, most: number): Pair {
  return [1 + choose(most), 1 + choose(most)];
}

describe('against double precision', () => {
  test('random networks of every layer, sequential and with skip connections', async () => {
    const share = await checkMany((choose) => {
      const [seed, count, loss] = [choose(99_999), 1 + choose(5), LOSSES[choose(LOSSES.length)] ?? 'mse'];
      const classes = 2 + choose(10);
      const spec = withHead(
        randomNetwork(choose, { graphs: true, maxLayers: 6, embeddings: 'of-input' }),
        classes,
        loss,
      );
      return sizeOf(spec.inputShape) > 1000
        ? null
        : trainingCase(spec, { seed, loss, batchSize: count + (seed % 2), count });
    });
    expect(share).toBeGreaterThan(ENOUGH);
  });

  test('a convolution and the pooling behind it, of any shape', async () => {
    const pools: readonly Pair[] = [
      [2, 2],
      [2, 2],
      [1, 4],
      [4, 1],
      [2, 1],
      [3, 3],
    ];
    const share = await checkMany((choose) => {
      const poolSize = pools[choose(pools.length)] ?? [2, 2];
      const isDilated = choose(3) === 0;
      const first = conv2d({
        filters: 1 + choose(21),
        kernelSize: pairOf(choose, 5),
        padding: choose(2) === 0 ? 'same' : 'valid',
        strides: isDilated ? 1 : pairOf(choose, 2),
        dilationRate: isDilated ? pairOf(choose, 3) : 1,
        useBias: choose(4) > 0,
        activation: (['relu', 'linear', 'tanh', 'leaky_relu', 'selu'] as const)[choose(5)] ?? 'relu',
      });
      const second = conv2d({ ...first, kernelSize: pairOf(choose, 3), filters: 1 + choose(12), strides: 1 });
      const pool = maxPooling2D({ poolSize });
      const layers = choose(2) === 0 ? [first, pool] : [first, pool, second, pool];
      const spec = sequential([4 + choose(12), 4 + choose(12), 1 + choose(9)], layers);
      if (validateNetwork(spec).some((problem) => problem.severity === 'error' && problem.nodeIndex !== null))
        return null;
      return trainingCase(withHead(spec, 3, 'categorical_crossentropy'), {
        seed: choose(9999),
        batchSize: 1 + choose(4),
      });
    });
    expect(share).toBeGreaterThan(ENOUGH);
  });

  test('one layer on wide images, of every kind that has windows', async () => {
    const share = await checkMany((choose) => {
      const isDilated = choose(3) === 0;
      const window = {
        kernelSize: pairOf(choose, 4),
        padding: choose(2) === 0 ? ('same' as const) : ('valid' as const),
        strides: isDilated ? 1 : pairOf(choose, 3),
        useBias: choose(3) > 0,
        activation: (['relu', 'linear', 'gelu', 'relu6'] as const)[choose(4)] ?? 'relu',
      };
      const dilationRate = isDilated ? pairOf(choose, 3) : 1;
      const filters = 1 + choose(20);
      const makers = [
        () => conv2d({ ...window, dilationRate, filters }),
        () => depthwiseConv2D({ ...window, dilationRate, depthMultiplier: 1 + choose(3) }),
        () => separableConv2D({ ...window, dilationRate, filters, depthMultiplier: 1 + choose(2) }),
        () => conv2dTranspose({ ...window, filters }),
        () => averagePooling2D({ ...window, poolSize: window.kernelSize }),
        () => maxPooling2D({ ...window, poolSize: window.kernelSize }),
      ];
      // A first layer, so that input gradients count too.
      const first = conv2d({ filters: 1 + choose(20), kernelSize: 1, activation: 'tanh' });
      const layer = makers[choose(makers.length)]?.() ?? first;
      const spec = sequential([2 + choose(9), 2 + choose(9), 1 + choose(3)], [first, layer]);
      if (isBroken(spec)) return null;
      return trainingCase(withHead(spec, 2, 'mse'), { seed: choose(9999), loss: 'mse', batchSize: 1 + choose(3) });
    });
    expect(share).toBeGreaterThan(ENOUGH);
  });

  test('dense layers of any size and batch, on vectors and on maps', async () => {
    const share = await checkMany((choose) => {
      const count = 1 + choose(choose(2) === 0 ? 9 : 80);
      const inputs = 1 + choose(choose(2) === 0 ? 20 : 600);
      const units = 1 + choose(choose(2) === 0 ? 12 : 90);
      const places: Shape = choose(3) === 0 ? [1 + choose(30), 1 + choose(40)] : [inputs];
      const layers = [dense({ units, activation: 'relu' }), dense({ units: 1 + choose(20), useBias: choose(3) > 0 })];
      const spec = withHead(sequential(places, layers), 2 + choose(9), 'categorical_crossentropy');
      return trainingCase(spec, { seed: choose(9999), batchSize: count + choose(3), count });
    });
    expect(share).toBeGreaterThan(ENOUGH);
  });
});
