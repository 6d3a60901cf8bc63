// The embedding layer in everything that is computed from a network's description.
import { describe, expect, test } from 'vitest';
import { conv1d, dense, embedding, flatten, sequential } from './build.ts';
import { networkCost } from './costs.ts';
import { embeddingRow } from './embedding.ts';
import { forwardPass } from './forward.ts';
import { initialWeights } from './initializers.ts';
import { kerasText } from './keras-code.ts';
import { countParameters, weightSpecs } from './parameters.ts';
import { toSeed } from './plan.ts';
import { repairedNumbers } from './repair.ts';
import { inferShapes } from './shapes.ts';
import { decodeSpec, encodeSpec } from './spec-codec.ts';
import { summaryText } from './summary.ts';
import type { Layer } from './spec.ts';
import { validateNetwork } from './validate.ts';

const SENTENCES = sequential(
  [6],
  [
    embedding({ inputDim: 20, outputDim: 3 }),
    conv1d({ filters: 4, kernelSize: 2, padding: 'causal' }),
    flatten(),
    dense({ units: 2 }),
  ],
);

describe('an embedding', () => {
  test('turns a sequence of numbers into a sequence of rows', () => {
    expect(inferShapes(SENTENCES).map(({ name, output }) => [name, output])).toEqual([
      ['embedding', [6, 3]],
      ['conv1d', [6, 4]],
      ['flatten', [24]],
      ['dense', [2]],
    ]);
    const weights = initialWeights(SENTENCES, toSeed(3));
    const table = weights[0] ?? new Float32Array();
    const [rows] = forwardPass(SENTENCES, weights, Float32Array.of(0, 19, 4, 4, 7.9, 25));
    const row = (index: number): readonly number[] => [...table.subarray(index * 3, index * 3 + 3)];
    expect([...(rows?.values ?? [])]).toEqual([0, 19, 4, 4, 7, 19].flatMap(row));
  });

  test('has one table, drawn evenly up to 0.05 as in Keras, and multiplies nothing', () => {
    const [table] = weightSpecs(SENTENCES);
    expect(table).toMatchObject({ name: 'embedding/embeddings', shape: [20, 3], trainable: true });
    expect(countParameters(SENTENCES).perNode[0]).toEqual({ weights: 60, biases: 0, other: 0, total: 60 });
    expect(networkCost(SENTENCES).perNode[0]).toMatchObject({ macs: 0, activations: 18, parameters: 60 });
    const values = initialWeights(SENTENCES, toSeed(3))[0] ?? new Float32Array();
    const largest = Math.max(...values.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(Math.fround(0.05));
    expect(largest).toBeGreaterThan(0.04);
    expect(summaryText(SENTENCES)).toContain('(None, 6, 3)');
  });

  test('has a row for every number', () => {
    const numbers = [0, 4.9, 5, -3, NaN, Infinity, -Infinity, -0.5];
    expect(numbers.map((value) => embeddingRow(value, 6))).toEqual([0, 4, 5, 0, 0, 5, 0, 0]);
  });

  test.each<[Layer, string, string]>([
    [embedding({ inputDim: 20, outputDim: 3 }), 'e20x3', 'layers.Embedding(input_dim=20, output_dim=3)'],
    [embedding({ inputDim: 8, outputDim: 8 }), 'e8', 'layers.Embedding(input_dim=8, output_dim=8)'],
    [
      embedding({ inputDim: 9, outputDim: 2, embeddingsInitializer: 'glorot_uniform' }),
      'e9x2Ka',
      "layers.Embedding(input_dim=9, output_dim=2, embeddings_initializer='glorot_uniform')",
    ],
    [
      embedding({ inputDim: 9, outputDim: 2, embeddingsInitializer: { kind: 'random_uniform', limit: 0.5 } }),
      'e9x2Ku0_5',
      'layers.Embedding(input_dim=9, output_dim=2, embeddings_initializer=keras.initializers.RandomUniform(minval=-0.5, maxval=0.5))',
    ],
  ])('%o is %s in links and %s in Keras', (layer, text, code) => {
    const spec = sequential([6], [layer]);
    expect(encodeSpec(spec)).toBe(`1.6.${text}.z`);
    expect(decodeSpec(encodeSpec(spec))).toEqual({ kind: 'ok', spec });
    expect(kerasText(spec)).toContain(code);
  });

  test('is refused where there is no sequence, and with sizes that are none', () => {
    const codes = (inputShape: readonly number[], layer: Layer) =>
      validateNetwork(sequential(inputShape, [layer])).flatMap(({ code, severity }) =>
        severity === 'error' ? [code] : [],
      );
    expect(codes([6], embedding({ inputDim: 20, outputDim: 3 }))).toEqual([]);
    expect(codes([6, 2], embedding({ inputDim: 20, outputDim: 3 }))).toEqual(['rank-mismatch']);
    const broken = embedding({ inputDim: 0.5, outputDim: -1 });
    expect(codes([6], broken)).toEqual(['not-a-positive-integer', 'not-a-positive-integer']);
    expect(repairedNumbers(broken)).toEqual(embedding({ inputDim: 1, outputDim: 1 }));
  });
});
