// What a check of the reader's device asks and answers: the machine's offers, the op table, training speeds, and what is
// recommended after them. Not responsible for: doing the check (worker/device/) or its words (app/compute-page/).
import type { BackendId, SkipReason } from './backends.ts';

/** Networks whose training is timed, in the order they are. Batches of 32, Adam, made-up images of the right shape. */
export const TIMED_NETWORKS = ['mnist-mlp', 'mnist-cnn', 'seed-cifar'] as const;
export type TimedNetwork = (typeof TIMED_NETWORKS)[number];

/** Rows of the op table: small networks that between them hold every layer class, activation, loss and optimizer. */
export const OP_CASES = [
  'dense',
  'odd-classes',
  'conv2d',
  'conv2d-strides',
  'conv2d-dilation',
  'depthwise',
  'separable',
  'transposed',
  'conv1d-causal',
  'embedding',
  'max-pooling',
  'average-pooling',
  'average-pooling-same',
  'global-pooling',
  'batch-normalization',
  'dropout',
  'skip-connections',
  'nine-branches',
  'activations',
  'large-outputs',
  'binary-crossentropy',
  'mse',
  'mae',
  'hinge',
  'sgd-momentum',
  'rmsprop',
  'adagrad',
  'adadelta',
  'adam',
  'adamax',
  'nadam',
  'adamw',
] as const;
export type OpCaseId = (typeof OP_CASES)[number];

export interface WebglFacts {
  readonly renderer: string;
  readonly vendor: string;
  /** Whether float32 textures can be rendered to, without which nothing is trained on WebGL. */
  readonly float32: boolean;
  readonly maxTextureSizePx: number;
  /** Computed by the processor, which only pretends to be a graphics card. */
  readonly software: boolean;
}

export interface WebgpuFacts {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
  readonly software: boolean;
  readonly maxBufferBytes: number;
  readonly shaderF16: boolean;
}

/** What there is to compute with, as a worker sees it. */
export interface DeviceFacts {
  /** Logical processors; the browser may tell fewer. */
  readonly cores: number;
  readonly crossOriginIsolated: boolean;
  readonly simd: boolean;
  readonly relaxedSimd: boolean;
  /** Null without WebGL 2 in a worker. */
  readonly webgl: WebglFacts | null;
  readonly webgpuSupported: boolean;
  /** Null without an adapter. */
  readonly webgpu: WebgpuFacts | null;
}

/** Largest differences of the self-check, each relative to the largest stored answer of its kind; null: not a number. */
export interface SelfCheckDifferences {
  readonly predictions: number | null;
  readonly losses: number | null;
  readonly gradients: number | null;
  readonly weights: number | null;
}

/** One row of the op table: largest relative differences from the reference; null where no number came out. */
export interface OpDifference {
  readonly op: OpCaseId;
  /** Outputs and loss with the initial weights. */
  readonly forward: number | null;
  readonly gradients: number | null;
  /** All weights after a few training steps. */
  readonly weights: number | null;
  /** The weight whose gradient or value differs most, by its name in the network. */
  readonly worst: string | null;
  /** What the backend threw; English, for the curious. */
  readonly problem: string | null;
}

export interface SpeedMeasurement {
  readonly network: TimedNetwork;
  readonly batchSize: number;
  /** Median over stretches of about a fifth of a second, after a warm-up; null when it failed. */
  readonly imagesPerSecond: number | null;
  /** Lower and upper quartile of those stretches. */
  readonly quartiles: { readonly low: number; readonly high: number } | null;
  /** From making the trainer to the loss of its first step: shaders are compiled in it. */
  readonly firstStepMs: number | null;
  /** Steps that were timed. */
  readonly steps: number;
  readonly problem: string | null;
}

export interface DeviceCheckArgs {
  readonly backend: BackendId;
  /** Whether to compute the op table. */
  readonly ops: boolean;
  readonly networks: readonly TimedNetwork[];
  /** How long each network is trained after its warm-up. */
  readonly measureMs: number;
}

/** `unavailable`: it did not start. `failed`: the device was lost or silent half-way; `crashed`: the worker fell with it. */
export type CheckEnd = 'complete' | 'unavailable' | 'failed' | 'crashed' | 'cancelled';

/** What is known of one backend. Grows while it is checked. */
export interface BackendCheck {
  readonly backend: BackendId;
  readonly end: CheckEnd;
  /** Why it did not start, or would not be used. A backend that failed its self-check is compared all the same. */
  readonly reason: SkipReason | null;
  /** Which variant runs, or the message behind the failure; English, for the curious. */
  readonly detail: string | null;
  /** From asking for the backend to its being there, with its self-check. */
  readonly startMs: number | null;
  readonly selfCheck: SelfCheckDifferences | null;
  /** The backend that the op table compares with; null without a table. */
  readonly reference: BackendId | null;
  readonly ops: readonly OpDifference[];
  readonly speeds: readonly SpeedMeasurement[];
}

export type CheckStep =
  | { readonly kind: 'start' }
  | { readonly kind: 'op'; readonly op: OpCaseId }
  | { readonly kind: 'speed'; readonly network: TimedNetwork };

export interface DeviceCheckProgress {
  /** What begins now. */
  readonly step: CheckStep;
  /** Steps done, of `total`. */
  readonly done: number;
  readonly total: number;
  readonly found: BackendCheck;
}

/** Rounding alone differs by less than the first; faults seen in the wild begin at the second. */
export const DIFFERENCE_LIMITS = { sound: 1e-4, wrong: 1e-2 } as const;

export type Judgement = 'sound' | 'rough' | 'wrong';

/** What a relative difference means; null (no number came out) is wrong. */
export function judgeDifference(difference: number | null): Judgement {
  if (difference === null || !(difference <= DIFFERENCE_LIMITS.wrong)) return 'wrong';
  return difference <= DIFFERENCE_LIMITS.sound ? 'sound' : 'rough';
}

/** The largest difference of a row; null when no number came out somewhere. */
export function worstDifference({ forward, gradients, weights }: OpDifference): number | null {
  return forward === null || gradients === null || weights === null ? null : Math.max(forward, gradients, weights);
}

/**
 * Why a backend is recommended. `gpu-faster`: clearly faster than the fused engine. `start-not-worth`: faster, but not by
 * enough to wait for its shaders. `fused-fastest`, `gpu-wrong` (it would be faster, but computes wrongly), `software-gpu`
 * and `no-gpu` speak for the fused engine; `no-fused` says that it doesn't run here.
 */
export type RecommendationReason =
  | 'gpu-faster'
  | 'start-not-worth'
  | 'fused-fastest'
  | 'gpu-wrong'
  | 'software-gpu'
  | 'no-gpu'
  | 'no-fused';

export interface MeasuredSpeed {
  readonly backend: BackendId;
  readonly imagesPerSecond: number;
  readonly firstStepMs: number;
}

export interface Recommendation {
  readonly backend: BackendId;
  readonly because: RecommendationReason;
  /** On the network of the last entry of TIMED_NETWORKS, batches of 32; as many as were measured. */
  readonly speeds: readonly MeasuredSpeed[];
  /** Milliseconds since 1970. */
  readonly measuredAt: number;
}
