// Data sets over a pretended network: order, progress, sharing, and every way a file can be wrong.
import { gzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import type { DatasetProgress } from '../../protocol/calls.ts';
import { createCanceller } from '../../protocol/cancel.ts';
import { EngineError } from '../../protocol/errors.ts';
import { BASE, nobleHex, serveFiles, tinyFiles, tinySample } from '../testing/tiny-dataset.ts';
import type { Files, Served } from '../testing/tiny-dataset.ts';
import { createImagePath, makeBatch } from './batch-source.ts';
import { createDatasetStore } from './dataset-store.ts';
import type { DatasetStore, LoadOptions } from './dataset-store.ts';
import type { Fetch } from './download.ts';
import { sha256Hex } from './sha256.ts';

const FOLDER = `${BASE}data/mnist/`;

function site(files: Files = tinyFiles('mnist', [10, 50, 40], [5, 15])): {
  files: Files;
  served: Served;
  store: DatasetStore;
} {
  const served = serveFiles(files);
  return { files, served, store: createDatasetStore({ fetch: served.fetch, sha256Hex: nobleHex }, BASE) };
}

function storeOver(fetch: Fetch): DatasetStore {
  return createDatasetStore({ fetch, sha256Hex: nobleHex }, BASE);
}

function watched(): LoadOptions & { readonly seen: DatasetProgress[] } {
  const seen: DatasetProgress[] = [];
  return { seen, signal: createCanceller().signal, onProgress: (progress) => seen.push(progress) };
}

function fileNames(served: Served): readonly string[] {
  return served.requests.map(({ url }) => url.slice(FOLDER.length));
}

describe('loading', () => {
  it('fetches in order only the shards that hold what is asked for, each once', async () => {
    const { served, store } = site();
    const split = await store.loadFirst('mnist', 'train', 11, watched());
    expect(fileNames(served)).toEqual(['index.json', 'train-0.bin', 'train-1.bin']);
    expect(split.count).toBe(100);
    for (const index of [0, 9, 10, 59]) {
      expect(split.label(index)).toBe(tinySample('train', index).label);
      expect([...split.pixels(index)]).toEqual([...tinySample('train', index).pixels]);
    }
    expect(() => split.pixels(60)).toThrow(EngineError);
    await store.loadFirst('mnist', 'train', 10, watched());
    await store.loadAt('mnist', 'test', [6, 19], watched());
    expect(fileNames(served).slice(3)).toEqual(['test-1.bin']);
  });

  it('reports bytes and samples up to their totals, never backwards', async () => {
    const { files, store } = site();
    const options = watched();
    await store.loadFirst('mnist', 'train', 100, options);
    const totalBytes = [0, 1, 2].reduce((sum, n) => sum + (files.get(`${FOLDER}train-${n}.bin`)?.length ?? 0), 0);
    expect(options.seen.length).toBeGreaterThan(6);
    expect(options.seen[0]).toEqual({ loadedBytes: 0, totalBytes, loadedSamples: 0 });
    expect(options.seen.at(-1)).toEqual({ loadedBytes: totalBytes, totalBytes, loadedSamples: 100 });
    options.seen.reduce((before, next) => {
      expect(next.loadedBytes).toBeGreaterThanOrEqual(before.loadedBytes);
      expect(next.loadedSamples).toBeGreaterThanOrEqual(before.loadedSamples);
      return next;
    });
  });

  it('is shared by those who need the same, also when one of them no longer wants it', async () => {
    const { served, store } = site();
    const canceller = createCanceller();
    const first = store.loadFirst('mnist', 'train', 100, { ...watched(), signal: canceller.signal });
    const second = store.loadFirst('mnist', 'train', 100, watched());
    canceller.cancel();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect((await second).label(99)).toBe(tinySample('train', 99).label);
    expect(fileNames(served).toSorted()).toEqual(['index.json', 'train-0.bin', 'train-1.bin', 'train-2.bin']);
  });

  it('refuses samples that do not exist', async () => {
    const { store } = site();
    await expect(store.loadAt('mnist', 'test', [20], watched())).rejects.toMatchObject({
      code: 'limit-exceeded',
      values: { requested: 20, available: 20 },
    });
    await expect(store.loadAt('mnist', 'test', [-1], watched())).rejects.toMatchObject({ code: 'limit-exceeded' });
    await expect(store.loadAt('mnist', 'test', [0.5], watched())).rejects.toMatchObject({ code: 'limit-exceeded' });
  });
});

describe('a damaged file', () => {
  const shard = `${FOLDER}train-0.bin`;

  function damaged(change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): ReturnType<typeof site> {
    const one = site();
    one.files.set(shard, change(one.files.get(shard) ?? new Uint8Array(0)));
    return one;
  }

  it.each([
    ['shard-truncated', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, -1)],
    ['shard-truncated', () => new Uint8Array(0)],
    ['shard-hash-mismatch', (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, i) => (i === 20 ? byte ^ 1 : byte))],
  ])('gives %s, after one more try past the cache', async (code, change) => {
    const { served, store } = damaged(change);
    await expect(store.loadFirst('mnist', 'train', 1, watched())).rejects.toMatchObject({
      code,
      values: { url: shard },
    });
    expect(served.requests.filter(({ url }) => url === shard).map(({ cache }) => cache)).toEqual(['default', 'reload']);
  });

  it('is forgiven when the second try is right, and asked for again later when not', async () => {
    const { files, store } = site();
    const right = files.get(shard) ?? new Uint8Array(0);
    files.set(shard, right.slice(5));
    const mending = storeOver(async (url, init) => {
      if (init.cache === 'reload') files.set(shard, right);
      return serveFiles(files).fetch(url, init);
    });
    await expect(mending.loadFirst('mnist', 'train', 1, watched())).resolves.toBeDefined();
    files.set(shard, right.slice(5));
    await expect(store.loadFirst('mnist', 'train', 1, watched())).rejects.toMatchObject({ code: 'shard-truncated' });
    files.set(shard, right);
    await expect(store.loadFirst('mnist', 'train', 1, watched())).resolves.toBeDefined();
  });

  it.each([
    ['no gzip', (payload: Uint8Array) => payload.slice()],
    ['too short inside', (payload: Uint8Array) => Uint8Array.from(gzipSync(payload.subarray(0, 50)))],
    ['too long inside', () => Uint8Array.from(gzipSync(new Uint8Array(5000)))],
    ['a label out of range', (payload: Uint8Array) => Uint8Array.from(gzipSync(payload.with(3, 200)))],
  ])('with the right hash but %s is malformed', async (_what, pack) => {
    const { files, store } = site();
    const bytes = pack(new Uint8Array(100));
    files.set(shard, bytes);
    const index = JSON.parse(new TextDecoder().decode(files.get(`${FOLDER}index.json`)));
    Object.assign(index.shards.train[0], { bytes: bytes.length, sha256: await nobleHex(bytes) });
    files.set(`${FOLDER}index.json`, new TextEncoder().encode(JSON.stringify(index)));
    await expect(store.loadFirst('mnist', 'train', 1, watched())).rejects.toMatchObject({ code: 'shard-malformed' });
  });
});

