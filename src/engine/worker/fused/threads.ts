// The engine's further threads: workers of the worker, there only where pages may share memory. Never so many that the
// page has no core left. Not responsible for: sharing out work (plan/team.ts).
import type { OptimizerSpec } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { createMeeting } from './meeting.ts';
import { NO_TEAM, type Team, type Work } from './network.ts';
import type { PlanOptions } from './plan/network-plan.ts';
import type { PredictionWork } from './prediction.ts';
import type { ThreadMessage } from './thread-messages.ts';

/** With more, batches of 32 leave each too little to do. */
const MOST_THREADS = 4;
/** A script that hasn't started by then was refused. */
const START_LIMIT_MS = 10_000;

/** What the thread's scope says of the machine. */
interface Surroundings {
  readonly crossOriginIsolated?: boolean;
  readonly navigator?: { readonly hardwareConcurrency?: number };
}

/** One thread where memory can't be shared; else all cores but the one that the page needs. */
export function chooseThreads(asked: number | null = null, scope: Surroundings = globalThis): number {
  if (scope.crossOriginIsolated !== true) return 1;
  const wanted = asked ?? (scope.navigator?.hardwareConcurrency ?? 1) - 1;
  return Number.isFinite(wanted) ? Math.min(Math.max(Math.trunc(wanted), 1), MOST_THREADS) : 1;
}

export interface ThreadPool {
  readonly threads: number;
  /** Lets the other threads take part in a network whose memory stands. */
  enlist(spec: NetworkSpec, options: PlanOptions, optimizer: OptimizerSpec): Enlisted;
  /** The same for a network that only predicts. */
  enlistPrediction(spec: NetworkSpec): Enlisted<PredictionWork>;
  dispose(): void;
}

export interface Enlisted<W = Work> {
  readonly team: Team<W>;
  /** Once, as soon as the first thread's network has its memory. */
  share(memory: WebAssembly.Memory, meeting: number): void;
  leave(): void;
}

const ALONE_ENLISTED: Enlisted<unknown> = { team: NO_TEAM, share: () => {}, leave: () => {} };

/** The first thread alone: nobody to call. */
export const NO_POOL: ThreadPool = {
  threads: 1,
  enlist: () => ALONE_ENLISTED,
  enlistPrediction: () => ALONE_ENLISTED,
  dispose: () => {},
};

async function startThread(module: WebAssembly.Module): Promise<Worker> {
  const worker = new Worker(new URL('./thread.worker.ts', import.meta.url), { type: 'module' });
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no answer')), START_LIMIT_MS);
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        settle();
      };
      worker.addEventListener('message', () => end(resolve), { once: true });
      worker.addEventListener('error', () => end(() => reject(new Error('did not load'))), { once: true });
      worker.postMessage({ kind: 'start', module } satisfies ThreadMessage);
    });
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return worker;
}

/** Starts `threads - 1` further threads. Where one does not start there is only the first: slower, never wrong. */
export async function startThreads(threads: number, module: WebAssembly.Module): Promise<ThreadPool> {
  const started = await Promise.allSettled(Array.from({ length: threads - 1 }, async () => startThread(module)));
  const workers = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const dispose = (): void => workers.forEach((worker) => worker.terminate());
  if (workers.length < threads - 1) {
    dispose();
    return NO_POOL;
  }
  const tell = (messageTo: (thread: number) => ThreadMessage): void =>
    workers.forEach((worker, index) => worker.postMessage(messageTo(index + 1)));
  let count = 0;

  /** `join` and `call`: what the others are told when the memory stands, and when there is work. */
  function enlisted<W>(
    join: (network: number, thread: number, memory: WebAssembly.Memory, meeting: number) => ThreadMessage,
    call: (network: number, work: W) => ThreadMessage,
  ): Enlisted<W> {
    count += 1;
    const network = count;
    let meet = NO_TEAM.meet;
    return {
      team: { thread: 0, threads, begin: (work) => tell(() => call(network, work)), meet: () => meet() },
      share(memory, meeting) {
        meet = createMeeting(memory, meeting, threads);
        tell((thread) => join(network, thread, memory, meeting));
      },
      leave: () => tell(() => ({ kind: 'leave', network })),
    };
  }

  return {
    threads,
    enlist: (spec, options, optimizer) =>
      enlisted(
        (network, thread, memory) => ({
          kind: 'join',
          network,
          spec,
          options: { ...options, thread },
          optimizer,
          memory,
        }),
        (network, work) => ({ kind: 'work', network, work }),
      ),
    enlistPrediction: (spec) =>
      enlisted(
        (network, thread, memory, meeting) => ({
          kind: 'join-prediction',
          network,
          spec,
          seat: { thread, threads },
          meeting,
          memory,
        }),
        (network, work) => ({ kind: 'predict', network, work }),
      ),
    dispose,
  };
}
