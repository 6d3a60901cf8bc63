// What the designer knows beyond its link: the run of the network on view, its test, and a draft left behind.
// Types and the empty value. Not responsible for: filling it (use-session.ts).
import type {
  BackendId,
  DatasetProgress,
  EngineErrorCode,
  Evaluation,
  RunSnapshot,
} from '../../../engine/protocol/calls.ts';
import type { OwnFacts } from './own/own-images.ts';
import type { DesignerState } from './designer.ts';
import type { Experiment, ExperimentWords } from './experiments/experiment.ts';
import type { Commitment } from './experiments/ExperimentCard.tsx';
import type { StartWeights } from './start-weights.ts';

export interface TestOfRun {
  readonly step: number;
  readonly evaluation: Evaluation;
}

export interface TrainingActions {
  train(): void;
  pause(): void;
  stepOne(): void;
  rewind(): void;
  stop(): void;
  /** Goes on on another backend, from the newest sound state. */
  move(backend: BackendId): void;
}

export interface ExperimentActions {
  /** Puts the prediction down before training begins. */
  commit(commitment: Commitment): void;
  /** Puts a tested run into the list of experiments that is not there. */
  keep(): void;
  /** What the reader writes about the experiment on view. */
  write(words: Partial<ExperimentWords>): void;
}

export interface DesignerSession {
  /** The run's name; empty before there can be one. */
  readonly runId: string;
  /** The reader's own images; null until the device has answered, and while they are not wanted. */
  readonly own: OwnFacts | null;
  readonly snapshot: RunSnapshot | null;
  readonly opening: DatasetProgress | null;
  readonly error: EngineErrorCode | null;
  /** Of the best epoch's weights, once the training is over. */
  readonly test: TestOfRun | null;
  readonly testing: { readonly done: number; readonly total: number } | null;
  /** Memory that the device may give to training. */
  readonly bytesToGive: number;
  readonly actions: TrainingActions;
  readonly notes: ExperimentActions;
  /** All that are kept on this device. */
  readonly experiments: readonly Experiment[];
  /** Weights that training begins with instead of random ones. */
  readonly start: StartWeights;
  /** The design left unfinished on this device; null when there is none or the reader has begun. */
  readonly draft: DesignerState | null;
  readonly dropDraft: () => void;
}

function nothing(): void {
  // Before the hooks are mounted there is nothing to act on.
}

export const NO_SESSION: DesignerSession = {
  runId: '',
  own: null,
  snapshot: null,
  opening: null,
  error: null,
  test: null,
  testing: null,
  bytesToGive: Number.POSITIVE_INFINITY,
  actions: { train: nothing, pause: nothing, stepOne: nothing, rewind: nothing, stop: nothing, move: nothing },
  notes: { commit: nothing, keep: nothing, write: nothing },
  experiments: [],
  start: { weights: null, isMissing: false },
  draft: null,
  dropDraft: nothing,
};
