// Makes sure that node_modules is what the lock file says, without any dependency of its own.
// Not responsible for: the browser (browser.mjs) or the course's assets (assets/).
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = `${ROOT}node_modules/.stride-lock-hash`;

/**
 * Runs a command with inherited output and answers its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      ...options,
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Ends the process with a sentence when Node is too old to run the tool chain. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Stride needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the dependencies when they are absent or the lock file has changed since. */
export async function ensureInstalled() {
  const hash = createHash('sha256')
    .update(readFileSync(`${ROOT}package-lock.json`))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  console.log('Installing dependencies ...');
  // Not `npm ci`: that refuses a lock file that lacks an optional package of some other platform.
  const code = await run('npm', ['install', '--no-save', '--no-audit', '--no-fund']);
  if (code !== 0) {
    console.error('The dependencies could not be installed; the messages above say why.');
    process.exit(code);
  }
  writeFileSync(STAMP, hash);
}
