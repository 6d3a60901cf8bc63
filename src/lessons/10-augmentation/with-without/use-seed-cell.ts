// The training cell of the lecture notes as it stands there: 45,000 images, batches of 12, up to 100 epochs, best weights
// kept and loaded again, then the test. It may run for a long time: it is kept on this device and can be gone on with.
// Not responsible for: showing it (SeedCellPanel.tsx).
import { useEffect, useState } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import { runName } from '../../../engine/client/shared-runs.ts';
import { openRun, pauseRun, restoreRun, rewindRun, startRun, stopRun, useRun } from '../../../engine/client/use-run.ts';
import type { EngineErrorCode, EpochRecord, RunPhase } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import { SEED_AUGMENTATION } from '../../../nn/augmentation/spec.ts';
import { defaultOptimizer } from '../../../nn/optimizers.ts';
import { toSeed, type TrainingPlan } from '../../../nn/plan.ts';
import { SEED_CIFAR_CNN } from '../../../nn/presets.ts';

export const SEED_PLAN: TrainingPlan = {
  dataset: 'cifar10',
  trainCount: 45_000,
  validationCount: 5000,
  seed: toSeed(1),
  optimizer: defaultOptimizer('rmsprop'),
  loss: 'categorical_crossentropy',
  batchSize: 12,
  epochs: 100,
  pixelShuffle: null,
  earlyStopping: null,
  augmentation: SEED_AUGMENTATION,
};
const RUN_ID = runName('augmentation-notes', SEED_CIFAR_CNN, SEED_PLAN);
const TEST_COUNT = 10_000;

export interface SeedScore {
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
}

export interface SeedCell {
  readonly phase: RunPhase | 'none' | 'opening';
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly totalSteps: number;
  readonly epochs: readonly EpochRecord[];
  readonly imagesPerSecond: number;
  readonly error: EngineErrorCode | null;
  readonly isTesting: boolean;
  readonly score: SeedScore | null;
  readonly train: () => void;
  readonly pause: () => void;
  readonly stop: () => void;
  readonly restart: () => void;
  /** Loads the best weights and tests them. */
  readonly test: () => void;
}

const nothing = (): void => undefined;

export const NO_SEED_CELL: SeedCell = {
  phase: 'none',
  step: 0,
  stepsPerEpoch: Math.ceil(SEED_PLAN.trainCount / SEED_PLAN.batchSize),
  totalSteps: Math.ceil(SEED_PLAN.trainCount / SEED_PLAN.batchSize) * SEED_PLAN.epochs,
  epochs: [],
  imagesPerSecond: 0,
  error: null,
  isTesting: false,
  score: null,
  train: nothing,
  pause: nothing,
  stop: nothing,
  restart: nothing,
  test: nothing,
};

/** A run of an earlier visit is opened as it was left, without training. */
async function recall(): Promise<void> {
  try {
    const saved = await startEngine().call('runs.saved', {});
    if (saved.some(({ runId, step }) => runId === RUN_ID && step > 0)) await open();
  } catch {
    // Without storage there is nothing to find again; training here still works.
  }
}

function open(): Promise<void> {
  return openRun({ runId: RUN_ID, spec: SEED_CIFAR_CNN, plan: SEED_PLAN });
}

async function measure(epoch: number): Promise<SeedScore> {
  await pauseRun(RUN_ID);
  await restoreRun(RUN_ID, 'best');
  const { loss, accuracy } = await startEngine().call('run.evaluate', {
    runId: RUN_ID,
    split: 'test',
    count: TEST_COUNT,
  });
  return { epoch, loss, accuracy };
}

export function useSeedCell(): SeedCell {
  const { snapshot, opening, error: runError } = useRun(RUN_ID);
  const [testing, setTesting] = useState(false);
  const [score, setScore] = useState<SeedScore | null>(null);
  const [testError, setTestError] = useState<EngineErrorCode | null>(null);
  useEffect(() => void recall(), []);
  const epochs = snapshot?.record.epochs ?? [];
  const best = epochs.find((epoch) => epoch.best);

  function test(): void {
    if (testing || best === undefined) return;
    setTesting(true);
    setTestError(null);
    measure(best.epoch)
      .then(setScore, (thrown: unknown) => setTestError(toEngineError(thrown).code))
      .finally(() => setTesting(false));
  }

  return {
    ...NO_SEED_CELL,
    phase: opening !== null ? 'opening' : (snapshot?.phase ?? 'none'),
    step: snapshot?.step ?? 0,
    epochs,
    imagesPerSecond: snapshot?.imagesPerSecond ?? 0,
    error: runError?.code ?? snapshot?.failure?.code ?? testError,
    isTesting: testing,
    score,
    train: () => void open().then(() => startRun(RUN_ID)),
    pause: () => void pauseRun(RUN_ID),
    stop: () => void stopRun(RUN_ID),
    restart() {
      setScore(null);
      void rewindRun(RUN_ID).then(() => startRun(RUN_ID));
    },
    test,
  };
}
