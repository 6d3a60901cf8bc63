// The page of one entrant: hands calls to a host on the page or in a worker.
// Not responsible for: what is called when (measure.mjs).
import type { Interval, Started, Task } from './contract.ts';
import type { WorkerReply, WorkerRequest } from './entrant.worker.ts';
import { createHost } from './host.ts';
import type { Host } from './host.ts';
import type { PredictionReply } from './prediction.worker.ts';

function hostInWorker(): Host {
  const worker = new Worker(new URL('./entrant.worker.ts', import.meta.url), { type: 'module' });

  function ask(request: WorkerRequest): Promise<WorkerReply> {
    return new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => resolve(data), { once: true });
      worker.addEventListener('error', (event) => reject(new Error(`the worker failed: ${event.message}`)), {
        once: true,
      });
      worker.postMessage(request);
    });
  }

  function unexpected(reply: WorkerReply): Error {
    return new Error(reply.kind === 'failed' ? reply.message : `an answer to another question: ${reply.kind}`);
  }

  return {
    async begin(task): Promise<Started> {
      const reply = await ask({ kind: 'begin', task });
      if (reply.kind !== 'begin') throw unexpected(reply);
      return reply.started;
    },
    async train(durationMs): Promise<Interval> {
      const reply = await ask({ kind: 'train', durationMs });
      if (reply.kind !== 'train') throw unexpected(reply);
      return reply.interval;
    },
  };
}

let host: Host | null = null;

window.bench = {
  begin(task: Task) {
    host = task.where === 'worker' ? hostInWorker() : createHost();
    return host.begin(task);
  },
  train(durationMs) {
    if (host === null) throw new Error('nothing was begun');
    return host.train(durationMs);
  },
};

window.timeFilter = async (rounds, warmUpRounds) => {
  const { timeFilter } = await import('./photo-filter.ts');
  return timeFilter(rounds, warmUpRounds);
};

window.timeAugmentation = async (rounds, warmUpRounds) => {
  const { timeAugmentation } = await import('./augmentation.ts');
  return timeAugmentation(rounds, warmUpRounds);
};

window.timePrediction = (task) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./prediction.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<PredictionReply>) => {
      if (data.kind === 'times') resolve(data.times);
      else reject(new Error(data.message));
    });
    worker.addEventListener('error', (event) => reject(new Error(`the worker failed: ${event.message}`)));
    worker.postMessage(task);
  });

window.probeFeatures = async (task) => (await import('./transfer.ts')).probe(task);
window.timeFeatures = async (task) => (await import('./features.ts')).timeFeatures(task);
