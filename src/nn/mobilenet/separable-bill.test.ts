import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkCost } from '../costs.ts';
import { countParameters } from '../parameters.ts';
import { inferShapes } from '../shapes.ts';
import { mobileNetV2 } from './mobilenet-v2.ts';
import { separableBill, separablePairs, withStandardConvolutions } from './separable-bill.ts';

const folded = mobileNetV2({ sizePx: 224, classes: 1000, normalization: 'folded' });
const layers = mobileNetV2({ sizePx: 224, classes: 1000, normalization: 'layers' });

test('the saving is 1/N + 1/k^2, of weights and of multiplications, whatever the pair', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 8, max: 64 }),
      fc.constantFrom(1, 2),
      fc.constantFrom(3, 5, 7),
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 1, max: 400 }),
      (side, strides, kernelSize, inputChannels, outputChannels) => {
        const bill = separableBill({ name: 'x', side, strides, kernelSize, inputChannels, outputChannels });
        const wanted = 1 / outputChannels + 1 / kernelSize ** 2;
        const { standard, depthwise, pointwise } = bill;
        expect(bill.ratio).toBeCloseTo(wanted, 9);
        expect((depthwise.parameters + pointwise.parameters) / standard.parameters).toBeCloseTo(wanted, 9);
        expect(standard.parameters).toBe(kernelSize ** 2 * inputChannels * outputChannels);
        expect(standard.macs).toBe(bill.outputSide ** 2 * standard.parameters);
        expect(bill.outputSide).toBe(Math.ceil(side / strides));
      },
    ),
  );
});

test('the pairs are those of the paper', () => {
  const pairs = separablePairs(folded);
  expect(pairs.map(({ outputChannels }) => outputChannels)).toEqual([
    16, 24, 24, 32, 32, 32, 64, 64, 64, 64, 96, 96, 96, 160, 160, 160, 320,
  ]);
  expect(pairs[0]).toEqual({
    name: 'expanded_conv',
    side: 112,
    strides: 1,
    kernelSize: 3,
    inputChannels: 32,
    outputChannels: 16,
  });
  expect(pairs[1]).toMatchObject({ name: 'block_1', side: 112, strides: 2, inputChannels: 96 });
});

test('the network with standard convolutions puts out the same shapes and costs as much more as its pairs do', () => {
  for (const spec of [folded, layers]) {
    const standard = withStandardConvolutions(spec);
    const shapes = new Map(inferShapes(spec).map(({ name, output }) => [name, output]));
    for (const { name, output } of inferShapes(standard)) expect(shapes.get(name)).toEqual(output);
  }
  const extra = separablePairs(folded)
    .map(separableBill)
    .reduce((sum, { standard, depthwise, pointwise }) => sum + standard.macs - depthwise.macs - pointwise.macs, 0);
  expect(networkCost(withStandardConvolutions(folded)).macs - networkCost(folded).macs).toBe(extra);
  expect(countParameters(layers).total).toBe(3_538_984);
});
