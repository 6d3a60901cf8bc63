// What page and worker may say to each other: one table of calls, one of events.
// Types only. Not responsible for: carrying messages (serve.ts, connect.ts) or doing the work (worker/).
import type { AnyDatasetId, DatasetSplit, OwnDatasetId } from '../catalog/datasets.ts';
import type { NetworkSpec, Shape } from '../../nn/spec.ts';
import type { TrainingPlan } from '../../nn/plan.ts';
import type { BackendId, SkipReason } from './backends.ts';
import type { InsideCalls } from './inside-calls.ts';
import type { ModelCalls } from './model-calls.ts';
import type { Ablation, GradientQuestion, NextUpdate, NodeValues, ScalarGradient } from './inspection.ts';
import type { BackendCheck, DeviceCheckArgs, DeviceCheckProgress, DeviceFacts, Recommendation } from './device.ts';

export type { BackendId, SkipReason } from './backends.ts';

export interface BackendReport {
  readonly id: BackendId;
  /** `untested` backends are self-checked when first asked for. */
  readonly state: 'untested' | 'checking' | 'ready' | 'skipped';
  readonly reason: SkipReason | null;
  /** The raw message behind the reason, for the curious; English, never shown alone. */
  readonly detail: string | null;
  /** Largest relative difference of the self-check against the stored answers. */
  readonly selfCheckError: number | null;
  readonly selfCheckMs: number | null;
}

export interface EngineStatus {
  readonly backends: readonly BackendReport[];
  /** Where new runs start. */
  readonly current: BackendId | null;
  readonly chosenBy: 'default' | 'reader';
  /** What a measurement on this device found best; null before one was made. It changes nothing by itself. */
  readonly recommended: Recommendation | null;
  /** Whether runs can be kept on this device; a code of EngineErrorCode when not. */
  readonly storage: 'available' | 'storage-unavailable' | 'storage-full';
}

export type RunPhase = 'ready' | 'running' | 'paused' | 'stopped' | 'finished' | 'failed';

/** The part of a run that the same seed reproduces bit for bit on one backend. */
export interface RunRecord {
  /** Mean loss of each batch, in order of steps. */
  readonly loss: Float32Array;
  /** Fraction of the batch classified correctly, before that step's update. */
  readonly accuracy: Float32Array;
  readonly epochs: readonly EpochRecord[];
}

export interface EpochRecord {
  /** Counted from 1. */
  readonly epoch: number;
  /** Steps taken when the epoch ended. */
  readonly step: number;
  readonly trainLoss: number;
  readonly trainAccuracy: number;
  readonly validationLoss: number | null;
  readonly validationAccuracy: number | null;
  readonly best: boolean;
}

export interface RunFailure {
  readonly code: EngineErrorCode;
  readonly step: number;
  /** Step of the newest checkpoint whose weights are sound; null when there is none. */
  readonly lastGoodStep: number | null;
  readonly detail: string;
}

export interface RunSnapshot {
  readonly runId: string;
  readonly spec: NetworkSpec;
  readonly plan: TrainingPlan;
  readonly backend: BackendId;
  readonly phase: RunPhase;
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly totalSteps: number;
  readonly record: RunRecord;
  readonly failure: RunFailure | null;
  readonly checkpoints: readonly CheckpointSummary[];
  /** Time spent training, without pauses. Not part of the reproducible record. */
  readonly trainingMs: number;
  readonly imagesPerSecond: number;
  /** True when the run was read back from storage and waits to be continued. */
  readonly resumed: boolean;
}

export interface CheckpointSummary {
  readonly step: number;
  readonly epoch: number;
  readonly kind: 'initial' | 'periodic' | 'epoch';
  readonly best: boolean;
}

export interface Evaluation {
  readonly count: number;
  readonly loss: number;
  readonly accuracy: number;
  /** Row = true class, column = predicted class; row-major, classes x classes. */
  readonly confusion: Uint32Array;
  /** Fraction correct per true class; NaN where the class did not occur. */
  readonly perClass: Float32Array;
  /** Samples classified wrongly with the highest confidence, worst first. */
  readonly worst: readonly Mistake[];
}

export interface Mistake {
  readonly index: number;
  readonly label: number;
  readonly predicted: number;
  readonly confidence: number;
}

/** A run as it is kept on the device, without its weights. */
export interface SavedRun {
  readonly runId: string;
  /** Step of the weights that are kept. */
  readonly step: number;
  readonly savedAt: number;
  readonly bytes: number;
  readonly spec: NetworkSpec;
  readonly plan: TrainingPlan;
  /** Fraction right on validation samples after the last finished epoch; null before, and without such samples. */
  readonly validationAccuracy: number | null;
  /** Step at which the training broke; null where it did not. */
  readonly failedAt: number | null;
}

export interface Shift {
  /** Pixels down and right; the uncovered border is filled with zeros. */
  readonly dy: number;
  readonly dx: number;
}

export interface NamedWeights {
  readonly name: string;
  readonly shape: Shape;
  readonly values: Float32Array;
}

