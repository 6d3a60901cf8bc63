// A run's way into its stored form and back: what is kept, and how training picks it up again.
// Not responsible for: the form itself (storage/stored-run.ts) or when it is written (run.ts).
import { countParameters } from '../../../nn/parameters.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { RunFailure, RunPhase } from '../../protocol/calls.ts';
import type { StoredRun } from '../storage/stored-run.ts';
import { createBatchRecord } from './run-record.ts';
import { createTimeline, INITIAL_CHECKPOINT } from './timeline.ts';
import type { Checkpoint, Weights } from './timeline.ts';
import { INITIAL_STATE } from './trainer-slot.ts';
import { Training } from './training.ts';
import type { TrainingParts } from './training.ts';

type Remembered = 'spec' | 'record' | 'timeline' | 'state' | 'epochs' | 'best';

/** Training from the beginning, or from where a stored run stood. */
export function trainingFrom(
  stored: StoredRun | null,
  spec: NetworkSpec,
  parts: Omit<TrainingParts, Remembered>,
): Training {
  const bytesPerCheckpoint = 4 * countParameters(spec).total;
  return new Training({
    ...parts,
    spec,
    record: createBatchRecord(stored ?? undefined),
    timeline: createTimeline(checkpointsOf(stored), bytesPerCheckpoint),
    state: stored?.state ?? INITIAL_STATE,
    epochs: stored?.epochs ?? [],
    best: stored?.best ?? null,
  });
}

function checkpointsOf(stored: StoredRun | null): readonly Checkpoint[] {
  if (stored === null) return [INITIAL_CHECKPOINT];
  const { step, weights } = stored.state;
  const kept = stored.epochs
    .filter((epoch) => stored.keptEpochs.includes(epoch.step))
    .map((epoch): Checkpoint => ({ step: epoch.step, epoch: epoch.epoch, kind: 'epoch', weights: null }));
  if (step === 0 || kept.some((each) => each.step === step)) return [INITIAL_CHECKPOINT, ...kept];
  const epoch = stored.epochs.filter((each) => each.step <= step).length;
  return [INITIAL_CHECKPOINT, ...kept, { step, epoch, kind: 'periodic', weights }];
}

export interface MemorableRun {
  readonly runId: string;
  readonly spec: NetworkSpec;
  readonly plan: TrainingPlan;
  readonly phase: RunPhase;
  readonly failure: RunFailure | null;
  readonly training: Training;
  /** Null: drawn from the plan's seed. */
  readonly initialWeights: Weights | null;
  readonly trainingMs: number;
}

/** The run as of its last state: what came after it would not fit the weights. */
export function storedForm({ training, phase, ...run }: MemorableRun): StoredRun {
  const { state, record, epochs, best, slot } = training;
  return {
    version: 2,
    ...run,
    backend: slot.backend,
    phase: phase === 'running' ? (state.step === 0 ? 'ready' : 'paused') : phase,
    state,
    // A broken loss is kept to be shown; nothing goes on from it.
    ...record.slice(0, phase === 'failed' ? record.length : state.step),
    epochs,
    best,
    keptEpochs: training.keptEpochs,
    savedAt: Date.now(),
  };
}
