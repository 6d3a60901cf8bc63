// Predictions of random networks against nn's plain forward pass, and slopes of activations against nn's.
import type { Tensor } from '@tensorflow/tfjs-core';
import { engine, sum, tensor, tidy } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ElementwiseActivation } from '../../../nn/activations.ts';
import { activate as activateNumber, activationSlope } from '../../../nn/activations.ts';
import { flatten } from '../../../nn/build.ts';
import { forwardPass } from '../../../nn/forward.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { chooseFrom, randomNetwork } from '../../../nn/testing/random-network.ts';
import { activate } from './activations.ts';
import './differentiate.ts';
import { startCpu } from './start-cpu.ts';

describe('predictions', () => {
  test('of 300 random networks are those of the plain forward pass', async () => {
    const backend = await startCpu();
    const classNames = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 9999 }), { minLength: 30, maxLength: 160 }),
        fc.nat(),
        async (choices, n) => {
          const random = createRandom(toSeed(n), 7);
          const { inputShape, nodes } = randomNetwork(chooseFrom(choices), { graphs: true });
          const spec: NetworkSpec = { inputShape, nodes: [...nodes, { layer: flatten() }] };
          const weights = weightSpecs(spec).map(({ shape, role, fanIn }) =>
            Float32Array.from({ length: sizeOf(shape) }, () =>
              role === 'moving_variance' ? 0.5 + random.uniform() : random.normal() / Math.sqrt(fanIn),
            ),
          );
          const size = sizeOf(inputShape);
          const images = Float32Array.from({ length: 3 * size }, () => random.normal());
          const trainer = backend.createTrainer({
            spec,
            loss: 'mse',
            optimizer: ADAM,
            batchSize: 2,
            seed: toSeed(n),
            initialWeights: weights,
          });
          const predictions = await trainer.predict(images, 3);
          trainer.dispose();
          const expected = [0, 1, 2].flatMap((sample) => {
            const outputs = forwardPass(spec, weights, images.slice(sample * size, (sample + 1) * size));
            return [...(outputs.at(-1)?.values ?? [])];
          });
          expect(predictions.length).toBe(expected.length);
          const worst = Math.max(
            ...expected.map(
              (value, i) => Math.abs(value - (predictions[i] ?? Number.NaN)) / Math.max(1, Math.abs(value)),
            ),
          );
          expect(worst).toBeLessThan(2e-4);
          for (const { layer } of nodes) classNames.add(layer.className);
        },
      ),
      { numRuns: 300 },
    );
    expect(classNames.size).toBe(16);
    expect(backend.memory().tensors).toBe(0);
  });
});

const ACTIVATIONS: readonly ElementwiseActivation[] = [
  'linear',
  'relu',
  'leaky_relu',
  'elu',
  'selu',
  'gelu',
  'sigmoid',
  'tanh',
  'softplus',
  'swish',
  'relu6',
];

describe('activations', () => {
  const points = Float32Array.from([-30, -8, -6, -2.5, -1, -0.3, -1e-3, 0, 1e-3, 0.4, 1, 2.5, 5.9, 6, 6.1, 8, 30]);

  test.each(ACTIVATIONS)('%s has the values and slopes of nn', async (kind) => {
    await startCpu();
    const [values, slopes] = tidy(() => {
      const x = tensor(points);
      const { grads } = engine().gradients(() => sum<Tensor>(activate(x, kind)), [x]);
      return [activate(x, kind).dataSync(), grads[0]?.dataSync()];
    });
    points.forEach((point, i) => {
      const expected = activateNumber(kind, point);
      expect(Math.abs((values?.[i] ?? Number.NaN) - expected)).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)));
      expect(Math.abs((slopes?.[i] ?? Number.NaN) - activationSlope(kind, point))).toBeLessThan(2e-6);
    });
  });
});