export interface DatasetProgress {
  readonly loadedBytes: number;
  readonly totalBytes: number;
  readonly loadedSamples: number;
}

/**
 * Samples one after another: pixels (height x width x channels each), and a label below `classes` for each. Bytes are
 * scaled to [0, 1] on their way to the network; floats, such as features, are taken as they are and must be finite.
 */
export interface OwnSamples {
  readonly pixels: Uint8Array | Float32Array;
  readonly labels: Uint8Array;
}

/** A data set of the page's own, in the order in which a plan counts: those for training first, then those for validation. */
export interface OwnDataset {
  readonly id: OwnDatasetId;
  readonly shape: readonly [number, number, number];
  readonly classes: number;
  readonly train: OwnSamples;
  readonly test: OwnSamples;
}

export interface DatasetSummary {
  readonly id: AnyDatasetId;
  /** height, width, channels */
  readonly shape: readonly [number, number, number];
  readonly classes: number;
  readonly trainCount: number;
  readonly testCount: number;
}

/** The calls: what goes in, what is reported on the way, what comes back. */
export interface Calls extends InsideCalls, ModelCalls {
  'engine.status': { args: Record<string, never>; progress: never; result: EngineStatus };
  /** Starts and self-checks a backend and makes it the one new runs use. Fails with `backend-unavailable`. */
  'engine.choose': { args: { backend: BackendId }; progress: never; result: EngineStatus };
  /** Takes note of what a measurement found best: it is part of the status from then on, and decides nothing. */
  'engine.recommend': { args: { recommended: Recommendation }; progress: never; result: EngineStatus };
  /** What this machine offers to compute with, seen from a worker. Starts nothing that stays. */
  'device.describe': { args: Record<string, never>; progress: never; result: DeviceFacts };
  /**
   * Starts one backend, compares what it computes with another one and times it. Takes the worker's whole time: the page
   * asks a worker of its own, which it ends afterwards (client/device-check.ts). A backend that fails is an answer, too.
   */
  'device.check': { args: DeviceCheckArgs; progress: DeviceCheckProgress; result: BackendCheck };
  /** What the data set's index says; fetches the index only. */
  'dataset.describe': { args: { dataset: AnyDatasetId }; progress: never; result: DatasetSummary };
  /**
   * Gives the worker a data set of the page's own, which plans can then name; it keeps the last few. Samples that do not
   * fit together are refused with `limit-exceeded`. Nothing of it is stored by the worker.
   */
  'dataset.put': { args: { dataset: OwnDataset }; progress: never; result: DatasetSummary };
  /**
   * Raw pixels (uint8, height x width x channels each) and labels of given samples. Fails with `limit-exceeded` for a data
   * set of floats, as `dataset.planned` does: there are no bytes to give.
   */
  'dataset.samples': {
    args: { dataset: AnyDatasetId; split: DatasetSplit; indices: readonly number[] };
    progress: DatasetProgress;
    result: { pixels: Uint8Array; labels: Uint8Array; shape: Shape };
  };
  /**
   * What the plan makes of training samples before any training: those of the given numbers below `trainCount`, and how
   * often each class is taught. Loads what the plan needs. `rightLabels` says what the samples really are.
   */
  'dataset.planned': {
    args: { plan: TrainingPlan; indices: readonly number[] };
    progress: DatasetProgress;
    result: { pixels: Uint8Array; labels: Uint8Array; rightLabels: Uint8Array; counts: Uint32Array };
  };
  /**
   * Opens a run under the page's own name for it. If one of that name is alive or stored and has the same
   * spec and plan it is returned as it was (`resumed`); otherwise a new one replaces it. Loads the data it needs.
   * `initialWeights` (in the order of nn's `weightSpecs`) are what training begins with and what a rewind goes back to;
   * where they are absent a new run draws them from the plan's seed, and one that is there keeps its own. Weights that do
   * not fit the network, or hold something else than numbers, are refused with `limit-exceeded`.
   * `lookOnly` opens what is alive or kept, to be looked into: no data are loaded, which may be gone, and a run that is
   * neither is `run-unknown`. Opened again without it, it has its data and can be trained.
   */
  'run.open': {
    args: {
      runId: string;
      spec: NetworkSpec;
      plan: TrainingPlan;
      backend?: BackendId;
      initialWeights?: readonly Float32Array[];
      lookOnly?: boolean;
    };
    progress: DatasetProgress;
    result: RunSnapshot;
  };
  'run.start': { args: { runId: string }; progress: never; result: RunSnapshot };
  'run.pause': { args: { runId: string }; progress: never; result: RunSnapshot };
  /** Trains exactly `count` batches, then pauses. */
  'run.step': { args: { runId: string; count: number }; progress: never; result: RunSnapshot };
  /** Ends the run for good, keeping its record and weights. */
  'run.stop': { args: { runId: string }; progress: never; result: RunSnapshot };
  /** Back to step 0 with the same initial weights; the record is cleared. */
  'run.rewind': { args: { runId: string }; progress: never; result: RunSnapshot };
  /** Weights (not the record) go back to a checkpoint; predictions and evaluations then use them. */
  'run.restore': {
    args: { runId: string; to: 'best' | 'last-good' | 'latest' | number };
    progress: never;
    result: RunSnapshot;
  };
  /** Moves a paused or failed run, with its weights and optimizer state, to another backend. */
  'run.move': { args: { runId: string; backend: BackendId }; progress: never; result: RunSnapshot };
  'run.snapshot': { args: { runId: string }; progress: never; result: RunSnapshot };
  /** Frees the run's memory; `forget` deletes what is stored too. */
  'run.close': { args: { runId: string; forget: boolean }; progress: never; result: null };
  'run.weights': { args: { runId: string }; progress: never; result: readonly NamedWeights[] };
  'run.evaluate': {
    args: { runId: string; split: DatasetSplit; count: number; shift?: Shift };
    progress: { done: number; total: number };
    result: Evaluation;
  };
  /** Accuracy on the first `count` test samples for each shift, in the order given. */
  'run.shiftTest': {
    args: { runId: string; shifts: readonly Shift[]; count: number };
    progress: { done: number; total: number; accuracies: Float32Array };
    result: { accuracies: Float32Array };
  };
  /** Probabilities (count x classes) for images with values in [0, 1], laid out like the data set's samples. */
  'run.predict': {
    args: { runId: string; images: Float32Array; count: number };
    progress: never;
    result: { probabilities: Float32Array };
  };
  /**
   * What the given nodes (indices into `spec.nodes`) put out for images as `run.predict` takes them, in the order asked
   * for, with the weights of the moment and in inference mode; `ablated` channels are held at nought meanwhile. Fails with
   * `limit-exceeded` on a question without an answer.
   */
  'run.activations': {
    args: {
      runId: string;
      images: Float32Array;
      count: number;
      nodeIndices: readonly number[];
      ablated?: readonly Ablation[];
    };
    progress: never;
    result: readonly NodeValues[];
  };
  /**
   * How one number inside the network, for each image, changes with a node before it or with the image: laid out like the
   * node's output, or like the images given. Fails with `limit-exceeded` on a question without an answer.
   */
  'run.gradient': { args: { runId: string } & GradientQuestion; progress: never; result: ScalarGradient };
  /**
   * How large weights, gradients and the next update are, on the batch that comes next, with the weights of the moment.
   * Nothing of the run is changed. `withValues`: names of weights that are wanted themselves, too.
   */
  'run.nextUpdate': { args: { runId: string; withValues: readonly string[] }; progress: never; result: NextUpdate };
  /** Runs kept on this device. */
  'runs.saved': { args: Record<string, never>; progress: never; result: readonly SavedRun[] };
  /** For tests of recovery: makes the backend of a run lose its device as a driver reset would. */
  'debug.loseBackend': { args: { backend: BackendId }; progress: never; result: null };
  /** Live tensors and bytes of the backend and of the fused engine: constant while training. */
  'debug.memory': {
    args: Record<string, never>;
    progress: never;
    result: { tensors: number; bytes: number; fusedBytes: number };
  };
}

