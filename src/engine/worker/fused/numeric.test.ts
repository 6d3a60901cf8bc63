// The reference that the engine is held against, itself against numeric differentiation: every layer, every loss.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dense, flatten } from '../../../nn/build.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import type { LossKind } from '../../../nn/plan.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { Activation, LayerNode } from '../../../nn/spec.ts';
import { chooseFrom, randomNetwork } from '../../../nn/testing/random-network.ts';
import { trainingCase } from './testing/cases.ts';
import { runReference } from './testing/reference.ts';

const ENDS: readonly (readonly [LossKind, Activation])[] = [
  ['categorical_crossentropy', 'softmax'],
  ['sparse_categorical_crossentropy', 'sigmoid'],
  ['binary_crossentropy', 'sigmoid'],
  ['mse', 'linear'],
  ['mae', 'tanh'],
  ['hinge', 'linear'],
];

/** Small enough that no kink farther than MARGIN is crossed, large enough for a float32 weight to show it. */
const STEP = 2 ** -16;
const MARGIN = 5e-4;

test('gradients of the reference are the slopes of its loss', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.array(fc.nat(99_999), { minLength: 40, maxLength: 120 }), (choices) => {
      const choose = chooseFrom(choices);
      const [loss, activation] = ENDS[choose(ENDS.length)] ?? ['mse', 'linear'];
      const seed = choose(99_999);
      const inner = randomNetwork(choose, { graphs: true, maxLayers: 4 });
      const isVector = (inferShapes(inner).at(-1)?.output.length ?? 1) === 1;
      const middle: LayerNode[] = isVector ? [] : [{ layer: flatten(), name: 'flat' }];
      const end: LayerNode = { layer: dense({ units: 2 + choose(4), activation }), name: 'head' };
      const spec = { inputShape: inner.inputShape, nodes: [...inner.nodes, ...middle, end] };
      const { options, batch } = trainingCase(spec, { seed, loss, batchSize: 1 + choose(3) });
      const shared = {
        spec,
        ...batch,
        loss,
        seed: options.seed,
        isTraining: true,
        step: 1,
        precision: 'double',
      } as const;
      const run = runReference({ ...shared, weights: options.initialWeights });
      if (!(run.margin > MARGIN) || !(run.loss < 15)) return;
      weightSpecs(spec).forEach((weight, index) => {
        const gradient = run.gradients[index];
        if (!weight.trainable || gradient === null || gradient === undefined) return;
        const place = choose(gradient.length);
        const lossAt = (shift: number): readonly [at: number, loss: number] => {
          const weights = options.initialWeights.map((each) => each.slice());
          const own = weights[index] ?? new Float32Array(1);
          own[place] = (own[place] ?? 0) + shift;
          return [own[place] ?? 0, runReference({ ...shared, weights }).loss];
        };
        const [above, lossAbove] = lossAt(STEP);
        const [below, lossBelow] = lossAt(-STEP);
        const slope = (lossAbove - lossBelow) / (above - below);
        expect(Math.abs(slope - (gradient[place] ?? 0))).toBeLessThan(1e-4 * (Math.abs(slope) + run.scale) + 1e-7);
        compared += 1;
      });
    }),
    { numRuns: 150 },
  );
  expect(compared).toBeGreaterThan(150);
});
