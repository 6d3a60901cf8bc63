import { describe, expect, test } from 'vitest';
import {
  batchNormalization,
  conv1d,
  conv2d,
  conv2dTranspose,
  dense,
  depthwiseConv2D,
  flatten,
  separableConv2D,
  sequential,
} from './build.ts';
import { computeFans, countParameters, weightSpecs } from './parameters.ts';
import type { Layer, Shape } from './spec.ts';

function weightsOf(inputShape: Shape, layer: Layer) {
  return weightSpecs(sequential(inputShape, [layer])).map(({ name, shape, fanIn, fanOut }) => [
    name,
    shape,
    fanIn,
    fanOut,
  ]);
}

describe('weights', () => {
  test.each<[Shape, Layer, readonly unknown[]]>([
    [
      [9, 9, 3],
      conv2d({ filters: 8, kernelSize: [3, 5] }),
      [
        ['conv2d/kernel', [3, 5, 3, 8], 45, 120],
        ['conv2d/bias', [8], 8, 8],
      ],
    ],
    [[9, 3], conv1d({ filters: 8, kernelSize: 4, useBias: false }), [['conv1d/kernel', [4, 3, 8], 12, 32]]],
    [
      [9, 9, 3],
      conv2dTranspose({ filters: 8, kernelSize: 2, useBias: false }),
      [['conv2d_transpose/kernel', [2, 2, 8, 3], 32, 12]],
    ],
    [
      [9, 9, 3],
      depthwiseConv2D({ kernelSize: 3, depthMultiplier: 2 }),
      [
        ['depthwise_conv2d/depthwise_kernel', [3, 3, 3, 2], 27, 18],
        ['depthwise_conv2d/bias', [6], 6, 6],
      ],
    ],
    [
      [9, 9, 3],
      separableConv2D({ filters: 8, kernelSize: 3, depthMultiplier: 2 }),
      [
        ['separable_conv2d/depthwise_kernel', [3, 3, 3, 2], 27, 18],
        ['separable_conv2d/pointwise_kernel', [1, 1, 6, 8], 6, 8],
        ['separable_conv2d/bias', [8], 8, 8],
      ],
    ],
    [
      [4, 3],
      dense({ units: 5 }),
      [
        ['dense/kernel', [3, 5], 3, 5],
        ['dense/bias', [5], 5, 5],
      ],
    ],
  ])('on %j', (inputShape, layer, expected) => {
    expect(weightsOf(inputShape, layer)).toEqual(expected);
  });

  test('a normalisation has four, of which two are not trained', () => {
    const spec = sequential([4, 4, 6], [batchNormalization(), flatten(), dense({ units: 2 })]);
    expect(weightSpecs(spec).slice(0, 4)).toMatchObject([
      { role: 'gamma', trainable: true, initializer: 'ones', shape: [6] },
      { role: 'beta', trainable: true, initializer: 'zeros' },
      { role: 'moving_mean', trainable: false, initializer: 'zeros' },
      { role: 'moving_variance', trainable: false, initializer: 'ones' },
    ]);
    expect(countParameters(spec)).toEqual({
      total: 24 + 194,
      trainable: 12 + 194,
      nonTrainable: 12,
      perNode: [
        { weights: 0, biases: 0, other: 24, total: 24 },
        { weights: 0, biases: 0, other: 0, total: 0 },
        { weights: 192, biases: 2, other: 0, total: 194 },
      ],
    });
  });

  test('the parts of each layer add up to its total', () => {
    const { perNode, total } = countParameters(
      sequential([9, 9, 3], [separableConv2D({ filters: 8, kernelSize: 3 }), batchNormalization()]),
    );
    for (const node of perNode) expect(node.weights + node.biases + node.other).toBe(node.total);
    expect(perNode.reduce((sum, node) => sum + node.total, 0)).toBe(total);
  });

  test('fans of shapes of every rank', () => {
    expect(computeFans([])).toEqual({ fanIn: 1, fanOut: 1 });
    expect(computeFans([7])).toEqual({ fanIn: 7, fanOut: 7 });
    expect(computeFans([7, 3])).toEqual({ fanIn: 7, fanOut: 3 });
    expect(computeFans([5, 7, 3])).toEqual({ fanIn: 35, fanOut: 15 });
  });
});
