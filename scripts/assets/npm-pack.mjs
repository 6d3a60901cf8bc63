// Fetches a package's archive with `npm pack`, so that the machine's own registry, proxy and credentials are used.
// Nothing of the package is installed or run. Not responsible for: trusting it (archive.mjs checks the hash).

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AssetError } from './errors.mjs';

const CACHE = 'npm-cache';
const POLL_MS = 250;
/** A download that has not grown for this long is given up. */
const STALL_MS = 90_000;

/**
 * As npm names the archive of a package, scoped ones included.
 * @param {Pick<import('./manifest.mjs').Archive, 'name' | 'version'>} archive
 */
export function archiveFileName({ name, version }) {
  return `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`;
}

/**
 * How to start npm here: by its script where it can be found (no shell needed, also on Windows), else by name.
 * @returns {{ command: string, before: string[], shell: boolean }}
 */
function npmCommand() {
  const folder = dirname(process.execPath);
  const script = [
    process.env['npm_execpath'] ?? '',
    join(folder, 'node_modules/npm/bin/npm-cli.js'),
    join(folder, '../lib/node_modules/npm/bin/npm-cli.js'),
  ].find((path) => path.endsWith('npm-cli.js') && existsSync(path));
  if (script !== undefined) return { command: process.execPath, before: [script], shell: false };
  return { command: 'npm', before: [], shell: process.platform === 'win32' };
}

/**
 * Size of all files below a folder; what vanishes meanwhile counts nothing.
 * @param {string} folder
 * @returns {Promise<number>}
 */
async function folderBytes(folder) {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (info) => (info.isFile() ? info.size : 0),
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * @param {import('./manifest.mjs').Archive} archive
 * @param {string} folder an empty folder; npm's own cache is put there too, so that its growth tells how far it is
 * @param {{ signal?: AbortSignal | undefined, onBytes: (bytes: number) => void, stallMs?: number }} options
 * @returns {Promise<string>} path of the archive
 */
export async function npmPack(archive, folder, { signal, onBytes, stallMs = STALL_MS }) {
  signal?.throwIfAborted();
  onBytes(0);
  const { command, before, shell } = npmCommand();
  const spec = `${archive.name}@${archive.version}`;
  // Paths are relative to the folder: they need no quotes in any shell.
  const args = ['pack', spec, '--ignore-scripts', '--pack-destination', '.', '--cache', CACHE, '--loglevel', 'error'];
  const retries = ['--fetch-retries', '2', '--fetch-retry-mintimeout', '1000', '--fetch-retry-maxtimeout', '8000'];
  const child = spawn(command, [...before, ...args, ...retries, '--no-update-notifier'], {
    cwd: folder,
    shell,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (/** @type {Buffer} */ chunk) => {
    complaints = (complaints + chunk.toString('utf8')).slice(-4000);
  });
  let stalled = false;
  let grownAt = Date.now();
  let largest = 0;
  const poll = setInterval(() => {
    void folderBytes(join(folder, CACHE)).then((bytes) => {
      if (bytes > largest) {
        largest = bytes;
        grownAt = Date.now();
        onBytes(Math.min(bytes, archive.bytes));
      } else if (Date.now() - grownAt > stallMs) {
        stalled = true;
        child.kill();
      }
    });
  }, POLL_MS);
  function kill() {
    child.kill();
  }
  signal?.addEventListener('abort', kill);
  try {
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    signal?.throwIfAborted();
    if (stalled)
      throw new AssetError('source-unreachable', `The download of ${spec} has not moved for ${stallMs / 1000} s.`);
    if (code !== 0) throw complaint(spec, complaints);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new AssetError('source-unreachable', 'npm was not found on this machine.', error);
    }
    throw error;
  } finally {
    clearInterval(poll);
    signal?.removeEventListener('abort', kill);
  }
  return join(folder, archiveFileName(archive));
}

/**
 * @param {string} spec
 * @param {string} complaints what npm wrote to its error stream
 */
function complaint(spec, complaints) {
  const full = /ENOSPC|EDQUOT/.test(complaints);
  const lines = complaints.split('\n').map((text) => text.replace(/^npm (error|ERR!)\s*/, '').trim());
  // Of npm's lines those with a single word after their key (`code E404`) say the least.
  const line = lines.find((text) => /\s\S+\s/.test(text)) ?? lines.find((text) => text !== '');
  return new AssetError(
    full ? 'disk-full' : 'source-unreachable',
    full ? 'The disk is full.' : `npm could not fetch ${spec}${line === undefined ? '' : ` (${line})`}.`,
  );
}
