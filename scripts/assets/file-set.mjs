// Assets that are files as they are (models, labels, photos): written into a folder, held against the recorded hash, and
// listed in an index with the size and SHA-256 of each. Not responsible for: data sets (convert.mjs), or placing (store.mjs).

import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssetError } from './errors.mjs';

/**
 * @typedef {{ readonly name: string, readonly bytes: Uint8Array }} MadeFile
 * @typedef {{ readonly files: readonly MadeFile[], readonly about?: Readonly<Record<string, unknown>> }} FileSet
 *   `about`: what else the index says
 */

/**
 * The folder of the mirror that an asset is made from. Throws `source-absent` where there is none: such assets are extras.
 * @param {import('./file-manifest.mjs').FileAsset} asset
 * @param {string | null} mirrorDir
 */
export async function findMirrorFolder(asset, mirrorDir) {
  const path = mirrorDir === null || asset.mirrorFolder === null ? null : join(mirrorDir, asset.mirrorFolder);
  const info = path === null ? null : await stat(path).catch(() => null);
  if (path === null || info === null || !info.isDirectory()) {
    throw new AssetError('source-absent', `${asset.title} has no source on this machine.`);
  }
  return path;
}

/**
 * Of names and contents, in the order of names.
 * @param {readonly MadeFile[]} files
 */
export function contentHash(files) {
  const hash = createHash('sha256');
  for (const { name, bytes } of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * @param {import('./file-manifest.mjs').FileAsset} asset
 * @param {string} source path of the archive or the mirror's folder
 * @param {string} folder empty
 * @param {{ signal?: AbortSignal | undefined, onFraction: (fraction: number) => void }} options
 */
export async function writeFileSet(asset, source, folder, { signal, onFraction }) {
  const { files, about = {} } = await asset.make(source, { signal, onRead: onFraction });
  const found = contentHash(files);
  if (found !== asset.sha256) {
    throw new AssetError('hash-mismatch', `${asset.title}: other contents than recorded (${found}).`);
  }
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
  const listed = files.map(({ name, bytes }) => ({
    file: name,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const index = { version: 1, id: asset.id, recipe: asset.recipe, files: listed, ...about };
  await writeFile(join(folder, 'index.json'), `${JSON.stringify(index, null, 1)}\n`);
}

/**
 * A published model: its files as they are.
 * @param {string} folder
 * @returns {Promise<FileSet>}
 */
export async function readModelFolder(folder) {
  const names = ['model.json', 'group1-shard1of1.bin'];
  return { files: await Promise.all(names.map(async (name) => ({ name, bytes: await fileOf(join(folder, name)) }))) };
}

/** @param {string} path */
async function fileOf(path) {
  return await readFile(path).catch((error) => {
    throw new AssetError('source-malformed', `${path} can't be read.`, error);
  });
}
