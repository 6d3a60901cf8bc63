// The calculator's state, link, model and words: any actions leave something possible on show, links come back, and the
// description has every number that the figure shows.
import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { LOCALES } from '../../../kit/locale/locale.ts';
import { layerOutputShape } from '../../../nn/shapes.ts';
import type { Pair } from '../../../nn/spec.ts';
import { batchShapeText, groupedDigits } from '../../../nn/summary.ts';
import { decode, DERIVATION_IDS, encode, initial, reduce, sameConfig } from './calculator.ts';
import type { CalculatorAction, CalculatorState } from './calculator.ts';
import { present } from './calculator-model.ts';
import { faultSentence } from './calculator.text.ts';
import { configOf, EMPTY, faultOf, FIELDS, inputFor, LAYERS, layerOf, LIMITS, type Config } from './config.ts';
import { describe, derivedValue } from './describe.ts';
import { PRESET_IDS, PRESETS } from './presets.ts';
import { steps } from './steps.ts';

const small = fc.integer({ min: 1, max: 9 });
const pair = fc.oneof(
  small.map((side): Pair => [side, side]),
  fc.tuple(small, small).map(([height, width]): Pair => [height, width]),
);
const side = fc.integer({ min: 1, max: 40 });
const fields: fc.Arbitrary<Partial<Config>> = fc.oneof(
  fc.record({ filters: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ kernel: pair }),
  fc.record({ strides: pair }),
  fc.record({ dilation: pair }),
  fc.record({ multiplier: small }),
  fc.record({ bias: fc.boolean() }),
  fc.record({ padding: fc.constantFrom('valid' as const, 'same' as const) }),
  fc.record({ activation: fc.constantFrom('relu' as const, 'linear' as const) }),
  fc.record({ input: fc.tuple(side, side, side) }),
);
const action: fc.Arbitrary<CalculatorAction> = fc.oneof(
  fields.map((changed): CalculatorAction => ({ kind: 'change', fields: changed })),
  fields.map((changed): CalculatorAction => ({ kind: 'drag', fields: changed })),
  fc.constantFrom(...LAYERS).map((layer): CalculatorAction => ({ kind: 'layer', layer })),
  fc.constantFrom(...PRESET_IDS).map((id): CalculatorAction => ({ kind: 'replace', config: PRESETS[id] })),
  fc.constantFrom(...PRESET_IDS).map((id): CalculatorAction => ({ kind: 'type', config: PRESETS[id] })),
  fc.constantFrom(...DERIVATION_IDS, null).map((id): CalculatorAction => ({ kind: 'open', id })),
  fc.constant<CalculatorAction>({ kind: 'next' }),
);
const reachable: fc.Arbitrary<CalculatorState> = fc
  .array(action, { maxLength: 30 })
  .map((actions) => actions.reduce(reduce, initial));

/** Only the fields that the layer has: what a link keeps. */
function relevant(config: Config): unknown {
  return [
    config.layer,
    config.input,
    ...FIELDS[config.layer].map((field) =>
      config.layer === 'Conv1D' && Array.isArray(config[field]) ? config[field][0] : config[field],
    ),
  ];
}

