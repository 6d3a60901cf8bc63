import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { countParameters } from '../../../nn/parameters.ts';
import { MNIST_CNN, MNIST_MLP } from '../../../nn/presets.ts';
import { validatePlan } from '../../../nn/validate.ts';
import {
  cnnSpec,
  DEFAULT_SETUP,
  mlpSpec,
  planOf,
  runIdOf,
  specOf,
  stepsPerEpochOf,
  TRAINING_SAMPLES,
} from './setup.ts';

group('networks', () => {
  test('the default designs are the course’s presets', () => {
    expect(mlpSpec(DEFAULT_SETUP.mlp)).toEqual(MNIST_MLP);
    expect(cnnSpec(DEFAULT_SETUP.cnn)).toEqual(MNIST_CNN);
    expect(countParameters(specOf(DEFAULT_SETUP, 'mlp')).total).toBe(101_770);
    expect(countParameters(specOf(DEFAULT_SETUP, 'cnn')).total).toBe(108_618);
  });

  test('parts can be left out', () => {
    expect(mlpSpec({ hidden: [] }).nodes.map(({ layer }) => layer.className)).toEqual(['Flatten', 'Dense']);
    const bare = cnnSpec({ filters: [4], kernel: 3, pool: false, dense: 0 });
    expect(bare.nodes.map(({ layer }) => layer.className)).toEqual(['Conv2D', 'Flatten', 'Dense']);
  });
});

group('plan', () => {
  test('12,000 images in batches of 32 are 375 steps an epoch', () => {
    expect(stepsPerEpochOf(DEFAULT_SETUP)).toBe(375);
    expect(stepsPerEpochOf({ ...DEFAULT_SETUP, batchSize: 512 })).toBe(24);
  });

  test('training and validation never take more images than there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: TRAINING_SAMPLES }), (trainCount) => {
        const plan = planOf({ ...DEFAULT_SETUP, trainCount }, false);
        expect(plan.trainCount + plan.validationCount).toBeLessThanOrEqual(TRAINING_SAMPLES);
      }),
    );
  });

  test('early stopping needs validation images', () => {
    const wanted = { ...DEFAULT_SETUP, earlyStopping: true };
    expect(planOf(wanted, false).earlyStopping).toMatchObject({ restoreBestWeights: true });
    expect(planOf({ ...wanted, trainCount: TRAINING_SAMPLES }, false).earlyStopping).toBeNull();
  });

  test('nn finds nothing wrong with it', () => {
    for (const shuffled of [false, true]) {
      for (const trainCount of [1000, 12_000, TRAINING_SAMPLES]) {
        const problems = validatePlan(planOf({ ...DEFAULT_SETUP, trainCount }, shuffled), MNIST_CNN);
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      }
    }
  });

  test('only the shuffled match shuffles pixels; both contestants get the same plan', () => {
    expect(planOf(DEFAULT_SETUP, false).pixelShuffle).toBeNull();
    expect(planOf(DEFAULT_SETUP, true).pixelShuffle).not.toBeNull();
  });
});

group('run names', () => {
  test('the same setup finds the same run', () => {
    expect(runIdOf(DEFAULT_SETUP, 'cnn', false)).toBe(runIdOf({ ...DEFAULT_SETUP }, 'cnn', false));
    expect(runIdOf(DEFAULT_SETUP, 'cnn', false)).toMatch(/^duel-cnn-[0-9a-f]{16}$/);
  });

  test('anything that changes the curve changes the name', () => {
    const changed = [
      DEFAULT_SETUP,
      { ...DEFAULT_SETUP, seed: 2 },
      { ...DEFAULT_SETUP, epochs: 4 },
      { ...DEFAULT_SETUP, learningRate: 2e-3 },
      { ...DEFAULT_SETUP, batchSize: 33 },
      { ...DEFAULT_SETUP, dataset: 'fashion-mnist' as const },
      { ...DEFAULT_SETUP, cnn: { ...DEFAULT_SETUP.cnn, kernel: 5 } },
      { ...DEFAULT_SETUP, earlyStopping: true },
    ];
    const names = changed.flatMap((setup) => [runIdOf(setup, 'cnn', false), runIdOf(setup, 'cnn', true)]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('changing the MLP leaves the CNN’s run alone', () => {
    const other = { ...DEFAULT_SETUP, mlp: { hidden: [64, 64] } };
    expect(runIdOf(other, 'cnn', false)).toBe(runIdOf(DEFAULT_SETUP, 'cnn', false));
    expect(runIdOf(other, 'mlp', false)).not.toBe(runIdOf(DEFAULT_SETUP, 'mlp', false));
  });
});
