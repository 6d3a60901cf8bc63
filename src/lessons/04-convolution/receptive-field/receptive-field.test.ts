import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { DUEL_CNN_RUN } from '../../../engine/client/shared-runs.ts';
import { countParameters } from '../../../nn/parameters.ts';
import { MNIST_CNN, SEED_CIFAR_CNN } from '../../../nn/presets.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import { validateNetwork, validatePlan } from '../../../nn/validate.ts';
import { fieldFormulas } from './field-formulas.ts';
import { influenceOf, present } from './field-model.ts';
import { planFor, runsFor } from './field-runs.ts';
import { NO_SESSION } from './field-session.ts';
import type { FieldSession } from './field-session.ts';
import { decode, encode, INFLUENCES, initial, reduce, steps, whyImpossible } from './receptive-field.ts';
import type { FieldAction, FieldState } from './receptive-field.ts';
import { describe, spreadSentence, trainingSentence } from './receptive-field.text.ts';
import {
  DATA,
  LIMITS,
  networkOf,
  PRESET_STACKS,
  PRESETS,
  presetOf,
  readStack,
  stackSpec,
  writeStack,
} from './stack.ts';

const amount = fc.oneof(fc.integer({ min: -2, max: 40 }), fc.double());
const action: fc.Arbitrary<FieldAction> = fc.oneof(
  fc.record({ kind: fc.constant('data' as const), data: fc.constantFrom(...DATA) }),
  fc.record({ kind: fc.constant('preset' as const), preset: fc.constantFrom(...PRESETS) }),
  fc.record({
    kind: fc.constant('layer' as const),
    index: fc.nat(8),
    change: fc.oneof(
      fc.record({ kernel: amount }),
      fc.record({ stride: amount }),
      fc.record({ dilation: amount }),
      fc.record({ padding: fc.constantFrom('same' as const, 'valid' as const) }),
    ),
  }),
  fc.record({ kind: fc.constant('add' as const), layer: fc.constantFrom('conv' as const, 'pool' as const) }),
  fc.record({ kind: fc.constant('remove' as const), index: fc.nat(8) }),
  fc.constant({ kind: 'keep' as const }),
  fc.record({ kind: fc.constant('unit' as const), node: amount, place: fc.tuple(amount, amount) }),
  fc.record({ kind: fc.constant('influence' as const), influence: fc.constantFrom(...INFLUENCES) }),
);
const reachable: fc.Arbitrary<FieldState> = fc
  .array(action, { maxLength: 12 })
  .map((actions) => actions.reduce(reduce, initial));

const preset = (id: (typeof PRESETS)[number]): FieldState => reduce(initial, { kind: 'preset', preset: id });

group('stacks', () => {
  test('the presets that are the course’s networks are trained as those networks', () => {
    expect(networkOf('mnist', PRESET_STACKS.duel.layers)).toEqual(MNIST_CNN);
    expect(networkOf('cifar10', PRESET_STACKS.seed.layers)).toEqual(SEED_CIFAR_CNN);
    expect(countParameters(networkOf('cifar10', PRESET_STACKS.seed.layers)).total).toBe(528_054);
    expect(networkOf('cifar10', PRESET_STACKS.duel.layers)).not.toEqual(MNIST_CNN);
  });

  test('whatever is built can be trained: a sound classifier of ten classes, and a sound plan', () => {
    fc.assert(
      fc.property(reachable, ({ stack }) => {
        const network = networkOf(stack.data, stack.layers);
        const errors = validateNetwork(network, { classes: 10 }).filter(({ severity }) => severity === 'error');
        expect(errors).toEqual([]);
        expect(validatePlan(planFor(stack.data), network)).toEqual([]);
        expect(inferShapes(network).at(-1)?.output).toEqual([10]);
      }),
    );
  });

  test('only the duel’s own network looks for the duel’s run, and first', () => {
    const [first, own] = runsFor(PRESET_STACKS.duel);
    expect(first.args).toBe(DUEL_CNN_RUN);
    expect([first.source, own?.source]).toEqual(['duel', 'own']);
    for (const id of ['seed', 'three', 'seven'] as const) {
      expect(runsFor(PRESET_STACKS[id]).map(({ source }) => source)).toEqual(['own']);
    }
    const names = PRESETS.map((id) => runsFor(PRESET_STACKS[id]).at(-1)?.args.runId);
    expect(new Set(names).size).toBe(PRESETS.length);
  });

  test('are written and read again', () => {
    fc.assert(
      fc.property(reachable, ({ stack }) => {
        expect(readStack(writeStack(stack.layers))).toEqual(stack.layers);
      }),
    );
    for (const id of PRESETS) expect(presetOf(PRESET_STACKS[id])).toBe(id);
    for (const bad of ['', 'c3', 'c12s1d1v', 'p2s2d2v', 'c3s1d1v.', 'c3s1d1v..p2s2d1v', 'c0s1d1v', 'x3s1d1v']) {
      expect(readStack(bad)).toBeNull();
    }
    expect(readStack(Array.from({ length: 9 }, () => 'c1s1d1v').join('.'))).toBeNull();
  });
});

