// One file of the site as bytes or JSON, with progress; every way it can fail gets its code.
// Not responsible for: what the bytes mean (shard.ts) or keeping them (dataset-store.ts).
import { EngineError } from '../../protocol/errors.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** `reload` goes past what the browser's cache holds. */
export type CacheMode = 'default' | 'no-cache' | 'reload';

async function open(fetch: Fetch, url: string, cache: CacheMode): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { cache });
  } catch (thrown) {
    if (thrown instanceof EngineError) throw thrown;
    throw new EngineError('dataset-unreachable', `${url}: ${String(thrown)}`, { url });
  }
  // Some servers answer a missing file with a page and status 200.
  const isPage = /^text\/html/i.test(response.headers.get('Content-Type') ?? '');
  if (response.status === 404 || response.status === 410 || (response.ok && isPage)) {
    throw new EngineError('dataset-missing', `${url} is not there`, { url });
  }
  if (!response.ok) throw new EngineError('dataset-unreachable', `${url}: HTTP ${response.status}`, { url });
  return response;
}

/** Parses a JSON file; `shard-malformed` if it is none. Always asks the server whether the cached copy is current. */
export async function downloadJson(fetch: Fetch, url: string): Promise<unknown> {
  const response = await open(fetch, url, 'no-cache');
  const text = await response.text().catch((thrown: unknown) => {
    throw new EngineError('dataset-unreachable', `${url}: ${String(thrown)}`, { url });
  });
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (thrown) {
    throw new EngineError('shard-malformed', `${url}: ${String(thrown)}`, { url });
  }
}

/**
 * Reads a file of which the size is known. Throws `shard-truncated` when it ends early; what lies beyond `bytes` is not
 * read. `onBytes` is told how many have come.
 */
export async function downloadBytes(
  fetch: Fetch,
  url: string,
  bytes: number,
  cache: CacheMode,
  onBytes: (loaded: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await open(fetch, url, cache);
  const target = new Uint8Array(bytes);
  const loaded = response.body === null ? 0 : await fillFromStream(target, response.body, url, onBytes);
  if (loaded < bytes) {
    throw new EngineError('shard-truncated', `${url}: ${loaded} of ${bytes} bytes`, { url, loaded, bytes });
  }
  return target;
}

async function fillFromStream(
  target: Uint8Array,
  stream: ReadableStream<Uint8Array>,
  url: string,
  onBytes: (loaded: number) => void,
): Promise<number> {
  const reader = stream.getReader();
  let loaded = 0;
  try {
    while (loaded < target.length) {
      const { done, value } = await reader.read();
      if (done) return loaded;
      const part = value.subarray(0, target.length - loaded);
      target.set(part, loaded);
      loaded += part.length;
      onBytes(loaded);
    }
    await reader.cancel();
    return loaded;
  } catch (thrown) {
    throw new EngineError('dataset-unreachable', `${url}: ${String(thrown)}`, { url });
  }
}
