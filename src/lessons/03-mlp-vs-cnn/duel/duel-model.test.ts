import { describe as group, expect, test } from 'vitest';
import type { Evaluation, RunPhase, RunSnapshot } from '../../../engine/protocol/calls.ts';
import { countParameters } from '../../../nn/parameters.ts';
import { MNIST_CNN, MNIST_MLP } from '../../../nn/presets.ts';
import { initial } from './duel.ts';
import type { DuelState } from './duel.ts';
import { describe } from './duel-describe.ts';
import { matchPhase, present } from './duel-model.ts';
import { withOutcome } from './outcomes.ts';
import { initialSession } from './session.ts';
import type { DuelSession, RunSight } from './session.ts';
import { planOf, specOf, TEST_SAMPLES } from './setup.ts';
import type { ContestantId } from './setup.ts';
import { shiftGrid } from './shifts.ts';
import { stageOf } from './repetition.ts';

const NO_RUN = initialSession.plain.mlp;

function snapshot(id: ContestantId, phase: RunPhase, step: number, shuffled = false): RunSnapshot {
  const { setup } = initial;
  return {
    runId: id,
    spec: specOf(setup, id),
    plan: planOf(setup, shuffled),
    backend: 'fused',
    phase,
    step,
    stepsPerEpoch: 375,
    totalSteps: 1125,
    record: {
      loss: new Float32Array(step).fill(0.25),
      accuracy: new Float32Array(step).fill(0.5),
      epochs: [
        {
          epoch: 1,
          step: 375,
          trainLoss: 0.4,
          trainAccuracy: 0.875,
          validationLoss: 0.2,
          validationAccuracy: 0.9375,
          best: true,
        },
      ],
    },
    failure: null,
    checkpoints: [],
    trainingMs: 12_300,
    imagesPerSecond: 4567,
    resumed: false,
  };
}

function evaluation(accuracy: number): Evaluation {
  return {
    count: TEST_SAMPLES,
    loss: 0.1,
    accuracy,
    confusion: new Uint32Array(100),
    perClass: new Float32Array(10),
    worst: [],
  };
}

function trained(id: ContestantId, accuracy: number, shuffled = false): RunSight {
  const run = snapshot(id, 'finished', 1125, shuffled);
  return { ...NO_RUN, snapshot: run, test: { step: 1125, evaluation: evaluation(accuracy) } };
}

const TRAINED: DuelSession = {
  ...initialSession,
  plain: { mlp: trained('mlp', 0.945), cnn: trained('cnn', 0.975) },
};

group('before anything runs', () => {
  const model = present(initial, initialSession);

  test('parameters, steps and layers are already exact', () => {
    expect(model.contestants.map((one) => one.parameters)).toEqual([
      countParameters(MNIST_MLP).total,
      countParameters(MNIST_CNN).total,
    ]);
    expect(model.contestants.map((one) => one.totalSteps)).toEqual([1125, 1125]);
    expect(model.phase).toBe('none');
    expect(model.may).toMatchObject({
      train: true,
      step: true,
      pause: false,
      rewind: false,
      stop: false,
      testShifts: false,
    });
  });

  test('a network that can’t be built says so and can’t be trained', () => {
    const cnn = { ...initial.setup.cnn, filters: [8, 8, 8], kernel: 7 };
    const broken = present({ ...initial, setup: { ...initial.setup, cnn } }, initialSession);
    expect(broken.contestants[1]?.problems.length).toBeGreaterThan(0);
    expect(broken.contestants[1]?.parameters).toBeNull();
    expect(broken.may.train).toBe(false);
    expect(() => describe(broken, 'zh')).not.toThrow();
  });
});

