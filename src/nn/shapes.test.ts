import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  averagePooling2D,
  concatenate,
  conv1d,
  conv2d,
  conv2dTranspose,
  dense,
  depthwiseConv2D,
  flatten,
  globalAveragePooling2D,
  maxPooling2D,
  sequential,
} from './build.ts';
import { countParameters } from './parameters.ts';
import { MNIST_CNN, MNIST_MLP, SEED_CIFAR_CNN } from './presets.ts';
import { inferShapes, layerOutputShape, padding2D, paddingTranspose } from './shapes.ts';
import type { Layer, NetworkSpec } from './spec.ts';

function outputs(spec: NetworkSpec): readonly (readonly number[])[] {
  return inferShapes(spec).map(({ output }) => output);
}

describe('the worked numbers of the course', () => {
  test('16 filters of 2 x 2, stride 2, valid, on 200 x 200 x 1: 80 parameters, 100 x 100 x 16', () => {
    const spec = sequential([200, 200, 1], [conv2d({ filters: 16, kernelSize: 2, strides: 2, padding: 'valid' })]);
    expect(countParameters(spec).total).toBe(80);
    expect(outputs(spec)).toEqual([[100, 100, 16]]);
  });

  test('32 filters of 3 x 3, stride 2, same, on 128 x 128 x 3: 896 parameters, 64 x 64 x 32', () => {
    const spec = sequential([128, 128, 3], [conv2d({ filters: 32, kernelSize: 3, strides: 2, padding: 'same' })]);
    expect(countParameters(spec).total).toBe(896);
    expect(outputs(spec)).toEqual([[64, 64, 32]]);
  });

  test('the network for 32 x 32 colour images: 208, 2080, 8256, 512500, 5010, together 528054', () => {
    const count = countParameters(SEED_CIFAR_CNN);
    expect(count.perNode.map(({ total }) => total)).toEqual([208, 0, 2080, 0, 8256, 0, 0, 512500, 5010]);
    expect([count.total, count.trainable, count.nonTrainable]).toEqual([528054, 528054, 0]);
    expect(outputs(SEED_CIFAR_CNN)).toEqual([
      [32, 32, 16],
      [16, 16, 16],
      [16, 16, 32],
      [8, 8, 32],
      [8, 8, 64],
      [4, 4, 64],
      [1024],
      [500],
      [10],
    ]);
  });

  test('the two networks of the duel', () => {
    expect(countParameters(MNIST_MLP).total).toBe(101_770);
    expect(countParameters(MNIST_CNN).total).toBe(108_618);
    expect(outputs(MNIST_CNN)).toEqual([[26, 26, 16], [13, 13, 16], [11, 11, 32], [5, 5, 32], [800], [128], [10]]);
  });

  test.each([
    [32, 2, 1, 0, 1, 32],
    [128, 3, 2, 0, 1, 64],
    [224, 7, 2, 2, 3, 112],
    [7, 3, 2, 1, 1, 4],
  ])(
    'same padding of size %i, kernel %i, stride %i is %i before and %i after',
    (size, kernel, stride, before, after, output) => {
      expect(padding2D(size, kernel, stride, 1, 'same')).toEqual({ before, after, output });
    },
  );
});

const axis = fc.record({
  size: fc.integer({ min: 1, max: 300 }),
  kernel: fc.integer({ min: 1, max: 15 }),
  stride: fc.integer({ min: 1, max: 7 }),
  dilation: fc.integer({ min: 1, max: 4 }),
});

describe('padding along one axis', () => {
  test('valid: the windows counted one by one', () => {
    fc.assert(
      fc.property(axis, ({ size, kernel, stride, dilation }) => {
        let fitting = 0;
        for (let start = 0; start + (kernel - 1) * dilation < size; start += stride) fitting += 1;
        const { before, after, output } = padding2D(size, kernel, stride, dilation, 'valid');
        expect([before, after]).toEqual([0, 0]);
        expect(Math.max(output, 0)).toBe(fitting);
      }),
    );
  });

  test('same: ceil(size / stride) places, and no more zeros than their windows need, the odd one at the end', () => {
    fc.assert(
      fc.property(axis, ({ size, kernel, stride, dilation }) => {
        const { before, after, output } = padding2D(size, kernel, stride, dilation, 'same');
        expect(output).toBe(Math.ceil(size / stride));
        const reach = (output - 1) * stride + (kernel - 1) * dilation + 1;
        expect(before + after).toBe(Math.max(reach - size, 0));
        expect(after - before === 0 || after - before === 1).toBe(true);
        const padded = padding2D(size + before + after, kernel, stride, dilation, 'valid').output;
        expect(padded).toBe(output);
      }),
    );
  });

  test('causal: as valid on a sequence with all zeros in front', () => {
    fc.assert(
      fc.property(axis, ({ size, kernel, stride, dilation }) => {
        const { before, after, output } = padding2D(size, kernel, stride, dilation, 'causal');
        expect([before, after]).toEqual([(kernel - 1) * dilation, 0]);
        expect(output).toBe(padding2D(size + before, kernel, stride, dilation, 'valid').output);
      }),
    );
  });

  test('transposed: the convolution with the same arguments leads back', () => {
    fc.assert(
      fc.property(axis, fc.constantFrom('same' as const, 'valid' as const), ({ size, kernel, stride }, padding) => {
        const { output } = paddingTranspose(size, kernel, stride, padding);
        expect(padding2D(output, kernel, stride, 1, padding).output).toBe(size);
      }),
    );
  });
});

