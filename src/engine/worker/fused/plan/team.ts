// How work is shared out among threads that all run the same plan on the same memory: each takes its part of a step,
// and all meet before the next one. What is summed up is always summed by one thread in one order, so the number of
// threads never changes a bit of the result. Not responsible for: starting threads or their meeting (threads.ts).

/** Which of how many threads this is; thread 0 also does what can't be shared. */
export interface Seat {
  readonly thread: number;
  readonly threads: number;
}

export const ALONE: Seat = { thread: 0, threads: 1 };

/** Numbers in a cache line: parts of arrays begin at multiples, so that no two threads write to one line. */
export const LINE_FLOATS = 16;

/** This thread's part [from, to) of 0..total, in pieces of `grain`. */
export function share(total: number, { thread, threads }: Seat, grain = 1): readonly [from: number, to: number] {
  if (threads === 1) return [0, total];
  const pieces = Math.ceil(total / grain);
  const from = Math.floor((pieces * thread) / threads) * grain;
  const to = Math.floor((pieces * (thread + 1)) / threads) * grain;
  return [Math.min(from, total), Math.min(to, total)];
}

/** The whole for thread 0, nothing for the others: work that can't be shared. */
export function whole(total: number, { thread }: Seat): readonly [from: number, to: number] {
  return thread === 0 ? [0, total] : [0, 0];
}
