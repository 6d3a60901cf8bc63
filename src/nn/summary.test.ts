import { describe, expect, test } from 'vitest';
import { add, batchNormalization, conv2d, dense } from './build.ts';
import { MNIST_CNN, SEED_CIFAR_CNN } from './presets.ts';
import type { NetworkSpec } from './spec.ts';
import { groupedDigits, memoryText, summarize, summaryText } from './summary.ts';

test('rows of the network for 32 x 32 colour images are those that Keras prints', () => {
  const { rows, total, trainable, nonTrainable } = summarize(SEED_CIFAR_CNN);
  expect(rows.map((row) => [row.name, row.className, row.outputShape, row.parametersText])).toEqual([
    ['conv2d', 'Conv2D', '(None, 32, 32, 16)', '208'],
    ['max_pooling2d', 'MaxPooling2D', '(None, 16, 16, 16)', '0'],
    ['conv2d_1', 'Conv2D', '(None, 16, 16, 32)', '2,080'],
    ['max_pooling2d_1', 'MaxPooling2D', '(None, 8, 8, 32)', '0'],
    ['conv2d_2', 'Conv2D', '(None, 8, 8, 64)', '8,256'],
    ['max_pooling2d_2', 'MaxPooling2D', '(None, 4, 4, 64)', '0'],
    ['flatten', 'Flatten', '(None, 1024)', '0'],
    ['dense', 'Dense', '(None, 500)', '512,500'],
    ['dense_1', 'Dense', '(None, 10)', '5,010'],
  ]);
  expect([total, trainable, nonTrainable]).toEqual([528_054, 528_054, 0]);
});

test('the text of a chain', () => {
  expect(summaryText({ ...MNIST_CNN, nodes: MNIST_CNN.nodes.slice(0, 2) })).toBe(
    `Model: "sequential"
┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━┓
┃ Layer (type)                 ┃ Output Shape       ┃ Param # ┃
┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━┩
│ conv2d (Conv2D)              │ (None, 26, 26, 16) │     160 │
├──────────────────────────────┼────────────────────┼─────────┤
│ max_pooling2d (MaxPooling2D) │ (None, 13, 13, 16) │       0 │
└──────────────────────────────┴────────────────────┴─────────┘
 Total params: 160 (640.00 B)
 Trainable params: 160 (640.00 B)
 Non-trainable params: 0 (0.00 B)
`,
  );
});

test('the text of a graph tells what each layer reads', () => {
  const spec: NetworkSpec = {
    inputShape: [8, 8, 4],
    nodes: [
      { layer: conv2d({ filters: 4, kernelSize: 3, padding: 'same' }), name: 'stem' },
      { layer: batchNormalization() },
      { layer: add(), inbound: ['batch_normalization', 'input'] },
    ],
  };
  expect(summaryText(spec)).toBe(
    `Model: "functional"
┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
┃ Layer (type)                             ┃ Output Shape    ┃ Param # ┃ Connected to               ┃
┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━━━┩
│ input (InputLayer)                       │ (None, 8, 8, 4) │       0 │ -                          │
├──────────────────────────────────────────┼─────────────────┼─────────┼────────────────────────────┤
│ stem (Conv2D)                            │ (None, 8, 8, 4) │     148 │ input                      │
├──────────────────────────────────────────┼─────────────────┼─────────┼────────────────────────────┤
│ batch_normalization (BatchNormalization) │ (None, 8, 8, 4) │      16 │ stem                       │
├──────────────────────────────────────────┼─────────────────┼─────────┼────────────────────────────┤
│ add (Add)                                │ (None, 8, 8, 4) │       0 │ batch_normalization, input │
└──────────────────────────────────────────┴─────────────────┴─────────┴────────────────────────────┘
 Total params: 164 (656.00 B)
 Trainable params: 156 (624.00 B)
 Non-trainable params: 8 (32.00 B)
`,
  );
});

describe('numbers', () => {
  test('are grouped by comma', () => {
    expect([0, 999, 1000, 528054, 102764544].map(groupedDigits)).toEqual([
      '0',
      '999',
      '1,000',
      '528,054',
      '102,764,544',
    ]);
  });

  test('memory is that of float32, in powers of 1024', () => {
    expect([0, 255, 256, 34_826, 528_054, 138_357_544].map(memoryText)).toEqual([
      '0.00 B',
      '1020.00 B',
      '1.00 KB',
      '136.04 KB',
      '2.01 MB',
      '527.79 MB',
    ]);
  });
});

test('a network without layers has an empty table', () => {
  expect(summaryText({ inputShape: [3], nodes: [] }).split('\n')).toHaveLength(9);
  expect(summarize({ inputShape: [3], nodes: [{ layer: dense({ units: 2 }) }] }).total).toBe(8);
});
