// What the butterfly trains: one small CNN, and how little its twin differs; and the recipe that is tried with many seeds.
// Not responsible for: training (twins.ts, butterfly-runs.ts).
import type { BackendId } from '../../../engine/protocol/backends.ts';
import { conv2d, dense, flatten, maxPooling2D, sequential } from '../../../nn/build.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';

/** What differs in the second run: nothing, one weight by NUDGE, or the way of computing. */
export type TwinKind = 'same' | 'nudge' | BackendId;
export const TWIN_KINDS = [
  'same',
  'nudge',
  'fused',
  'fused-relaxed',
  'webgl',
  'webgpu',
  'cpu',
] as const satisfies readonly TwinKind[];

/** Added to the first weight of the first layer. */
export const NUDGE = 1e-7;

/** 28 x 28 x 1 -> 26 x 26 x 8 -> 13 x 13 x 8 -> 11 x 11 x 16 -> 5 x 5 x 16 -> 32 -> 10: 14,410 parameters. */
export const TWIN_NETWORK: NetworkSpec = sequential(
  [28, 28, 1],
  [
    conv2d({ filters: 8, kernelSize: 3, activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    flatten(),
    dense({ units: 32, activation: 'relu' }),
    dense({ units: 10, activation: 'softmax' }),
  ],
);

export const BATCH = 16;
export const STEPS = 400;
/** Test images on which the answers of the two are compared. */
export const TESTED = 1000;

/** Steps after which the distance is measured: each of the first ten, then every fifth. */
export const CHECKPOINTS: readonly number[] = Array.from({ length: STEPS + 1 }, (_, step) => step).filter(
  (step) => step <= 10 || step % 5 === 0,
);

function planOf(seed: number, trainCount: number, validationCount: number, epochs: number): TrainingPlan {
  return {
    dataset: 'mnist',
    trainCount,
    validationCount,
    seed: toSeed(seed),
    optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: false },
    loss: 'sparse_categorical_crossentropy',
    batchSize: BATCH,
    epochs,
    pixelShuffle: null,
    earlyStopping: null,
  };
}

/** One pass over 6,400 images. */
export function twinPlan(seed: number): TrainingPlan {
  return planOf(seed, STEPS * BATCH, 0, 1);
}

/** The weights that the seed draws, with NUDGE added to the first of them. */
export function nudgedWeights(seed: number): readonly Float32Array[] {
  const weights = initialWeights(TWIN_NETWORK, toSeed(seed));
  const first = weights[0];
  if (first !== undefined) first[0] = (first[0] ?? 0) + NUDGE;
  return weights;
}

export const BAND_TRAIN = 1600;
export const BAND_EPOCHS = 3;
export const BAND_STEPS = (BAND_TRAIN / BATCH) * BAND_EPOCHS;
export const BAND_VALIDATION = 1000;

/** The recipe whose curve is drawn once for each seed. */
export function bandPlan(seed: number): TrainingPlan {
  return planOf(seed, BAND_TRAIN, BAND_VALIDATION, BAND_EPOCHS);
}

/** How far the twins' weights are apart before the first step: what NUDGE is after rounding to 32 bits, or nothing. */
export function startDistance(kind: TwinKind, seed: number): number {
  if (kind !== 'nudge') return 0;
  const plain = initialWeights(TWIN_NETWORK, toSeed(seed))[0]?.[0] ?? 0;
  return Math.abs(Math.fround(plain + NUDGE) - plain);
}
