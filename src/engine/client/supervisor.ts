// Keeps one engine worker alive: makes it on the first call, listens for signs of life, replaces it when it fell.
// Not responsible for: what runs in it, or for opening runs again after a fall (run-store.ts).
import type { EngineEvent } from '../protocol/calls.ts';
import { connect } from '../protocol/connect.ts';
import type { Call, Connection } from '../protocol/connect.ts';
import { EngineError } from '../protocol/errors.ts';
import type { EngineInit, PortLike } from '../protocol/messages.ts';

/** The part of a Worker that is used beyond its port. */
export interface WorkerLike extends PortLike {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: object) => void): void;
  terminate(): void;
}

/** What the supervisor needs of the page. */
export interface EngineHost {
  /** Throws where there are no workers. */
  createWorker(): WorkerLike;
  /** Asked for every new worker: the reader may have chosen another backend meanwhile. */
  init(): EngineInit;
  /** Calls `tick` again and again. */
  every(intervalMs: number, tick: () => void): void;
}

export interface HeartbeatLimits {
  readonly pingEveryMs: number;
  /** Generous: compiling shaders blocks the worker for up to 20 s, on software GPUs for longer. */
  readonly silentLimitMs: number;
}

export const HEARTBEAT: HeartbeatLimits = { pingEveryMs: 5_000, silentLimitMs: 60_000 };

/** What the worker said unasked, or that it was replaced: everything pending has then been rejected with `worker-crashed`. */
export type EngineSignal =
  | EngineEvent
  | { readonly kind: 'restarted'; readonly restarts: number; readonly reason: string };

export interface Engine {
  readonly call: Call;
  /** Returns a function that ends the subscription. */
  subscribe(listener: (signal: EngineSignal) => void): () => void;
  /** How often the worker has been replaced since the page was opened. */
  readonly restarts: number;
}

interface Living {
  readonly worker: WorkerLike;
  readonly connection: Connection;
  heard: boolean;
  silentMs: number;
  everHeard: boolean;
}

/** A worker that falls so often without having said a word can't run here at all. */
const MAX_STILLBORN = 2;

export function superviseEngine(host: EngineHost, limits: HeartbeatLimits = HEARTBEAT): Engine {
  const listeners = new Set<(signal: EngineSignal) => void>();
  let living: Living | null = null;
  let restarts = 0;
  let stillborn = 0;
  let ticking = false;

  function tell(signal: EngineSignal): void {
    for (const listener of listeners) listener(signal);
  }

  function replace(fallen: Living, reason: string): void {
    if (living !== fallen) return;
    living = null;
    stillborn = fallen.everHeard ? 0 : stillborn + 1;
    restarts++;
    fallen.worker.terminate();
    fallen.connection.close('worker-crashed', reason);
    tell({ kind: 'restarted', restarts, reason });
  }

  function start(): Living {
    if (stillborn >= MAX_STILLBORN) throw new EngineError('engine-unavailable', 'the worker does not start');
    let worker: WorkerLike;
    try {
      worker = host.createWorker();
    } catch (thrown) {
      throw new EngineError('engine-unavailable', String(thrown));
    }
    const connection = connect(worker, host.init(), {
      event: tell,
      heard() {
        started.heard = true;
        started.everHeard = true;
      },
    });
    const started: Living = { worker, connection, heard: false, silentMs: 0, everHeard: false };
    worker.addEventListener('error', (event) => replace(started, describeFall(event)));
    worker.addEventListener('messageerror', () => replace(started, 'a message could not be read'));
    if (!ticking) host.every(limits.pingEveryMs, tick);
    ticking = true;
    return started;
  }

  // Counted in ticks, not by the clock: after the computer has slept no time has passed for the worker either.
  function tick(): void {
    if (living === null) return;
    living.silentMs = living.heard ? 0 : living.silentMs + limits.pingEveryMs;
    living.heard = false;
    if (living.silentMs > limits.silentLimitMs) replace(living, `no sign of life for ${living.silentMs} ms`);
    else living.connection.ping();
  }

  return {
    call(name, args, options) {
      try {
        living ??= start();
      } catch (thrown) {
        return Promise.reject(thrown);
      }
      return living.connection.call(name, args, options);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get restarts() {
      return restarts;
    },
  };
}

/** What a worker's error event says. */
export function describeFall(event: object): string {
  return 'message' in event && typeof event.message === 'string' ? event.message : 'the worker failed';
}
