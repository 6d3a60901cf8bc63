// Where a training loop waits while someone looks at its weights. Not responsible for: what either of them does.

export interface Gate {
  readonly isClosed: boolean;
  /** The loop is here, with nothing on its way. Resolves when the gate opens or the loop is woken. */
  arrive(): Promise<void>;
  /** The loop looks again what it should do. */
  wake(): void;
  /** The loop has ended: nobody needs to wait for it. */
  end(): void;
  /** Closes the gate, waits until a loop that runs stands still, works, and opens the gate again. */
  whileClosed<T>(isRunning: boolean, work: () => Promise<T>): Promise<T>;
}

export function createGate(): Gate {
  let holders = 0;
  let standsStill = false;
  let goOn: () => void = () => undefined;
  const waiting = new Set<() => void>();

  function tellHolders(): void {
    for (const tell of waiting) tell();
    waiting.clear();
  }

  return {
    get isClosed() {
      return holders > 0;
    },
    async arrive() {
      standsStill = true;
      tellHolders();
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      standsStill = false;
    },
    wake: () => goOn(),
    end: tellHolders,
    async whileClosed(isRunning, work) {
      holders += 1;
      try {
        if (isRunning && !standsStill) {
          await new Promise<void>((resolve) => {
            waiting.add(resolve);
          });
        }
        return await work();
      } finally {
        holders -= 1;
        if (holders === 0) goOn();
      }
    },
  };
}
