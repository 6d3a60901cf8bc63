// The asking end of the protocol: sends calls, pairs the answers with them, passes events on.
// Not responsible for: making, watching or replacing the worker (client/engine.ts).
import type { CallName, Calls, EngineErrorCode, EngineEvent } from './calls.ts';
import type { CancelSignal } from './cancel.ts';
import { EngineError, fromErrorData } from './errors.ts';
import { asReply, toCallId, transferables } from './messages.ts';
import type { CallId, EngineInit, PortLike, Request } from './messages.ts';

export interface CallOptions<N extends CallName> {
  /** Aborting rejects the call with `cancelled` at once and tells the worker to stop working on it. */
  readonly signal?: CancelSignal;
  readonly onProgress?: (progress: Calls[N]['progress']) => void;
  /**
   * Hands the typed arrays of the arguments over instead of copying them: they are empty afterwards. Off by default,
   * because what the page sends (a drawing) is usually still on the screen.
   */
  readonly transfer?: boolean;
}

export type Call = <N extends CallName>(
  name: N,
  args: Calls[N]['args'],
  options?: CallOptions<N>,
) => Promise<Calls[N]['result']>;

export interface Connection {
  readonly call: Call;
  /** Asks for a sign of life; `heard` is called when anything comes. */
  ping(): void;
  /** Rejects everything pending with the code; later messages are ignored and later calls rejected alike. */
  close(code: EngineErrorCode, detail?: string): void;
}

export interface ConnectionListeners {
  event(event: EngineEvent): void;
  /** Any message from the other side. */
  heard(): void;
}

interface Pending {
  resolve(result: unknown): void;
  reject(error: EngineError): void;
  progress(progress: unknown): void;
}

/** Opens a connection over a port and introduces itself with `init`. */
export function connect(port: PortLike, init: EngineInit, listeners: ConnectionListeners): Connection {
  const pending = new Map<CallId, Pending>();
  let lastId = 0;
  let closed: EngineError | null = null;

  function send(request: Request, transfer = false): void {
    port.postMessage(request, transfer ? transferables(request) : []);
  }

  function receive(event: { readonly data: unknown }): void {
    const reply = asReply(event.data);
    if (reply === null) return;
    listeners.heard();
    switch (reply.kind) {
      case 'pong':
        return;
      case 'event':
        listeners.event(reply.event);
        return;
      case 'progress':
        pending.get(reply.id)?.progress(reply.progress);
        return;
      case 'result':
        pending.get(reply.id)?.resolve(reply.result);
        return;
      case 'error':
        pending.get(reply.id)?.reject(fromErrorData(reply.error));
        return;
      default:
        reply satisfies never;
    }
  }

  function call<N extends CallName>(
    name: N,
    args: Calls[N]['args'],
    options: CallOptions<N> = {},
  ): Promise<Calls[N]['result']> {
    if (closed !== null) return Promise.reject(closed);
    const { signal, onProgress, transfer } = options;
    if (signal?.aborted === true) return Promise.reject(new EngineError('cancelled'));
    const id = toCallId(++lastId);
    return new Promise<Calls[N]['result']>((resolve, reject) => {
      function cancel(): void {
        send({ kind: 'cancel', id });
        settle(() => reject(new EngineError('cancelled')));
      }
      function settle(finish: () => void): void {
        pending.delete(id);
        signal?.removeEventListener('abort', cancel);
        finish();
      }
      pending.set(id, {
        // The table pairs name, progress and result; the wire carries them as unknown.
        resolve: (result) => settle(() => resolve(result as Calls[N]['result'])),
        reject: (error) => settle(() => reject(error)),
        progress: (progress) => onProgress?.(progress as Calls[N]['progress']),
      });
      signal?.addEventListener('abort', cancel);
      try {
        send({ kind: 'call', id, name, args } as Request, transfer);
      } catch (thrown) {
        settle(() => reject(new EngineError('internal', `arguments can't be sent: ${String(thrown)}`)));
      }
    });
  }

  port.addEventListener('message', receive);
  send({ kind: 'init', init });

  return {
    call,
    ping: () => send({ kind: 'ping' }),
    close(code, detail = '') {
      if (closed !== null) return;
      const error = new EngineError(code, detail);
      closed = error;
      port.removeEventListener('message', receive);
      for (const waiting of pending.values()) waiting.reject(error);
    },
  };
}
