import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conv2d, conv2dTranspose, dense, depthwiseConv2D, sequential, separableConv2D } from './build.ts';
import { layerMacs, networkCost } from './costs.ts';
import { MNIST_CNN, MNIST_MLP } from './presets.ts';
import { inferShapes, layerOutputShape } from './shapes.ts';
import type { Layer, Shape } from './spec.ts';
import { chooseFrom, randomNetwork } from './testing/random-network.ts';

const choices = fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 260 });

describe('multiply-accumulates', () => {
  test.each<[string, Shape, Layer, number]>([
    ['convolution: 26 x 26 places x 16 filters x 9', [28, 28, 1], conv2d({ filters: 16, kernelSize: 3 }), 97_344],
    ['dense', [784], dense({ units: 128 }), 100_352],
    ['dense on maps', [7, 7, 32], dense({ units: 4 }), 6272],
    [
      'depthwise: 10 x 10 x 6 outputs x 9',
      [10, 10, 3],
      depthwiseConv2D({ kernelSize: 3, padding: 'same', depthMultiplier: 2 }),
      5400,
    ],
    [
      'separable: 10 x 10 x 6 x (9 + 8)',
      [10, 10, 3],
      separableConv2D({ filters: 8, kernelSize: 3, padding: 'same', depthMultiplier: 2 }),
      10_200,
    ],
    [
      'transposed: 5 x 5 x 3 inputs x 4 x 8 filters',
      [5, 5, 3],
      conv2dTranspose({ filters: 8, kernelSize: 2, strides: 2 }),
      2400,
    ],
  ])('%s', (_, input, layer, expected) => {
    expect(layerMacs(layer, [input], layerOutputShape(layer, [input]))).toBe(expected);
  });

  test('the convolutional network of the duel computes eight times as much with as many parameters', () => {
    const [mlp, cnn] = [networkCost(MNIST_MLP), networkCost(MNIST_CNN)];
    expect(mlp.macs).toBe(784 * 128 + 128 * 10);
    expect(cnn.macs).toBe(26 * 26 * 16 * 9 + 11 * 11 * 32 * 16 * 9 + 800 * 128 + 128 * 10);
    expect(cnn.perNode.map(({ activations }) => activations)).toEqual([10_816, 2704, 3872, 800, 800, 128, 10]);
  });

  test('a separable convolution never costs more than the full one it replaces, from two filters and 3 x 3 on', () => {
    const separable = layerMacs(
      separableConv2D({ filters: 64, kernelSize: 3, padding: 'same' }),
      [[8, 8, 32]],
      [8, 8, 64],
    );
    const full = layerMacs(conv2d({ filters: 64, kernelSize: 3, padding: 'same' }), [[8, 8, 32]], [8, 8, 64]);
    expect(full / separable).toBeCloseTo(1 / (1 / 64 + 1 / 9), 10);
  });
});

test('sums and sizes agree with shapes in random networks', () => {
  fc.assert(
    fc.property(choices, (given) => {
      const spec = randomNetwork(chooseFrom(given), { graphs: true, embeddings: 'anywhere' });
      const cost = networkCost(spec);
      const shapes = inferShapes(spec);
      expect(cost.perNode.map(({ name }) => name)).toEqual(shapes.map(({ name }) => name));
      const activations = shapes.map(({ output }) => output.reduce((product, side) => product * side, 1));
      expect(cost.perNode.map((node) => node.activations)).toEqual(activations);
      expect(cost.activationBytes).toBe(4 * activations.reduce((sum, value) => sum + value, 0));
      expect(cost.parameterBytes).toBe(4 * cost.parameters);
      expect(cost.macs).toBe(cost.perNode.reduce((sum, { macs }) => sum + macs, 0));
      expect(Number.isSafeInteger(cost.macs) && cost.macs >= 0).toBe(true);
    }),
  );
});

test('without padding, a convolution costs as many products as a loop would do', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 9 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      (size, kernelSize, strides) => {
        let products = 0;
        for (let y = 0; y + kernelSize <= size; y += strides) {
          for (let x = 0; x + kernelSize <= size; x += strides) products += kernelSize * kernelSize * 2 * 5;
        }
        expect(networkCost(sequential([size, size, 2], [conv2d({ filters: 5, kernelSize, strides })])).macs).toBe(
          products,
        );
      },
    ),
  );
});
