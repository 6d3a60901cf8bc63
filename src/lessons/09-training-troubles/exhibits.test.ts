import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import type { EngineStatus } from '../../engine/protocol/calls.ts';
import * as wings from './butterfly/butterfly.ts';
import { present as presentButterfly } from './butterfly/butterfly-model.ts';
import { STILL, twinKey } from './butterfly/butterfly-runs.ts';
import { describe as describeButterfly } from './butterfly/butterfly.text.ts';
import { sampleOf } from './butterfly/statistics.ts';
import { BAND_STEPS, NUDGE, nudgedWeights, startDistance, TWIN_KINDS, TWIN_NETWORK } from './butterfly/twin-plan.ts';
import { answersOf, distanceOf } from './butterfly/twins.ts';
import type { TwinResult } from './butterfly/twins.ts';
import { initialWeights } from '../../nn/initializers.ts';
import { canonicalPlan, toSeed } from '../../nn/plan.ts';
import { validateNetwork, isSound, validatePlan } from '../../nn/validate.ts';
import { CAUSE_NAMES, WOULD_SHOW } from './diagnose/causes.text.ts';
import { CLOSED } from './diagnose/clinic.ts';
import type { Outcome } from './diagnose/clinic.ts';
import * as ward from './diagnose/diagnose.ts';
import { describe as describeDiagnose } from './diagnose/diagnose-describe.ts';
import { patientKey, present as presentDiagnose, triesUntil } from './diagnose/diagnose-model.ts';
import { deadPart, relativeDistance } from './diagnose/findings.ts';
import { mendLines } from './diagnose/mends.ts';
import { CAUSES, DEAD_BIAS, patientWith, startingWeights, waitingRoom } from './diagnose/patients.ts';

const wardAction: fc.Arbitrary<ward.DiagnoseAction> = fc.oneof(
  fc.record({ kind: fc.constant('seed' as const), seed: fc.integer({ min: -2, max: 1100 }) }),
  fc.record({ kind: fc.constant('patient' as const), patient: fc.integer({ min: -1, max: 12 }) }),
  fc.record({ kind: fc.constant('exam' as const), exam: fc.constantFrom(...ward.EXAMS), isWanted: fc.boolean() }),
  fc.record({ kind: fc.constant('pick' as const), cause: fc.constantFrom(...CAUSES) }),
);
const wardState = fc.array(wardAction, { maxLength: 12 }).map((actions) => actions.reduce(ward.reduce, ward.initial));

const wingAction: fc.Arbitrary<wings.ButterflyAction> = fc.oneof(
  fc.record({ kind: fc.constant('twin' as const), twin: fc.constantFrom(...TWIN_KINDS) }),
  fc.record({ kind: fc.constant('seed' as const), seed: fc.integer({ min: -2, max: 1100 }) }),
  fc.record({ kind: fc.constant('count' as const), count: fc.integer({ min: 0, max: 12 }) }),
);
const wingState = fc.array(wingAction, { maxLength: 12 }).map((actions) => actions.reduce(wings.reduce, wings.initial));

group('links', () => {
  test('restore any reachable state of the clinic', () => {
    fc.assert(
      fc.property(wardState, (state) => {
        expect(ward.decode(ward.encode(state))).toEqual({ kind: 'ok', state });
      }),
    );
    expect(ward.encode(ward.initial)).toEqual({});
    for (const { state } of ward.steps) expect(ward.decode(ward.encode(state))).toEqual({ kind: 'ok', state });
  });

  test('restore any reachable state of the butterfly', () => {
    fc.assert(
      fc.property(wingState, (state) => {
        expect(wings.decode(wings.encode(state))).toEqual({ kind: 'ok', state });
      }),
    );
    expect(wings.encode(wings.initial)).toEqual({});
    for (const { state } of wings.steps) expect(wings.decode(wings.encode(state))).toEqual({ kind: 'ok', state });
  });

  test.each([
    ['seed', '0'],
    ['seed', 'abc'],
    ['patient', '11'],
    ['exams', 'xray'],
    ['exams', 'units.units'],
    ['exams', ''],
    ['pick', 'measles'],
  ])('of the clinic with %s=%s are problems', (field, value) => {
    expect(ward.decode({ [field]: value })).toMatchObject({ kind: 'problem', field });
  });

  test.each([
    ['seed', '1000'],
    ['twin', 'other'],
    ['count', '2'],
    ['count', '9'],
  ])('of the butterfly with %s=%s are problems', (field, value) => {
    expect(wings.decode({ [field]: value })).toMatchObject({ kind: 'problem', field });
  });
});

