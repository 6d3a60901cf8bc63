// Measures how fast the engines of a case train, in turns: one round lets each train for a while, then the next begins.
// Not responsible for: what is measured (cases.mjs) or writing it down (report-*.mjs).
import { taskKey } from './cases.mjs';
import { peakMemoryBytes } from './chromium.mjs';
import { OutOfTimeError, within } from './deadline.mjs';
import { startRecording, stopRecording } from './frame-recorder.mjs';
import { createProcessorMeter } from './processor-meter.mjs';
import { median, summarizeGaps } from './statistics.mjs';

/** @typedef {import('./pages/contract.ts').Task} Task */
/** @typedef {import('./pages/contract.ts').Started} Started */
/** @typedef {import('./pages/contract.ts').Interval} Interval */
/** @typedef {import('./results.mjs').Row} Row */
/** @typedef {import('./results.mjs').Skipped} Skipped */

/**
 * @typedef {object} Bench
 * @property {import('./chromium.mjs').BenchBrowser} chromium
 * @property {{ plain: string, isolated: string }} pages Addresses of the entrants' page, without and with shared memory.
 * @property {import('./cases.mjs').Effort} effort
 * @property {import('./deadline.mjs').Deadline} deadline
 * @property {(line: string) => void} log
 */

/**
 * @typedef {object} Entrant
 * @property {Task} task
 * @property {import('@playwright/test').Page} page
 * @property {Started} started
 * @property {Interval[]} intervals
 * @property {number[]} gapsMs
 * @property {import('./processor-meter.mjs').ProcessorMeter} meter Of the repetitions.
 */

/** Rather no repetition than one that is cut off. */
const LEAST_REMAINING_MS = 1500;

/** Why something could not be measured, in one line. @returns {string} */
export function reasonOf(/** @type {unknown} */ error) {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? text).replace(/^page\.evaluate: (Error: )?/, '');
}

/**
 * @param {Bench} bench
 * @param {Task} task
 * @returns {Promise<Entrant>}
 */
async function open({ chromium, pages, effort, deadline }, task) {
  const page = await chromium.browser.newPage();
  try {
    await page.goto(task.threaded ? pages.isolated : pages.plain);
    const limitMs = Math.min(effort.startLimitMs, deadline.remainingMs());
    const started = await within(
      page.evaluate((/** @type {Task} */ given) => window.bench.begin(given), task),
      limitMs,
    );
    await within(train(page, effort.warmUpMs), limitMs);
    return { task, page, started, intervals: [], gapsMs: [], meter: createProcessorMeter(chromium.processes) };
  } catch (error) {
    // A page whose thread is busy for good answers no request to close; nobody waits for it.
    void page.close().catch(() => undefined);
    throw error;
  }
}

/** @returns {Promise<Interval>} */
function train(/** @type {import('@playwright/test').Page} */ page, /** @type {number} */ durationMs) {
  return page.evaluate((duration) => window.bench.train(duration), durationMs);
}

/** One repetition. */
async function repeat(/** @type {Bench} */ { effort }, /** @type {Entrant} */ { page, intervals, gapsMs, meter }) {
  await page.bringToFront();
  await page.evaluate(startRecording);
  const interval = await meter.during(() => train(page, effort.repetitionMs));
  gapsMs.push(...(await page.evaluate(stopRecording)));
  if (!Number.isFinite(interval.loss)) throw new Error(`its loss became ${interval.loss}`);
  intervals.push(interval);
}

/** @returns {Row} */
function rowOf(/** @type {Entrant} */ { task, started, intervals, gapsMs, meter }) {
  const tab = meter.busiestTab();
  const rates = intervals.map(({ images, durationMs }) => (images / durationMs) * 1000);
  const seconds = intervals.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  return {
    engine: task.engine,
    backend: task.backend,
    network: task.network,
    batch: task.batchSize,
    threads: started.threads,
    imagesPerSecond: median(rates),
    where: task.where,
    optimizer: started.optimizer,
    parameters: started.parameters,
    repetitions: rates,
    engineMs: started.engineMs,
    firstLossMs: started.firstLossMs,
    firstLoss: started.firstLoss,
    lastLoss: intervals.at(-1)?.loss ?? Number.NaN,
    peakMemoryBytes: tab === null ? null : peakMemoryBytes(tab),
    processorsBusy: meter.seconds() / seconds,
    frames: summarizeGaps(gapsMs),
  };
}

/**
 * Every engine of the case, in turns. What can't be measured is told with its reason and holds nobody up.
 * @param {Bench} bench
 * @param {import('./cases.mjs').Case} measured
 * @returns {Promise<{ rows: readonly Row[], skipped: readonly Skipped[] }>}
 */
export async function measureCase(bench, measured) {
  const { effort, deadline, log } = bench;
  /** @type {Skipped[]} */
  const skipped = [];
  /** @type {Entrant[]} */
  const entrants = [];
  const skip = (/** @type {Task} */ task, /** @type {unknown} */ error) => {
    const reason = reasonOf(error);
    log(`  ${taskKey(task)}: not measured, ${reason}`);
    skipped.push({ what: taskKey(task), reason });
  };
  log(`${measured.network}, batches of ${measured.batchSize}`);
  for (const task of measured.tasks) {
    try {
      if (deadline.remainingMs() < LEAST_REMAINING_MS) throw new OutOfTimeError('the time of the run was used up');
      const entrant = await open(bench, task);
      log(`  ${taskKey(task)}: first loss ${entrant.started.firstLoss.toFixed(3)}`);
      entrants.push(entrant);
    } catch (error) {
      skip(task, error);
    }
  }
  const failed = new Set();
  for (let round = 0; round < effort.repetitions; round += 1) {
    for (const entrant of entrants) {
      if (failed.has(entrant) || deadline.remainingMs() < LEAST_REMAINING_MS) continue;
      await within(repeat(bench, entrant), deadline.remainingMs()).catch((/** @type {unknown} */ error) => {
        failed.add(entrant);
        skip(entrant.task, error);
      });
    }
  }
  // One that failed on the way is no result, and who had no turn at all is none either.
  const done = entrants.filter((entrant) => !failed.has(entrant) && entrant.intervals.length > 0);
  for (const entrant of entrants) {
    if (entrant.intervals.length === 0 && !failed.has(entrant)) {
      skip(entrant.task, new OutOfTimeError('the time of the run was used up'));
    }
  }
  const rows = done.map(rowOf);
  await Promise.race([Promise.all(entrants.map(({ page }) => page.close().catch(() => undefined))), sleepMs(5000)]);
  for (const row of rows)
    log(`  ${row.engine} ${row.backend} ${row.where}: ${row.imagesPerSecond.toFixed(1)} images/s`);
  return { rows, skipped };
}

/** @returns {Promise<void>} */
function sleepMs(/** @type {number} */ durationMs) {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs).unref();
  });
}
