import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { windowStart } from '../../../nn/axis-walk.ts';
import { convolve } from '../../../nn/convolution.ts';
import { layerOutputShape } from '../../../nn/shapes.ts';
import { layoutAxis, slotCount, slotOf } from './axis-layout.ts';
import { EXAMPLE_SETTINGS, EXAMPLES, exampleOf, steps } from './examples.ts';
import { layerCode } from './stride-code.ts';
import { codeText } from '../../../nn/keras-tokens.ts';
import { describe } from './stride-describe.ts';
import { kerasRows, pytorchRows } from './stride-formulas.ts';
import { pictureAt, placeAt, present } from './stride-model.ts';
import {
  activeWalk,
  decode,
  encode,
  initial,
  layerOf,
  LIMITS,
  PADDINGS,
  reduce,
  RULES,
  whyImpossible,
} from './stride-padding.ts';
import type { StrideAction, StrideState, WindowSettings } from './stride-padding.ts';
import { conventionSentences } from './stride-padding.text.ts';

const amount = fc.oneof(fc.integer({ min: -2, max: 20 }), fc.integer({ min: 0, max: 300 }), fc.double());
const action: fc.Arbitrary<StrideAction> = fc.oneof(
  fc.record({
    kind: fc.constant('pair' as const),
    field: fc.constantFrom(
      'input' as const,
      'kernel' as const,
      'strides' as const,
      'dilation' as const,
      'pad' as const,
    ),
    axis: fc.constantFrom(0 as const, 1 as const, 'both' as const),
    value: amount,
  }),
  fc.record({ kind: fc.constant('rule' as const), rule: fc.constantFrom(...RULES) }),
  fc.record({ kind: fc.constant('padding' as const), padding: fc.constantFrom(...PADDINGS) }),
  fc.record({ kind: fc.constant('apart' as const), apart: fc.boolean() }),
  fc.record({
    kind: fc.constant('settings' as const),
    settings: fc.constantFrom(...EXAMPLES).map((id) => EXAMPLE_SETTINGS[id]),
  }),
  fc.constant({ kind: 'keep' as const }),
  fc.record({ kind: fc.constant('place' as const), place: fc.tuple(amount, amount) }),
);
const reachable: fc.Arbitrary<StrideState> = fc
  .array(action, { maxLength: 12 })
  .map((actions) => actions.reduce(reduce, initial));

function shown(change: Partial<WindowSettings>): StrideState {
  return reduce(initial, { kind: 'settings', settings: { ...initial.settings, ...change } });
}

group('state', () => {
  test('whatever is done, what is shown is possible and the window stands on a drawn place', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        expect(whyImpossible(state.settings)).toBeNull();
        const { rows, columns } = present(state);
        expect(rows.layout.outputs).toContain(state.place[0]);
        expect(columns.layout.outputs).toContain(state.place[1]);
        for (const field of ['input', 'kernel', 'strides', 'dilation', 'pad'] as const) {
          for (const side of state.settings[field]) {
            expect(Number.isInteger(side) && side >= LIMITS[field].min && side <= LIMITS[field].max).toBe(true);
          }
        }
      }),
    );
  });

  test('what can’t be is said and keeps the last good settings until it can be', () => {
    const five = shown({ input: [5, 5], padding: 'valid', strides: [1, 1] });
    const tooLarge = reduce(five, { kind: 'pair', field: 'kernel', axis: 'both', value: 7 });
    expect(tooLarge.settings).toEqual(five.settings);
    expect(present(tooLarge).problem).toMatchObject({ kind: 'keras', fault: { code: 'kernel-larger-than-input' } });
    expect(describe(present(tooLarge), 'en')).toContain('still shows');
    const larger = reduce(tooLarge, { kind: 'pair', field: 'input', axis: 'both', value: 9 });
    expect(larger.settings).toMatchObject({ input: [9, 9], kernel: [7, 7] });
    expect(larger.asked).toBeNull();
    expect(reduce(tooLarge, { kind: 'keep' })).toEqual(five);
  });

  test('strides and dilation together are Keras’s problem, not PyTorch’s', () => {
    const both = shown({ dilation: [2, 2] });
    expect(present(both).problem).toMatchObject({ fault: { code: 'strides-and-dilation' } });
    const torch = reduce(both, { kind: 'rule', rule: 'pytorch' });
    expect(torch.asked).toBeNull();
    const model = present(torch);
    expect(model.comparedSums).toBeNull();
    expect(conventionSentences(model, 'en').join()).toContain('Keras cannot');
    const none = reduce(shown({ rule: 'pytorch', input: [2, 2], pad: [0, 0], kernel: [2, 2] }), {
      kind: 'pair',
      field: 'kernel',
      axis: 'both',
      value: 5,
    });
    expect(present(none).problem).toEqual({ kind: 'pytorch', extent: 5, room: 2 });
  });

  test('a link restores what is shown', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const kept = reduce(state, { kind: 'keep' });
        expect(decode(encode(state))).toEqual({ kind: 'ok', state: kept });
      }),
    );
    expect(encode(initial)).toEqual({});
  });

  test('damaged links are problems, never exceptions', () => {
    expect(decode({ kernel: '12' })).toMatchObject({ kind: 'problem', field: 'kernel' });
    expect(decode({ input: '8x' })).toMatchObject({ kind: 'problem', field: 'input' });
    expect(decode({ input: '4', kernel: '5', padding: 'valid' })).toMatchObject({ kind: 'problem', field: 'kernel' });
    expect(decode({ dilation: '2' })).toMatchObject({ kind: 'problem', field: 'dilation' });
    expect(decode({ row: '4' })).toMatchObject({ kind: 'problem', field: 'row' });
    expect(decode({ input: '128x128' })).toMatchObject({ kind: 'ok' });
    const field = fc.constantFrom('rule', 'input', 'kernel', 'strides', 'dilation', 'padding', 'pad', 'apart', 'row');
    fc.assert(fc.property(fc.dictionary(field, fc.string()), (query) => void decode(query)));
    const number = fc.integer({ min: -2, max: 300 }).map(String);
    fc.assert(fc.property(fc.dictionary(field, number), (query) => void decode(query)));
  });

  test('examples are possible, different, and known again', () => {
    for (const id of EXAMPLES) {
      expect(whyImpossible(EXAMPLE_SETTINGS[id])).toBeNull();
      expect(exampleOf(EXAMPLE_SETTINGS[id])).toBe(id);
    }
    for (const { state } of steps) expect(state.asked).toBeNull();
  });
});

