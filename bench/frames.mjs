// Measures what a reader feels: gaps between animation frames while nothing trains, while the built course trains both
// networks of its duel, and while tfjs trains one of them on the page. Not responsible for: training speed (measure.mjs).
import { within } from './deadline.mjs';
import { openDuel } from './duel-page.mjs';
import { startRecording, stopRecording } from './frame-recorder.mjs';
import { summarizeGaps } from './statistics.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./cases.mjs').Scene} Scene */
/** @typedef {import('./measure.mjs').Bench} Bench */
/** @typedef {import('./results.mjs').FrameRow} FrameRow */
/** @typedef {import('./results.mjs').FrameFacts} FrameFacts */
/** @typedef {import('./pages/contract.ts').Task} Task */

/** @typedef {Omit<FrameFacts, 'rounds'> & { gapsMs: number[] }} Recording */

/**
 * What a scene gave in one round.
 * @typedef {object} Played
 * @property {readonly Recording[]} recordings
 * @property {{ clickToFirstLossMs: number, imagesPerSecond: { mlp: number, cnn: number } } | null} duel
 */

const BATCH_SIZE = 32;
const FIRST_STEP_LIMIT_MS = 60_000;
const POLL_MS = 50;

/** @returns {Promise<void>} */
function sleepMs(/** @type {number} */ durationMs) {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs);
  });
}

/**
 * Frame gaps of a page while something goes on.
 * @param {Page} page
 * @param {() => Promise<unknown>} work
 */
async function recordDuring(page, work) {
  await page.evaluate(startRecording);
  await work();
  return page.evaluate(stopRecording);
}

/** @returns {Promise<Played>} */
async function playIdle(/** @type {Bench} */ { effort }, /** @type {string} */ course, /** @type {Page} */ page) {
  await openDuel(page, course);
  const gapsMs = await recordDuring(page, () => sleepMs(effort.frameMs));
  return { recordings: [{ scene: 'idle', engine: null, backend: null, gapsMs }], duel: null };
}

/** @returns {Promise<Played>} */
async function playDuel(/** @type {Bench} */ { effort }, /** @type {string} */ course, /** @type {Page} */ page) {
  const duel = await openDuel(page, course);
  let clickToFirstLossMs = Number.NaN;
  const startGaps = await recordDuring(page, async () => {
    const pressedAt = performance.now();
    await duel.train();
    for (;;) {
      const steps = await duel.steps();
      clickToFirstLossMs = performance.now() - pressedAt;
      if (steps !== null && Math.min(steps.mlp, steps.cnn) > 0) return;
      if (clickToFirstLossMs > FIRST_STEP_LIMIT_MS) throw new Error('the duel did not begin to train');
      await sleepMs(POLL_MS);
    }
  });
  const before = await duel.steps();
  const startedAt = performance.now();
  const gapsMs = await recordDuring(page, () => sleepMs(effort.frameMs));
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await duel.steps();
  const backend = await duel.backend();
  const rate = (/** @type {'mlp' | 'cnn'} */ id) => (((after?.[id] ?? 0) - (before?.[id] ?? 0)) * BATCH_SIZE) / seconds;
  const imagesPerSecond = { mlp: rate('mlp'), cnn: rate('cnn') };
  if (!(Math.min(imagesPerSecond.mlp, imagesPerSecond.cnn) > 0)) throw new Error('a network of the duel stood still');
  return {
    recordings: [
      { scene: 'duel-start', engine: 'stride', backend, gapsMs: startGaps },
      { scene: 'duel', engine: 'stride', backend, gapsMs },
    ],
    duel: { clickToFirstLossMs, imagesPerSecond },
  };
}

/** @returns {Promise<Played>} */
async function playFit(
  /** @type {Bench} */ { effort, pages },
  /** @type {Page} */ page,
  /** @type {'webgl' | 'cpu'} */ backend,
) {
  await page.goto(pages.plain);
  /** @type {Task} */
  const task = { engine: 'tfjs', backend, where: 'page', network: 'mnist-cnn', batchSize: BATCH_SIZE, threaded: false };
  const startGaps = await recordDuring(page, () =>
    page.evaluate((/** @type {Task} */ given) => window.bench.begin(given), task),
  );
  // So that it knows how many batches fill the time.
  await page.evaluate((duration) => window.bench.train(duration), effort.warmUpMs);
  const gapsMs = await recordDuring(page, () =>
    page.evaluate((duration) => window.bench.train(duration), effort.frameMs),
  );
  return {
    recordings: [
      { scene: 'fit-start', engine: 'tfjs', backend, gapsMs: startGaps },
      { scene: 'fit', engine: 'tfjs', backend, gapsMs },
    ],
    duel: null,
  };
}

/** Each scene in a tab with a storage of its own, so that no run is remembered. @returns {Promise<Played>} */
async function play(/** @type {Bench} */ bench, /** @type {string} */ course, /** @type {Scene} */ scene) {
  const page = await bench.chromium.browser.newPage();
  try {
    switch (scene) {
      case 'idle':
        return await playIdle(bench, course, page);
      case 'duel':
        return await playDuel(bench, course, page);
      case 'fit-webgl':
        return await playFit(bench, page, 'webgl');
      case 'fit-cpu':
        return await playFit(bench, page, 'cpu');
      default:
        return scene;
    }
  } finally {
    await Promise.race([page.close().catch(() => undefined), sleepMs(5000)]);
  }
}

/**
 * All scenes, in turns. What can't be measured is told with its reason.
 * @param {Bench} bench
 * @param {string} course Address of the built course.
 * @param {readonly Scene[]} scenes
 */
export async function measureFrames(bench, course, scenes) {
  const { effort, deadline, log } = bench;
  /** @type {Map<string, { facts: Omit<FrameFacts, 'rounds'>, rounds: number[][] }>} */
  const found = new Map();
  /** @type {import('./results.mjs').Skipped[]} */
  const skipped = [];
  /** @type {NonNullable<Played['duel']>[]} */
  const duels = [];
  for (let round = 0; round < effort.frameRounds; round += 1) {
    for (const scene of scenes) {
      try {
        const { recordings, duel } = await within(play(bench, course, scene), deadline.remainingMs());
        for (const { gapsMs, ...facts } of recordings) {
          const key = `${facts.scene} ${facts.backend}`;
          const entry = found.get(key) ?? { facts, rounds: [] };
          entry.rounds.push(gapsMs);
          found.set(key, entry);
        }
        if (duel !== null) duels.push(duel);
      } catch (error) {
        const reason = error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
        log(`  frames ${scene}: not measured, ${reason}`);
        skipped.push({ what: `frames ${scene}`, reason });
      }
    }
  }
  /** @type {readonly FrameRow[]} */
  const frames = [...found.values()].map(({ facts, rounds }) => ({
    ...facts,
    ...summarizeGaps(rounds.flat()),
    rounds: rounds.map(summarizeGaps),
  }));
  for (const { scene, backend, medianMs, p95Ms, maxMs } of frames) {
    const figures = [medianMs, p95Ms, maxMs].map((value) => value.toFixed(1)).join(', ');
    log(`  ${scene}${backend === null ? '' : ` ${backend}`}: median, p95, longest ${figures} ms`);
  }
  return {
    frames,
    skipped,
    duel:
      duels.length === 0
        ? null
        : {
            clickToFirstLossMs: duels.map((duel) => duel.clickToFirstLossMs),
            imagesPerSecond: duels.map((duel) => duel.imagesPerSecond),
          },
  };
}
