import { expect, test } from 'vitest';
import { DUEL_CNN_RUN } from '../engine/client/shared-runs.ts';
import { DEFAULT_SETUP, planOf, runIdOf, specOf } from './03-mlp-vs-cnn/duel/setup.ts';

test('the run that other lessons look for is the one that the duel trains', () => {
  expect(DUEL_CNN_RUN).toEqual({
    runId: runIdOf(DEFAULT_SETUP, 'cnn', false),
    spec: specOf(DEFAULT_SETUP, 'cnn'),
    plan: planOf(DEFAULT_SETUP, false),
  });
});
