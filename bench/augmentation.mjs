// Measures what augmenting a batch costs, in the run whose training steps it is compared with.
// Not responsible for: the comparison (targets.mjs).
import { isWanted } from './cases.mjs';
import { within } from './deadline.mjs';

/** @typedef {import('./measure.mjs').Bench} Bench */
/** @typedef {import('./pages/augmentation.ts').AugmentationTimes} AugmentationTimes */
/** @typedef {import('./results.mjs').Skipped} Skipped */

const ROUNDS = 200;
const WARM_UP_ROUNDS = 100;

/** @returns {boolean} */
export function isAugmentationChosen(/** @type {readonly string[]} */ filters) {
  return isWanted('augmentation', filters);
}

/**
 * @param {Bench} bench
 * @returns {Promise<{ augmentation: AugmentationTimes | null, skipped: readonly Skipped[] }>}
 */
export async function measureAugmentation({ chromium, pages, deadline, log }) {
  const page = await chromium.browser.newPage();
  try {
    await page.goto(pages.plain);
    const augmentation = await within(
      page.evaluate(({ rounds, warmUpRounds }) => window.timeAugmentation(rounds, warmUpRounds), {
        rounds: ROUNDS,
        warmUpRounds: WARM_UP_ROUNDS,
      }),
      deadline.remainingMs(),
    );
    return { augmentation, skipped: [] };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
    log(`  augmentation: not measured, ${reason}`);
    return { augmentation: null, skipped: [{ what: 'augmentation', reason }] };
  } finally {
    await page.close();
  }
}
