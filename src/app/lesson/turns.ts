// Lets the exhibits of a page be drawn one after another, each when the page has a quiet moment: all at once they would
// keep a slow device from answering the reader for half a second.
// Not responsible for: drawing or fetching them (LessonBody.tsx, loading.ts).

/** A page that is never idle still gets on. */
const PATIENCE_MS = 400;

export interface Turns {
  /** Calls back when it is the caller's turn, in the order of asking; the result takes the wish back. */
  readonly wait: (go: () => void) => () => void;
}

/** `whenIdle` calls back once, later. */
export function createTurns(whenIdle: (go: () => void) => void = whenPageIsIdle): Turns {
  const waiting = new Set<() => void>();
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled || waiting.size === 0) return;
    isScheduled = true;
    whenIdle(() => {
      isScheduled = false;
      const [next] = waiting;
      if (next === undefined) return;
      waiting.delete(next);
      next();
      schedule();
    });
  }

  return {
    wait(go) {
      // The same function may wait twice.
      const turn = (): void => go();
      waiting.add(turn);
      schedule();
      return () => void waiting.delete(turn);
    },
  };
}

function whenPageIsIdle(go: () => void): void {
  // Safari has no word for idle moments.
  if ('requestIdleCallback' in window) window.requestIdleCallback(go, { timeout: PATIENCE_MS });
  else setTimeout(go, 16);
}
