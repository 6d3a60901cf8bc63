// The service worker: keeps every page, script and font of its version, so that the course opens without a network, and
// what is used of data sets, photos and models. A new version waits until the reader wants it or no page is open.
// It talks to its own folder only. Not responsible for: which road a request takes (road.ts), offering a new version or
// showing what is kept (app).
import { ACTIVATE, assetCacheName, folderOf, shellCacheName, shellCachePrefix } from './caches.ts';
import { roadOf } from './road.ts';

declare const self: ServiceWorkerGlobalScope;

/** Put in by the build: paths relative to the folder, and a hash of all their contents. */
declare const STRIDE_SHELL: { readonly version: string; readonly files: readonly string[] };

/** Requests at once while a version is fetched: the page that is open wants the network, too. */
const LANES = 4;

const scope = self.registration.scope;
const folder = folderOf(scope);
const shellFiles = new Set(STRIDE_SHELL.files);
const shellName = shellCacheName(folder, STRIDE_SHELL.version);

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data === ACTIVATE) event.waitUntil(self.skipWaiting());
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const asked = {
    method: request.method,
    url: request.url,
    isNavigation: request.mode === 'navigate',
    wantsRange: request.headers.has('Range'),
  };
  const road = roadOf(asked, scope, shellFiles);
  switch (road.kind) {
    case 'network':
      return;
    case 'shell':
      return event.respondWith(fromShell(road.path, request));
    case 'earlier-shell':
      return event.respondWith(fromEarlierShell(request));
    case 'plain':
      return event.respondWith(plainPage(event));
    case 'asset':
      return event.respondWith(fromAssets(event, road.isImmutable));
    default:
      road satisfies never;
  }
});

/** All or nothing: a version of which a file can't be had is not installed, and tried again at the next visit. */
async function install(): Promise<void> {
  const cache = await caches.open(shellName);
  const waiting = [...STRIDE_SHELL.files];
  async function lane(): Promise<void> {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const url = new URL(path, scope).href;
      // An installation that was broken off goes on where it was; a broken one may hold an older index.html.
      if (isHashed(path) && (await cache.match(url)) !== undefined) continue;
      await cache.put(url, await fileOf(path, url));
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Built files carry a hash of their contents in their names: those of an earlier version need not be fetched again. */
function isHashed(path: string): boolean {
  return path.startsWith('assets/');
}

async function fileOf(path: string, url: string): Promise<Response> {
  if (isHashed(path)) {
    const kept = await earlierShell(url);
    if (kept !== undefined) return kept;
  }
  const response = await fetch(url, { cache: isHashed(path) ? 'default' : 'no-cache', credentials: 'same-origin' });
  if (response.status !== 200 || (isPage(response) && !path.endsWith('.html'))) {
    throw new Error(`${path} can't be had: HTTP ${response.status}`);
  }
  // Some hosts lead from index.html to the bare folder; browsers refuse a kept redirect for a page.
  if (!response.redirected) return response;
  return new Response(await response.blob(), { status: 200, headers: response.headers });
}

/** Keeps the version before, too: another tab may still show it and want a part of it that it has not loaded yet. */
async function activate(): Promise<void> {
  const shells = await shellNames();
  const stale = shells.filter((name) => name !== shellName).slice(0, -1);
  await Promise.all(stale.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** In the order in which they were made. */
async function shellNames(): Promise<readonly string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(shellCachePrefix(folder)));
}

async function fromShell(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(shellName);
  // The reader or the browser may have emptied the cache.
  return (await cache.match(new URL(path, scope).href)) ?? fetch(request);
}

async function earlierShell(url: string): Promise<Response | undefined> {
  for (const name of (await shellNames()).toReversed()) {
    const kept = await (await caches.open(name)).match(url);
    if (kept !== undefined) return kept;
  }
  return undefined;
}

async function fromEarlierShell(request: Request): Promise<Response> {
  return (await earlierShell(request.url)) ?? fetch(request);
}

async function fromAssets(event: FetchEvent, isImmutable: boolean): Promise<Response> {
  const { request } = event;
  const cache = await caches.open(assetCacheName(folder));
  const isFresh = request.cache === 'reload';
  const kept = isImmutable && !isFresh ? await cache.match(request.url) : undefined;
  if (kept !== undefined) return kept;
  let response: Response;
  try {
    response = await fetch(request);
  } catch (unreachable) {
    const earlier = isFresh ? undefined : await cache.match(request.url);
    if (earlier !== undefined) return earlier;
    throw unreachable;
  }
  if (response.status === 200 && !isPage(response)) {
    // A device without room keeps nothing, and the reader has the answer all the same.
    event.waitUntil(cache.put(request.url, response.clone()).catch(() => undefined));
  }
  return response;
}

async function plainPage(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const cache = await caches.open(assetCacheName(folder));
  try {
    const response = await fetch(request);
    if (response.status === 200 && !response.redirected) {
      event.waitUntil(cache.put(request.url, response.clone()).catch(() => undefined));
    }
    return response;
  } catch (unreachable) {
    const kept = await cache.match(request.url);
    if (kept !== undefined) return kept;
    throw unreachable;
  }
}

/** Some servers answer a missing file with a page and status 200. */
function isPage(response: Response): boolean {
  return /^text\/html/i.test(response.headers.get('Content-Type') ?? '');
}
