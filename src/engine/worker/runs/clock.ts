// Time and turns of the worker's one thread, as an argument: tests bring a clock of their own.
// Not responsible for: who does what when (scheduler.ts).

export interface Clock {
  /** Milliseconds since any fixed moment. */
  nowMs(): number;
  /** Calls back once after a delay; returns a function that takes it back. */
  after(delayMs: number, callback: () => void): () => void;
  /** Lets messages and timers that wait for this thread have their turn. */
  yieldToMessages(): Promise<void>;
}

/** Yields by a message to itself, which unlike setTimeout is not slowed down to 4 ms when repeated. */
export function workerClock(): Clock {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return {
    nowMs: () => performance.now(),
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    yieldToMessages: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        port2.postMessage(null);
      }),
  };
}