group('model', () => {
  test('shapes are the layer’s own, and sums are a convolution of the picture with ones', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        fc.pre(state.settings.rule === 'keras');
        const model = present(state);
        const { settings } = state;
        const [height, width] = settings.input;
        const [rows, columns, depth] = layerOutputShape(layerOf(settings), [[height, width, 3]]);
        expect([model.rows.walk.output, model.columns.walk.output, depth]).toEqual([rows, columns, 32]);
        fc.pre(height * width <= 900);
        const values = Float32Array.from({ length: height * width }, (_, i) =>
          pictureAt(Math.floor(i / width), i % width, settings.input),
        );
        const [kh, kw] = settings.kernel;
        const map = convolve(
          { shape: [height, width, 1], values },
          { shape: [kh, kw, 1, 1], values: new Float32Array(kh * kw).fill(1) },
          null,
          { strides: settings.strides, dilationRate: settings.dilation, padding: settings.padding },
        );
        const drawn = model.rows.layout.outputs.flatMap((row) =>
          model.columns.layout.outputs.map((column) => map.values[row * map.shape[1] + column]),
        );
        expect([...model.sums]).toEqual(drawn);
        expect(model.sums[model.index]).toBe(model.sum);
      }),
    );
  });

  test('the picture is the same from all four sides', () => {
    for (const size of [
      [8, 8],
      [7, 7],
      [6, 12],
    ] as const) {
      const [height, width] = size;
      for (let row = 0; row < height; row += 1) {
        for (let column = 0; column < width; column += 1) {
          const value = pictureAt(row, column, size);
          expect(pictureAt(height - 1 - row, column, size)).toBe(value);
          expect(pictureAt(row, width - 1 - column, size)).toBe(value);
        }
      }
    }
  });

  test('so a lopsided map comes from the window: Keras at stride 2 against a symmetric setting', () => {
    const turned = (sums: ArrayLike<number>): number[] => Array.from(sums).toReversed();
    const lopsided = present(initial);
    expect(turned(lopsided.sums)).not.toEqual([...lopsided.sums]);
    const even = present(shown({ strides: [1, 1] }));
    expect(turned(even.sums)).toEqual([...even.sums]);
  });

  test('PyTorch with padding=1 shifts the map of 128 to 64 by one cell', () => {
    const model = present(shown({ rule: 'pytorch', input: [128, 128] }));
    expect(model.rows.walk.output).toBe(64);
    expect(model.rows.compared?.output).toBe(64);
    expect(model.shift).toEqual([-1, -1]);
    expect(model.equivalent).toBeNull();
    expect([...model.sums]).not.toEqual([...(model.comparedSums ?? [])]);
    const said = conventionSentences(model, 'en').join(' ');
    expect(said).toContain('1 row earlier');
    expect(said).toContain('F.pad(x, (0, 1, 0, 1))');
  });

  test('where PyTorch can do the same it is named, and then the maps are equal', () => {
    const model = present(shown({ rule: 'pytorch', input: [7, 7] }));
    expect(model.equivalent).toEqual([1, 1]);
    expect([...model.sums]).toEqual([...(model.comparedSums ?? [])]);
    expect(conventionSentences(model, 'zh').join('')).toContain('完全一样');
    const one = present(shown({ input: [32, 32], kernel: [2, 2], strides: [1, 1] }));
    expect(conventionSentences(one, 'en').join(' ')).toContain("padding='same'");
  });

  test('numbers in reading order lead through all drawn places', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const model = present(state);
        const index = Math.floor(model.count / 2);
        const moved = present(reduce(state, { kind: 'place', place: placeAt(model, index) }));
        expect(moved.index).toBe(index);
        expect(placeAt(model, model.count + 5)).toEqual(placeAt(model, model.count - 1));
      }),
    );
  });
});

