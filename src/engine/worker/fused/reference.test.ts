// The engine against double-precision loops on random networks: outputs, loss, every gradient, moving averages.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { dense, flatten } from '../../../nn/build.ts';
import { inferShapes, sizeOf } from '../../../nn/shapes.ts';
import { chooseFrom, randomNetwork } from '../../../nn/testing/random-network.ts';
import type { LossKind } from '../../../nn/plan.ts';
import type { LayerNode, NetworkSpec } from '../../../nn/spec.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { startFused, type FusedBackend } from './backend.ts';
import { largestDifference, sizeOfLargest, trainingCase, type TrainingCase } from './testing/cases.ts';
import { runReference, type ReferenceRun } from './testing/reference.ts';

let backend: FusedBackend;
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
    expectClose('loss', [loss], [exact.loss], [single.loss]);
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

describe('against double precision', () => {
  test('random networks of every layer, sequential and with skip connections', async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(9999), { minLength: 40, maxLength: 150 }),
        fc.nat(1e6),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(...LOSSES),
        fc.integer({ min: 2, max: 11 }),
        async (choices, seed, count, loss, classes) => {
          const spec = withHead(randomNetwork(chooseFrom(choices), { graphs: true, maxLayers: 6 }), classes, loss);
          if (sizeOf(spec.inputShape) > 1000) return;
          if (await check(trainingCase(spec, { seed, loss, batchSize: count + (seed % 2), count }))) checked += 1;
        },
      ),
      { numRuns: Number(process.env['FUSED_RUNS'] ?? 400) },
    );
    expect(checked).toBeGreaterThan(200);
  });
});
