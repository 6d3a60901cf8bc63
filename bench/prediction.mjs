// Measures how fast MobileNetV2 predicts, ours beside tfjs on WebAssembly, in a worker of its own for each batch size and number of threads.
// Not responsible for: the comparison (targets.mjs).
import { cpus } from 'node:os';
import { isWanted } from './cases.mjs';
import { within } from './deadline.mjs';
import { median } from './statistics.mjs';

/** @typedef {import('./measure.mjs').Bench} Bench */
/** @typedef {import('./results.mjs').PredictionRow} PredictionRow */
/** @typedef {import('./results.mjs').Skipped} Skipped */

/** @typedef {{ batch: number, threads: number }} PredictionCase */

/** Threads as many as there are cores, since nothing else is to be done meanwhile. @type {readonly PredictionCase[]} */
const CASES = [
  { batch: 1, threads: 1 },
  { batch: 8, threads: 1 },
  { batch: 1, threads: Math.min(cpus().length, 4) },
  { batch: 8, threads: Math.min(cpus().length, 4) },
];

/** A prediction takes some ten milliseconds, so turns can be short: what disturbs the machine then disturbs all alike. */
const TURNS_A_REPETITION = 10;

/** @returns {string} */
function caseName(/** @type {PredictionCase} */ { batch, threads }) {
  return `mobilenet ${batch}${threads > 1 ? ' threads' : ''}`;
}

/**
 * @param {readonly string[]} filters
 * @returns {readonly PredictionCase[]}
 */
export function choosePredictions(filters) {
  return CASES.filter((each) => isWanted(caseName(each), filters));
}

/**
 * What can't be measured is told with its reason.
 * @param {Bench} bench
 * @param {readonly PredictionCase[]} cases
 * @returns {Promise<{ predictions: readonly PredictionRow[], skipped: readonly Skipped[] }>}
 */
export async function measurePredictions({ chromium, pages, effort, deadline, log }, cases) {
  /** @type {PredictionRow[]} */
  const predictions = [];
  /** @type {Skipped[]} */
  const skipped = [];
  for (const each of cases) {
    const page = await chromium.browser.newPage();
    try {
      await page.goto(each.threads > 1 ? pages.isolated : pages.plain);
      const found = await within(
        page.evaluate((task) => window.timePrediction(task), {
          ...each,
          rounds: effort.repetitions * TURNS_A_REPETITION,
          roundMs: effort.repetitionMs / TURNS_A_REPETITION,
          warmUpMs: effort.warmUpMs,
        }),
        deadline.remainingMs(),
      );
      for (const { engine, backend, threads, rates, difference } of found) {
        const imagesPerSecond = median(rates);
        log(`  ${caseName(each)}, ${engine} ${backend}: ${imagesPerSecond.toFixed(1)} images/s`);
        predictions.push({
          engine,
          backend,
          batch: each.batch,
          threads,
          imagesPerSecond,
          repetitions: rates,
          difference,
        });
      }
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
      log(`  ${caseName(each)}: not measured, ${reason}`);
      skipped.push({ what: caseName(each), reason });
    } finally {
      await page.close();
    }
  }
  return { predictions, skipped };
}
