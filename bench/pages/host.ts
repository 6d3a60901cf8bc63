// Starts the engine of a task and trains with it: what page and worker have in common.
// Not responsible for: messages (entrant.worker.ts), repetitions (measure.mjs).
import type { Entrant, Interval, Started, Task } from './contract.ts';
import { countParameters } from '../../src/nn/parameters.ts';
import { NETWORKS } from './networks.ts';
import { sampleBatches } from './samples.ts';
import { startEngine } from './start-engine.ts';

export interface Host {
  begin(task: Task): Promise<Started>;
  train(durationMs: number): Promise<Interval>;
}

/** All must train the same network; an engine may count the moving averages of a normalisation or not. */
function requireParameters(found: number, task: Task): void {
  const { total, trainable } = countParameters(NETWORKS[task.network]);
  if (found === total || found === trainable) return;
  throw new Error(`made a network of ${found} parameters, not ${total}`);
}

export function createHost(): Host {
  let entrant: Entrant | null = null;
  return {
    async begin(task) {
      const samples = sampleBatches(NETWORKS[task.network].inputShape, task.batchSize);
      const startedAt = performance.now();
      const engine = await startEngine(task);
      const engineMs = performance.now() - startedAt;
      const make = engine(samples);
      const madeAt = performance.now();
      entrant = await make();
      const firstLoss = await entrant.first();
      const firstLossMs = performance.now() - madeAt;
      const { parameters, optimizer, threads } = entrant;
      requireParameters(parameters, task);
      return { engineMs, firstLossMs, firstLoss, parameters, optimizer, threads };
    },
    async train(durationMs) {
      if (entrant === null) throw new Error('nothing was begun');
      return entrant.train(durationMs);
    },
  };
}