group('the patients', () => {
  test('of any seed are all ten, each once, and in another order for another seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (seed) => {
        expect(waitingRoom(seed).toSorted()).toEqual([...CAUSES].toSorted());
      }),
    );
    expect(new Set([1, 2, 3, 4].map((seed) => waitingRoom(seed).join())).size).toBe(4);
  });

  test.each(CAUSES)('with %s have a sound network and plan, ill and mended, and share seed and data set', (cause) => {
    const { sick, well } = patientWith(cause, 3);
    for (const { spec, plan } of [sick, well]) {
      expect(isSound(validateNetwork(spec, { inputShape: [28, 28, 1], classes: 10 }))).toBe(true);
      expect(isSound(validatePlan(plan, spec, { available: 60_000 }))).toBe(true);
    }
    expect(well.plan).toMatchObject({ seed: sick.plan.seed, loss: sick.plan.loss, validationCount: 500 });
  });

  test.each(CAUSES)('with %s differ from their mended selves in one thing', (cause) => {
    const { sick, well } = patientWith(cause, 3);
    const [a, b] = [canonicalPlan(sick.plan), canonicalPlan(well.plan)];
    const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
    const text = (plan: object, field: string): string => JSON.stringify(Object(plan)[field] ?? null);
    const changed = [...fields].filter((field) => text(a, field) !== text(b, field));
    if (JSON.stringify(sick.spec) !== JSON.stringify(well.spec)) changed.push('spec');
    if (sick.hiddenBias !== well.hiddenBias) changed.push('bias');
    // More pictures come with fewer epochs, so that both see equally many.
    const one = cause === 'too-little-data' ? ['trainCount', 'epochs'] : [changed[0]];
    expect(changed).toEqual(one);
    const seen = ({ plan }: typeof sick): number => plan.trainCount * plan.epochs;
    expect(seen(sick)).toBe(seen(well));
  });

  test('whose units are dead begin with the seed’s kernels and biases below zero', () => {
    const { sick, well } = patientWith('dead-units', 3);
    const [dead, alive] = [startingWeights(sick), startingWeights(well)];
    expect(alive).toEqual(initialWeights(well.spec, toSeed(3)));
    expect(dead[0]).toEqual(alive[0]);
    expect(dead[1]).toEqual(new Float32Array(32).fill(DEAD_BIAS));
    expect(dead.at(-1)).toEqual(new Float32Array(10));
  });

  test.each(CAUSES)('with %s have a line that changes', (cause) => {
    expect(mendLines(cause, true)).not.toEqual(mendLines(cause, false));
  });
});

group('examinations', () => {
  test('count units that are 0 for every image', () => {
    expect(deadPart({ values: Float32Array.of(0, 1, 0, 0, 0, 2, 0, 0) }, 2)).toBe(0.75);
    expect(deadPart({ values: Float32Array.of(0, -1) }, 2)).toBe(0);
  });

  test('measure distances relative to the start', () => {
    expect(relativeDistance(Float32Array.of(3, 5), Float32Array.of(3, 4))).toBeCloseTo(0.2, 12);
    expect(relativeDistance(Float32Array.of(NaN), Float32Array.of(1))).toBeNaN();
  });
});

