import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import type { RunView } from '../../../engine/client/use-run.ts';
import type { EpochRecord, RunPhase } from '../../../engine/protocol/calls.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { toSeed } from '../../../nn/plan.ts';
import { dropoutKeepInto } from '../../../nn/random.ts';
import { validateNetwork, validatePlan } from '../../../nn/validate.ts';
import { present } from './dice-model.ts';
import {
  decode,
  encode,
  FIGURES,
  initial,
  LAST_STEP,
  MEASURES,
  MODES,
  OUTPUTS,
  RATE,
  reduce,
  SAMPLES,
  SCALINGS,
  steps,
} from './dropout.ts';
import type { DropoutAction, DropoutState } from './dropout.ts';
import { describe } from './dropout.text.ts';
import { EPOCHS, NO_PAIR, runOf } from './runs.ts';
import type { RunsSession } from './runs.ts';
import { changeText } from './runs.text.ts';
import { runsModel } from './runs-model.ts';
import { ACTIVATIONS, DROPOUT_NODE, UNITS } from './small-network.ts';
import { sumRows } from './SumFormula.tsx';

const action: fc.Arbitrary<DropoutAction> = fc.oneof(
  fc.record({ kind: fc.constant('figure' as const), figure: fc.constantFrom(...FIGURES) }),
  fc.record({ kind: fc.constant('rate' as const), rate: fc.oneof(fc.double(), fc.double({ min: 0, max: RATE.max })) }),
  fc.record({ kind: fc.constant('seed' as const), seed: fc.oneof(fc.integer(), fc.nat(9999)) }),
  fc.record({ kind: fc.constant('step' as const), step: fc.oneof(fc.double(), fc.nat(60)) }),
  fc.record({ kind: fc.constant('sample' as const), sample: fc.integer({ min: -1, max: SAMPLES }) }),
  fc.record({ kind: fc.constant('output' as const), output: fc.integer({ min: -1, max: OUTPUTS }) }),
  fc.record({ kind: fc.constant('mode' as const), mode: fc.constantFrom(...MODES) }),
  fc.record({ kind: fc.constant('scaling' as const), scaling: fc.constantFrom(...SCALINGS) }),
  fc.record({ kind: fc.constant('measure' as const), measure: fc.constantFrom(...MEASURES) }),
);
const state = fc.array(action, { maxLength: 16 }).map((actions) => actions.reduce(reduce, initial));

group('links', () => {
  test('restore any reachable state', () => {
    fc.assert(
      fc.property(state, (now) => {
        expect(decode(encode(now))).toEqual({ kind: 'ok', state: now });
      }),
    );
    for (const step of steps) expect(decode(encode(step.state))).toEqual({ kind: 'ok', state: step.state });
    expect(encode(initial)).toEqual({});
  });

  test('damaged ones are problems that name the field, never exceptions', () => {
    expect(decode({ rate: '0.5' })).toMatchObject({ kind: 'problem', field: 'rate' });
    expect(decode({ rate: '100' })).toMatchObject({ kind: 'problem', field: 'rate' });
    expect(decode({ step: '1000' })).toMatchObject({ kind: 'problem', field: 'step' });
    const field = fc.constantFrom('rate', 'seed', 'step', 'sample', 'output', 'mode', 'scaling', 'figure', 'measure');
    fc.assert(
      fc.property(fc.dictionary(field, fc.string()), (query) => ['ok', 'problem'].includes(decode(query).kind)),
    );
  });
});

