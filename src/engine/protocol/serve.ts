// The answering end of the protocol: hands calls to handlers, and their progress, results and errors back.
// Not responsible for: what a call does (worker/handlers.ts).
import type { CallName, Calls, EngineEvent } from './calls.ts';
import { createCanceller } from './cancel.ts';
import type { CancelSignal, Canceller } from './cancel.ts';
import { EngineError, toErrorData } from './errors.ts';
import { asRequest, transferables } from './messages.ts';
import type { CallId, CallMessage, EngineInit, PortLike, Reply } from './messages.ts';

export interface CallContext<N extends CallName> {
  /** Fires when the page no longer wants the answer; handlers look at it between batches. */
  readonly signal: CancelSignal;
  report(progress: Calls[N]['progress']): void;
}

/**
 * What a handler answers. A function is called at the very moment of answering: a description of something that events
 * tell about, too, must not be older than the events sent before it.
 */
export type Answer<N extends CallName> = Calls[N]['result'] | (() => Calls[N]['result']);

/**
 * Answers one call. Typed arrays of the result (and of progress) are handed over with their buffers: a handler returns
 * arrays of its own making and doesn't touch them afterwards.
 */
export type Handler<N extends CallName> = (
  args: Calls[N]['args'],
  context: CallContext<N>,
) => Promise<Answer<N>> | Answer<N>;

export type Handlers = { readonly [N in CallName]: Handler<N> };

export type Emit = (event: EngineEvent) => void;

/**
 * Serves a port. `start` makes the handlers when the page's first message has said where the site lies; `emit` sends an
 * event unasked. Whatever a handler throws becomes an EngineError at the other end. Returns a function that stops serving.
 */
export function serve(port: PortLike, start: (init: EngineInit, emit: Emit) => Handlers): () => void {
  const running = new Map<CallId, Canceller>();
  let handlers: Handlers | null = null;

  function reply(message: Reply): void {
    port.postMessage(message, transferables(message));
  }

  async function answer<N extends CallName>({ id, name, args }: CallMessage<N>): Promise<void> {
    const canceller = createCanceller();
    running.set(id, canceller);
    try {
      if (handlers === null) throw new EngineError('internal', 'a call came before the init message');
      if (!Object.hasOwn(handlers, name)) throw new EngineError('unknown-call', String(name));
      const handler: Handler<N> = handlers[name];
      const answered = await handler(args, {
        signal: canceller.signal,
        report: (progress) => {
          if (!canceller.signal.aborted) reply({ kind: 'progress', id, progress });
        },
      });
      if (canceller.signal.aborted) return;
      reply({ kind: 'result', id, result: typeof answered === 'function' ? answered() : answered });
    } catch (thrown) {
      if (!canceller.signal.aborted) reply({ kind: 'error', id, error: toErrorData(thrown) });
    } finally {
      running.delete(id);
    }
  }

  function receive(event: { readonly data: unknown }): void {
    const request = asRequest(event.data);
    if (request === null) return;
    switch (request.kind) {
      case 'init':
        handlers = start(request.init, (engineEvent) => reply({ kind: 'event', event: engineEvent }));
        return;
      case 'ping':
        reply({ kind: 'pong' });
        return;
      case 'cancel':
        running.get(request.id)?.cancel();
        return;
      case 'call':
        void answer(request);
        return;
      default:
        request satisfies never;
    }
  }

  port.addEventListener('message', receive);
  return () => {
    port.removeEventListener('message', receive);
    for (const canceller of running.values()) canceller.cancel();
  };
}
