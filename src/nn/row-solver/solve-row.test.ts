// A row leads back to a layer that makes this very row; a layer that already makes it is left alone.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conv2d, conv2dTranspose, dense, maxPooling2D, sequential } from '../build.ts';
import { readSummaryRows, type ReadRow } from '../keras-parser/summary-row.ts';
import { SEED_CIFAR_CNN } from '../presets.ts';
import { inferShapes } from '../shapes.ts';
import { summarize, summaryText } from '../summary.ts';
import { chooseFrom, randomNetwork } from '../testing/random-network.ts';
import type { PlacedLayer } from './solved-row.ts';
import { solveRow } from './solve-row.ts';

function rows(text: string): readonly ReadRow[] {
  const read = readSummaryRows(text);
  if (read.kind === 'problem') throw new Error(`${read.code} ${JSON.stringify(read.values)}`);
  return read.rows;
}

function row(text: string): ReadRow {
  const [first] = rows(text);
  if (first === undefined) throw new Error('no row');
  return first;
}

function rowText({ layer, input }: PlacedLayer): string {
  const [only] = summarize(sequential(input, [layer])).rows;
  return `${only?.name} (${only?.className})   ${only?.outputShape}   ${only?.parametersText}`;
}

const SEED_TABLE = `Model: "sequential_4"
_________________________________________________________________
Layer (type)                 Output Shape              Param #   
=================================================================
conv2d_6 (Conv2D)            (None, 32, 32, 16)        208       
_________________________________________________________________
max_pooling2d_2 (MaxPooling2 (None, 16, 16, 16)        0         
_________________________________________________________________
conv2d_7 (Conv2D)            (None, 16, 16, 32)        2080      
_________________________________________________________________
max_pooling2d_3 (MaxPooling2 (None, 8, 8, 32)          0         
_________________________________________________________________
conv2d_8 (Conv2D)            (None, 8, 8, 64)          8256      
_________________________________________________________________
max_pooling2d_4 (MaxPooling2 (None, 4, 4, 64)          0         
_________________________________________________________________
flatten_1 (Flatten)          (None, 1024)              0         
_________________________________________________________________
dense_1 (Dense)              (None, 500)               512500    
_________________________________________________________________
dense_2 (Dense)              (None, 10)                5010      
=================================================================
Total params: 528,054
Trainable params: 528,054
Non-trainable params: 0
_________________________________________________________________
`;

describe('reading rows', () => {
  test('the table of the lecture notes, cut-off names and all', () => {
    const shapes = inferShapes(SEED_CIFAR_CNN).map(({ output }) => output);
    const read = rows(SEED_TABLE);
    expect(read.map(({ output }) => output)).toEqual(shapes);
    expect(read.map(({ className }) => className)).toEqual(SEED_CIFAR_CNN.nodes.map(({ layer }) => layer.className));
    expect(read.map(({ parameters }) => parameters)).toEqual([208, 0, 2080, 0, 8256, 0, 0, 512_500, 5010]);
  });

  test('what this course prints, for random networks', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 20, maxLength: 120 }), (choices) => {
        const spec = randomNetwork(chooseFrom(choices), { graphs: true });
        const wanted = summarize(spec).rows.filter(({ nodeIndex }) => nodeIndex !== null);
        const read = rows(summaryText(spec));
        expect(read.map(({ name }) => name)).toEqual(wanted.map(({ name }) => name));
        expect(read.map(({ output }) => output)).toEqual(inferShapes(spec).map(({ output }) => output));
        expect(read.map(({ parameters }) => parameters)).toEqual(wanted.map(({ parameters }) => parameters));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['conv2d (Conv2D) (None, 100, 100, 16) 80', 'Conv2D', [100, 100, 16], 80],
    ['conv2d_5 (Conv2D)            (None, 64, 64, 32)        896', 'Conv2D', [64, 64, 32], 896],
    ['│ conv2d (Conv2D)   │ (None, 26, 26, 32)  │  1,320 │', 'Conv2D', [26, 26, 32], 1320],
    ['max_pooling2d_1 (MaxPooling2 (None, 50, 50, 15)        0', 'MaxPooling2D', [50, 50, 15], 0],
    ['│ max_pooling2d       │ (None, 13, 13, 32) │ 0 │', 'MaxPooling2D', [13, 13, 32], 0],
    ['(Conv2D) (?,4,4,8) 12', 'Conv2D', [4, 4, 8], 12],
    ['dense (Dense)  (None, 10)', 'Dense', [10], null],
    ['batch_normalization (BatchNormalizat [(None, 7, 7, 3)] 12', 'BatchNormalization', [7, 7, 3], 12],
    ['model/conv1 (Convolution2D)  (None, 4, 4, 8)  1,000,000 input[0][0]', 'Conv2D', [4, 4, 8], 1_000_000],
  ])('%s', (text, className, output, parameters) => {
    expect(row(text)).toMatchObject({ className, output, parameters });
  });

  test.each([
    ['', 'row-missing'],
    ['Total params: 896', 'row-missing'],
    ['lstm (LSTM) (None, 32) 1000', 'row-unknown-layer'],
    ['conv2d (Con2D) (None, 4, 4, 1) 3', 'row-unknown-layer'],
    ['strange (None, 4) 3', 'row-unknown-layer'],
    ['conv2d (Conv2D) (None, None, None, 16) 80', 'row-shape-open'],
    ['conv2d (Conv2D) (None, 0, 4, 16) 80', 'row-shape-open'],
  ])('%j: %s', (text, code) => {
    expect(readSummaryRows(text)).toMatchObject({ kind: 'problem', code });
  });

  test('never throws', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      'None',
      ',',
      ' ',
      '3',
      '│',
      '\n',
      'Conv2D',
      'conv2d',
      '[',
      ']',
      '1,000',
      '?',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: piece, maxLength: 60 })), (text) => {
        expect(['ok', 'problem']).toContain(readSummaryRows(text).kind);
      }),
      { numRuns: 2000 },
    );
    expect(readSummaryRows('('.repeat(100_000)).kind).toBe('problem');
  });
});