describe('a data set that is not there', () => {
  it('is unknown, or missing with what the catalogue says', async () => {
    const { files, store } = site();
    await expect(store.describe('imagenet')).rejects.toMatchObject({ code: 'dataset-unknown' });
    await expect(store.describe('cifar10')).rejects.toMatchObject({
      code: 'dataset-missing',
      values: { dataset: 'cifar10', reason: 'not-prepared' },
    });
    const catalog = { version: 1, datasets: { cifar10: { kind: 'preparing', step: 'downloading', fraction: 0.5 } } };
    files.set(`${BASE}data/catalog.json`, new TextEncoder().encode(JSON.stringify(catalog)));
    await expect(store.describe('cifar10')).rejects.toMatchObject({ values: { reason: 'preparing' } });
    for (const [name, bytes] of tinyFiles('cifar10', [3], [3])) files.set(name, bytes);
    expect((await store.describe('cifar10')).id).toBe('cifar10');
  });

  it('is missing, too, when the server answers with a page', async () => {
    const store = storeOver(async () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } }));
    await expect(store.describe('mnist')).rejects.toMatchObject({ code: 'dataset-missing' });
  });

  it.each([
    [
      'the network fails',
      async (): Promise<Response> => {
        throw new TypeError('Failed to fetch');
      },
    ],
    ['the server fails', async () => new Response('', { status: 503 })],
  ])('is unreachable when %s', async (_what, fetch) => {
    await expect(storeOver(fetch).describe('mnist')).rejects.toMatchObject({ code: 'dataset-unreachable' });
  });

  it('is unreachable when the connection breaks in the middle, and reachable again afterwards', async () => {
    const { files } = site();
    let breaks = true;
    const store = storeOver(async (url, init) => {
      if (!breaks || !url.endsWith('.bin')) return serveFiles(files).fetch(url, init);
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new Uint8Array(3));
          controller.error(new TypeError('network error'));
        },
      });
      return new Response(body);
    });
    const options = watched();
    await expect(store.loadFirst('mnist', 'train', 1, options)).rejects.toMatchObject({ code: 'dataset-unreachable' });
    breaks = false;
    await expect(store.loadFirst('mnist', 'train', 1, options)).resolves.toBeDefined();
  });

  it('is refused with the guard’s own code when its address is foreign', async () => {
    const store = storeOver(async () => {
      throw new EngineError('foreign-request', 'https://elsewhere.test');
    });
    await expect(store.describe('mnist')).rejects.toMatchObject({ code: 'foreign-request' });
  });

  it.each(['{', '{"version":1}', JSON.stringify({ version: 1, id: 'cifar10' })])(
    'is malformed with the index %s',
    async (text) => {
      const { files, store } = site();
      files.set(`${FOLDER}index.json`, new TextEncoder().encode(text));
      await expect(store.describe('mnist')).rejects.toMatchObject({ code: 'shard-malformed' });
    },
  );
});

