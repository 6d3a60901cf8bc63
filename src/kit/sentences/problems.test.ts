// Every problem nn can find is said in words that use its numbers: found by breaking real networks and plans.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_AUGMENTATION } from '../../nn/augmentation/spec.ts';
import { conv2d, dense, dropout, flatten, maxPooling2D, sequential } from '../../nn/build.ts';
import { ADAM, toSeed } from '../../nn/plan.ts';
import type { TrainingPlan } from '../../nn/plan.ts';
import { NETWORK_MEND_CODES, NETWORK_PROBLEM_CODES, PLAN_MEND_CODES, PLAN_PROBLEM_CODES } from '../../nn/problems.ts';
import type { Layer } from '../../nn/spec.ts';
import { validateNetwork, validatePlan } from '../../nn/validate.ts';
import { LOCALES } from '../locale/locale.ts';
import { networkMendLabel, networkProblemSentence, planMendLabel, planProblemSentence } from './problems.ts';

const size = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, -1, 2.5, NaN, Infinity));
const layer: fc.Arbitrary<Layer> = fc.oneof(
  fc.record({ filters: size, kernelSize: size, strides: size }).map((fields): Layer => conv2d(fields)),
  size.map((poolSize): Layer => maxPooling2D({ poolSize })),
  size.map((units): Layer => dense({ units })),
  fc.double({ min: -1, max: 2 }).map((rate): Layer => dropout({ rate })),
  fc.constant<Layer>(flatten()),
);

const PLAN: TrainingPlan = {
  dataset: 'mnist',
  trainCount: 1000,
  validationCount: 100,
  seed: toSeed(1),
  optimizer: ADAM,
  loss: 'categorical_crossentropy',
  batchSize: 32,
  epochs: 3,
  pixelShuffle: null,
  earlyStopping: null,
};

/** A value that a sentence asked for and did not get shows as "?"; a missing word as "undefined". */
function isWhole(sentence: string): boolean {
  return sentence.length > 8 && !/[?？]|undefined|\[object|!|！/.test(sentence);
}

describe('network problems', () => {
  it('are said whole, in both languages, whatever is wrong', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(layer, { maxLength: 5 }),
        fc.array(size, { minLength: 1, maxLength: 3 }),
        (layers, shape) => {
          const problems = validateNetwork(sequential(shape, layers), { inputShape: [28, 28, 1], classes: 10 });
          for (const problem of problems) {
            met.add(problem.code);
            for (const locale of LOCALES) expect(networkProblemSentence(problem, locale)).toSatisfy(isWhole);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(met.size).toBeGreaterThan(6);
  });

  it('name the numbers', () => {
    const [problem] = validateNetwork(sequential([4, 4, 1], [conv2d({ filters: 2, kernelSize: 9 })]));
    expect(problem && networkProblemSentence(problem, 'en')).toMatch(/kernel \(9\).*input \(4\)/);
    expect(problem && networkProblemSentence(problem, 'zh')).toMatch(/9.*4/);
  });

  it.each(NETWORK_PROBLEM_CODES)('%s has a sentence', (code) => {
    const fault = { code, severity: 'error', nodeIndex: null, field: null, values: {} } as const;
    for (const locale of LOCALES) expect(networkProblemSentence(fault, locale).length).toBeGreaterThan(8);
  });

  it('have a label for every mend', () => {
    for (const locale of LOCALES) {
      expect(new Set(NETWORK_MEND_CODES.map((mend) => networkMendLabel(mend, locale))).size).toBe(
        NETWORK_MEND_CODES.length,
      );
      expect(new Set(PLAN_MEND_CODES.map((mend) => planMendLabel(mend, locale))).size).toBe(PLAN_MEND_CODES.length);
    }
  });
});

describe('plan problems', () => {
  it('are said whole, in both languages, whatever is wrong', () => {
    const spec = sequential([28, 28, 1], [flatten(), dense({ units: 10, activation: 'relu' })]);
    const odd = fc.oneof(fc.integer({ min: -3, max: 2000 }), fc.constantFrom(1.5, NaN, 1e9, Infinity));
    const stop = fc.option(fc.record({ patience: odd, minDelta: odd, restoreBestWeights: fc.boolean() }));
    fc.assert(
      fc.property(
        odd,
        odd,
        odd,
        odd,
        odd,
        stop,
        (trainCount, validationCount, batchSize, epochs, rate, earlyStopping) => {
          const plan: TrainingPlan = {
            ...PLAN,
            trainCount,
            validationCount,
            batchSize,
            epochs,
            earlyStopping,
            optimizer: { ...ADAM, learningRate: rate },
          };
          for (const problem of validatePlan(plan, spec, { available: 1000 })) {
            for (const locale of LOCALES) expect(planProblemSentence(problem, locale)).toSatisfy(isWhole);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('are each met by some plan', () => {
    const spec = sequential([28, 28, 1], [flatten(), dense({ units: 10, activation: 'relu' })]);
    const stop = { patience: 2, minDelta: 0, restoreBestWeights: true };
    const broken: readonly TrainingPlan[] = [
      { ...PLAN, batchSize: 0 },
      { ...PLAN, validationCount: -1 },
      { ...PLAN, optimizer: { ...ADAM, learningRate: NaN } },
      { ...PLAN, optimizer: { ...ADAM, learningRate: 1e9 } },
      { ...PLAN, optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 2, nesterov: false } },
      { ...PLAN, trainCount: 2000 },
      { ...PLAN, batchSize: 2000 },
      { ...PLAN, validationCount: 0, earlyStopping: stop },
      { ...PLAN, shuffle: false },
      { ...PLAN, labelNoise: 2 },
      { ...PLAN, augmentation: { ...NO_AUGMENTATION, rotationDegrees: 720, widthShift: 5, zoom: 1 } },
    ];
    const problems = broken.flatMap((plan) => validatePlan(plan, spec, { available: 1100 }));
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(PLAN_PROBLEM_CODES));
    for (const problem of problems) {
      for (const locale of LOCALES) expect(planProblemSentence(problem, locale)).toSatisfy(isWhole);
    }
  });

  it('say why a range of augmentation has a bound', () => {
    const [problem] = validatePlan({ ...PLAN, augmentation: { ...NO_AUGMENTATION, widthShift: 5 } });
    expect(problem && planProblemSentence(problem, 'en')).toMatch(/between 0 and 0\.9; it is 5\. Moved further/);
    expect(problem && planProblemSentence(problem, 'zh')).toMatch(/0 与 0\.9 之间，现在是 5。再往外移/);
  });

  it('say the reader’s numbers', () => {
    const [problem] = validatePlan({ ...PLAN, batchSize: 0 });
    expect(problem && planProblemSentence(problem, 'zh')).toBe('批大小应是正整数，现在是 0。');
    expect(problem && planProblemSentence(problem, 'en')).toBe(
      'The batch size must be a positive whole number; it is 0.',
    );
  });
});
