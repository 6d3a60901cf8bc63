// Pasted code and pasted rows become configurations: the four views say the same of any layer.
import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { kerasText } from '../../../nn/keras-code.ts';
import { codeText } from '../../../nn/keras-tokens.ts';
import { SEED_CIFAR_CNN } from '../../../nn/presets.ts';
import { summaryText } from '../../../nn/summary.ts';
import { initial, initialConfig, reduce } from './calculator.ts';
import { kerasLines, present } from './calculator-model.ts';
import { faultOf, LAYERS, layerOf, type CalculatorLayer, type Config } from './config.ts';
import { readPastedCode, readPastedRow } from './pasted.ts';
import { PRESETS } from './presets.ts';

function code(text: string, present_ = initialConfig, choice: number | null = null) {
  const read = readPastedCode(text, present_, choice);
  if (read.kind === 'problem') throw new Error(`${read.line}:${read.column} ${read.code}`);
  return read;
}

const sized = fc.record({
  layer: fc.constantFrom(...LAYERS),
  filters: fc.integer({ min: 1, max: 64 }),
  kernel: fc.integer({ min: 1, max: 4 }),
  strides: fc.integer({ min: 1, max: 3 }),
  padding: fc.constantFrom('valid' as const, 'same' as const),
  bias: fc.boolean(),
  multiplier: fc.integer({ min: 1, max: 3 }),
});

/** A possible configuration of any layer. */
const configs: fc.Arbitrary<Config> = sized
  .map(({ layer, kernel, strides, ...rest }): Config => {
    const { config } = reduce(initial, { kind: 'layer', layer });
    return { ...config, ...rest, kernel: [kernel, kernel], strides: [strides, strides] };
  })
  .filter((config) => faultOf(config) === null);

group('code', () => {
  test('the line of the issue fills the form', () => {
    const { chosen, notes, takenInput } = code(
      "Conv2D(16, 2, strides=2, activation='relu', input_shape=(200, 200, 1))",
    );
    expect(chosen.config).toEqual(PRESETS.first);
    expect(takenInput).toBeNull();
    expect(notes.map((note) => note.code)).toEqual(['input-shape-on-layer']);
  });

  test('without an input the present one is taken, or one that the layer can read', () => {
    expect(code("Conv2D(64, (2,2), activation='relu')").takenInput).toEqual(initialConfig.input);
    const { takenInput, chosen } = code('Dense(10)');
    expect(takenInput).toEqual([128 * 128 * 3]);
    expect(chosen.config?.filters).toBe(10);
  });

  test('the code of a configuration, read again, is the same layer on the same input', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const { chosen, isReduced } = code(codeText(kerasLines(config)));
        expect(chosen.config?.input).toEqual(config.input);
        expect(chosen.config === null ? null : layerOf(chosen.config)).toEqual(layerOf(config));
        expect(isReduced).toBe(false);
      }),
    );
  });

  test('of a whole listing each layer can be chosen, with the input it really has', () => {
    const listing = kerasText(SEED_CIFAR_CNN);
    const { layers, chosen } = code(listing);
    expect(layers).toHaveLength(9);
    expect(chosen.config).toMatchObject({ layer: 'Conv2D', input: [32, 32, 3], filters: 16 });
    expect(code(listing, initialConfig, 4).chosen.config).toMatchObject({ input: [8, 8, 32], filters: 64 });
    expect(code(listing, initialConfig, 7).chosen.config).toMatchObject({
      layer: 'Dense',
      input: [1024],
      filters: 500,
    });
    expect(layers[7]?.label).toContain('512,500');
  });

  test('layers without a form are passed over, impossible ones end the chain', () => {
    const { layers, chosen } = code('Sequential([Dropout(0.5, input_shape=(4, 4, 1)), Conv2D(1, 9), Flatten()])');
    expect(layers.map(({ config }) => config?.layer ?? null)).toEqual([null, 'Conv2D', null]);
    expect(chosen.index).toBe(1);
  });

  test('an initializer is read and told to be left out', () => {
    expect(code("Dense(3, kernel_initializer='he_normal')").isReduced).toBe(true);
    expect(code('BatchNormalization(momentum=0.5)').isReduced).toBe(true);
  });

  test('a problem has its place', () => {
    expect(readPastedCode('Conv2D(16, 2, stride=2)', initialConfig, null)).toMatchObject({
      kind: 'problem',
      line: 1,
      column: 15,
    });
  });
});

group('rows', () => {
  test('the row of a configuration leads back to a layer with this very row', () => {
    fc.assert(
      fc.property(configs, configs, (config, other) => {
        const { row } = present({ ...initial, config, good: config });
        const read = readPastedRow(row, other, null);
        expect(read.kind === 'ok' ? present({ ...initial, config: read.config, good: read.config }).row : read).toBe(
          row,
        );
      }),
    );
  });

  test('the row of the layer on show changes nothing', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const { row } = present({ ...initial, config, good: config });
        const read = readPastedRow(row, config, null);
        expect(read.kind === 'ok' ? read.config : read).toEqual(config);
      }),
    );
  });

  test('of a whole table the last row is taken, or the one chosen, with the row above as its input', () => {
    const table = summaryText(SEED_CIFAR_CNN);
    const last = readPastedRow(table, initialConfig, null);
    expect(last).toMatchObject({
      kind: 'ok',
      chosen: 8,
      isChained: true,
      config: { layer: 'Dense', input: [500], filters: 10 },
    });
    const second = readPastedRow(table, initialConfig, 2);
    expect(second).toMatchObject({
      kind: 'ok',
      isChained: true,
      config: { layer: 'Conv2D', input: [16, 16, 16], filters: 32 },
    });
  });

  test.each([
    ['', 'row-missing'],
    ['lstm (LSTM) (None, 3) 4', 'row-unknown-layer'],
    ['conv2d (Conv2D) (None, 9, 9, 16) 81', 'parameters'],
    ['dropout (Dropout) (None, 9) 0', 'class'],
  ])('%j is refused: %s', (text, fault) => {
    expect(readPastedRow(text, initialConfig, null)).toMatchObject({ kind: 'problem', fault: { code: fault } });
  });
});

test('every layer of the calculator has a form, a line and a row', () => {
  const seen: CalculatorLayer[] = [];
  for (const layer of LAYERS) {
    const state = reduce(initial, { kind: 'layer', layer });
    const model = present(state);
    expect(model.fault).toBeNull();
    expect(codeText(model.code)).toContain(`layers.${layer}(`);
    expect(model.row).toContain(`(${layer})`);
    seen.push(layer);
  }
  expect(seen).toHaveLength(12);
});
