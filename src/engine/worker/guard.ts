// The worker's own content policy: a page's meta policy does not bind workers. Imported first, before anything could ask.
// Not responsible for: `import()`, which no script can intercept; the build ships none that leads elsewhere.
import { EngineError } from '../protocol/errors.ts';

/** The ways out of a worker that are closed to other origins. */
interface GuardedScope {
  readonly location: { readonly href: string };
  fetch: typeof fetch;
}

/**
 * Throws `foreign-request` unless the address lies at the site's own origin. `data:` and `blob:` addresses hold what
 * this origin made itself and reach no network, so they may be read, but never run.
 */
export function assertOwnOrigin(address: string | URL, base: string, use: 'read' | 'run'): void {
  const url = new URL(address, base);
  const inline = url.protocol === 'data:' || url.protocol === 'blob:';
  if (inline ? use === 'read' : httpOriginOf(url) === httpOriginOf(new URL(base))) return;
  throw new EngineError('foreign-request', url.origin === 'null' ? url.protocol : url.origin, { url: url.href });
}

/** A WebSocket of the same host counts as the same origin. */
function httpOriginOf(url: URL): string {
  const protocol = url.protocol.replace(/^ws/, 'http');
  return `${protocol}//${url.host}`;
}

/** Replaces what could carry a request out of the scope by versions that look at the address first. */
export function installGuard(scope: GuardedScope): void {
  const base = scope.location.href;
  const ownFetch = scope.fetch;
  scope.fetch = async (input, init) => {
    assertOwnOrigin(input instanceof Request ? input.url : input, base, 'read');
    // `same-origin` makes the browser refuse a redirect that leads elsewhere, too.
    return ownFetch.call(scope, input, { ...init, mode: 'same-origin' });
  };
  guardConstructor(scope, 'WebSocket', base, 'read');
  guardConstructor(scope, 'EventSource', base, 'read');
  guardConstructor(scope, 'WebTransport', base, 'read');
  guardConstructor(scope, 'Worker', base, 'run');
  guardFunction(scope, 'importScripts', base, (args) => args, 'run');
  const request: unknown = Reflect.get(scope, 'XMLHttpRequest');
  if (typeof request === 'function') guardFunction(prototypeOf(request), 'open', base, (args) => [args[1]], 'read');
  const navigator: unknown = Reflect.get(scope, 'navigator');
  if (typeof navigator === 'object' && navigator !== null) {
    guardFunction(navigator, 'sendBeacon', base, (args) => [args[0]], 'read');
  }
}

function prototypeOf(constructor: object): object {
  const prototype: unknown = Reflect.get(constructor, 'prototype');
  return typeof prototype === 'object' && prototype !== null ? prototype : constructor;
}

/** Addresses as the platform reads them: whatever it is given is turned into a string. */
function assertAll(addresses: readonly unknown[], base: string, use: 'read' | 'run'): void {
  for (const address of addresses) assertOwnOrigin(String(address), base, use);
}

function guardConstructor(scope: object, name: string, base: string, use: 'read' | 'run'): void {
  const original: unknown = Reflect.get(scope, name);
  if (typeof original !== 'function') return;
  const guarded = new Proxy(original, {
    construct(target, args: unknown[], newTarget) {
      assertAll(args.slice(0, 1), base, use);
      const made: unknown = Reflect.construct(target, args, newTarget);
      if (typeof made !== 'object' || made === null) throw new TypeError(`${name} made no object`);
      return made;
    },
  });
  Reflect.defineProperty(scope, name, { value: guarded, configurable: true, writable: true });
}

function guardFunction(
  holder: object,
  name: string,
  base: string,
  addressesOf: (args: readonly unknown[]) => readonly unknown[],
  use: 'read' | 'run',
): void {
  const original: unknown = Reflect.get(holder, name);
  if (typeof original !== 'function') return;
  const guarded = new Proxy(original, {
    apply(target, self: unknown, args: unknown[]) {
      assertAll(addressesOf(args), base, use);
      const result: unknown = Reflect.apply(target, self, args);
      return result;
    },
  });
  Reflect.defineProperty(holder, name, { value: guarded, configurable: true, writable: true });
}

// In tests the module is imported where there is no worker scope to close.
if (typeof WorkerGlobalScope !== 'undefined' && self instanceof WorkerGlobalScope) installGuard(self);
