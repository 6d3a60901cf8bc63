// The two real runs, with and without dropout, from the same weights on the same batches; trained on a click.
// Not responsible for: what is shown of them (runs-model.ts).
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import type { OpenRunArgs } from '../../../engine/client/run-store.ts';
import { runName } from '../../../engine/client/shared-runs.ts';
import { closeRun, openRun, pauseRun, startRun, useRun } from '../../../engine/client/use-run.ts';
import type { RunView } from '../../../engine/client/use-run.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import { dense, dropout, flatten, sequential } from '../../../nn/build.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { DropoutState } from './dropout.ts';

/** Few images for many weights, so that there is something to learn by heart. */
export const TRAIN_COUNT = 1000;
export const VALIDATION_COUNT = 1000;
export const EPOCHS = 20;
export const HIDDEN = 256;

export const SIDES = ['without', 'with'] as const;
export type SideId = (typeof SIDES)[number];

const RECALL_DELAY_MS = 300;

/** Both have a dropout layer, so that everything else is the same down to the streams of random numbers. */
function networkOf(rate: number): NetworkSpec {
  return sequential(
    [28, 28, 1],
    [
      flatten(),
      dense({ units: HIDDEN, activation: 'relu' }),
      dropout({ rate }),
      dense({ units: 10, activation: 'softmax' }),
    ],
  );
}

function planOf(seed: number): TrainingPlan {
  return {
    dataset: 'mnist',
    trainCount: TRAIN_COUNT,
    validationCount: VALIDATION_COUNT,
    seed: toSeed(seed),
    optimizer: ADAM,
    loss: 'sparse_categorical_crossentropy',
    batchSize: 25,
    epochs: EPOCHS,
    pixelShuffle: null,
    earlyStopping: null,
  };
}

export function runOf(side: SideId, { rate, seed }: Pick<DropoutState, 'rate' | 'seed'>): OpenRunArgs {
  const spec = networkOf(side === 'with' ? rate : 0);
  const plan = planOf(seed);
  return { runId: runName('dropout', spec, plan), spec, plan };
}

/** How a trained network does on the images it was trained on, without dropout. */
export interface Recall {
  readonly accuracy: number;
  readonly loss: number;
}

export interface RunsSession {
  readonly views: Readonly<Record<SideId, RunView>>;
  /** Null until the run is finished and asked. */
  readonly recalls: Readonly<Record<SideId, Recall | null>>;
  readonly error: EngineErrorCode | null;
  readonly train: () => void;
  readonly pause: () => void;
}

const NO_VIEW: RunView = { snapshot: null, opening: null, error: null };

export const NO_PAIR: RunsSession = {
  views: { without: NO_VIEW, with: NO_VIEW },
  recalls: { without: null, with: null },
  error: null,
  train: () => undefined,
  pause: () => undefined,
};

interface Asked {
  readonly recalls: ReadonlyMap<string, Recall>;
  readonly error: EngineErrorCode | null;
}

let asked: Asked = { recalls: new Map(), error: null };
const opened = new Set<string>();
const asking = new Set<string>();
const listeners = new Set<() => void>();

function put(change: Partial<Asked>): void {
  asked = { ...asked, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Asks a finished network about its training images, once. */
async function ask(runId: string): Promise<void> {
  if (asking.has(runId) || asked.recalls.has(runId)) return;
  asking.add(runId);
  try {
    const { accuracy, loss } = await startEngine().call('run.evaluate', { runId, split: 'train', count: TRAIN_COUNT });
    put({ recalls: new Map(asked.recalls).set(runId, { accuracy, loss }), error: null });
  } catch (thrown) {
    put({ error: toEngineError(thrown).code });
  } finally {
    asking.delete(runId);
  }
}

/** Opens both, then lets both train from where they are. */
async function train(runs: readonly OpenRunArgs[]): Promise<void> {
  put({ error: null });
  for (const run of runs) opened.add(run.runId);
  await Promise.all(runs.map(openRun));
  await Promise.all(runs.map(({ runId }) => startRun(runId)));
}

/** Opens those of the runs that were trained on this device before. */
async function recall(runs: readonly OpenRunArgs[]): Promise<void> {
  try {
    const saved = await startEngine().call('runs.saved', {});
    const names = new Set(saved.filter(({ step }) => step > 0).map(({ runId }) => runId));
    for (const run of runs.filter(({ runId }) => names.has(runId))) {
      opened.add(run.runId);
      await openRun(run);
    }
  } catch {
    // Without storage there is nothing to find again; training here still works.
  }
}

/** Frees what a figure no longer shows; it stays on the device. */
function release(runId: string): void {
  if (opened.delete(runId)) void closeRun(runId);
}

function useSide(run: OpenRunArgs, isOpen: boolean): RunView {
  const { runId } = run;
  const view = useRun(isOpen ? runId : null);
  const isFinished = view.snapshot?.phase === 'finished';
  useEffect(() => () => release(runId), [runId]);
  useEffect(() => {
    if (isFinished) void ask(runId);
  }, [isFinished, runId]);
  return view;
}

export function useRuns(state: DropoutState): RunsSession {
  const isOpen = state.figure === 'runs';
  const [without, withDropout] = [runOf('without', state), runOf('with', state)];
  const views = { without: useSide(without, isOpen), with: useSide(withDropout, isOpen) };
  // Sliding over many rates should not open the runs of each.
  const look = useEffectEvent(() => void recall([without, withDropout]));
  useEffect(() => {
    if (!isOpen) return;
    const timer = setTimeout(look, RECALL_DELAY_MS);
    return () => clearTimeout(timer);
  }, [isOpen, without.runId, withDropout.runId]);
  const { recalls, error } = useSyncExternalStore(subscribe, () => asked);
  return {
    views,
    recalls: { without: recalls.get(without.runId) ?? null, with: recalls.get(withDropout.runId) ?? null },
    error,
    train: () => void train([without, withDropout]),
    pause: () => {
      for (const { runId } of [without, withDropout]) void pauseRun(runId);
    },
  };
}
