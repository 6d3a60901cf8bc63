import { mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDataCatalog } from '../../src/engine/catalog/availability.ts';
import { parseDatasetIndex } from '../../src/engine/catalog/dataset-index.ts';
import { prepareAssets } from './assets.mjs';
import { tinyAsset } from './testing/tiny-asset.mjs';

let folder = '';
/** @type {import('./manifest.mjs').DatasetAsset} */
let asset;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stride-assets-'));
  asset = await tinyAsset(join(folder, 'mirror'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** @param {import('./assets.mjs').PrepareOptions} [options] */
function prepare(options = {}) {
  return prepareAssets({
    root: join(folder, 'checkout'),
    env: { STRIDE_CACHE: join(folder, 'cache'), STRIDE_ASSET_MIRROR: join(folder, 'mirror') },
    assets: [asset],
    ...options,
  });
}

/** @param {string} [checkout] */
async function catalogOf(checkout = 'checkout') {
  const parsed = parseDataCatalog(
    JSON.parse(await readFile(join(folder, checkout, 'public/data/catalog.json'), 'utf8')),
  );
  if (parsed.kind === 'problem') throw new Error(`${parsed.path}: ${parsed.fault}`);
  return parsed.value.datasets;
}

/** @param {string} [checkout] */
async function indexOf(checkout = 'checkout') {
  const text = await readFile(join(folder, checkout, 'public/data/mnist/index.json'), 'utf8');
  const parsed = parseDatasetIndex(JSON.parse(text), 'mnist');
  if (parsed.kind === 'problem') throw new Error(`${parsed.path}: ${parsed.fault}`);
  return parsed.value;
}

/** Files that no run should leave behind. */
async function leftovers() {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /\.tmp|\.lock|npm-cache|cache.*\.tgz/.test(name));
}

describe('prepareAssets', () => {
  it('converts from the mirror, then takes what is in place, then what is cached', async () => {
    const first = await prepare();
    expect(first).toMatchObject([{ id: 'mnist', kind: 'ready', from: 'mirror' }]);
    const index = await indexOf();
    expect(index.shards.train.map((shard) => shard.count)).toEqual([1000, 200]);
    expect(index.shards.test.map((shard) => shard.count)).toEqual([30]);
    expect(await catalogOf()).toEqual({
      mnist: { kind: 'ready', bytes: first[0]?.kind === 'ready' ? first[0].bytes : 0 },
    });

    expect(await prepare()).toMatchObject([{ kind: 'ready', from: 'in-place' }]);

    await rm(join(folder, 'mirror'), { recursive: true });
    expect(await prepare({ root: join(folder, 'second') })).toMatchObject([{ kind: 'ready', from: 'cache' }]);
    expect(await indexOf('second')).toEqual(index);
    expect(await leftovers()).toEqual([]);
  });

  it('takes prepared shards from the mirror', async () => {
    await prepare();
    const mirror = join(folder, 'checkout/public/data');
    const env = { STRIDE_CACHE: join(folder, 'empty'), STRIDE_ASSET_MIRROR: mirror };
    expect(await prepare({ root: join(folder, 'second'), env })).toMatchObject([{ kind: 'ready', from: 'mirror' }]);
    expect(await indexOf('second')).toEqual(await indexOf());
  });

  it('mends a truncated shard without being asked, and a changed one with verify', async () => {
    await prepare();
    const { shards } = await indexOf();
    const shard = join(folder, 'checkout/public/data/mnist', shards.test[0]?.file ?? '');
    const whole = await readFile(shard);
    // Where the shard is a hard link the cached one is damaged with it: then it is made anew.
    await truncate(shard, whole.length - 1);
    expect(await prepare()).toMatchObject([{ kind: 'ready' }]);
    expect((await readFile(shard)).equals(whole)).toBe(true);

    const changed = Buffer.from(whole);
    changed[30] = (changed[30] ?? 0) ^ 1;
    await writeFile(shard, changed);
    expect(await prepare()).toMatchObject([{ kind: 'ready', from: 'in-place' }]);
    expect(await prepare({ verify: true })).toMatchObject([{ kind: 'ready' }]);
    expect((await readFile(shard)).equals(whole)).toBe(true);
  });

  it('makes a set anew when its recipe has changed, and clears the old files away', async () => {
    await prepare();
    await writeFile(join(folder, 'checkout/public/data/mnist/train-00-old.bin'), 'old');
    asset = { ...asset, recipe: 'tiny-mnist-2' };
    expect(await prepare()).toMatchObject([{ kind: 'ready', from: 'mirror' }]);
    const { shards } = await indexOf();
    const names = await readdir(join(folder, 'checkout/public/data/mnist'));
    expect(names.toSorted()).toEqual(
      ['index.json', ...[...shards.test, ...shards.train].map((shard) => shard.file)].toSorted(),
    );
  });

  it('says which set is missing and why, and goes on with the others', async () => {
    const missing = { ...asset, id: 'fashion-mnist', recipe: 'gone', archive: { ...asset.archive, name: 'gone' } };
    const results = await prepare({ assets: [missing, asset], required: ['mnist'] });
    expect(results).toMatchObject([
      { id: 'fashion-mnist', kind: 'unavailable', reason: 'source-unreachable', required: false },
      { id: 'mnist', kind: 'ready', required: true },
    ]);
    expect(await catalogOf()).toMatchObject({
      'fashion-mnist': { kind: 'unavailable', reason: 'source-unreachable' },
      mnist: { kind: 'ready' },
    });
  });

  it('refuses an archive with another hash and keeps nothing of it', async () => {
    const path = join(folder, 'mirror/tiny-data-1.0.0.tgz');
    const bytes = await readFile(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeFile(path, bytes);
    /** @type {string[]} */
    const warnings = [];
    const results = await prepare({ onProgress: (event) => event.kind === 'warning' && warnings.push(event.message) });
    expect(results).toMatchObject([{ kind: 'unavailable', reason: 'hash-mismatch' }]);
    expect(warnings).toHaveLength(1);
    expect(await catalogOf()).toEqual({ mnist: { kind: 'unavailable', reason: 'hash-mismatch' } });
    expect(await leftovers()).toEqual([]);
  });

  it.each([
    ['count', { count: 1201 }],
    ['classes', { perClass: [121, 119, 120, 120, 120, 120, 120, 120, 120, 120] }],
    ['mean', { means: [1] }],
    ['contents', { sha256: '0'.repeat(64) }],
  ])('refuses a set whose %s is not the recorded one', async (_, wrong) => {
    asset = { ...asset, facts: { ...asset.facts, train: { ...asset.facts.train, ...wrong } } };
    expect(await prepare()).toMatchObject([{ kind: 'unavailable', reason: 'source-malformed' }]);
    expect(await readdir(join(folder, 'checkout/public/data'))).toEqual(['catalog.json']);
    expect(await leftovers()).toEqual([]);
  });

  it('leaves nothing half done when it is cancelled in the middle, and can be started again', async () => {
    const stop = new AbortController();
    const results = await prepare({
      signal: stop.signal,
      onProgress(event) {
        if (event.kind === 'progress' && event.step === 'converting' && event.done > 0) stop.abort();
      },
    });
    expect(results).toMatchObject([{ kind: 'unavailable', reason: 'cancelled' }]);
    expect(await catalogOf()).toEqual({ mnist: { kind: 'unavailable', reason: 'cancelled' } });
    expect(await readdir(join(folder, 'checkout/public/data'))).toEqual(['catalog.json']);
    expect(await leftovers()).toEqual([]);
    expect(await prepare()).toMatchObject([{ kind: 'ready', from: 'mirror' }]);
  });

  it('tells once that the page may open, when the first set is settled and the others are known to be coming', async () => {
    const second = await tinyAsset(join(folder, 'mirror'), 'cifar10');
    /** @type {unknown[]} */
    const seen = [];
    /** @type {Promise<unknown>[]} */
    const catalogs = [];
    await prepare({
      assets: [asset, second],
      onFirstReady: () => {
        catalogs.push(catalogOf());
      },
      onProgress(event) {
        if (event.kind === 'first-ready') seen.push(event.kind);
        if (event.kind === 'settled') seen.push(event.result.id);
      },
    });
    expect(seen).toEqual(['mnist', 'first-ready', 'cifar10']);
    expect(await Promise.all(catalogs)).toMatchObject([{ mnist: { kind: 'ready' } }]);
    expect(Object.keys(await catalogOf())).toEqual(['mnist', 'cifar10']);
  });

  it('does only the first set, or only those asked for', async () => {
    const second = await tinyAsset(join(folder, 'mirror'), 'cifar10');
    expect(await prepare({ assets: [asset, second], untilFirst: true })).toMatchObject([{ id: 'mnist' }]);
    expect(Object.keys(await catalogOf())).toEqual(['mnist']);
    expect(await prepare({ assets: [asset, second], only: ['cifar10'] })).toMatchObject([
      { id: 'cifar10', kind: 'ready' },
    ]);
    expect(await catalogOf()).toMatchObject({ mnist: { kind: 'ready' }, cifar10: { kind: 'ready' } });
    await expect(prepare({ only: ['imagenet'] })).rejects.toThrow(/imagenet/);
  });

  it('lets two runs at once do the work once', async () => {
    const results = await Promise.all([prepare(), prepare({ root: join(folder, 'second') })]);
    const origins = results.flatMap((all) =>
      all.map((result) => (result.kind === 'ready' ? result.from : result.kind)),
    );
    expect(origins.toSorted()).toEqual(['cache', 'mirror']);
    expect(await indexOf('second')).toEqual(await indexOf());
    expect(await leftovers()).toEqual([]);
  });

  it('clears away what a killed run has left', async () => {
    const left = join(folder, 'cache/assets/v1', `.tmp-${asset.recipe}-0123abcd`);
    await mkdir(left, { recursive: true });
    await writeFile(join(left, 'train-00.bin'), 'half');
    await prepare();
    expect((await readdir(join(folder, 'cache/assets/v1'))).toSorted()).toEqual(['datasets', 'locks']);
  });

  it('caches inside the checkout when the cache folder is not usable', async () => {
    await writeFile(join(folder, 'cache'), 'a file, not a folder');
    expect(await prepare()).toMatchObject([{ kind: 'ready', from: 'mirror' }]);
    const kept = join(folder, 'checkout/node_modules/.cache/stride/assets/v1/datasets', asset.recipe);
    expect(await readdir(kept)).toContain('index.json');
  });

  it('reads a damaged catalog.json as an empty one', async () => {
    await prepare();
    await writeFile(join(folder, 'checkout/public/data/catalog.json'), '{"version":1,"data');
    await prepare();
    expect(await catalogOf()).toMatchObject({ mnist: { kind: 'ready' } });
  });
});
