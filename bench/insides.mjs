// Measures how often the figure `feature-maps` draws what the course's CIFAR-10 network makes of the camera's picture.
// Not responsible for: judging (targets.mjs), the camera itself (camera-recorder.mjs).
import { isWanted } from './cases.mjs';
import { installCamera } from './camera-recorder.mjs';
import { within } from './deadline.mjs';
import { median, percentile } from './statistics.mjs';

/** @typedef {import('./measure.mjs').Bench} Bench */
/** @typedef {import('./results.mjs').InsideFacts} InsideFacts */
/** @typedef {import('./results.mjs').Skipped} Skipped */

const OPEN_LIMIT_MS = 30_000;
/** A few hundred batches: the speed is the same however well the network is trained. */
const TRAIN_LIMIT_MS = 120_000;
const SETTLE_MS = 2000;

/** @returns {boolean} */
export function isInsideChosen(/** @type {readonly string[]} */ filters) {
  return isWanted('insides camera', filters);
}

/**
 * Runs in a page before its scripts: notes when the first map of the figure is drawn with other values than before. The
 * same map is drawn again whenever anything around it changes.
 */
function installMapRecorder() {
  /** @type {number[]} */
  const drawnAt = [];
  let last = 0;
  window.takeMapTimes = () => drawnAt.splice(0);
  const { prototype } = CanvasRenderingContext2D;
  prototype.putImageData = new Proxy(prototype.putImageData, {
    apply(target, self, given) {
      const canvas = self instanceof CanvasRenderingContext2D ? self.canvas : null;
      const item = canvas?.closest('[data-exhibit] ul > li') ?? null;
      const isFirst = item !== null && item.previousElementSibling === null;
      const [image] = given;
      if (isFirst && image instanceof ImageData && item.querySelector('button[aria-pressed]') !== null) {
        const sum = image.data.reduce((total, byte, at) => (total + byte * (at + 1)) % 2 ** 31, 0);
        if (sum !== last) drawnAt.push(performance.now());
        last = sum;
      }
      return Reflect.apply(target, self, given);
    },
  });
}

/**
 * Runs in a page.
 * @returns {number[]} When maps were drawn since the last call.
 */
function takeMapTimes() {
  return window.takeMapTimes?.() ?? [];
}

/** @returns {Promise<void>} */
function sleepMs(/** @type {number} */ durationMs) {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs);
  });
}

/**
 * @param {Bench} bench
 * @param {string} course
 * @returns {Promise<InsideFacts>}
 */
async function measureMaps(bench, course) {
  const page = await bench.chromium.browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    await page.addInitScript(installCamera);
    await page.addInitScript(installMapRecorder);
    await page.goto(`${course}#/en/looking-inside?exhibit=feature-maps&network=cifar10`);
    const exhibit = page.locator('[data-exhibit="feature-maps"]');
    await exhibit.getByRole('button', { name: 'Train the network here' }).click({ timeout: OPEN_LIMIT_MS });
    const pause = exhibit.getByRole('button', { name: 'Pause' });
    await pause.waitFor({ timeout: TRAIN_LIMIT_MS });
    await exhibit.getByText(/Training: step [1-9]/).waitFor({ timeout: TRAIN_LIMIT_MS });
    await pause.click();
    await exhibit.getByRole('button', { name: 'Go on training' }).waitFor({ timeout: OPEN_LIMIT_MS });
    await exhibit.getByRole('button', { name: 'Start the camera' }).click({ timeout: OPEN_LIMIT_MS });
    await sleepMs(SETTLE_MS);
    await page.evaluate(takeMapTimes);
    await sleepMs(bench.effort.frameMs);
    const times = await page.evaluate(takeMapTimes);
    const gaps = times.slice(1).map((at, i) => at - (times[i] ?? at));
    if (gaps.length === 0) throw new Error('no map was drawn');
    return { pictures: times.length, medianGapMs: median(gaps), p95GapMs: percentile(gaps, 0.95) };
  } finally {
    await page.close();
  }
}

/**
 * What can't be measured is told with its reason.
 * @param {Bench} bench
 * @param {string} course Address of the built course.
 * @returns {Promise<{ insides: InsideFacts | null, skipped: readonly Skipped[] }>}
 */
export async function measureInsides(bench, course) {
  const { deadline, log } = bench;
  try {
    const insides = await within(measureMaps(bench, course), deadline.remainingMs());
    log(`  maps of the camera's picture: every ${insides.medianGapMs.toFixed(1)} ms`);
    return { insides, skipped: [] };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
    log(`  insides camera: not measured, ${reason}`);
    return { insides: null, skipped: [{ what: 'insides camera', reason }] };
  }
}