const DONE: Outcome = {
  phase: 'done',
  loss: Float32Array.from({ length: 252 }, (_, i) => 2.3 - i / 1000),
  epochs: [
    {
      epoch: 1,
      step: 63,
      trainLoss: 2.25,
      trainAccuracy: 0.2,
      validationLoss: 2.2,
      validationAccuracy: 0.25,
      best: true,
    },
  ],
  failure: null,
  findings: {
    dead: [{ name: 'dense', value: 0.25 }],
    gradients: [{ name: 'dense', value: 0.17 }],
    moved: [{ name: 'dense', value: 0.003 }],
    evaluation: { confusion: new Uint32Array(100).fill(5), accuracy: 0.1, loss: 2.3 },
    pictures: [{ pixels: new Uint8Array(784), label: 7, isTrue: true }],
  },
  error: null,
};

group('the clinic’s model', () => {
  const patient = waitingRoom(1).indexOf('rate-too-small') + 1;
  const state: ward.DiagnoseState = { ...ward.initial, patient, exams: ward.EXAMS };
  const { entries } = presentDiagnose(state, CLOSED);

  test('says every number that it shows, in both languages, without naming the illness', () => {
    const session = { ...CLOSED, outcomes: new Map([[entries.sick.key, DONE]]) };
    for (const locale of ['zh', 'en'] as const) {
      const words = describeDiagnose(presentDiagnose(state, session), locale);
      for (const number of ['252', '2.300', '2.250', '25.0%', '0.17', '0.003', '2.303', '500', '10.0%']) {
        expect(words).toContain(number);
      }
      for (const cause of CAUSES) expect(words).not.toContain(CAUSE_NAMES[cause][locale]);
    }
  });

  test('answers a wrong diagnosis with what that would show and what there is', () => {
    const session = { ...CLOSED, outcomes: new Map([[entries.sick.key, DONE]]) };
    const wrong = presentDiagnose({ ...state, exams: [], pick: 'dead-units' }, session);
    expect(wrong.isRight).toBe(false);
    expect(describeDiagnose(wrong, 'en')).toContain(WOULD_SHOW['dead-units'].en);
    expect(describeDiagnose(wrong, 'en')).toContain('no kernel moved by more than 0.3%');
    const right = presentDiagnose({ ...state, exams: [], pick: 'rate-too-small' }, session);
    expect(right.isRight).toBe(true);
    expect(describeDiagnose(right, 'zh')).toContain('治好后：还没有训练');
  });

  test('a point of the curve stands at the pictures seen', () => {
    const { sick } = presentDiagnose(state, { ...CLOSED, outcomes: new Map([[entries.sick.key, DONE]]) });
    expect(sick.curve.at(-1)?.x).toBe(8000);
    expect(sick.batchesPerPoint).toBe(4);
    expect(sick.curve[0]).toEqual({ x: 128, y: expect.closeTo(2.2985, 4) });
  });

  test('counts diagnoses until the right one', () => {
    expect(triesUntil('saturated', ['dead-units', 'saturated', 'dead-units'])).toBe(2);
    expect(triesUntil('saturated', ['dead-units'])).toBeNull();
    const diagnoses = new Map([[patientKey(state), ['rate-too-small' as const]]]);
    const { tries } = presentDiagnose(state, { ...CLOSED, diagnoses });
    expect(tries.filter((made) => made !== null)).toEqual([1]);
    expect(tries[patient - 1]).toBe(1);
  });
});

