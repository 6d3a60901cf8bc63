import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_AUGMENTATION, SEED_AUGMENTATION } from './augmentation/spec.ts';
import { dense, flatten, sequential } from './build.ts';
import { defaultOptimizer } from './optimizers.ts';
import { ADAM, canonicalPlan, toSeed, type OptimizerSpec, type TrainingPlan } from './plan.ts';
import { MNIST_CNN } from './presets.ts';
import { PLAN_MEND_CODES, PLAN_PROBLEM_CODES } from './problems.ts';
import type { NetworkSpec } from './spec.ts';
import { isSound, validatePlan } from './validate.ts';

const hostile = fc.constantFrom(NaN, Infinity, -Infinity, 1e9, 1e308, -1, -0, 0, 0.5, 2 ** 53, Number.MIN_VALUE, 3);

const PLAN: TrainingPlan = {
  dataset: 'mnist',
  trainCount: 12_000,
  validationCount: 1000,
  seed: toSeed(1),
  optimizer: ADAM,
  loss: 'categorical_crossentropy',
  batchSize: 32,
  epochs: 3,
  pixelShuffle: null,
  earlyStopping: null,
};
const AVAILABLE = { available: 60_000 };

describe('plans', () => {
  test('a sound plan has no problem, with any optimizer at its defaults', () => {
    for (const kind of ['sgd', 'rmsprop', 'adagrad', 'adadelta', 'adam', 'adamax', 'nadam', 'adamw'] as const) {
      expect(validatePlan({ ...PLAN, optimizer: defaultOptimizer(kind) }, MNIST_CNN, AVAILABLE)).toEqual([]);
    }
  });

  const sgd = { kind: 'sgd', learningRate: 0.01, momentum: 0.9, nesterov: true } as const;
  const stopping = { patience: 3, minDelta: 0, restoreBestWeights: true };
  const planCases: readonly [string, string, Partial<TrainingPlan>, string | null, NetworkSpec?][] = [
    ['not-a-positive-integer', 'batchSize', { batchSize: 0 }, 'round-up'],
    ['not-a-positive-integer', 'batchSize', { batchSize: NaN }, 'use-default'],
    ['not-a-positive-integer', 'epochs', { epochs: 2.5 }, 'round-up'],
    ['not-a-positive-integer', 'trainCount', { trainCount: -5 }, 'round-up'],
    ['not-a-count', 'validationCount', { validationCount: -1 }, 'round-up'],
    ['not-a-count', 'earlyStopping.patience', { earlyStopping: { ...stopping, patience: 0.5 } }, 'round-up'],
    ['learning-rate-invalid', 'optimizer.learningRate', { optimizer: { ...sgd, learningRate: 0 } }, 'use-default'],
    [
      'learning-rate-invalid',
      'optimizer.learningRate',
      { optimizer: { ...sgd, learningRate: Infinity } },
      'use-default',
    ],
    ['learning-rate-invalid', 'optimizer.learningRate', { optimizer: { ...sgd, learningRate: NaN } }, 'use-default'],
    ['learning-rate-huge', 'optimizer.learningRate', { optimizer: { ...sgd, learningRate: 1e9 } }, 'use-default'],
    ['number-out-of-range', 'optimizer.momentum', { optimizer: { ...sgd, momentum: 1.1 } }, 'use-default'],
    [
      'number-out-of-range',
      'optimizer.beta1',
      { optimizer: { ...ADAM, kind: 'nadam', beta1: 1, beta2: 0.9, epsilon: 1e-7 } },
      'use-default',
    ],
    ['number-out-of-range', 'seed', { seed: toSeed(1.5) && (-1 as typeof PLAN.seed) }, null],
    ['number-out-of-range', 'earlyStopping.minDelta', { earlyStopping: { ...stopping, minDelta: -1 } }, 'use-default'],
    ['split-exceeds-data', 'validationCount', { trainCount: 60_000, validationCount: 1 }, 'use-all-data'],
    ['split-exceeds-data', 'trainCount', { trainCount: 60_001, validationCount: 0 }, 'use-all-data'],
    ['batch-exceeds-train', 'batchSize', { batchSize: 12_001 }, 'shrink-batch'],
    [
      'early-stopping-without-validation',
      'earlyStopping',
      { validationCount: 0, earlyStopping: stopping },
      'drop-early-stopping',
    ],
    ['samples-not-shuffled', 'shuffle', { shuffle: false }, 'shuffle-samples'],
    ['number-out-of-range', 'labelNoise', { labelNoise: 1.01 }, 'use-default'],
    ['number-out-of-range', 'labelNoise', { labelNoise: NaN }, 'use-default'],
    ['number-out-of-range', 'imageNoise', { imageNoise: -0.1 }, 'use-default'],
    ['number-out-of-range', 'classImbalance', { classImbalance: 2 }, 'use-default'],
    ['number-out-of-range', 'adversarial', { adversarial: 1.5 }, 'use-default'],
    [
      'augmentation-out-of-range',
      'augmentation.widthShift',
      { augmentation: { ...NO_AUGMENTATION, widthShift: 5 } },
      'use-limit',
    ],
    ['augmentation-out-of-range', 'augmentation.zoom', { augmentation: { ...NO_AUGMENTATION, zoom: 1 } }, 'use-limit'],
    [
      'augmentation-out-of-range',
      'augmentation.rotationDegrees',
      { augmentation: { ...NO_AUGMENTATION, rotationDegrees: 720 } },
      'use-limit',
    ],
    [
      'augmentation-out-of-range',
      'augmentation.fillValue',
      { augmentation: { ...NO_AUGMENTATION, fillValue: NaN } },
      'use-limit',
    ],
    [
      'loss-needs-probabilities',
      'loss',
      { loss: 'binary_crossentropy' },
      'set-softmax',
      sequential([28, 28, 1], [flatten(), dense({ units: 10 })]),
    ],
  ];

  test.each(planCases)('%s in %s', (code, field, change, mend, spec = MNIST_CNN) => {
    const problems = validatePlan({ ...PLAN, ...change }, spec, AVAILABLE);
    const problem = problems.find((found) => found.code === code && found.field === field);
    expect(problem).toMatchObject({ code, field, mend });
    const after = problem?.mended ? validatePlan(problem.mended, spec, AVAILABLE) : [];
    expect(after.filter((found) => found.code === code && found.field === field)).toEqual([]);
  });

  test('every code of the union has its case', () => {
    expect(new Set(planCases.map(([code]) => code))).toEqual(new Set(PLAN_PROBLEM_CODES));
    const mends = planCases.flatMap(([, , , mend]) => (mend === null ? [] : [mend]));
    expect(new Set(mends)).toEqual(new Set(PLAN_MEND_CODES));
  });

  test('unshuffled samples and wrong labels may be tried; written out defaults are the plan without them', () => {
    expect(isSound(validatePlan({ ...PLAN, shuffle: false, labelNoise: 1 }))).toBe(true);
    const nothing = { ...NO_AUGMENTATION, fillMode: 'wrap' as const };
    const noughts = { labelNoise: 0, imageNoise: 0, classImbalance: 0, adversarial: 0 };
    const defaults = { shuffle: true, ...noughts, augmentation: nothing };
    expect(validatePlan({ ...PLAN, ...defaults })).toEqual([]);
    const written = canonicalPlan({ ...defaults, ...PLAN });
    expect(JSON.stringify(written)).toBe(JSON.stringify(PLAN));
    expect(canonicalPlan({ ...PLAN, shuffle: false, labelNoise: 0.2, imageNoise: 0.1, classImbalance: 0.5 })).toEqual({
      ...PLAN,
      shuffle: false,
      labelNoise: 0.2,
      imageNoise: 0.1,
      classImbalance: 0.5,
    });
  });

  test('augmentation within its bounds is sound and part of the plan', () => {
    const plan = { ...PLAN, augmentation: SEED_AUGMENTATION };
    expect(validatePlan(plan)).toEqual([]);
    expect(canonicalPlan(plan)).toEqual(plan);
  });

  test('a learning rate of 1e9 may be tried: it is a warning', () => {
    expect(isSound(validatePlan({ ...PLAN, optimizer: { ...sgd, learningRate: 1e9 } }))).toBe(true);
  });

  test('a split that fits is left alone; one that does not is cut to the data', () => {
    expect(validatePlan({ ...PLAN, trainCount: 59_000, validationCount: 1000 }, undefined, AVAILABLE)).toEqual([]);
    const [problem] = validatePlan({ ...PLAN, trainCount: 60_000, validationCount: 90_000 }, undefined, AVAILABLE);
    expect(problem?.mended).toMatchObject({ trainCount: 30_000, validationCount: 30_000 });
    expect(problem?.values).toMatchObject({ requested: 150_000, available: 60_000 });
  });

  test('hostile plans are answered, never thrown at', () => {
    const optimizer: fc.Arbitrary<OptimizerSpec> = fc.oneof(
      fc.record({
        kind: fc.constant('sgd' as const),
        learningRate: hostile,
        momentum: hostile,
        nesterov: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('adamw' as const),
        learningRate: hostile,
        beta1: hostile,
        beta2: hostile,
        epsilon: hostile,
        weightDecay: hostile,
      }),
    );
    const plan = fc.record({
      dataset: fc.string(),
      trainCount: hostile,
      validationCount: hostile,
      seed: hostile.map((value) => value as typeof PLAN.seed),
      optimizer,
      loss: fc.constantFrom<TrainingPlan['loss']>('mse', 'categorical_crossentropy'),
      batchSize: hostile,
      epochs: hostile,
      pixelShuffle: fc.option(hostile.map((value) => value as typeof PLAN.seed)),
      shuffle: fc.boolean(),
      labelNoise: hostile,
      imageNoise: hostile,
      adversarial: hostile,
      classImbalance: hostile,
      earlyStopping: fc.option(fc.record({ patience: hostile, minDelta: hostile, restoreBestWeights: fc.boolean() })),
    });
    fc.assert(
      fc.property(
        plan,
        hostile,
        fc.constantFrom(MNIST_CNN, sequential([], []), undefined),
        (given, available, spec) => {
          const problems = validatePlan(given, spec, { available });
          expect(problems.filter(({ code }) => !PLAN_PROBLEM_CODES.includes(code))).toEqual([]);
          for (const { mended } of problems) validatePlan(mended ?? given, spec, { available });
        },
      ),
      { numRuns: 500 },
    );
  });
});