group('phases', () => {
  test('trouble comes before work, work before rest', () => {
    expect(matchPhase(['finished', 'finished'])).toBe('finished');
    expect(matchPhase(['finished', 'running'])).toBe('running');
    expect(matchPhase(['failed', 'running'])).toBe('failed');
    expect(matchPhase(['error', 'none'])).toBe('error');
    expect(matchPhase(['stopped', 'finished'])).toBe('stopped');
    expect(matchPhase(['none', 'finished'])).toBe('none');
  });

  test('while one still trains both can be paused, even if the other has failed', () => {
    const session: DuelSession = {
      ...initialSession,
      plain: {
        mlp: { ...NO_RUN, snapshot: { ...snapshot('mlp', 'failed', 3) } },
        cnn: { ...NO_RUN, snapshot: snapshot('cnn', 'running', 3) },
      },
    };
    expect(present(initial, session).may).toMatchObject({ pause: true, train: false, rewind: true });
  });

  test('a run that is being opened again after a crash is opening, whatever its snapshot says', () => {
    const opening = { loadedBytes: 1, totalBytes: 4, loadedSamples: 0 };
    const run: RunSight = { ...NO_RUN, snapshot: snapshot('mlp', 'paused', 40), opening };
    const model = present(initial, { ...initialSession, plain: { mlp: run, cnn: run } });
    expect(model.phase).toBe('opening');
    expect(model.contestants[0]).toMatchObject({ loaded: 0.25, step: 40 });
  });
});

test('after a crash the runs wait for one click, and the sentence says so until they go on', () => {
  const waiting: RunSight = { ...NO_RUN, snapshot: snapshot('mlp', 'paused', 40) };
  const crashed: DuelSession = { ...initialSession, crashed: true, plain: { mlp: waiting, cnn: waiting } };
  const model = present(initial, crashed);
  expect(model.crashed).toBe(true);
  expect(model.may.train).toBe(true);
  expect(describe(model, 'en')).toContain('has been restarted');
  const running: RunSight = { ...NO_RUN, snapshot: snapshot('mlp', 'running', 41) };
  expect(present(initial, { ...crashed, plain: { mlp: running, cnn: running } }).crashed).toBe(false);
  expect(present(initial, { ...initialSession, crashed: true }).crashed).toBe(false);
});

group('results', () => {
  test('a test result is shown with its interval, and only for the weights it belongs to', () => {
    const model = present(initial, TRAINED);
    const cnn = model.contestants[1];
    expect(cnn?.test).toMatchObject({ accuracy: 0.975, count: TEST_SAMPLES });
    expect(cnn?.test?.low).toBeLessThan(0.975);
    expect(cnn?.test?.high).toBeGreaterThan(0.975);
    expect(cnn?.test?.low).toBeGreaterThan(0.971);
    const stale = {
      ...TRAINED,
      plain: { ...TRAINED.plain, cnn: { ...TRAINED.plain.cnn, test: { step: 900, evaluation: evaluation(1) } } },
    };
    expect(present(initial, stale).contestants[1]?.test).toBeNull();
  });

  test('the table sets shuffled beside plain', () => {
    const session = { ...TRAINED, shuffled: { mlp: trained('mlp', 0.944, true), cnn: trained('cnn', 0.935, true) } };
    expect(present(initial, session).table).toEqual([
      { shuffled: false, accuracy: { mlp: 0.945, cnn: 0.975 } },
      { shuffled: true, accuracy: { mlp: 0.944, cnn: 0.935 } },
    ]);
  });

  test('the shuffle test shows the shuffled match', () => {
    const session = { ...TRAINED, shuffled: { mlp: trained('mlp', 0.944, true), cnn: trained('cnn', 0.935, true) } };
    const model = present({ ...initial, test: 'shuffle' }, session);
    expect(model.contestants[1]?.test?.accuracy).toBe(0.935);
    expect(model.plan.pixelShuffle).not.toBeNull();
  });

  test('outcomes: one a seed and order, in order', () => {
    const outcome = (seed: number, shuffled: boolean, mlp: number) => ({
      seed,
      shuffled,
      accuracy: { mlp, cnn: 1 },
      count: 10,
    });
    const list = [outcome(2, false, 0.5), outcome(1, true, 0.5), outcome(1, false, 0.5)].reduce(withOutcome, []);
    expect(list.map(({ seed, shuffled }) => [seed, shuffled])).toEqual([
      [1, false],
      [2, false],
      [1, true],
    ]);
    expect(withOutcome(list, outcome(2, false, 0.75))).toHaveLength(3);
    expect(withOutcome(list, outcome(2, false, 0.75))[1]?.accuracy.mlp).toBe(0.75);
  });
});

