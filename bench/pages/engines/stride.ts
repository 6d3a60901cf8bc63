// Our own trainers, as runs use them: batches as floats in, losses read back at most so many steps behind.
// Not responsible for: data sets, checkpoints, events - a run adds those.
import { startBackend } from '../../../src/engine/worker/backends.ts';
import type { StepResult, TrainerBackend } from '../../../src/engine/worker/trainer.ts';
import { initialWeights } from '../../../src/nn/initializers.ts';
import { countParameters } from '../../../src/nn/parameters.ts';
import { ADAM, toSeed } from '../../../src/nn/plan.ts';
import type { Entrant, SampleBatch, StartedEngine, Task } from '../contract.ts';
import { NETWORKS } from '../networks.ts';
import { batchAt } from '../samples.ts';

/** Steps a GPU may be behind, as in worker/runs. */
const MOST_IN_FLIGHT = 8;
const SEED = toSeed(1);

/** All cores, where memory can be shared; the course itself leaves one to the page. */
function threadsOf({ threaded }: Task): number {
  return threaded && globalThis.crossOriginIsolated ? navigator.hardwareConcurrency : 1;
}

function startBackendOf(task: Task): Promise<TrainerBackend> {
  switch (task.backend) {
    case 'fused':
    case 'fused-relaxed':
    case 'webgl':
    case 'webgpu':
    case 'cpu':
      return startBackend(task.backend, threadsOf(task));
    case 'wasm':
    case 'js':
      throw new Error(`stride has no backend ${task.backend}`);
    default:
      return task.backend satisfies never;
  }
}

export async function startStride(task: Task): Promise<StartedEngine> {
  const backend = await startBackendOf(task);
  return (batches) => () => createEntrant(backend, task, batches);
}

function createEntrant(backend: TrainerBackend, task: Task, batches: readonly SampleBatch[]): Entrant {
  const spec = NETWORKS[task.network];
  const { batchSize } = task;
  const trainer = backend.createTrainer({
    spec,
    loss: 'sparse_categorical_crossentropy',
    optimizer: ADAM,
    batchSize,
    seed: SEED,
    initialWeights: initialWeights(spec, SEED),
  });
  let step = 0;
  let stepMs = Number.POSITIVE_INFINITY;

  function next(): Promise<StepResult> {
    const result = trainer.step({ ...batchAt(batches, step), count: batchSize }, step);
    step += 1;
    return result;
  }

  return {
    parameters: countParameters(spec).total,
    optimizer: 'Adam',
    threads: threadsOf(task),
    async first() {
      const begin = performance.now();
      const { loss } = await next();
      stepMs = performance.now() - begin;
      return loss;
    },
    async train(durationMs) {
      // A slow device must not be given more than it can do in the time.
      const mostInFlight = Math.max(1, Math.min(MOST_IN_FLIGHT, Math.floor(durationMs / stepMs)));
      const begin = performance.now();
      const from = step;
      const inFlight: Promise<StepResult>[] = [];
      let loss = Number.NaN;
      do {
        inFlight.push(next());
        if (inFlight.length < mostInFlight) continue;
        loss = (await inFlight.shift())?.loss ?? Number.NaN;
      } while (performance.now() - begin < durationMs);
      for (const late of await Promise.all(inFlight)) loss = late.loss;
      const elapsedMs = performance.now() - begin;
      stepMs = elapsedMs / (step - from);
      return { images: (step - from) * batchSize, durationMs: elapsedMs, loss };
    },
  };
}