export type CallName = keyof Calls;

/** Sent by the worker unasked, at most about ten times a second a run. Nothing of the record is lost: slices follow one another. */
export type EngineEvent =
  | { readonly kind: 'status'; readonly status: EngineStatus }
  | {
      readonly kind: 'run';
      readonly runId: string;
      readonly phase: RunPhase;
      readonly backend: BackendId;
      /** Record entries [fromStep, fromStep + loss.length); a fromStep below what the page holds truncates it. */
      readonly fromStep: number;
      readonly loss: Float32Array;
      readonly accuracy: Float32Array;
      /** All epochs so far (few). */
      readonly epochs: readonly EpochRecord[];
      readonly checkpoints: readonly CheckpointSummary[];
      readonly failure: RunFailure | null;
      readonly trainingMs: number;
      readonly imagesPerSecond: number;
      readonly resumed: boolean;
    }
  | { readonly kind: 'notice'; readonly code: EngineErrorCode; readonly detail: string };

/** Every way the engine can fail. Each has a sentence in both languages in kit. */
export const ENGINE_ERROR_CODES = [
  'cancelled',
  'worker-crashed',
  'engine-unavailable',
  'backend-unavailable',
  'backend-lost',
  'dataset-unknown',
  'dataset-missing',
  'dataset-unreachable',
  'shard-truncated',
  'shard-hash-mismatch',
  'shard-malformed',
  'storage-full',
  'storage-unavailable',
  'storage-corrupt',
  'network-invalid',
  'plan-invalid',
  'loss-not-finite',
  'loss-too-large',
  'run-unknown',
  'out-of-memory',
  'limit-exceeded',
  'foreign-request',
  'unknown-call',
  'internal',
] as const;

export type EngineErrorCode = (typeof ENGINE_ERROR_CODES)[number];
