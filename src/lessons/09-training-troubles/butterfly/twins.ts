// Two runs of one experiment that differ in next to nothing, trained in step and compared: the distance between their
// weights, their losses, and how often their answers differ in the end.
// Not responsible for: queues and showing (butterfly-runs.ts), or what differs (twin-plan.ts).
import type { BackendId } from '../../../engine/protocol/calls.ts';
import { EngineError } from '../../../engine/protocol/errors.ts';
import type { TrainingEngine } from '../train.ts';
import { CHECKPOINTS, nudgedWeights, TESTED, TWIN_NETWORK, twinPlan } from './twin-plan.ts';
import type { TwinKind } from './twin-plan.ts';

export interface Separation {
  readonly step: number;
  /** Euclidean distance between all weights of the two. */
  readonly distance: number;
}

export interface Answers {
  readonly count: number;
  /** Images that the two do not call the same. */
  readonly different: number;
  readonly accuracies: readonly [number, number];
}

export interface TwinResult {
  readonly separations: readonly Separation[];
  readonly losses: readonly [Float32Array, Float32Array];
  readonly backends: readonly [BackendId, BackendId];
  /** Null until the last step. */
  readonly answers: Answers | null;
}

type Weights = readonly { readonly values: Float32Array }[];

/** Euclidean distance between two networks' weights. */
export function distanceOf(a: Weights, b: Weights): number {
  let sum = 0;
  a.forEach(({ values }, place) => {
    const others = b[place]?.values;
    values.forEach((value, i) => {
      sum += (value - (others?.[i] ?? 0)) ** 2;
    });
  });
  return Math.sqrt(sum);
}

/** Index of the largest of the `row`-th ten probabilities. */
function answerOf(probabilities: Float32Array, row: number): number {
  const own = probabilities.subarray(row * 10, row * 10 + 10);
  return own.indexOf(Math.max(...own));
}

export function answersOf(first: Float32Array, second: Float32Array, labels: Uint8Array): Answers {
  const count = labels.length;
  let [different, firstRight, secondRight] = [0, 0, 0];
  labels.forEach((label, row) => {
    const [a, b] = [answerOf(first, row), answerOf(second, row)];
    if (a !== b) different += 1;
    if (a === label) firstRight += 1;
    if (b === label) secondRight += 1;
  });
  return { count, different, accuracies: [firstRight / count, secondRight / count] };
}

async function finalAnswers({ call }: TrainingEngine, runIds: readonly [string, string]): Promise<Answers> {
  const indices = Array.from({ length: TESTED }, (_, index) => index);
  const { pixels, labels } = await call('dataset.samples', { dataset: 'mnist', split: 'test', indices });
  const images = Float32Array.from(pixels, (byte) => byte / 255);
  const [first, second] = [
    await call('run.predict', { runId: runIds[0], images, count: TESTED }),
    await call('run.predict', { runId: runIds[1], images, count: TESTED }),
  ];
  return answersOf(first.probabilities, second.probabilities, labels);
}

/**
 * Trains both to their end, telling of every measurement. Rejects with an EngineError, `cancelled` when `isStopped` says
 * so. The runs are closed and forgotten whatever happens.
 */
export async function trainTwins(
  engine: TrainingEngine,
  kind: TwinKind,
  seed: number,
  onProgress: (result: TwinResult) => void,
  isStopped: () => boolean,
): Promise<TwinResult> {
  const { call } = engine;
  const runIds = [`twin-${seed}-a`, `twin-${seed}-b`] as const;
  const args = { spec: TWIN_NETWORK, plan: twinPlan(seed) };
  const given = kind === 'nudge' ? { initialWeights: nudgedWeights(seed) } : kind === 'same' ? {} : { backend: kind };
  try {
    await call('run.open', { ...args, runId: runIds[0] });
    await call('run.open', { ...args, ...given, runId: runIds[1] });
    let [first, second] = [
      await call('run.rewind', { runId: runIds[0] }),
      await call('run.rewind', { runId: runIds[1] }),
    ];
    const separations: Separation[] = [];
    const result = (answers: Answers | null): TwinResult => ({
      separations: [...separations],
      losses: [first.record.loss, second.record.loss],
      backends: [first.backend, second.backend],
      answers,
    });
    for (const step of CHECKPOINTS) {
      if (isStopped()) throw new EngineError('cancelled', '');
      const count = step - first.step;
      if (count > 0) {
        first = await call('run.step', { runId: runIds[0], count });
        second = await call('run.step', { runId: runIds[1], count });
      }
      const failure = first.failure ?? second.failure;
      if (failure !== null) throw new EngineError(failure.code, failure.detail);
      const distance = distanceOf(
        await call('run.weights', { runId: runIds[0] }),
        await call('run.weights', { runId: runIds[1] }),
      );
      separations.push({ step, distance });
      onProgress(result(null));
    }
    return result(await finalAnswers(engine, runIds));
  } finally {
    for (const runId of runIds) await call('run.close', { runId, forget: true }).catch(() => undefined);
  }
}