describe('a batch', () => {
  it('holds pixels as value / 255 and labels, in the order asked for', async () => {
    const { store } = site();
    const split = await store.loadFirst('mnist', 'train', 60, watched());
    const batch = makeBatch(split, createImagePath(split.shape, null), [12, 3]);
    expect(batch.count).toBe(2);
    expect([...batch.labels]).toEqual([tinySample('train', 12).label, tinySample('train', 3).label]);
    expect([...batch.images.subarray(9)]).toEqual(
      [...tinySample('train', 3).pixels].map((value) => Math.fround(value / 255)),
    );
  });

  it('shifts before it shuffles, with zeros from outside', async () => {
    const { store } = site();
    const split = await store.loadFirst('mnist', 'train', 10, watched());
    const { pixels } = tinySample('train', 0);
    const at = (y: number, x: number): number =>
      y < 0 || x < 0 || y > 2 || x > 2 ? 0 : Math.fround((pixels[y * 3 + x] ?? 0) / 255);
    const shifted = [0, 1, 2].flatMap((y) => [0, 1, 2].map((x) => at(y - 1, x + 2)));
    const plain = createImagePath(split.shape, null);
    expect([...makeBatch(split, plain, [0], { dy: 1, dx: -2 }).images]).toEqual(shifted);
    const shuffling = createImagePath(split.shape, JSON.parse('5'));
    const shuffled = new Float32Array(9);
    shuffling.imagesInto(shuffled, Float32Array.from(shifted), 1);
    expect([...shuffled]).not.toEqual(shifted);
    expect([...makeBatch(split, shuffling, [0], { dy: 1, dx: -2 }).images]).toEqual([...shuffled]);
  });
});

describe('the hash', () => {
  it('is the same with and without the browser’s help', async () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
    expect(await sha256Hex(bytes)).toBe(await nobleHex(bytes));
    vi.stubGlobal('crypto', {});
    expect(await sha256Hex(bytes)).toBe(await nobleHex(bytes));
    vi.unstubAllGlobals();
    expect(await sha256Hex(new Uint8Array(0))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
