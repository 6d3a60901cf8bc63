// Measures the exhibit in which a kernel is laid on the camera's picture: the sums against a plain loop, and the way of
// a frame from the camera to the screen on one core. Not responsible for: training (measure.mjs, frames.mjs).
import { execFileSync } from 'node:child_process';
import { isWanted } from './cases.mjs';
import { installCamera, takeCameraTimes } from './camera-recorder.mjs';
import { within } from './deadline.mjs';
import { startRecording, stopRecording } from './frame-recorder.mjs';
import { median, percentile, summarizeGaps } from './statistics.mjs';

/** @typedef {import('./measure.mjs').Bench} Bench */
/** @typedef {import('./results.mjs').CameraRow} CameraRow */
/** @typedef {import('./results.mjs').PhotoFacts} PhotoFacts */

const FILTER_ROUNDS = 40;
const WARM_UP_ROUNDS = 10;
const OPEN_LIMIT_MS = 30_000;
/** Until code is compiled and the first frames have passed. */
const SETTLE_MS = 2000;

/** @typedef {'filter' | 'camera sum' | 'camera channels'} PhotoPart */

/** @type {readonly PhotoPart[]} */
const PARTS = ['filter', 'camera sum', 'camera channels'];

/**
 * @param {readonly string[]} filters
 * @returns {readonly PhotoPart[]}
 */
export function choosePhotoParts(filters) {
  return PARTS.filter((part) => isWanted(`photo ${part}`, filters));
}

/** @returns {Promise<void>} */
function sleepMs(/** @type {number} */ durationMs) {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs);
  });
}

/**
 * Lets all of the browser's processes run on these processors only.
 * @param {Bench} bench
 * @param {string} processors As taskset has it: `0` or `0-3`.
 * @returns {Promise<boolean>} False where the system has no such thing.
 */
async function runOn({ chromium }, processors) {
  let isDone = true;
  for (const { id } of await chromium.processes()) {
    try {
      execFileSync('taskset', ['-a', '-c', '-p', processors, String(id)], { stdio: 'ignore' });
    } catch {
      // No taskset here, or a process that ended meanwhile.
      isDone = false;
    }
  }
  return isDone;
}

/** @returns {string} */
function allProcessors(/** @type {number} */ count) {
  return `0-${Math.max(0, count - 1)}`;
}

/**
 * @param {Bench} bench
 * @param {string} course
 * @param {CameraRow['view']} view
 * @param {number} cores
 * @returns {Promise<CameraRow>}
 */
async function measureCamera(bench, course, view, cores) {
  const page = await bench.chromium.browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    await page.addInitScript(installCamera);
    await page.goto(`${course}#/en/convolution?exhibit=kernel-on-photo&size=5&preset=random&view=${view}`);
    const exhibit = page.locator('[data-exhibit="kernel-on-photo"]');
    await exhibit.getByRole('button', { name: 'Start the camera' }).click({ timeout: OPEN_LIMIT_MS });
    const live = exhibit.locator('[data-describe]', { hasText: 'live picture, 480 × 640 × 3' });
    await live.waitFor({ state: 'attached', timeout: OPEN_LIMIT_MS });
    const isOnOneCore = await runOn(bench, '0');
    await sleepMs(SETTLE_MS);
    await page.evaluate(takeCameraTimes);
    await page.evaluate(startRecording);
    await sleepMs(bench.effort.frameMs);
    const timesMs = await page.evaluate(takeCameraTimes);
    const gaps = summarizeGaps(await page.evaluate(stopRecording));
    return {
      view,
      cores: isOnOneCore ? 1 : cores,
      frames: timesMs.length,
      medianMs: median(timesMs),
      p95Ms: percentile(timesMs, 0.95),
      maxMs: percentile(timesMs, 1),
      gaps,
    };
  } finally {
    await runOn(bench, allProcessors(cores));
    await page.close();
  }
}

/** @returns {Promise<NonNullable<PhotoFacts['filter']>>} */
async function measureFilter(/** @type {Bench} */ { chromium, pages }) {
  const page = await chromium.browser.newPage();
  try {
    await page.goto(pages.plain);
    return await page.evaluate(({ rounds, warmUpRounds }) => window.timeFilter(rounds, warmUpRounds), {
      rounds: FILTER_ROUNDS,
      warmUpRounds: WARM_UP_ROUNDS,
    });
  } finally {
    await page.close();
  }
}

/**
 * What can't be measured is told with its reason.
 * @param {Bench} bench
 * @param {string | null} course Address of the built course; needed for the camera.
 * @param {readonly PhotoPart[]} parts
 * @param {number} cores Of the machine.
 * @returns {Promise<{ photo: PhotoFacts, skipped: import('./results.mjs').Skipped[] }>}
 */
export async function measurePhoto(bench, course, parts, cores) {
  const { deadline, log } = bench;
  /** @type {PhotoFacts['filter']} */
  let filter = null;
  /** @type {CameraRow[]} */
  const camera = [];
  /** @type {import('./results.mjs').Skipped[]} */
  const skipped = [];
  for (const part of parts) {
    try {
      if (part === 'filter') {
        filter = await within(measureFilter(bench), deadline.remainingMs());
      } else if (course !== null) {
        const view = part === 'camera sum' ? 'sum' : 'channels';
        const row = await within(measureCamera(bench, course, view, cores), deadline.remainingMs());
        camera.push(row);
        log(`  camera, ${view}: ${row.frames} frames, p95 from frame to paint ${row.p95Ms.toFixed(1)} ms`);
      }
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
      log(`  photo ${part}: not measured, ${reason}`);
      skipped.push({ what: `photo ${part}`, reason });
    }
  }
  return { photo: { filter, camera }, skipped };
}
