// Measures how soon a slider's change is seen: every slider (or number field) of every exhibit that computes on the page
// itself, moved by its keys. Not responsible for: the camera (photo.mjs), frame gaps while networks train (frames.mjs).
import { isWanted } from './cases.mjs';
import { within } from './deadline.mjs';
import { installSliderRecorder, takeSliderChanges } from './slider-recorder.mjs';
import { median, percentile } from './statistics.mjs';

/** @typedef {import('./measure.mjs').Bench} Bench */
/** @typedef {import('./results.mjs').SliderRow} SliderRow */

const OPEN_LIMIT_MS = 30_000;
/** Changes of one slider before any counts: code is compiled by then. */
const WARM_UP_CHANGES = 6;
const CHANGES = 24;
/** Of an exhibit with many fields the first are enough. */
const MOST_CONTROLS = 8;
const SLIDERS = 'input[type="range"]:enabled';
/** What takes their place where there are none: handles to drag and number fields. */
const FIELDS = '[role="slider"], input[role="spinbutton"]:enabled';

/** Exhibits whose figure is computed on the page while a slider moves. */
const EXHIBITS = /** @type {const} */ ([
  ['mlp-vs-cnn', 'cut-the-cables'],
  ['convolution', 'one-number'],
  ['convolution', 'stride-padding'],
  ['convolution', 'receptive-field'],
  ['convolution', 'kernel-on-photo'],
  ['conv-calculator', 'calculator'],
  ['pooling', 'pool-lab'],
  ['pooling', 'shift-tolerance'],
  ['pooling', 'global-average'],
]);

/** @typedef {(typeof EXHIBITS)[number]} SliderExhibit */

/**
 * @param {readonly string[]} filters
 * @returns {readonly SliderExhibit[]}
 */
export function chooseSliderExhibits(filters) {
  return EXHIBITS.filter(([, exhibit]) => isWanted(`sliders ${exhibit}`, filters));
}

/** Runs in a page. */
function threeFrames() {
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

/**
 * @param {Bench} bench
 * @param {string} course
 * @param {SliderExhibit} exhibit
 * @returns {Promise<SliderRow | null>} Null where there is no slider to move.
 */
async function measureSliders(bench, course, [lesson, exhibit]) {
  const page = await bench.chromium.browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    await page.addInitScript(installSliderRecorder);
    await page.goto(`${course}#/en/${lesson}?exhibit=${exhibit}`);
    const section = page.locator(`[data-exhibit="${exhibit}"]`);
    await section.waitFor({ timeout: OPEN_LIMIT_MS });
    await page.waitForLoadState('networkidle');
    const sliders = section.locator((await section.locator(SLIDERS).count()) > 0 ? SLIDERS : FIELDS);
    const count = Math.min(MOST_CONTROLS, await sliders.count());
    /** @type {ReturnType<typeof takeSliderChanges>} */
    const changes = [];
    for (let index = 0; index < count; index += 1) {
      const slider = sliders.nth(index);
      // A change may take another slider away, or switch it off.
      if (!(await slider.isEnabled({ timeout: 1000 }).catch(() => false))) continue;
      for (let change = 0; change < WARM_UP_CHANGES + CHANGES; change += 1) {
        if (change === WARM_UP_CHANGES) await page.evaluate(takeSliderChanges);
        // To and fro, in steps of three.
        await slider.press(change % 6 < 3 ? 'ArrowUp' : 'ArrowDown', { timeout: 5000 });
        // What one change draws late must not be taken for the next one's.
        await page.evaluate(threeFrames);
      }
      changes.push(...(await page.evaluate(takeSliderChanges)));
    }
    if (changes.length === 0) return null;
    const workMs = changes.map((change) => change.workMs);
    const paintMs = changes.map((change) => change.paintMs);
    return {
      exhibit,
      sliders: count,
      changes: changes.length,
      workMedianMs: median(workMs),
      workP95Ms: percentile(workMs, 0.95),
      paintMedianMs: median(paintMs),
      paintP95Ms: percentile(paintMs, 0.95),
      late: changes.filter(({ isLate }) => isLate).length,
    };
  } finally {
    await page.close();
  }
}

/**
 * What can't be measured is told with its reason.
 * @param {Bench} bench
 * @param {string | null} course Address of the built course.
 * @param {readonly SliderExhibit[]} exhibits
 */
export async function measureAllSliders(bench, course, exhibits) {
  const { deadline, log } = bench;
  /** @type {SliderRow[]} */
  const sliders = [];
  /** @type {import('./results.mjs').Skipped[]} */
  const skipped = [];
  for (const each of course === null ? [] : exhibits) {
    try {
      const row = await within(measureSliders(bench, course ?? '', each), deadline.remainingMs());
      if (row === null) skipped.push({ what: `sliders ${each[1]}`, reason: 'no slider there' });
      else {
        sliders.push(row);
        log(
          `  ${each[1]}: ${row.changes} changes, p95 of work ${row.workP95Ms.toFixed(1)} ms, of paint ${row.paintP95Ms.toFixed(1)} ms, ${row.late} late`,
        );
      }
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
      log(`  sliders ${each[1]}: not measured, ${reason}`);
      skipped.push({ what: `sliders ${each[1]}`, reason });
    }
  }
  return { sliders, skipped };
}