group('state', () => {
  test('whatever is done, the stack is a network and the unit lies on its map', () => {
    fc.assert(
      fc.property(reachable, ({ stack, node, place }) => {
        expect(whyImpossible(stack)).toBeNull();
        expect(stack.layers.length).toBeLessThanOrEqual(LIMITS.layers.max);
        const [height = 0, width = 0] = inferShapes(stackSpec(stack.data, stack.layers))[node]?.output ?? [];
        expect(place[0] >= 0 && place[0] < height && place[1] >= 0 && place[1] < width).toBe(true);
        expect(place.every(Number.isInteger)).toBe(true);
      }),
    );
  });

  test('a stack that can’t be is said, and the last good one stays until it can be', () => {
    const pools = [1, 2, 3, 4].reduce<FieldState>((state) => reduce(state, { kind: 'add', layer: 'pool' }), initial);
    expect(pools.asked).not.toBeNull();
    expect(whyImpossible(pools.stack)).toBeNull();
    expect(describe(present(pools, NO_SESSION), 'en')).toContain('still shows');
    expect(reduce(pools, { kind: 'keep' }).asked).toBeNull();
    const fewer = pools.asked?.layers.length ?? 0;
    const mended = [1, 2, 3].reduce<FieldState>((state) => reduce(state, { kind: 'remove', index: 4 }), pools);
    expect(mended.asked).toBeNull();
    expect(mended.stack.layers.length).toBeLessThan(fewer);
  });

  test('a link restores what is shown', () => {
    expect(reduce(preset('seed'), { kind: 'unit', node: -0, place: [0, 0] }).node).toBe(0);
    fc.assert(
      fc.property(reachable, (state) => {
        expect(decode(encode(state))).toEqual({ kind: 'ok', state: { ...state, asked: null } });
      }),
    );
    expect(encode(initial)).toEqual({});
  });

  test('damaged links are problems, never exceptions', () => {
    expect(decode({ stack: 'c3s1d1' })).toMatchObject({ kind: 'problem', field: 'stack' });
    expect(decode({ stack: 'p9s9d1v' })).toMatchObject({ kind: 'problem', field: 'stack' });
    expect(decode({ stack: 'p9s4d1v.p9s4d1v' })).toMatchObject({ kind: 'problem', field: 'stack' });
    expect(decode({ layer: '5' })).toMatchObject({ kind: 'problem', field: 'layer' });
    expect(decode({ row: '5' })).toMatchObject({ kind: 'problem', field: 'row' });
    const field = fc.constantFrom('data', 'stack', 'layer', 'row', 'column', 'influence');
    fc.assert(fc.property(fc.dictionary(field, fc.string()), (query) => void decode(query)));
  });

  test('taking a layer away leaves the unit over the same part of the picture', () => {
    const corner = reduce(initial, { kind: 'unit', node: 3, place: [4, 0] });
    const shorter = reduce(corner, { kind: 'remove', index: 3 });
    expect(shorter.node).toBe(2);
    expect(shorter.place[0]).toBeGreaterThanOrEqual(9);
    expect(shorter.place[1]).toBeLessThanOrEqual(1);
  });
});

