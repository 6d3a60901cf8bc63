// What a training engine must do so that a run can use it. tfjs and the fused WASM engine both stand behind
// this; a run, and above it a lesson, cannot tell which. Not responsible for: data, order, checkpoints, timing.
import type { BackendId, NamedWeights } from '../protocol/calls.ts';
import type { Ablation, GradientQuestion, NodeValues, ScalarGradient } from '../protocol/inspection.ts';
import type { LossKind, OptimizerSpec, Seed } from '../../nn/plan.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import type { Predictor, PredictorOptions } from './predictor.ts';

/** One batch as floats, in the layout of the network's input, and one class index a sample. */
export interface Batch {
  readonly images: Float32Array;
  readonly labels: Uint8Array;
  readonly count: number;
}

export interface StepResult {
  /** Mean loss over the batch, before the update. May be NaN or infinite. */
  readonly loss: number;
  /** Samples whose largest output is their label, before the update. */
  readonly correct: number;
}

/** What has to be kept, beside the weights, so that training goes on bit for bit. */
export interface OptimizerState {
  /** Updates made so far. */
  readonly step: number;
  /** In a fixed order that the optimizer kind decides: slot by slot, each in the order of the trainable weights. */
  readonly slots: readonly Float32Array[];
}

export interface TrainerOptions {
  readonly spec: NetworkSpec;
  readonly loss: LossKind;
  readonly optimizer: OptimizerSpec;
  readonly batchSize: number;
  /** Dropout masks are a pure function of this seed, the step and the layer (nn/random.ts), never of hidden state. */
  readonly seed: Seed;
  /** In the order of nn's `weightSpecs(spec)`. */
  readonly initialWeights: readonly Float32Array[];
}

/** Weights are always listed in the order of nn's `weightSpecs(spec)`, non-trainable ones (moving averages) included. */
export interface Trainer {
  readonly backend: BackendId;
  /**
   * Queues one training step. `step` counts from 0 over the whole run and selects the dropout masks.
   * The promise settles when loss and count are read back, which a GPU may do several steps later;
   * it rejects with an EngineError `backend-lost` when the device is gone.
   */
  step(batch: Batch, step: number): Promise<StepResult>;
  /** Output of the network in inference mode, count x outputs. Any count, also above batchSize. */
  predict(images: Float32Array, count: number): Promise<Float32Array>;
  /** Loss and the gradient of every trainable weight for one batch, without updating (checks, lessons). */
  gradients(
    batch: Batch,
    step: number,
  ): Promise<{ readonly loss: number; readonly gradients: readonly NamedWeights[] }>;
  /**
   * What the given nodes put out in inference mode, in the order asked for, while channels are held at nought. Any count.
   * Like scalarGradient it changes nothing of the training, and keeps memory from the first time on. Rejects with
   * `limit-exceeded` on a bad question.
   */
  activations(
    images: Float32Array,
    count: number,
    nodeIndices: readonly number[],
    ablated?: readonly Ablation[],
  ): Promise<readonly NodeValues[]>;
  /** Gradient of one scalar a sample with respect to an earlier node's output or the input, in inference mode. Any count. */
  scalarGradient(question: GradientQuestion): Promise<ScalarGradient>;
  getWeights(): Promise<readonly Float32Array[]>;
  setWeights(weights: readonly Float32Array[]): void;
  getOptimizerState(): Promise<OptimizerState>;
  setOptimizerState(state: OptimizerState): void;
  /** Frees everything; the trainer is unusable afterwards. */
  dispose(): void;
}

/** A backend that trainers are made on. One at a time a kind; starting and checking it is backends.ts's business. */
export interface TrainerBackend {
  readonly id: BackendId;
  /** Which variant of the engine runs, where it has several; English, for the curious. Fixed on a device. */
  readonly detail?: string;
  createTrainer(options: TrainerOptions): Trainer;
  /** Holds no more than weights and what a forward pass needs. Throws like createTrainer. */
  createPredictor(options: PredictorOptions): Predictor;
  /** What the self-check found when the backend was started: largest relative difference, and how long it took. */
  readonly selfCheck?: { readonly error: number; readonly durationMs: number };
  /** Live tensors (or blocks) and bytes. Constant over a training step. */
  memory(): { readonly tensors: number; readonly bytes: number };
  /** Resolves when the device is lost; never, where that cannot happen. */
  readonly lost: Promise<string>;
  /** Tests only: lose the device as a driver reset would. */
  lose(): void;
  dispose(): void;
}