/** Single layers on an input, out of random networks. */
const placed: fc.Arbitrary<PlacedLayer> = fc
  .array(fc.nat(1_000_000), { minLength: 20, maxLength: 120 })
  .map((choices): PlacedLayer | null => {
    const spec = randomNetwork(chooseFrom(choices), { graphs: false });
    const index = choices[0] === undefined ? 0 : choices[0] % spec.nodes.length;
    const layer = spec.nodes[index]?.layer;
    const input = inferShapes(spec)[index]?.inputs[0];
    return layer === undefined || input === undefined ? null : { layer, input };
  })
  .filter(
    (found): found is PlacedLayer => found !== null && !['Dropout', 'Activation'].includes(found.layer.className),
  );

describe('solving rows', () => {
  test('the solution makes the row, whatever the present layer is', () => {
    fc.assert(
      fc.property(placed, placed, (wanted, present) => {
        const text = rowText(wanted);
        const solved = solveRow(row(text), present);
        expect(solved.kind === 'ok' ? rowText(solved) : `${text}: ${JSON.stringify(solved)}`).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  test('a layer that makes the row stays as it is', () => {
    fc.assert(
      fc.property(placed, (present) => {
        const solved = solveRow(row(rowText(present)), present);
        expect(solved.kind === 'ok' && { layer: solved.layer, input: solved.input }).toEqual(present);
      }),
      { numRuns: 1000 },
    );
  });

  const present = { layer: conv2d({ filters: 32, kernelSize: 3, strides: 2, padding: 'same' }), input: [128, 128, 3] };

  test('the row of the first example: 16 filters of 4 weights, read as 2 x 2 x 1', () => {
    const solved = solveRow(row('conv2d (Conv2D) (None, 100, 100, 16) 80'), present);
    expect(solved).toMatchObject({
      kind: 'ok',
      input: [200, 200, 1],
      layer: { filters: 16, kernelSize: [2, 2], strides: [2, 2] },
    });
    expect(solved.kind === 'ok' ? solved.open.map(({ code }) => code) : []).toEqual([
      'input-size',
      'steps',
      'kernel-and-depth',
      'bias',
      'activation',
    ]);
  });

  test('the row above settles the input', () => {
    const [first, second] = rows(
      'conv2d_6 (Conv2D) (None, 32, 32, 16) 208\nmax_pooling2d_2 (MaxPooling2 (None, 16, 16, 16) 0',
    );
    if (first === undefined || second === undefined) throw new Error('two rows');
    const solved = solveRow(second, { layer: maxPooling2D(), input: [4, 4, 1] }, first.output);
    expect(solved).toMatchObject({ kind: 'ok', input: [32, 32, 16] });
    expect(solved.kind === 'ok' ? solved.open.map(({ code }) => code) : []).not.toContain('input-size');
  });

  test('every row of a network is reached from the row above it, whatever the present layer is', () => {
    const table = rows(SEED_TABLE);
    fc.assert(
      fc.property(placed, fc.integer({ min: 1, max: table.length - 1 }), (other, index) => {
        const [above, wanted] = [table[index - 1], table[index]];
        if (above === undefined || wanted === undefined) throw new Error('two rows');
        const solved = solveRow(wanted, other, above.output);
        expect(solved.kind === 'ok' ? solved.input : solved).toEqual(above.output);
      }),
    );
  });

  test('a transposed layer at odd sizes finds another stride', () => {
    const base = {
      layer: conv2dTranspose({ filters: 1, kernelSize: 3, strides: 2, padding: 'same' }),
      input: [4, 4, 1],
    };
    expect(solveRow(row('c (Conv2DTranspose) (None, 7, 7, 4) 40'), base)).toMatchObject({
      kind: 'ok',
      input: [7, 7, 1],
      layer: { strides: [1, 1] },
    });
  });

  test.each([
    ['conv2d (Conv2D) (None, 10, 10, 16) 81', 'parameters'],
    ['conv2d (Conv2D) (None, 10, 10, 16) 0', 'parameters'],
    ['max_pooling2d (MaxPooling2D) (None, 10, 10, 16) 5', 'parameters'],
    ['batch_normalization (BatchNormalization) (None, 8) 31', 'parameters'],
    ['conv2d (Conv2D) (None, 16) 80', 'rank'],
    ['flatten (Flatten) (None, 16, 16) 0', 'rank'],
    ['dropout (Dropout) (None, 16) 0', 'class'],
  ])('%s is refused', (text, code) => {
    expect(solveRow(row(text), present)).toMatchObject({ kind: 'problem', code });
  });

  test('without a count the present window stays', () => {
    expect(solveRow(row('dense (Dense) (None, 10)'), { layer: dense({ units: 3 }), input: [7] })).toMatchObject({
      kind: 'ok',
      input: [7],
      layer: { units: 10 },
    });
    expect(solveRow(row('conv2d (Conv2D) (None, 64, 64, 8)'), present)).toMatchObject({
      kind: 'ok',
      input: [128, 128, 3],
      layer: { filters: 8, kernelSize: [3, 3] },
    });
  });
});
