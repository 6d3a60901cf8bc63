// How fast a backend trains a network of the course, as a run does it: several steps on their way where the device works
// behind the thread's back. Not responsible for: which backend or when (check-backend.ts).
import { initialWeights } from '../../../nn/initializers.ts';
import { ADAM, toSeed } from '../../../nn/plan.ts';
import { MNIST_CNN, MNIST_MLP, SEED_CIFAR_CNN } from '../../../nn/presets.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { SpeedMeasurement, TimedNetwork } from '../../protocol/device.ts';
import type { CancelSignal } from '../../protocol/cancel.ts';
import { throwIfCancelled } from '../../protocol/cancel.ts';
import { toEngineError } from '../../protocol/errors.ts';
import type { Clock } from '../runs/clock.ts';
import { isSynchronous } from '../runs/speed.ts';
import type { Trainer, TrainerBackend } from '../trainer.ts';
import { randomBatch } from './op-table.ts';
import type { Patience } from './patience.ts';

export const NETWORKS: Readonly<Record<TimedNetwork, NetworkSpec>> = {
  'mnist-mlp': MNIST_MLP,
  'mnist-cnn': MNIST_CNN,
  'seed-cifar': SEED_CIFAR_CNN,
};

export const TIMED_BATCH_SIZE = 32;
const CLASSES = 10;
const SEED = toSeed(20);
/** Different batches, so that nothing is learnt by heart at once. */
const BATCHES = 8;
/** Beyond the browser's first, quick compilation of our kernels. */
const WARM_UP_MS = 400;
const STRETCH_MS = 200;
/** Steps on their way at once, and how long they may take together: as in a run. */
const MAX_IN_FLIGHT = 8;
const MAX_BEHIND_MS = 250;

/** What one stretch of about STRETCH_MS came to. */
interface Stretch {
  readonly steps: number;
  readonly durationMs: number;
}

/** The value below which `part` of the sorted values lie, interpolated. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = part * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

interface Timing {
  readonly clock: Clock;
  readonly patience: Patience;
  readonly signal: CancelSignal;
}

/** Trains for at least so long, and at least one step a stretch; messages are let in between. */
async function train(
  trainer: Trainer,
  network: TimedNetwork,
  fromStep: number,
  { durationMs, depth }: { readonly durationMs: number; readonly depth: number },
  { clock, patience, signal }: Timing,
): Promise<readonly Stretch[]> {
  const batches = Array.from({ length: BATCHES }, (_, i) =>
    randomBatch(NETWORKS[network], CLASSES, TIMED_BATCH_SIZE, i),
  );
  const batchOf = (step: number) => batches[step % BATCHES] ?? randomBatch(NETWORKS[network], CLASSES, 1, 0);
  const inFlight: Promise<unknown>[] = [];
  const stretches: Stretch[] = [];
  const startMs = clock.nowMs();
  let [stretchMs, steps, yieldedMs] = [startMs, 0, startMs];
  for (let step = fromStep; clock.nowMs() - startMs < durationMs || stretches.length === 0; step += 1) {
    const queued = trainer.step(batchOf(step), step);
    // The awaits below may never come to this one; it must not count as unhandled then.
    queued.catch(() => undefined);
    inFlight.push(queued);
    if (inFlight.length < depth) continue;
    await patience(inFlight.shift() ?? Promise.resolve());
    steps += 1;
    const nowMs = clock.nowMs();
    if (nowMs - stretchMs >= STRETCH_MS) {
      stretches.push({ steps, durationMs: nowMs - stretchMs });
      [stretchMs, steps] = [nowMs, 0];
    }
    if (nowMs - yieldedMs >= 10) {
      await clock.yieldToMessages();
      throwIfCancelled(signal);
      yieldedMs = clock.nowMs();
    }
  }
  for (const rest of inFlight) await patience(rest);
  return stretches;
}

/** What the backend throws is an answer, but for the loss of its device. */
export async function measureSpeed(
  backend: TrainerBackend,
  network: TimedNetwork,
  measureMs: number,
  timing: Timing,
): Promise<SpeedMeasurement> {
  const spec = NETWORKS[network];
  const { clock, patience } = timing;
  const measured = { network, batchSize: TIMED_BATCH_SIZE };
  let trainer: Trainer | null = null;
  try {
    const weights = initialWeights(spec, SEED);
    const first = randomBatch(spec, CLASSES, TIMED_BATCH_SIZE, 0);
    const startMs = clock.nowMs();
    trainer = backend.createTrainer({
      spec,
      loss: 'categorical_crossentropy',
      optimizer: ADAM,
      batchSize: TIMED_BATCH_SIZE,
      seed: SEED,
      initialWeights: weights,
    });
    await patience(trainer.step(first, 0));
    const firstStepMs = clock.nowMs() - startMs;
    const secondMs = clock.nowMs();
    await patience(trainer.step(first, 1));
    const stepMs = clock.nowMs() - secondMs;
    const most = isSynchronous(backend.id) ? 1 : MAX_IN_FLIGHT;
    const depth = Math.max(1, Math.min(most, Math.floor(MAX_BEHIND_MS / stepMs)));
    await train(trainer, network, 2, { durationMs: WARM_UP_MS, depth }, timing);
    const stretches = await train(trainer, network, 2, { durationMs: measureMs, depth }, timing);
    const rates = stretches.map(({ steps, durationMs }) => (1000 * steps * TIMED_BATCH_SIZE) / durationMs);
    return {
      ...measured,
      imagesPerSecond: quantile(rates, 0.5),
      quartiles: { low: quantile(rates, 0.25), high: quantile(rates, 0.75) },
      firstStepMs,
      steps: stretches.reduce((sum, { steps }) => sum + steps, 0),
      problem: null,
    };
  } catch (thrown) {
    const error = toEngineError(thrown);
    if (error.code === 'backend-lost' || error.code === 'cancelled') throw error;
    return { ...measured, imagesPerSecond: null, quartiles: null, firstStepMs: null, steps: 0, problem: error.message };
  } finally {
    trainer?.dispose();
  }
}
