// A host in a worker. Not responsible for: anything but carrying its calls.
import type { Interval, Started, Task } from './contract.ts';
import { createHost } from './host.ts';

export type WorkerRequest =
  | { readonly kind: 'begin'; readonly task: Task }
  | { readonly kind: 'train'; readonly durationMs: number };

export type WorkerReply =
  | { readonly kind: 'begin'; readonly started: Started }
  | { readonly kind: 'train'; readonly interval: Interval }
  | { readonly kind: 'failed'; readonly message: string };

const host = createHost();

async function answer(request: WorkerRequest): Promise<WorkerReply> {
  try {
    return request.kind === 'begin'
      ? { kind: 'begin', started: await host.begin(request.task) }
      : { kind: 'train', interval: await host.train(request.durationMs) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  void answer(data).then((reply) => postMessage(reply));
});