group('state', () => {
  test('whatever is asked for, something possible is on show', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const model = present(state);
        expect(faultOf(state.good)).toBeNull();
        expect(model.output).toEqual(layerOutputShape(layerOf(state.good), [state.good.input]));
        expect(model.fault === null).toBe(sameConfig(state.config, state.good));
      }),
    );
  });

  test('an impossible layer keeps the last good one, and says why', () => {
    const wide = reduce(initial, { kind: 'change', fields: { input: [4, 4, 3], kernel: [5, 5], padding: 'valid' } });
    expect(wide.good).toEqual(initial.config);
    expect(wide.config.kernel).toEqual([5, 5]);
    const { fault } = present(wide);
    for (const locale of LOCALES) {
      expect(fault === null ? '' : faultSentence(fault, locale)).toContain('5');
      expect(describe(present(wide), locale)).toContain('(None, 64, 64, 32)');
    }
    const mended = reduce(wide, { kind: 'change', fields: { padding: 'same' } });
    expect(mended.good).toEqual(mended.config);
  });

  test.each([
    [{ strides: [2, 2] as Pair, dilation: [2, 2] as Pair }],
    [{ filters: LIMITS.filters + 1 }],
    [{ kernel: [256, 1] as Pair, padding: 'same' as const }],
    [{ input: [10_000, 10_000, 100_000], filters: 100_000, kernel: [255, 255] as Pair }],
    [{ input: [0, 3, 3] }],
  ])('%o is refused with a sentence in both languages', (changed) => {
    const { fault } = present(reduce(initial, { kind: 'change', fields: changed }));
    expect(fault).not.toBeNull();
    for (const locale of LOCALES) {
      const sentence = fault === null ? '' : faultSentence(fault, locale);
      expect(sentence.length).toBeGreaterThan(10);
      expect(sentence).not.toMatch(/undefined|NaN|\?/);
    }
  });

  test('changing the layer finds an input that it can read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LAYERS), fc.constantFrom(...LAYERS), (from, to) => {
        const state = reduce(reduce(initial, { kind: 'layer', layer: from }), { kind: 'layer', layer: to });
        expect(state.config.layer).toBe(to);
        expect(faultOf(state.config)).toBeNull();
      }),
    );
    expect(inputFor('Dense', [4, 4, 2])).toEqual([32]);
    expect(inputFor('Conv1D', [7, 5, 3])).toEqual([5, 3]);
  });

  test('the output becomes the input: the second convolution of the lesson', () => {
    const next = reduce({ ...initial, config: PRESETS.first, good: PRESETS.first }, { kind: 'next' });
    expect(next.config.input).toEqual([100, 100, 16]);
    expect(present(next).parameters).toBe(16 * 2 * 2 * 16 + 16);
  });

  test('nothing changed is no step', () => {
    expect(reduce(initial, { kind: 'change', fields: { filters: initial.config.filters } })).toBe(initial);
    expect(reduce(initial, { kind: 'replace', config: initial.config })).toBe(initial);
  });

  test('a layer and its configuration turn into each other', () => {
    fc.assert(
      fc.property(reachable, ({ good }) => {
        const back = configOf(layerOf(good), good.input, EMPTY);
        expect(back === null ? null : relevant(back)).toEqual(relevant(good));
      }),
    );
  });
});

