// Shares the worker's thread between runs: one batch each, in turn, and messages are heard in between.
// Not responsible for: what a turn does (training.ts, evaluate.ts).
import type { Clock } from './clock.ts';

/** How long turns may follow one another before messages are let in. A turn itself is not cut short. */
const SLICE_MS = 10;

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
        // Those just served get to queue again before the queue is looked at.
        await Promise.resolve();
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