group('layout', () => {
  test('a short axis is whole; a long one keeps both ends with whole windows', () => {
    fc.assert(
      fc.property(reachable, ({ settings }) => {
        const walk = activeWalk(settings, 0);
        const { places, breakAt, hidden, outputs, hiddenOutputs } = layoutAxis(walk);
        expect(places.length + hidden).toBe(walk.before + walk.size + walk.after);
        expect(outputs.length + hiddenOutputs).toBe(walk.output);
        expect([places[0], places.at(-1)]).toEqual([0 - walk.before, walk.size + walk.after - 1]);
        expect(outputs[0]).toBe(0);
        for (const place of outputs) {
          const start = windowStart(walk, place);
          for (let at = start; at < start + walk.extent; at += 1) expect(places).toContain(at);
        }
        expect(slotCount(places, breakAt)).toBe(places.length + (breakAt === null ? 0 : 1));
        expect(slotOf(places.length - 1, breakAt)).toBe(slotCount(places, breakAt) - 1);
      }),
    );
  });

  test('128 cells: eight at each end, the last with its zero', () => {
    const { places, breakAt, outputs, hidden } = layoutAxis(activeWalk(EXAMPLE_SETTINGS.half, 0));
    expect(places.slice(0, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(places.slice(8)).toEqual([121, 122, 123, 124, 125, 126, 127, 128]);
    expect([breakAt, hidden]).toEqual([8, 113]);
    expect(outputs).toEqual([0, 1, 2, 61, 62, 63]);
  });
});

group('words', () => {
  test.each(['zh', 'en'] as const)('in %s the description has the numbers of the figure', (locale) => {
    for (const { state } of steps) {
      const model = present(state);
      const words = describe(model, locale);
      for (const { walk } of [model.rows, model.columns]) {
        for (const number of [walk.size, walk.before, walk.after, walk.output]) expect(words).toContain(String(number));
      }
      expect(words).toContain(String(model.sum));
    }
    const uneven = describe(present(shown({ padding: 'valid' })), locale);
    expect(uneven).toMatch(locale === 'zh' ? /1 格没有读到（第 7 行）/ : /1 cell never read \(rows 7\)/);
  });

  test('the seed’s formula with numbers put in', () => {
    const [output, zeros, sides] = kerasRows(activeWalk(EXAMPLE_SETTINGS.half, 0), 'same', 'H');
    expect(output?.tex).toContain('\\dfrac{128}{2} \\right\\rceil = \\mathbf{64}');
    expect(zeros?.tex).toContain('63\\cdot 2 + 3 - 128');
    expect(sides?.tex).toContain('\\mathbf{0}');
    expect(sides?.tex).toContain('\\mathbf{1}');
    const [valid] = kerasRows(activeWalk(EXAMPLE_SETTINGS['seed-1'], 1), 'valid', 'W');
    expect(valid?.label).toBe('W out = ceil((W in - F + 1) / S) = ceil((200 - 2 + 1) / 2) = 100');
    const [extent] = kerasRows(activeWalk(EXAMPLE_SETTINGS.dilated, 0), 'valid', 'H');
    expect(extent?.label).toContain('(3 - 1) × 2 + 1 = 5');
    expect(pytorchRows(activeWalk(EXAMPLE_SETTINGS.torch, 0), 'H').at(-1)?.label).toContain(
      'floor((8 + 2 × 1 - 3) / 2) + 1 = 4',
    );
  });

  test('the layer in both libraries', () => {
    expect(codeText(layerCode(EXAMPLE_SETTINGS.half))).toBe(
      "layers.Conv2D(filters=32, kernel_size=3, strides=2, padding='same', activation='relu')\n",
    );
    expect(codeText(layerCode(EXAMPLE_SETTINGS.torch))).toBe('nn.Conv2d(3, 32, kernel_size=3, stride=2, padding=1)\n');
    const wide = { ...EXAMPLE_SETTINGS.torch, kernel: [1, 5], pad: [0, 2], strides: [1, 1], dilation: [1, 2] } as const;
    expect(codeText(layerCode(wide))).toBe('nn.Conv2d(3, 32, kernel_size=(1, 5), padding=(0, 2), dilation=(1, 2))\n');
  });
});
