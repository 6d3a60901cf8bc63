// Shares the worker's thread between runs: one batch each, in turn, and messages are heard in between.
// Not responsible for: what a turn does (training.ts, evaluate.ts).
import type { Clock } from './clock.ts';

/** How long turns may follow one another before messages are let in. A turn itself is not cut short. */
const SLICE_MS = 10;

/**
 * Microtasks a run may need from the end of one turn to queueing for its next, with some to spare: a run that waits for
 * its loss needs more than one that doesn't, and must not lose its turn for it. A macrotask would cost seven times more.
 */
const HOPS_TO_QUEUE_AGAIN = 32;

export interface Scheduler {
  /**
   * Queues a piece of synchronous work behind what others have queued, and resolves with what it returns (or what the
   * promise it returns brings; others have their turns meanwhile). Whoever queues one piece at a time gets every n-th
   * turn of n.
   */
  turn<T>(work: () => T | Promise<T>): Promise<T>;
}

export function createScheduler(clock: Clock): Scheduler {
  const waiting: (() => void)[] = [];
  let pumping = false;
  let sliceStartMs = clock.nowMs();

  async function pump(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      next();
      if (clock.nowMs() - sliceStartMs >= SLICE_MS) {
        await clock.yieldToMessages();
        sliceStartMs = clock.nowMs();
      } else {
        for (let hop = 0; hop < HOPS_TO_QUEUE_AGAIN; hop += 1) await Promise.resolve();
      }
    }
    pumping = false;
  }

  return {
    turn: (work) =>
      new Promise((resolve, reject) => {
        waiting.push(() => {
          try {
            resolve(work());
          } catch (thrown) {
            reject(thrown);
          }
        });
        if (pumping) return;
        pumping = true;
        queueMicrotask(() => void pump());
      }),
  };
}
