import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { codeText } from '../../../nn/keras-tokens.ts';
import { toSeed } from '../../../nn/plan.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { stackSpec } from '../../../nn/depth-signal.ts';
import { validateNetwork } from '../../../nn/validate.ts';
import { NO_RUNS } from '../run-queue.ts';
import type { Outcome } from '../run-queue.ts';
import { formatSize } from './format-size.ts';
import { expectedSquare, sumTex, weightTex } from './formulas.ts';
import { ACTIVATIONS, decode, encode, initial, INPUTS, reduce, steps } from './initialisers.ts';
import type { InitialisersAction, InitialisersState } from './initialisers.ts';
import { describe, verdictText } from './initialisers.text.ts';
import { SAMPLES } from './input-images.ts';
import { present } from './signal-model.ts';
import { jobOf, layerLine, stackNetwork } from './stack-runs.ts';
import { initializerOf, STARTS } from './starts.ts';
import { NOTHING_YET } from './use-initialisers.ts';

const action: fc.Arbitrary<InitialisersAction> = fc.oneof(
  fc.record({ kind: fc.constant('start' as const), start: fc.constantFrom(...STARTS) }),
  fc.record({ kind: fc.constant('activation' as const), activation: fc.constantFrom(...ACTIVATIONS) }),
  fc.record({ kind: fc.constant('input' as const), input: fc.constantFrom(...INPUTS) }),
  fc.record({
    kind: fc.constant('number' as const),
    field: fc.constantFrom('depth' as const, 'width' as const, 'layer' as const, 'seed' as const),
    value: fc.oneof(fc.integer(), fc.integer({ min: 0, max: 25 }), fc.double()),
  }),
  fc.record({ kind: fc.constant('trained' as const), start: fc.constantFrom(...STARTS), trains: fc.boolean() }),
);
const state = fc.array(action, { maxLength: 20 }).map((actions) => actions.reduce(reduce, initial));

group('links', () => {
  test('restore any reachable state; the opened layer is one of the stack, and somebody is always trained', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(one.layer).toBeLessThanOrEqual(one.depth);
        expect(one.trained.length).toBeGreaterThan(0);
        expect(decode(encode(one))).toEqual({ kind: 'ok', state: one });
      }),
    );
    expect(encode(initial)).toEqual({});
    for (const step of steps) expect(decode(encode(step.state))).toEqual({ kind: 'ok', state: step.state });
  });

  test.each([
    ['start', 'xavier'],
    ['activation', 'softmax'],
    ['depth', '0'],
    ['depth', '21'],
    ['width', '1e2'],
    ['layer', '11'],
    ['train', ''],
    ['train', 'zeros.zeros'],
    ['train', 'zeros.xavier'],
  ])('%s=%s is a problem', (field, value) => {
    expect(decode({ [field]: value })).toMatchObject({ kind: 'problem', field });
  });
});

function modelOf(change: Partial<InitialisersState>) {
  return present({ ...initial, ...change }, NOTHING_YET);
}

