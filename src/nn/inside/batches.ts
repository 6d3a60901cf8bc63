// Many questions in batches, with a look before each whether anybody still waits. Not responsible for: the questions.
import type { Watch } from './insides.ts';

/** Images asked about at once: what the engines compute at once, so that a wish to stop is heard soon. */
export const BATCH = 8;

/** Calls `work` for [start, start + count) until `total` is reached, and reports what is done after each. */
export async function eachBatch(
  total: number,
  watch: Watch<{ readonly done: number; readonly total: number }>,
  work: (start: number, count: number) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < total; start += BATCH) {
    watch.check();
    const count = Math.min(BATCH, total - start);
    await work(start, count);
    watch.report({ done: start + count, total });
  }
}
