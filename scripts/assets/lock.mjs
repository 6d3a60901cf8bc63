// One preparation of a set at a time on this machine: a second one (another checkout, `npm test` beside `npm start`) waits
// and then finds the set in the cache. A lock whose owner is gone, or has not touched it for a minute, is taken over.

import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const TOUCH_MS = 10_000;
const ABANDONED_MS = 60_000;
const POLL_MS = 300;

/**
 * Runs `work` while holding the lock.
 * @template T
 * @param {string} cacheDir
 * @param {string} name
 * @param {{ signal?: AbortSignal | undefined, onWait: () => void }} options
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(cacheDir, name, { signal, onWait }, work) {
  const folder = join(cacheDir, 'locks');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.lock`);
  const owner = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
  let told = false;
  while (!(await acquire(path, owner))) {
    if (!told) onWait();
    told = true;
    await delay(POLL_MS, undefined, signal === undefined ? {} : { signal });
  }
  const touching = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, TOUCH_MS);
  touching.unref();
  try {
    return await work();
  } finally {
    clearInterval(touching);
    if ((await readFile(path, 'utf8').catch(() => '')) === owner) await rm(path, { force: true });
  }
}

/**
 * @param {string} path
 * @param {string} owner
 * @returns {Promise<boolean>}
 */
async function acquire(path, owner) {
  try {
    await writeFile(path, owner, { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  if (await isAbandoned(path)) {
    // Renaming first lets only one of several waiters remove it.
    const aside = `${path}.${randomUUID()}`;
    await rename(path, aside).then(
      () => rm(aside, { force: true }),
      () => {},
    );
  }
  return false;
}

/**
 * @param {string} path
 * @returns {Promise<boolean>}
 */
async function isAbandoned(path) {
  const info = await stat(path).catch(() => null);
  if (info === null) return false;
  if (Date.now() - info.mtimeMs > ABANDONED_MS) return true;
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    const owner = JSON.parse(text);
    return owner.host === hostname() && !isAlive(owner.pid);
  } catch {
    // Just being written, or damaged: its age will tell.
    return false;
  }
}

/**
 * @param {unknown} pid
 * @returns {boolean}
 */
function isAlive(pid) {
  if (typeof pid !== 'number') return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
