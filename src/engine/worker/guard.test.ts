// The worker's own content policy: what is foreign is refused before anything leaves, what is the site's own goes through.
import { describe, expect, it } from 'vitest';
import { assertOwnOrigin, installGuard } from './guard.ts';

const HREF = 'https://site.test/course/assets/engine.worker.js';

interface Scope {
  readonly location: { readonly href: string };
  fetch: typeof fetch;
  readonly log: string[];
}

function scope(): Scope & Record<string, unknown> {
  const log: string[] = [];
  class Opener {
    constructor(address: string | URL) {
      log.push(String(address));
    }
  }
  class Request {
    open(_method: string, address: string): void {
      log.push(address);
    }
  }
  const made = {
    log,
    location: { href: HREF },
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      log.push(`${String(input instanceof globalThis.Request ? input.url : input)} ${init?.mode}`);
      return new Response('');
    },
    WebSocket: class extends Opener {},
    EventSource: class extends Opener {},
    WebTransport: class extends Opener {},
    Worker: class extends Opener {},
    XMLHttpRequest: Request,
    importScripts: (...addresses: string[]) => void log.push(...addresses),
    navigator: { sendBeacon: (address: string) => log.push(address) > 0 },
  };
  installGuard(made);
  return made;
}

const FOREIGN = ['https://elsewhere.test/x', '//elsewhere.test/x', 'http://site.test/x', 'https://site.test:8443/x'];

function request(guarded: Record<string, unknown>, address: string): void {
  const made: unknown = Reflect.construct(Object(guarded['XMLHttpRequest']), []);
  Object(made).open('GET', address);
}

function construct(holder: Record<string, unknown>, name: string, address: string): void {
  const constructor = holder[name];
  if (typeof constructor !== 'function') throw new Error(`no ${name}`);
  Reflect.construct(constructor, [address]);
}

describe('the guard', () => {
  it('refuses every way to another origin', async () => {
    const guarded = scope();
    for (const address of FOREIGN) {
      await expect(guarded.fetch(address)).rejects.toMatchObject({ code: 'foreign-request' });
      await expect(guarded.fetch(new URL(address, HREF))).rejects.toMatchObject({ code: 'foreign-request' });
      for (const name of ['EventSource', 'WebTransport', 'Worker']) {
        expect(() => construct(guarded, name, address)).toThrow('foreign-request');
      }
      expect(() => Reflect.apply(Object(guarded['importScripts']), undefined, ['ok.js', address])).toThrow(
        'foreign-request',
      );
      expect(() => Object(guarded['navigator']).sendBeacon(address)).toThrow('foreign-request');
      expect(() => request(guarded, address)).toThrow('foreign-request');
    }
    await expect(guarded.fetch(new Request('https://elsewhere.test/x'))).rejects.toMatchObject({
      code: 'foreign-request',
    });
    expect(() => construct(guarded, 'WebSocket', 'wss://elsewhere.test/')).toThrow('foreign-request');
    expect(() => construct(guarded, 'WebSocket', 'ws://site.test/')).toThrow('foreign-request');
    expect(guarded.log).toEqual([]);
  });

  it('lets the site’s own through, redirects to elsewhere excepted', async () => {
    const guarded = scope();
    await guarded.fetch('../data/mnist/index.json');
    await guarded.fetch('https://site.test/other', { cache: 'reload' });
    construct(guarded, 'WebSocket', 'wss://site.test/live');
    request(guarded, 'kernel.wasm');
    expect(guarded.log).toEqual([
      '../data/mnist/index.json same-origin',
      'https://site.test/other same-origin',
      'wss://site.test/live',
      'kernel.wasm',
    ]);
  });

  it('lets inline data be read, not run', async () => {
    const guarded = scope();
    await guarded.fetch('data:text/plain,hello');
    await guarded.fetch('blob:https://site.test/0a1b');
    expect(guarded.log).toHaveLength(2);
    expect(() => construct(guarded, 'Worker', 'data:text/javascript,0')).toThrow('foreign-request');
    expect(() => construct(guarded, 'Worker', 'blob:https://site.test/0a1b')).toThrow('foreign-request');
    expect(() => assertOwnOrigin('javascript:0', HREF, 'read')).toThrow('foreign-request');
    expect(() => assertOwnOrigin('file:///etc/passwd', HREF, 'read')).toThrow('foreign-request');
  });
});
