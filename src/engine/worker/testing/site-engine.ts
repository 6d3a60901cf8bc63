// The worker's own handlers on the real fused engine and the site's real files, without a worker: for tests that train.
// Never part of the site. Not responsible for: reading files (the test's own).
import type { CallName, Calls, EngineEvent } from '../../protocol/calls.ts';
import { createCanceller } from '../../protocol/cancel.ts';
import type { Handler } from '../../protocol/serve.ts';
import { startFused } from '../fused/backend.ts';
import { createHandlers } from '../handlers.ts';
import { workerClock } from '../runs/clock.ts';
import { createTestDatabase, createTestPlatform } from './test-engine.ts';

const BASE = 'https://site.test/';

export interface SiteEngine {
  call<N extends CallName>(name: N, args: Calls[N]['args']): Promise<Calls[N]['result']>;
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

/** `read`: the bytes of a file of the site's folder, or null where there is none. One thread, so that curves are the same. */
export function createSiteEngine(read: (path: string) => Uint8Array<ArrayBuffer> | null): SiteEngine {
  const listeners = new Set<(event: EngineEvent) => void>();
  const { platform } = createTestPlatform();
  const handlers = createHandlers(
    {
      ...platform,
      clock: workerClock(),
      database: createTestDatabase(),
      startBackend: () => startFused('fused', 1),
      fetch: async (url) => {
        const bytes = read(url.slice(BASE.length));
        return bytes === null ? new Response('not found', { status: 404 }) : new Response(bytes);
      },
    },
    { base: BASE, chosen: 'fused' },
    (event) => {
      for (const listener of listeners) listener(structuredClone(event));
    },
  );
  return {
    async call(name, args) {
      const handler: Handler<typeof name> = handlers[name];
      const answered = await handler(args, { signal: createCanceller().signal, report: () => undefined });
      return structuredClone(typeof answered === 'function' ? answered() : answered);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
