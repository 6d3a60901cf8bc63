// Builds what is measured: the kernels, the benchmark's pages, the course itself. Everything goes to the cache of
// node_modules. Not responsible for: serving it (servers.mjs).
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { prepareAssets } from '../scripts/assets/prepare.mjs';
import { ROOT, run } from '../scripts/install.mjs';
import { PAGES_DIRECTORY } from './vite.config.mjs';

const COURSE_DIRECTORY = fileURLToPath(new URL('../node_modules/.cache/stride-bench/course', import.meta.url));
/** Data sets, models and photos, where `npm run assets` puts them. */
export const PUBLIC_DIRECTORY = fileURLToPath(new URL('../public', import.meta.url));

/** Our own output must not get between the lines of a report on stdout. */
export async function buildKernels() {
  const code = await run('node', ['scripts/build-kernels.mjs'], { stdio: ['ignore', process.stderr, 'inherit'] });
  if (code !== 0) throw new Error('the kernels could not be built');
}

/**
 * The pages of the entrants.
 * @param {string} [outDir] Another place for them, where two programs may build them at the same time.
 * @returns {Promise<readonly string[]>} Directories to serve.
 */
export async function buildPages(outDir = PAGES_DIRECTORY) {
  await build({ configFile: fileURLToPath(new URL('vite.config.mjs', import.meta.url)), build: { outDir } });
  return [outDir];
}

/**
 * The course as `npm run build` makes it, its data left where they are.
 * @returns {Promise<readonly string[]>} Directories to serve.
 */
export async function buildCourse() {
  await prepareAssets({ only: ['mnist'], required: ['mnist'], quiet: true });
  await build({
    root: ROOT,
    logLevel: 'error',
    build: { outDir: COURSE_DIRECTORY, emptyOutDir: true, copyPublicDir: false },
  });
  return [COURSE_DIRECTORY, PUBLIC_DIRECTORY];
}

/**
 * The directory with CIFAR-10 and a base model in it: the body of MobileNetV2, whatever else there is.
 * @returns {Promise<string>}
 */
export async function prepareFeatureAssets() {
  const needed = ['cifar10', 'mobilenet-v2-body'];
  await prepareAssets({ only: needed, required: needed, quiet: true });
  return PUBLIC_DIRECTORY;
}

/** Whether this machine has a base model or a set of photos, such as `models/mobilenet-v2`. @returns {boolean} */
export function isPrepared(/** @type {string} */ folder) {
  return existsSync(`${PUBLIC_DIRECTORY}/${folder}/index.json`);
}