test('transposed same padding cuts as much as the convolution that leads back puts around', () => {
  fc.assert(
    fc.property(axis, ({ size, kernel, stride }) => {
      const there = paddingTranspose(size, kernel, stride, 'same');
      const back = padding2D(there.output, kernel, stride, 1, 'same');
      expect([there.before, there.after]).toEqual([back.before, back.after]);
    }),
  );
});

describe('shapes', () => {
  test.each<[string, Layer, readonly (readonly number[])[], readonly number[]]>([
    [
      'rectangular kernel and strides',
      conv2d({ filters: 5, kernelSize: [3, 2], strides: [1, 2] }),
      [[9, 8, 3]],
      [7, 4, 5],
    ],
    ['dilation', conv2d({ filters: 5, kernelSize: 3, dilationRate: [2, 3] }), [[9, 8, 3]], [5, 2, 5]],
    ['depthwise', depthwiseConv2D({ kernelSize: 3, depthMultiplier: 2 }), [[9, 8, 3]], [7, 6, 6]],
    [
      'transposed same',
      conv2dTranspose({ filters: 4, kernelSize: 3, strides: 2, padding: 'same' }),
      [[5, 6, 3]],
      [10, 12, 4],
    ],
    ['transposed valid', conv2dTranspose({ filters: 4, kernelSize: 3, strides: 2 }), [[5, 6, 3]], [11, 13, 4]],
    [
      'transposed valid, kernel below stride',
      conv2dTranspose({ filters: 4, kernelSize: 1, strides: 2 }),
      [[5, 6, 3]],
      [10, 12, 4],
    ],
    ['pooling whose window does not divide', maxPooling2D({ poolSize: 2 }), [[7, 7, 3]], [3, 3, 3]],
    ['overlapping pooling', averagePooling2D({ poolSize: 3, strides: 2, padding: 'same' }), [[7, 8, 3]], [4, 4, 3]],
    ['causal', conv1d({ filters: 4, kernelSize: 3, strides: 2, padding: 'causal' }), [[9, 2]], [5, 4]],
    ['global', globalAveragePooling2D(), [[7, 7, 32]], [32]],
    ['dense acts on the last axis', dense({ units: 4 }), [[7, 7, 32]], [7, 7, 4]],
    ['flatten', flatten(), [[7, 7, 32]], [1568]],
    [
      'add',
      add(),
      [
        [4, 4, 2],
        [4, 4, 2],
      ],
      [4, 4, 2],
    ],
    [
      'concatenate',
      concatenate(),
      [
        [4, 4, 2],
        [4, 4, 3],
        [4, 4, 1],
      ],
      [4, 4, 6],
    ],
  ])('%s', (_, layer, inputs, expected) => {
    expect(layerOutputShape(layer, inputs)).toEqual(expected);
  });

  test('a residual block is a graph of names', () => {
    const same = { filters: 8, kernelSize: 3, padding: 'same' } as const;
    const spec: NetworkSpec = {
      inputShape: [16, 16, 3],
      nodes: [
        { layer: conv2d(same), name: 'stem' },
        { layer: conv2d(same) },
        { layer: conv2d(same) },
        { layer: add(), inbound: ['conv2d_1', 'stem'] },
        { layer: concatenate(), inbound: ['add', 'input'] },
      ],
    };
    const shapes = inferShapes(spec);
    expect(shapes.map(({ name }) => name)).toEqual(['stem', 'conv2d', 'conv2d_1', 'add', 'concatenate']);
    expect(shapes[3]?.inputs).toEqual([
      [16, 16, 8],
      [16, 16, 8],
    ]);
    expect(shapes[4]?.output).toEqual([16, 16, 11]);
  });

  test.each<[string, Layer, readonly (readonly number[])[]]>([
    ['kernel-larger-than-input', conv2d({ filters: 1, kernelSize: 3, dilationRate: 2 }), [[4, 9, 1]]],
    ['spatial-size-zero', maxPooling2D({ poolSize: 2 }), [[1, 9, 1]]],
    ['rank-mismatch', conv2d({ filters: 1, kernelSize: 3 }), [[100]]],
    ['not-a-positive-integer', conv2d({ filters: 0, kernelSize: 3 }), [[9, 9, 1]]],
    ['not-a-positive-integer', dense({ units: 2.5 }), [[9]]],
    ['strides-and-dilation', conv2d({ filters: 1, kernelSize: 3, strides: 2, dilationRate: 2 }), [[9, 9, 1]]],
    [
      'shapes-differ',
      add(),
      [
        [4, 4, 2],
        [4, 4, 1],
      ],
    ],
    [
      'shapes-differ',
      concatenate(),
      [
        [4, 4, 2],
        [4, 3, 2],
      ],
    ],
    ['too-few-inputs', add(), [[4, 4, 2]]],
    [
      'too-many-inputs',
      flatten(),
      [
        [4, 4, 2],
        [4, 4, 2],
      ],
    ],
  ])('%s is thrown', (code, layer, inputs) => {
    const problem: unknown = expect.objectContaining({ code });
    expect(() => layerOutputShape(layer, inputs)).toThrowError(
      expect.objectContaining({ name: 'NetworkProblemError', problem }),
    );
  });

  test('inferShapes tells which layer is at fault', () => {
    const spec = sequential([8, 8, 1], [flatten(), conv2d({ filters: 1, kernelSize: 3 })]);
    const problem: unknown = expect.objectContaining({
      code: 'rank-mismatch',
      nodeIndex: 1,
      values: { expected: 3, actual: 1, shape: '64' },
    });
    expect(() => inferShapes(spec)).toThrowError(expect.objectContaining({ name: 'NetworkProblemError', problem }));
  });
});
