import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EpochRecord, RunSnapshot } from '../../../engine/protocol/calls.ts';
import { expectLinks, reachable } from '../testing/cases.ts';
import * as memory from './memorisation.ts';
import type { MemorisationAction } from './memorisation.ts';
import { present } from './memorisation-model.ts';
import { describe } from './memorisation.text.ts';
import { CASES, EPOCHS, NO_MEMORY, runOf } from './memory-runs.ts';

const action: fc.Arbitrary<MemorisationAction> = fc.oneof(
  fc.record({ kind: fc.constant('count' as const), count: fc.constantFrom(...memory.COUNTS) }),
  fc.record({ kind: fc.constant('regulariser' as const), regulariser: fc.constantFrom(...memory.REGULARISERS) }),
  fc.record({ kind: fc.constant('measure' as const), measure: fc.constantFrom(...memory.MEASURES) }),
  fc.record({ kind: fc.constant('seed' as const) }),
);

test('links restore every reachable state and refuse damage', () => {
  expectLinks(memory, action, [{ count: '501' }, { hold: 'l3' }, { seed: '100' }, { measure: 'f1' }]);
});

test('the five runs differ in what is spoilt alone, and each state has runs of its own', () => {
  fc.assert(
    fc.property(reachable(memory, action), (state) => {
      const runs = CASES.map((id) => runOf(id, state));
      expect(new Set(runs.map(({ runId }) => runId)).size).toBe(CASES.length);
      const [first] = runs;
      for (const { spec, plan } of runs) {
        expect(spec).toEqual(first?.spec);
        expect({ ...plan, labelNoise: undefined, imageNoise: undefined, pixelShuffle: null }).toEqual({
          ...first?.plan,
          labelNoise: undefined,
          imageNoise: undefined,
          pixelShuffle: null,
        });
      }
      expect(first?.spec.nodes.some(({ layer }) => layer.className === 'Dropout')).toBe(
        state.regulariser === 'dropout',
      );
      expect(first?.plan.optimizer.kind).toBe(state.regulariser === 'decay' ? 'adamw' : 'adam');
    }),
  );
});

function epochs(accuracies: readonly number[]): readonly EpochRecord[] {
  return accuracies.map((trainAccuracy, i) => ({
    epoch: i + 1,
    step: 20 * (i + 1),
    trainLoss: 1 - trainAccuracy,
    trainAccuracy,
    validationLoss: 2,
    validationAccuracy: 0.1,
    best: false,
  }));
}

function snapshotWith(records: readonly EpochRecord[]): RunSnapshot {
  const { runId, spec, plan } = runOf('random', memory.initial);
  return {
    runId,
    spec,
    plan,
    backend: 'fused',
    phase: 'running',
    step: 80,
    stepsPerEpoch: 20,
    totalSteps: 800,
    record: { loss: new Float32Array(80), accuracy: new Float32Array(80), epochs: records },
    failure: null,
    checkpoints: [],
    trainingMs: 1,
    imagesPerSecond: 1,
    resumed: false,
  };
}

test('the epoch in which it was learnt by heart is the first with 99 %, and words say it', () => {
  const view = { snapshot: snapshotWith(epochs([0.3, 0.8, 0.992, 1])), opening: null, error: null };
  const model = present(memory.initial, { ...NO_MEMORY, views: { ...NO_MEMORY.views, random: view } });
  const random = model.learners.find(({ id }) => id === 'random');
  expect(random).toMatchObject({ byHeart: 3, epochs: 4, last: { trained: 1, validated: 0.1 } });
  expect(random?.training.map(({ y }) => y)).toEqual([0.3, 0.8, 0.992, 1]);
  expect(model).toMatchObject({ isBusy: true, isOver: false, done: 4, total: EPOCHS * CASES.length });
  expect(describe(model, 'en')).toContain(
    'random labels: 100.0% in training, 10.0% in validation, 99% by heart in epoch 3',
  );
  const loss = present(
    { ...memory.initial, measure: 'loss' },
    { ...NO_MEMORY, views: { ...NO_MEMORY.views, random: view } },
  );
  expect(loss.learners[2]?.validation.map(({ y }) => y)).toEqual([2, 2, 2, 2]);
});

test('before any training it says so', () => {
  expect(describe(present(memory.initial, NO_MEMORY), 'en')).toContain('Nothing has been trained yet');
  expect(describe(present(memory.initial, NO_MEMORY), 'zh')).toContain('还没有训练');
});
