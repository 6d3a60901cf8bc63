// Folders of prepared sets: is one whole, and how it gets from the cache to where the site reads it.
// An index is written last and only under its final name when it is complete, so a folder with an index can be used.
// Not responsible for: making shards (convert.mjs).

import { randomBytes, createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, link, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Version of the cache's own layout; recipes have versions of their own. */
const CACHE_VERSION = 'v1';

/**
 * @typedef {{ shards: { file: string, bytes: number, sha256: string }[], bytes: number, text: string }} PreparedSet
 */

/**
 * The cache outside the checkout; inside it when the home folder can't be written to.
 * @param {string} root of the checkout
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 */
export async function openCache(root, env) {
  const wanted = env['STRIDE_CACHE'] ?? join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'stride');
  for (const base of [wanted, join(root, 'node_modules/.cache/stride')]) {
    const folder = join(base, 'assets', CACHE_VERSION);
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
      return folder;
    } catch {
      // The next place may do; when none does the last one fails below with the system's own words.
    }
  }
  const last = join(root, 'node_modules/.cache/stride/assets', CACHE_VERSION);
  await mkdir(last, { recursive: true });
  return last;
}

/**
 * A new folder in the cache, on the same file system as what it will become.
 * @param {string} cacheDir
 * @param {string} recipe whose lock the caller holds
 * @returns {Promise<string>}
 */
export async function temporaryFolder(cacheDir, recipe) {
  const folder = join(cacheDir, `${temporaryPrefix(recipe)}${randomBytes(4).toString('hex')}`);
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * Clears away what a run that was killed has left behind. The caller holds the recipe's lock, so nobody is using it.
 * @param {string} cacheDir
 * @param {string} recipe
 */
export async function removeAbandoned(cacheDir, recipe) {
  const names = await readdir(cacheDir);
  const abandoned = names.filter((name) => name.startsWith(temporaryPrefix(recipe)));
  await Promise.all(abandoned.map((name) => rm(join(cacheDir, name), { recursive: true, force: true, maxRetries: 3 })));
}

/** @param {string} recipe */
function temporaryPrefix(recipe) {
  return `.tmp-${recipe}-`;
}

/**
 * The set in a folder, or null when it isn't there, isn't whole, or was made by another recipe.
 * @param {string} folder
 * @param {string} recipe
 * @param {{ hashes: boolean }} depth `hashes`: read every shard; otherwise their sizes are compared
 * @returns {Promise<PreparedSet | null>}
 */
export async function inspectSet(folder, recipe, { hashes }) {
  const text = await readFile(join(folder, 'index.json'), 'utf8').catch(() => null);
  const shards = text === null ? null : shardsOf(text, recipe);
  if (text === null || shards === null) return null;
  for (const shard of shards) {
    const path = join(folder, shard.file);
    const info = await stat(path).catch(() => null);
    if (info === null || info.size !== shard.bytes) return null;
    if (
      hashes &&
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex') !== shard.sha256
    )
      return null;
  }
  return { shards, bytes: shards.reduce((sum, shard) => sum + shard.bytes, 0), text };
}

/**
 * @param {string} text
 * @param {string} recipe
 * @returns {PreparedSet['shards'] | null}
 */
function shardsOf(text, recipe) {
  try {
    const index = JSON.parse(text);
    if (index.version !== 1 || index.recipe !== recipe) return null;
    /** @type {PreparedSet['shards']} */
    const shards = index.files ?? [...index.shards.train, ...index.shards.test];
    const sound = shards.every(
      (shard) =>
        /^[a-z0-9][a-z0-9.-]*$/.test(shard.file) && Number.isInteger(shard.bytes) && typeof shard.sha256 === 'string',
    );
    return sound && shards.length > 0 ? shards : null;
  } catch {
    return null;
  }
}

/**
 * Puts a whole set (checked by the caller) into a folder: shards first, then the index, then away with what is old.
 * @param {PreparedSet} set
 * @param {string} from
 * @param {string} to
 */
export async function publishSet(set, from, to) {
  await mkdir(to, { recursive: true });
  for (const shard of set.shards) await place(join(from, shard.file), join(to, shard.file));
  await writeAtomically(join(to, 'index.json'), set.text);
  const wanted = new Set(['index.json', ...set.shards.map((shard) => shard.file)]);
  for (const name of await readdir(to))
    if (!wanted.has(name)) await rm(join(to, name), { force: true, recursive: true });
}

/**
 * Makes a finished temporary folder the cached set. When another run was faster, its set stays.
 * @param {string} folder
 * @param {string} target
 */
export async function keepSet(folder, target) {
  await rm(target, { recursive: true, force: true, maxRetries: 3 });
  await mkdir(join(target, '..'), { recursive: true });
  await rename(folder, target);
}

/**
 * A hard link where that is possible, else a copy; under a temporary name until it is whole.
 * @param {string} from
 * @param {string} to
 */
async function place(from, to) {
  const temporary = `${to}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await link(from, temporary).catch(() => copyFile(from, temporary, constants.COPYFILE_FICLONE));
    await rename(temporary, to);
  } finally {
    // After renaming a link onto the same file, both names are still there.
    await rm(temporary, { force: true });
  }
}

/**
 * @param {string} path
 * @param {string} text
 */
export async function writeAtomically(path, text) {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}