group('the dice', () => {
  test('no hidden unit is silent by itself', () => {
    expect(ACTIVATIONS).toHaveLength(UNITS);
    for (const activation of ACTIVATIONS) expect(activation).toBeGreaterThan(0.15);
  });

  test('show the mask that the engine uses: this seed, step and layer, this row of the batch', () => {
    fc.assert(
      fc.property(state, (now) => {
        const { units, factor, live, masks } = present({ ...now, mode: 'train' }, NO_PAIR);
        const keep = new Uint8Array(SAMPLES * UNITS);
        dropoutKeepInto(keep, now.rate, toSeed(now.seed), now.step, DROPOUT_NODE);
        expect(masks).toEqual(keep);
        const row = keep.subarray(now.sample * UNITS, (now.sample + 1) * UNITS);
        expect(units.map(({ isLive }) => isLive)).toEqual([...row].map((bit) => bit === 1));
        expect(live).toBe(row.reduce((sum, bit) => sum + bit, 0));
        for (const { activation, isLive, passed } of units) expect(passed).toBe(isLive ? activation * factor : 0);
      }),
    );
  });

  test('in use, rate and dice change nothing', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        const look = (now: DropoutState) => {
          const { units, sums, probabilities, factor } = present({ ...now, mode: 'test' }, NO_PAIR);
          return { units, sums, probabilities, factor };
        };
        expect(look(one)).toEqual(look(other));
      }),
      { numRuns: 25 },
    );
  });

  test('over 1,000 rolls the mean is within four typical distances of the expected value: scaled, the value in use', () => {
    for (const rate of [0.1, 0.5, 0.8]) {
      for (let output = 0; output < OUTPUTS; output += 1) {
        const now = { ...initial, rate, output, step: LAST_STEP };
        const scaled = present(now, NO_PAIR);
        expect(scaled.expected).toBeCloseTo(scaled.tested, 9);
        expect(Math.abs(scaled.mean - scaled.tested)).toBeLessThan(4 * scaled.scatter);
        const plain = present({ ...now, scaling: 'none' }, NO_PAIR);
        expect(plain.expected).toBeCloseTo((1 - rate) * plain.tested, 9);
        expect(Math.abs(plain.mean - plain.expected)).toBeLessThan(4 * plain.scatter);
        expect(scaled.liveShare).toBeCloseTo(1 - rate, 1);
      }
    }
  });

  test('the running mean ends with the mean that is said, and the last roll is the sum that is shown', () => {
    fc.assert(
      fc.property(state, (now) => {
        const model = present({ ...now, mode: 'train' }, NO_PAIR);
        expect(model.running.at(-1)?.y).toBe(model.mean);
        expect(model.rolled.at(-1)?.y).toBeCloseTo(model.sums[now.output] ?? NaN, 9);
        expect(model.rolled).toHaveLength(model.rolls);
        const [low, high] = model.funnel.map((edge) => edge[model.rolls - 1]?.y ?? NaN);
        expect(((high ?? NaN) - (low ?? NaN)) / 2).toBeCloseTo(model.scatter, 9);
        expect(sumRows(model)[0]?.label).toContain((model.sums[now.output] ?? NaN).toFixed(3));
      }),
      { numRuns: 40 },
    );
  });
});

function epoch(n: number, accuracy: number, loss: number): EpochRecord {
  return {
    epoch: n,
    step: n * 40,
    trainLoss: 0.1,
    trainAccuracy: 0.95,
    validationLoss: loss,
    validationAccuracy: accuracy,
    best: false,
  };
}

function view(epochs: readonly EpochRecord[], phase: RunPhase): RunView {
  const { spec, plan, runId } = runOf('with', initial);
  return {
    opening: null,
    error: null,
    snapshot: {
      runId,
      spec,
      plan,
      backend: 'fused',
      phase,
      step: epochs.length * 40,
      stepsPerEpoch: 40,
      totalSteps: 40 * EPOCHS,
      record: { loss: new Float32Array(), accuracy: new Float32Array(), epochs },
      failure: null,
      checkpoints: [],
      trainingMs: 0,
      imagesPerSecond: 0,
      resumed: false,
    },
  };
}

group('the two runs', () => {
  test('differ in the rate only, and begin with the same weights', () => {
    const [without, withDropout] = [runOf('without', initial), runOf('with', initial)];
    expect(without.plan).toEqual(withDropout.plan);
    expect(without.runId).not.toBe(withDropout.runId);
    expect(initialWeights(without.spec, without.plan.seed)).toEqual(
      initialWeights(withDropout.spec, withDropout.plan.seed),
    );
    for (const { spec, plan } of [without, withDropout]) {
      expect([validateNetwork(spec), validatePlan(plan, spec)]).toEqual([[], []]);
    }
    expect(runOf('with', { rate: 0, seed: 1 })).toEqual(without);
  });

  test('say what came out, worse or better, once both are over', () => {
    const session: RunsSession = {
      ...NO_PAIR,
      views: {
        without: view([epoch(1, 0.9, 0.4)], 'finished'),
        with: view([epoch(1, 0.88, 0.35)], 'finished'),
      },
      recalls: { without: { accuracy: 1, loss: 0 }, with: { accuracy: 0.99, loss: 0 } },
    };
    const now = { ...initial, figure: 'runs' as const };
    const said = changeText(runsModel(now, session), 'en');
    expect(said).toContain('by −2.0 points (20 of 1,000 images)');
    expect(said).toContain('validation loss by −0.050');
    expect(said).toContain('from 10.0 to 11.0 points');
    expect(describe(present(now, session), 'zh')).toContain('变化 −2.0 个百分点');
    const half = { ...session, views: { ...session.views, with: view([epoch(1, 0.88, 0.35)], 'running') } };
    expect(changeText(runsModel(now, half), 'en')).toBeNull();
    expect(runsModel(now, half)).toMatchObject({ isBusy: true, isOver: false, done: 2 });
  });
});

test('the description says the numbers shown, in both languages', () => {
  const model = present({ ...initial, step: 9 }, NO_PAIR);
  expect(describe(model, 'en')).toContain(`${model.live} of 8 units are live`);
  expect(describe(model, 'zh')).toContain('10 次的平均是');
  expect(describe(present({ ...initial, figure: 'runs' }, NO_PAIR), 'en')).toContain('Nothing is trained yet');
});
