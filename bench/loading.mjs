// Measures what a reader with a slow device on a slow line waits for: cold loads of lessons, with the largest contentful
// paint, the layout shift and the longest task before anybody has touched the page.
// Not responsible for: judging (targets.mjs), the bytes of a page (.size-limit.mjs).
import { isWanted } from './cases.mjs';
import { OutOfTimeError, within } from './deadline.mjs';
import { installLoadRecorder, readLoad } from './load-recorder.mjs';
import { median } from './statistics.mjs';

/** @typedef {import('./measure.mjs').Bench} Bench */
/** @typedef {import('./results.mjs').OpeningRow} OpeningRow */
/** @typedef {import('./load-recorder.mjs').Load} Load */

const OPEN_LIMIT_MS = 60_000;
/** A page without a request, a shift and a long task for so long has settled. */
const SETTLED_MS = 2500;
const LOADS = 5;
const QUICK_LOADS = 1;

const CPU_SLOWDOWN = 4;
const BITS_PER_SECOND = 1_600_000;
const ROUND_TRIP_MS = 150;

/** The two with most text and figures, the one that teachers open first, and an ordinary one. */
const LESSONS = /** @type {const} */ (['mlp', 'mlp-vs-cnn', 'convolution', 'looking-inside']);
const LOCALES = /** @type {const} */ (['zh', 'en']);

/**
 * @param {readonly string[]} filters
 * @returns {readonly string[]} Routes.
 */
export function chooseLessons(filters) {
  return LESSONS.flatMap((lesson) => LOCALES.map((locale) => `${locale}/${lesson}`)).filter((route) =>
    isWanted(`loading ${route.replace('/', ' ')}`, filters),
  );
}

/**
 * One load by a reader who was never here.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @returns {Promise<Load>}
 */
export async function measureLoad(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: ROUND_TRIP_MS,
      downloadThroughput: BITS_PER_SECOND / 8,
      uploadThroughput: BITS_PER_SECOND / 8,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.addInitScript(installLoadRecorder);
    await page.goto(url, { waitUntil: 'commit', timeout: OPEN_LIMIT_MS });
    // The quiz comes last of all.
    await page.locator('[data-section="quiz"] ol').first().waitFor({ timeout: OPEN_LIMIT_MS });
    return await page.evaluate(readLoad, SETTLED_MS);
  } finally {
    await context.close();
  }
}

/**
 * What can't be measured is told with its reason.
 * @param {Bench} bench
 * @param {string | null} course Address of the built course, compressed as hosts send it.
 * @param {readonly string[]} routes
 */
export async function measureLoading(bench, course, routes) {
  const { chromium, deadline, effort, log } = bench;
  const count = effort.totalMs === null ? LOADS : QUICK_LOADS;
  /** @type {OpeningRow[]} */
  const loading = [];
  /** @type {import('./results.mjs').Skipped[]} */
  const skipped = [];
  for (const route of course === null ? [] : routes) {
    try {
      /** @type {Load[]} */
      const loads = [];
      for (let i = 0; i < count; i += 1) {
        // Another document each time: with the same address the browser would only move within the page.
        const load = measureLoad(chromium.browser, `${course}?load=${i}#/${route}`);
        loads.push(await within(load, deadline.remainingMs()));
      }
      const row = {
        route,
        loads: loads.length,
        paintMs: median(loads.map((load) => load.paintMs)),
        shift: median(loads.map((load) => load.shift)),
        longestTaskMs: median(loads.map((load) => load.longestTaskMs)),
        element: loads[0]?.element ?? '',
        bytes: median(loads.map((load) => load.bytes)),
        requests: median(loads.map((load) => load.requests)),
      };
      loading.push(row);
      log(
        `  ${route}: largest paint ${row.paintMs.toFixed(0)} ms (${row.element}), shift ${row.shift.toFixed(3)}, longest task ${row.longestTaskMs.toFixed(0)} ms`,
      );
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
      log(`  loading ${route}: not measured, ${reason}`);
      skipped.push({ what: `loading ${route}`, reason });
      if (error instanceof OutOfTimeError) break;
    }
  }
  return { loading, skipped };
}