group('model', () => {
  test('the duel’s network, layer by layer', () => {
    const { rows, maps, box, read, outside } = present(initial, NO_SESSION);
    expect(rows.map(({ size, jump, overlap }) => [size, jump, overlap])).toEqual([
      [3, 1, 2],
      [4, 2, 2],
      [8, 2, 6],
      [10, 4, 6],
    ]);
    expect(maps.map((map) => map.rows.length)).toEqual([10, 8, 4, 2, 1]);
    expect(box).toEqual({ row: 8, column: 8, height: 10, width: 10 });
    expect([read, outside]).toEqual([100, 0]);
  });

  test('a unit in the corner of the padded network looks into the padding', () => {
    const state = reduce(preset('seed'), { kind: 'unit', node: 5, place: [3, 3] });
    const { box, outside, read } = present(state, NO_SESSION);
    expect(box.row + box.height).toBeGreaterThan(32);
    expect(read + outside).toBe(box.height * box.width);
    expect(describe(present(state, NO_SESSION), 'en')).toContain('outside the picture');
  });

  test('a dilated layer alone has holes: it reads nine pixels of its box', () => {
    const alone = [2, 1].reduce((state, index) => reduce(state, { kind: 'remove', index }), preset('dilated'));
    const holes = reduce(alone, { kind: 'layer', index: 0, change: { dilation: 4 } });
    const { read, box, outside } = present(holes, NO_SESSION);
    expect([read, box.height, outside]).toEqual([9, 9, 0]);
    expect(describe(present(holes, NO_SESSION), 'en')).toContain('holes');
  });

  test('three 3 x 3 and one 7 x 7: one field, other weights, other ways', () => {
    const [three, seven] = [present(preset('three'), NO_SESSION), present(preset('seven'), NO_SESSION)];
    expect([three.chosen.size, seven.chosen.size]).toEqual([7, 7]);
    expect(three.read).toBe(49);
    expect(seven.ways.measure).toMatchObject({ touched: 49, half: 25, most: 45 });
    expect(three.ways.measure.half).toBeLessThan(seven.ways.measure.half);
    expect(three.ways.measure.most).toBeLessThan(seven.ways.measure.most);
    expect(Math.max(...three.ways.values)).toBe(1);
    expect(Math.max(...three.ways.profile)).toBe(1);
  });

  test('ways lead only from what is read', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const { ways, read, maps } = present(state, NO_SESSION);
        expect(ways.measure.touched).toBe(read);
        const width = maps[0]?.width ?? 1;
        const seen = new Set(maps[0]?.rows.flatMap((row) => maps[0]?.columns.map((column) => row * width + column)));
        expect([...ways.values].filter((value, i) => value > 0 && !seen.has(i))).toEqual([]);
      }),
    );
  });

  test('a map of influence that is nowhere is no division by zero', () => {
    const nothing = influenceOf(new Float32Array(6), 3);
    expect([...nothing.values, ...nothing.profile]).toEqual(Array.from({ length: 9 }, () => 0));
  });
});

const snapshot = {
  phase: 'finished',
  step: 63,
  totalSteps: 63,
  record: { loss: new Float32Array(), accuracy: Float32Array.of(0.5, 1), epochs: [] },
} as const;
const withGradients: FieldSession = {
  ...NO_SESSION,
  source: 'own',
  snapshot,
  gradients: {
    strength: Float32Array.from({ length: 784 }, (_, i) => (i === 400 ? 4 : i === 401 ? 1 : 0)),
    images: 32,
    ofImages: 32,
    cases: 1024,
    active: 900,
  },
};

group('words', () => {
  test.each(['zh', 'en'] as const)('in %s the description has every field', (locale) => {
    for (const { state } of steps) {
      const model = present(state, NO_SESSION);
      const words = describe(model, locale);
      for (const { size, jump, overlap } of model.rows) {
        for (const number of [size, jump, overlap]) expect(words).toContain(String(number));
      }
      expect(words).toContain(String(model.ways.measure.half));
    }
  });

  test('gradients are said with the images and the cases they come from', () => {
    const state: FieldState = { ...initial, influence: 'trained' };
    expect(describe(present(state, NO_SESSION), 'en')).toContain('not been trained');
    const model = present(state, withGradients);
    expect(model.trained?.measure).toMatchObject({ total: 5, half: 1, most: 2 });
    expect(describe(model, 'en')).toContain('Half of all influence lies in 1 pixel');
    expect(trainingSentence(withGradients, 'en')).toContain('900 of 1,024');
    expect(trainingSentence(withGradients, 'zh')).toContain('75%');
    expect(trainingSentence({ ...withGradients, source: 'duel' }, 'zh')).toContain('上一课');
    expect(model.trained && spreadSentence(model.trained, 100, 'zh')).toContain('1 个像素');
  });

  test('the rule with numbers put in', () => {
    const rows = fieldFormulas(present(initial, NO_SESSION).rows);
    expect(rows).toHaveLength(5);
    expect(rows[3]?.label).toBe('r 3 = 4 + (3 - 1) × 1 × 2 = 8; j 3 = 2 × 1 = 2');
    expect(rows[4]?.label).toBe('r 4 = 8 + (2 - 1) × 1 × 2 = 10; j 4 = 2 × 2 = 4');
  });
});
