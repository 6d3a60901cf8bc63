// Checks a backend before anything is trained on it: forward values, loss, gradients and two Adam steps of two tiny
// networks against stored answers. Not responsible for: what follows from a bad result (backends.ts).
import { conv2d, dense, flatten, maxPooling2D, sequential } from '../../nn/build.ts';
import { weightSpecs } from '../../nn/parameters.ts';
import type { OptimizerSpec } from '../../nn/plan.ts';
import { toSeed } from '../../nn/plan.ts';
import { sizeOf } from '../../nn/shapes.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import { SELF_CHECK_ANSWERS } from './self-check-answers.ts';
import type { TrainerBackend } from './trainer.ts';

/** Sound backends differ from the answers by about 1e-6; faults seen in the wild by 1e-2 and more. */
export const SELF_CHECK_TOLERANCE = 1e-4;

const OPTIMIZER: OptimizerSpec = { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
const COUNT = 5;

interface SelfCheckCase {
  readonly spec: NetworkSpec;
  readonly classes: number;
}

/** The first has odd channels, classes and batch, on which packed textures have gone wrong; the second even ones. */
export const SELF_CHECK_CASES: readonly SelfCheckCase[] = [
  {
    spec: sequential(
      [5, 5, 2],
      [
        conv2d({ filters: 3, kernelSize: 3, padding: 'same', activation: 'relu' }),
        maxPooling2D({ poolSize: 2 }),
        flatten(),
        dense({ units: 3, activation: 'softmax' }),
      ],
    ),
    classes: 3,
  },
  { spec: sequential([6], [dense({ units: 4, activation: 'softmax' })]), classes: 4 },
];

/** What a backend computed for one case; numbers as the engine gave them. */
export interface SelfCheckAnswers {
  /** Outputs before training. */
  readonly predictions: readonly number[];
  /** Losses of the two steps. */
  readonly losses: readonly number[];
  /** Of the first step, all trainable weights one after another. */
  readonly gradients: readonly number[];
  /** After the two steps, likewise. */
  readonly weights: readonly number[];
}

/** Reproducible values in [-0.5, 0.5) that need no generator: a multiplicative hash of the index. */
function values(length: number, start: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => (Math.imul(i + start, 0x9e3779b1) >>> 8) / 2 ** 24 - 0.5);
}

function batchOf({ spec, classes }: SelfCheckCase, start: number) {
  const images = values(COUNT * sizeOf(spec.inputShape), start);
  return { images, labels: Uint8Array.from({ length: COUNT }, (_, i) => (i * 2 + start) % classes), count: COUNT };
}

async function answer(backend: TrainerBackend, { spec, classes }: SelfCheckCase): Promise<SelfCheckAnswers> {
  const trainer = backend.createTrainer({
    spec,
    loss: 'categorical_crossentropy',
    optimizer: OPTIMIZER,
    batchSize: COUNT,
    seed: toSeed(1),
    initialWeights: weightSpecs(spec).map(({ shape }, index) => values(sizeOf(shape), 1000 * (index + 1))),
  });
  try {
    const first = batchOf({ spec, classes }, 1);
    const second = batchOf({ spec, classes }, 500);
    const predictions = await trainer.predict(first.images, COUNT);
    const { gradients } = await trainer.gradients(first, 0);
    const steps = await Promise.all([trainer.step(first, 0), trainer.step(second, 1)]);
    const weights = await trainer.getWeights();
    return {
      predictions: [...predictions],
      losses: steps.map(({ loss }) => loss),
      gradients: gradients.flatMap((gradient) => [...gradient.values]),
      weights: weights.flatMap((weight) => [...weight]),
    };
  } finally {
    trainer.dispose();
  }
}

/** What the backend answers to every case, in order. */
export async function selfCheckAnswers(backend: TrainerBackend): Promise<readonly SelfCheckAnswers[]> {
  const answers: SelfCheckAnswers[] = [];
  for (const checked of SELF_CHECK_CASES) answers.push(await answer(backend, checked));
  return answers;
}

/** Largest difference relative to the largest expected value; infinite where values are missing or not numbers. */
function difference(found: readonly number[], expected: readonly number[]): number {
  const scale = Math.max(...expected.map(Math.abs));
  const distances = expected.map((value, i) => Math.abs((found[i] ?? Number.NaN) - value) / scale);
  return found.length === expected.length && distances.every(Number.isFinite) ? Math.max(...distances) : Infinity;
}

/** Largest relative difference of each kind of answer; Infinity where one is missing or not finite. */
export function answersErrors(
  found: readonly SelfCheckAnswers[],
  expected: readonly SelfCheckAnswers[],
): Readonly<Record<keyof SelfCheckAnswers, number>> {
  const worst = (part: keyof SelfCheckAnswers): number =>
    Math.max(...expected.map((right, i) => difference(found[i]?.[part] ?? [], right[part])));
  return {
    predictions: worst('predictions'),
    losses: worst('losses'),
    gradients: worst('gradients'),
    weights: worst('weights'),
  };
}

/** Largest relative difference between answers; Infinity where one is missing or not finite. */
export function answersError(found: readonly SelfCheckAnswers[], expected: readonly SelfCheckAnswers[]): number {
  return Math.max(...Object.values(answersErrors(found, expected)));
}

/** Runs the check. Rejects only when the backend itself throws. */
export async function selfCheck(
  backend: TrainerBackend,
): Promise<{ readonly error: number; readonly durationMs: number }> {
  const begin = performance.now();
  const error = answersError(await selfCheckAnswers(backend), SELF_CHECK_ANSWERS);
  return { error, durationMs: performance.now() - begin };
}