group('shift test', () => {
  const state: DuelState = { ...initial, test: 'shift', shiftStep: 2, shift: { dy: 0, dx: 1 } };
  const accuracies = Float32Array.from(shiftGrid(2), ({ dy, dx }) => 1 - 0.125 * Math.max(Math.abs(dy), Math.abs(dx)));
  const shift = { step: 1125, shiftStep: 2 as const, count: 500, done: 25, total: 25, accuracies };
  const session: DuelSession = { ...TRAINED, plain: { ...TRAINED.plain, cnn: { ...TRAINED.plain.cnn, shift } } };

  test('reads the grid: unmoved, chosen, outermost ring, and the sideways curve', () => {
    const [, view] = present(state, session).shift.views;
    expect(view).toMatchObject({ unshifted: 1, chosen: 0.75, farthest: 0.5 });
    expect(view?.curve).toEqual([-4, -2, 0, 2, 4].map((x) => ({ x, y: 1 - 0.125 * Math.abs(x) })));
  });

  test('results of another grid or of other weights are not shown', () => {
    expect(present({ ...state, shiftStep: 1 }, session).shift.views[1]?.accuracies).toBeNull();
    const old = {
      ...session,
      plain: { ...session.plain, cnn: { ...session.plain.cnn, shift: { ...shift, step: 3 } } },
    };
    expect(present(state, old).shift.views[1]?.accuracies).toBeNull();
  });

  test('can start once something is trained and rests', () => {
    expect(present(state, session).may.testShifts).toBe(true);
    expect(present(state, initialSession).may.testShifts).toBe(false);
    const running: DuelSession = {
      ...session,
      plain: { ...session.plain, mlp: { ...NO_RUN, snapshot: snapshot('mlp', 'running', 9) } },
    };
    expect(present(state, running).may.testShifts).toBe(false);
  });

  test.each(['zh', 'en'] as const)('in %s the description has its numbers', (locale) => {
    const words = describe(present(state, session), locale);
    for (const number of ['75.0%', '50.0%', '100.0%', '97.50%', '94.50%', '101,770', '108,618'])
      expect(words).toContain(number);
  });
});

group('description', () => {
  test.each(['zh', 'en'] as const)('in %s: phase, steps, loss, accuracy, parameters', (locale) => {
    const run: RunSight = { ...NO_RUN, snapshot: snapshot('mlp', 'running', 400) };
    const words = describe(present(initial, { ...initialSession, plain: { mlp: run, cnn: run } }), locale);
    for (const number of ['12,000', '375', '400', '1,125', '0.25', '50.0%', '93.8%', '4,567', '101,770', '108,618']) {
      expect(words).toContain(number);
    }
  });

  test('a failure is told with its sentence', () => {
    const failure = { code: 'loss-too-large' as const, step: 2, lastGoodStep: 1, detail: '' };
    const run: RunSight = { ...NO_RUN, snapshot: { ...snapshot('mlp', 'failed', 2), failure } };
    const words = describe(present(initial, { ...initialSession, plain: { mlp: run, cnn: NO_RUN } }), 'en');
    expect(words).toContain('failed');
    expect(words.length).toBeGreaterThan(300);
  });
});

test('a repetition knows when to train, to wait, to go on and to give up', () => {
  const at = (phase: RunPhase) => ({ ...NO_RUN, snapshot: snapshot('mlp', phase, 10) });
  expect(stageOf(initialSession.plain)).toBe('untrained');
  expect(stageOf({ mlp: at('ready'), cnn: at('ready') })).toBe('untrained');
  expect(stageOf({ mlp: at('running'), cnn: at('running') })).toBe('busy');
  expect(stageOf({ mlp: at('finished'), cnn: at('running') })).toBe('busy');
  expect(stageOf({ mlp: at('finished'), cnn: at('finished') })).toBe('busy');
  expect(stageOf(TRAINED.plain)).toBe('tested');
  expect(stageOf({ mlp: at('failed'), cnn: at('running') })).toBe('broken');
});