group('link', () => {
  test('restores what is asked for and the open number', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const decoded = decode(encode(state));
        expect(decoded.kind === 'ok' ? relevant(decoded.state.config) : decoded).toEqual(relevant(state.config));
        expect(decoded.kind === 'ok' && decoded.state.open).toBe(state.open);
      }),
    );
    expect(encode(initial)).toEqual({});
  });

  test('the public form: every field as a teacher would write it', () => {
    const decoded = decode({
      layer: 'Conv2D',
      input: '128x128x3',
      filters: '32',
      kernel: '3',
      strides: '2',
      padding: 'same',
      dilation: '1',
      bias: '1',
    });
    const state = decoded.kind === 'ok' ? decoded.state : initial;
    expect(decoded.kind).toBe('ok');
    const words = LOCALES.map((locale) => describe(present(state), locale));
    for (const text of words) {
      expect(text).toContain('(None, 64, 64, 32)');
      expect(text).toContain('896');
    }
  });

  test.each([
    [{ layer: 'MaxPooling2D', input: '100x100x15', kernel: '2' }, [50, 50, 15]],
    [{ layer: 'MaxPooling2D', input: '100x100x15', kernel: '3x5', strides: '1x2', padding: 'same' }, [100, 50, 15]],
    [{ layer: 'Conv2D', input: '200x200x1', filters: '16', kernel: '2', strides: '2' }, [100, 100, 16]],
    [{ layer: 'Conv2D', input: '9x12x2', filters: '4', kernel: '3x5' }, [7, 8, 4]],
    [{ layer: 'Conv1D', input: '128x4', filters: '8', kernel: '3', padding: 'causal' }, [128, 8]],
    [{ layer: 'Dense', input: '1024', units: '500' }, [500]],
    [{ layer: 'Dense', input: '1024', filters: '500' }, [500]],
    [{ layer: 'Flatten', input: '4x4x64' }, [1024]],
    [{ layer: 'SeparableConv2D', input: '8x8x4', filters: '8', kernel: '3', multiplier: '2' }, [6, 6, 8]],
    [
      { layer: 'Conv2DTranspose', input: '8x8x4', filters: '8', kernel: '3', strides: '2', padding: 'same' },
      [16, 16, 8],
    ],
  ])('%o', (query, output) => {
    const decoded = decode(query);
    expect(decoded.kind === 'ok' ? present(decoded.state).output : decoded).toEqual(output);
  });

  test.each([
    { layer: 'Conv9D' },
    { input: '128x' },
    { input: '1x2x3x4' },
    { input: '0x3x3' },
    { kernel: '-3' },
    { kernel: '3x3x3' },
    { kernel: '999' },
    { strides: 'two' },
    { padding: 'full' },
    { layer: 'Conv2D', padding: 'causal' },
    { bias: 'yes' },
    { filters: '1e3' },
    { show: 'everything' },
  ])('%o is a problem with a sentence', (query) => {
    const decoded = decode(query);
    expect(decoded.kind).toBe('problem');
    expect(decoded.kind === 'problem' ? decoded.message.zh.length : 0).toBeGreaterThan(10);
  });

  test('an impossible layer is shown as asked for, with the initial one below', () => {
    const decoded = decode({ layer: 'Conv2D', input: '3x3x1', filters: '4', kernel: '5' });
    const state = decoded.kind === 'ok' ? decoded.state : initial;
    expect(state.config.kernel).toEqual([5, 5]);
    expect(state.good).toEqual(initial.good);
    expect(present(state).fault).not.toBeNull();
  });

  test('damaged links never throw', () => {
    const field = fc.constantFrom('layer', 'input', 'kernel', 'strides', 'padding', 'bias', 'show', 'units', 'other');
    const value = fc.oneof(fc.string(), fc.constantFrom('3', '3x5', 'Conv2D', 'same', '1', '999999999x1', 'x'));
    fc.assert(
      fc.property(fc.dictionary(field, value), (query) => {
        const decoded = decode(query);
        expect(decoded.kind === 'ok' ? faultOf(decoded.state.good) : null).toBeNull();
      }),
    );
  });
});

group('words', () => {
  test('the description has the row, every number, and the open derivation', () => {
    fc.assert(
      fc.property(reachable, fc.constantFrom(...LOCALES), (state, locale) => {
        const model = present(state);
        const text = describe(model, locale);
        expect(text).toContain(batchShapeText(model.output));
        expect(text).toContain(groupedDigits(model.parameters));
        for (const derivation of model.derivations.derivations)
          expect(text).toContain(derivedValue(derivation, locale));
        expect(text).not.toMatch(/undefined|NaN|\[object/);
      }),
    );
  });

  test('every lectern step is possible, restorable, and opens something', () => {
    expect(steps.length).toBeGreaterThanOrEqual(3);
    for (const { state } of steps) {
      expect(faultOf(state.config)).toBeNull();
      expect(present(state).open).not.toBeNull();
      expect(decode(encode(state))).toEqual({ kind: 'ok', state });
    }
  });

  test('the examples of the notes are named by their own preset', () => {
    for (const id of PRESET_IDS) {
      const state = { ...initial, config: PRESETS[id], good: PRESETS[id] };
      expect(present(state).preset).toBe(id);
    }
  });
});
