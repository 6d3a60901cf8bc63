// Cancelling without DOM types: the part of AbortSignal that both sides use, and a source of such signals.
// Not responsible for: carrying the wish across threads (serve.ts, connect.ts).
import { EngineError } from './errors.ts';

/** What an AbortSignal offers, in the form that this layer may name. A real AbortSignal fits. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface Canceller {
  readonly signal: CancelSignal;
  cancel(): void;
}

export function createCanceller(): Canceller {
  const listeners = new Set<() => void>();
  let aborted = false;
  return {
    signal: {
      get aborted() {
        return aborted;
      },
      addEventListener: (_type, listener) => void listeners.add(listener),
      removeEventListener: (_type, listener) => void listeners.delete(listener),
    },
    cancel() {
      if (aborted) return;
      aborted = true;
      for (const listener of listeners) listener();
      listeners.clear();
    },
  };
}

/** Throws `cancelled` if the signal has fired: called between batches, never inside one. */
export function throwIfCancelled(signal: CancelSignal): void {
  if (signal.aborted) throw new EngineError('cancelled');
}
