// What the figures were taken on. Not responsible for: the browser's part (chromium.mjs).
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { ROOT } from '../scripts/install.mjs';

/**
 * @param {import('./chromium.mjs').BenchBrowser} chromium
 * @returns {import('./results.mjs').Machine}
 */
export function describeMachine({ version, graphics }) {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release().split('.').slice(0, 2).join('.')}`,
    node: process.versions.node,
    browser: `Chromium ${version}`,
    graphics,
  };
}

/** Versions of the peers as installed. @returns {import('./results.mjs').PeerVersions} */
export function peerVersions() {
  const version = (/** @type {string} */ name) => {
    /** @type {{ version: string }} */
    const found = JSON.parse(readFileSync(`${ROOT}node_modules/${name}/package.json`, 'utf8'));
    return found.version;
  };
  return { tfjs: version('@tensorflow/tfjs'), convnetjs: version('convnetjs'), jaxJs: version('@jax-js/jax') };
}

/** The commit that was measured, with a mark when files differ from it; null outside a repository. */
export function currentCommit() {
  const git = (/** @type {string[]} */ ...args) => execFileSync('git', args, { cwd: ROOT, stdio: 'pipe' }).toString();
  try {
    const isClean = git('status', '--porcelain', '--untracked-files=no').trim() === '';
    return `${git('rev-parse', '--short', 'HEAD').trim()}${isClean ? '' : ' with changes'}`;
  } catch {
    return null;
  }
}