group('the model', () => {
  test('tells what becomes of numbers and gradients', () => {
    const trends = (change: Partial<InitialisersState>) => {
      const { forward, backward } = modelOf(change);
      return [forward.trend, backward.trend];
    };
    expect(trends({ start: 'he_normal', width: 128 })).toEqual(['kept', 'kept']);
    expect(trends({ start: 'glorot_uniform', width: 128 })).toEqual(['vanished', 'vanished']);
    expect(trends({ start: 'large' })).toEqual(['exploded', 'exploded']);
    expect(trends({ start: 'small' })).toEqual(['vanished', 'vanished']);
    expect(trends({ start: 'zeros' })).toEqual(['nothing', 'nothing']);
    expect(trends({ start: 'large', activation: 'tanh' })).toEqual(['kept', 'exploded']);
    expect(trends({ start: 'glorot_uniform', activation: 'sigmoid' })).toEqual(['kept', 'vanished']);
  });

  test('accounts for every number of every layer', () => {
    fc.assert(
      fc.property(state, (one) => {
        const small = { ...one, width: Math.min(one.width, 16), depth: Math.min(one.depth, 6), layer: 1 };
        const { rows, opened } = present(small, NOTHING_YET);
        expect(rows).toHaveLength(small.depth);
        expect(opened.layer).toBe(1);
        for (const { activations, gradients } of rows) {
          for (const { histogram, zeros } of [activations, gradients]) {
            const counted = histogram.counts.reduce((sum, n) => sum + n, histogram.below + histogram.above);
            expect(counted + zeros * SAMPLES * small.width).toBeCloseTo(SAMPLES * small.width, 6);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('says when all units of a layer are one', () => {
    const model = modelOf({ start: 'ones', activation: 'tanh' });
    expect(model.rows.map(({ distinctUnits }) => distinctUnits)).toEqual(Array(10).fill(1));
    expect(verdictText(model, 'en')).toContain('it is one unit');
    expect(verdictText(model, 'zh')).toContain('等于只有 1 个单元');
    expect(verdictText(modelOf({}), 'en')).not.toContain('one unit');
  });

  test('sends normal numbers through until the images are there, and says so', () => {
    const waiting = modelOf({ input: 'mnist' });
    expect(waiting.standsIn).toBe(true);
    expect(describe(waiting, 'en')).toContain('have not arrived');
    const images = { pixels: new Float32Array(SAMPLES * 784).fill(0.5), error: null };
    const loaded = present({ ...initial, input: 'mnist' }, { ...NOTHING_YET, images });
    expect(loaded.standsIn).toBe(false);
    expect(loaded.rows.map(({ fanIn }) => fanIn)).toEqual([784, ...Array(9).fill(64)]);
    expect(loaded.rows[0]?.inputSquare).toBeCloseTo(0.25, 6);
  });

  test('the description has the sizes of the first and the last layer, and every run', () => {
    const model = modelOf({ start: 'he_normal' });
    const text = describe(model, 'en');
    for (const layer of [1, 10])
      expect(text).toMatch(new RegExp(`ayer ${layer}: RMS of activations [\\d.]+, of gradients [\\d.]+`));
    expect(text).toContain('glorot_uniform: not started');
    expect(describe(model, 'zh')).toContain('第 10 层激活值均方根');
  });
});

test('numbers too large for float32 are said to be so, and written short', () => {
  const model = modelOf({ start: 'ones', depth: 20, width: 128 });
  expect(model.overflows).toBe(true);
  expect(describe(model, 'en')).toMatch(/layer 20: RMS of activations \d\.\d+e\d\d/);
  expect(modelOf({ start: 'ones' }).overflows).toBe(false);
  expect([1.72e7, 99_900, 0.02, Infinity].map((value) => formatSize(value, 'en'))).toEqual([
    '1.72e7',
    '99,900',
    '0.02',
    '∞',
  ]);
});

group('the formula', () => {
  test('puts in the fans of the opened layer and multiplies out', () => {
    const { opened } = modelOf({ start: 'he_normal' });
    expect(weightTex('he_normal', opened)).toContain(String.raw`\frac{2}{64} = 0.0313`);
    expect(weightTex('glorot_uniform', opened)).toContain(String.raw`\frac{2}{64 + 64}`);
    expect(sumTex(opened)).toContain('64 \\times 0.0313');
    expect(expectedSquare(opened)).toBeCloseTo(2 * opened.inputSquare, 10);
  });
});

test('the Keras line names the initialiser, even the default', () => {
  const text = (start: InitialisersState['start']): string => codeText([layerLine({ ...initial, start })]).trim();
  expect(text('glorot_uniform')).toBe("layers.Dense(64, activation='relu', kernel_initializer='glorot_uniform')");
  expect(text('he_normal')).toBe("layers.Dense(64, activation='relu', kernel_initializer='he_normal')");
  expect(text('large')).toContain('RandomNormal(stddev=1');
});

group('the trained networks', () => {
  test('differ in the hidden layers’ initialiser alone, and each has a name of its own', () => {
    const jobs = STARTS.map((start) => jobOf(initial, start));
    expect(new Set(jobs.map(({ plan }) => JSON.stringify(plan))).size).toBe(1);
    expect(new Set(jobs.map(({ runId }) => runId)).size).toBe(STARTS.length);
    for (const { spec } of jobs) expect(validateNetwork(spec)).toEqual([]);
  });

  test('start as the stack that the figure shows', () => {
    const one = { ...initial, depth: 3, width: 8 };
    const shown = initialWeights(stackSpec(784, { ...one, initializer: initializerOf('he_normal') }), toSeed(one.seed));
    const trained = initialWeights(stackNetwork(one, 'he_normal'), toSeed(one.seed));
    expect(trained.slice(0, 6)).toEqual(shown);
  });

  test('stand in the table as they fared', () => {
    const outcome: Outcome = {
      phase: 'diverged',
      loss: new Float32Array(12).fill(4),
      validationAccuracy: null,
      error: 'loss-not-finite',
      fingerprint: null,
      before: null,
    };
    const { runId } = jobOf(initial, 'large');
    const queue = { ...NO_RUNS, outcomes: new Map([[runId, outcome]]) };
    const model = present(initial, { ...NOTHING_YET, queue });
    expect(model.done).toBe(1);
    expect(describe(model, 'en')).toContain('RandomNormal(1): diverged, latest loss 4');
  });
});
