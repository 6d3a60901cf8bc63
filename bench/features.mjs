// Measures on every backend how fast the features of a base model come and a head is trained on them.
// Not responsible for: the work in the page (pages/features.ts), what features are worth (transfer.mjs).
import { isPrepared, prepareFeatureAssets } from './build.mjs';
import { isWanted } from './cases.mjs';
import { inFreshProfile } from './chromium.mjs';
import { OutOfTimeError, within } from './deadline.mjs';
import { reasonOf } from './measure.mjs';
import { serve } from './servers.mjs';

/** @typedef {import('./measure.mjs').Bench} Bench */
/** @typedef {import('./results.mjs').FeatureRow} FeatureRow */
/** @typedef {import('./results.mjs').Skipped} Skipped */
/** @typedef {import('../src/engine/protocol/backends.ts').BackendId} FeatureBackend */

/** All that the course has, in its order. */
const BACKENDS = /** @type {const} */ (['fused-relaxed', 'fused', 'webgl', 'webgpu', 'cpu']);
/** Those that a quick run has time for. @type {readonly FeatureBackend[]} */
const QUICK_BACKENDS = ['fused-relaxed', 'fused'];

/** As many pictures as a reader may gather in a few minutes; a head is trained on so many everywhere. */
const PICTURES = 200;
/** Where a picture takes seconds, so few tell the same. */
const FEW_PICTURES = 10;
/** A backend that takes longer is left out and said so. */
const BACKEND_LIMIT_MS = 240_000;

/**
 * @param {readonly string[]} filters
 * @param {{ quick: boolean }} options
 * @returns {readonly FeatureBackend[]}
 */
export function chooseFeatures(filters, { quick }) {
  return BACKENDS.filter(
    (backend) => isWanted(`features ${backend}`, filters) && (!quick || QUICK_BACKENDS.includes(backend)),
  );
}

/**
 * How many pictures a backend is given: few to plain JavaScript and to graphics in software.
 * @param {FeatureBackend} backend
 * @param {{ software: boolean }} graphics
 */
export function picturesFor(backend, { software }) {
  const isSlow = backend === 'cpu' || (software && (backend === 'webgpu' || backend === 'webgl'));
  return isSlow ? FEW_PICTURES : PICTURES;
}

/**
 * What can't be measured is told with its reason.
 * @param {Bench} bench
 * @param {readonly string[]} pageRoots Directories of the entrants' page.
 * @param {readonly FeatureBackend[]} backends
 * @returns {Promise<{ features: readonly FeatureRow[], skipped: readonly Skipped[] }>}
 */
export async function measureFeatures(bench, pageRoots, backends) {
  if (backends.length === 0) return { features: [], skipped: [] };
  const { log } = bench;
  /** @type {FeatureRow[]} */
  const features = [];
  /** @type {Skipped[]} */
  const skipped = [];
  const skip = (/** @type {FeatureBackend} */ backend, /** @type {unknown} */ error) => {
    const reason = reasonOf(error);
    log(`  features ${backend}: not measured, ${reason}`);
    skipped.push({ what: `features ${backend}`, reason });
  };
  let site;
  try {
    site = await serve([...pageRoots, await prepareFeatureAssets()]);
  } catch (error) {
    for (const backend of backends) skip(backend, error);
    return { features, skipped };
  }
  try {
    for (const backend of backends) {
      try {
        const row = await measureBackend(bench, `${site.url}bench.html`, backend);
        log(`  features ${backend}: ${((1000 * row.pictures) / row.extractMs).toFixed(1)} pictures/s`);
        features.push(row);
      } catch (error) {
        skip(backend, error);
      }
    }
  } finally {
    await site.close();
  }
  return { features, skipped };
}

/**
 * @param {Bench} bench
 * @param {string} url
 * @param {FeatureBackend} backend
 * @returns {Promise<FeatureRow>}
 */
async function measureBackend({ chromium, deadline }, url, backend) {
  const limitMs = Math.min(BACKEND_LIMIT_MS, deadline.remainingMs());
  if (limitMs === 0) throw new OutOfTimeError('the time of the run was used up');
  /** @type {FeatureRow['model']} */
  const model = isPrepared('models/mobilenet-v2') ? 'mobilenet-v2' : 'mobilenet-v2-body';
  const pictures = picturesFor(backend, chromium.graphics);
  const result = await inFreshProfile(chromium, url, (page) =>
    within(
      page.evaluate((task) => window.timeFeatures(task), { model, backend, pictures, headPictures: PICTURES }),
      limitMs,
    ),
  );
  return { backend, model, pictures, headPictures: PICTURES, ...result };
}