group('the butterfly', () => {
  test('nudges one weight and leaves the others', () => {
    const [plain, nudged] = [initialWeights(TWIN_NETWORK, toSeed(4)), nudgedWeights(4)];
    expect(plain.slice(1)).toEqual(nudged.slice(1));
    expect(plain[0]?.subarray(1)).toEqual(nudged[0]?.subarray(1));
    const apart = (nudged[0]?.[0] ?? 0) - (plain[0]?.[0] ?? 0);
    expect(Math.abs(apart - NUDGE)).toBeLessThan(2e-8);
    expect(startDistance('nudge', 4)).toBe(apart);
    expect(startDistance('cpu', 4)).toBe(0);
  });

  test('measures distance over all weights, and answers that differ', () => {
    const at = (...values: number[]) => [{ values: Float32Array.of(...values) }, { values: Float32Array.of(1) }];
    expect(distanceOf(at(0, 0), at(3, 4))).toBe(5);
    const say = (...digits: number[]): Float32Array =>
      Float32Array.from(digits.flatMap((digit) => Array.from({ length: 10 }, (_, i) => (i === digit ? 1 : 0))));
    expect(answersOf(say(1, 2, 3, 4), say(1, 2, 3, 5), Uint8Array.of(1, 2, 9, 4))).toEqual({
      count: 4,
      different: 1,
      accuracies: [0.75, 0.5],
    });
  });

  test('works the spread out with n − 1', () => {
    expect(sampleOf([2, 4, 4, 4, 5, 5, 7, 9]).deviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(sampleOf([1]).deviation).toBeNaN();
  });

  test('says distances, answers and the band’s numbers in both languages', () => {
    const result: TwinResult = {
      separations: [
        { step: 0, distance: 1e-7 },
        { step: 5, distance: 0.25 },
      ],
      losses: [Float32Array.of(2, 1), Float32Array.of(2, 1.5)],
      backends: ['fused', 'cpu'],
      answers: { count: 1000, different: 123, accuracies: [0.9, 0.875] },
    };
    const loss = new Float32Array(BAND_STEPS).fill(0.5);
    const runs = {
      ...STILL,
      twins: new Map([[twinKey('nudge', 1), result]]),
      seeds: new Map([0.8, 0.82, 0.84].map((validationAccuracy, i) => [i + 1, { loss, validationAccuracy }] as const)),
    };
    const model = presentButterfly({ ...wings.initial, count: 3 }, { runs, status: null });
    for (const locale of ['zh', 'en'] as const) {
      const words = describeButterfly(model, locale);
      for (const number of ['1e−7', '0.25', '123', '90.0%', '87.5%', '82.0%', '2.0', '3.3']) {
        expect(words).toContain(number);
      }
    }
    expect(model.band.low[0]).toEqual({ x: 10, y: 0.5 });
  });

  test('offers the ways of computing that the device has and does not use anyway', () => {
    const report = { reason: null, detail: null, selfCheckError: null, selfCheckMs: null };
    const status: EngineStatus = {
      backends: [
        { id: 'fused', state: 'ready', ...report },
        { id: 'webgpu', state: 'skipped', ...report },
        { id: 'cpu', state: 'untested', ...report },
      ],
      current: 'fused',
      chosenBy: 'default',
      recommended: null,
      storage: 'available',
    };
    const kinds = (twin: wings.ButterflyState['twin']) =>
      presentButterfly({ ...wings.initial, twin }, { runs: STILL, status }).kinds;
    expect(kinds('nudge')).toEqual(['same', 'nudge', 'fused-relaxed', 'webgl', 'cpu']);
    expect(kinds('webgpu')).toContain('webgpu');
  });

  test('equal twins have nothing that a logarithm could show, and say so', () => {
    const result: TwinResult = {
      separations: [0, 1, 2].map((step) => ({ step, distance: 0 })),
      losses: [Float32Array.of(2), Float32Array.of(2)],
      backends: ['fused', 'fused'],
      answers: null,
    };
    const runs = { ...STILL, twins: new Map([[twinKey('same', 1), result]]) };
    const model = presentButterfly({ ...wings.initial, twin: 'same' }, { runs, status: null });
    expect(model.twin?.distances.every(({ y }) => Number.isNaN(y))).toBe(true);
    expect(describeButterfly(model, 'en')).toContain('exactly 0');
  });
});
