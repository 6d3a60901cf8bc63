// `npm run bench`: builds, measures everything in one run of one browser, and reports. Never part of the tests.
// Not responsible for: any of the three (build.mjs, measure.mjs and frames.mjs, report-*.mjs).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isAugmentationChosen, measureAugmentation } from './augmentation.mjs';
import { buildCourse, buildKernels, buildPages } from './build.mjs';
import { chooseCases, chooseScenes, FULL_CASES, FULL_EFFORT, QUICK_CASES, QUICK_EFFORT } from './cases.mjs';
import { peakMemoryBytes, startChromium } from './chromium.mjs';
import { readOptions, USAGE, writesDocs } from './cli.mjs';
import { startDeadline } from './deadline.mjs';
import { chooseFeatures, measureFeatures } from './features.mjs';
import { measureFrames } from './frames.mjs';
import { isInsideChosen, measureInsides } from './insides.mjs';
import { chooseLessons, measureLoading } from './loading.mjs';
import { currentCommit, describeMachine, peerVersions } from './machine.mjs';
import { measureCase } from './measure.mjs';
import { choosePredictions, measurePredictions } from './prediction.mjs';
import { choosePhotoParts, measurePhoto } from './photo.mjs';
import { markdownReport } from './report-markdown.mjs';
import { svgReport } from './report-svg.mjs';
import { terminalReport } from './report-terminal.mjs';
import { serve } from './servers.mjs';
import { chooseSliderExhibits, measureAllSliders } from './sliders.mjs';

/** @typedef {import('./results.mjs').Results} Results */
/** @typedef {import('./cli.mjs').Options} Options */

const DOCS = new URL('../docs/', import.meta.url);
const CACHE = new URL('../node_modules/.cache/stride-bench/', import.meta.url);

/** Progress goes to stderr, so that stdout holds the report alone. */
function log(/** @type {string} */ line) {
  process.stderr.write(`${line}\n`);
}

function writeDocs(/** @type {Results} */ results) {
  writeFileSync(new URL('benchmarks.md', DOCS), markdownReport(results));
  writeFileSync(new URL('benchmarks.svg', DOCS), svgReport(results));
  log('wrote docs/benchmarks.md and docs/benchmarks.svg');
}

/** @returns {Promise<Results>} */
async function measure(/** @type {Options} */ options) {
  const effort = options.quick ? QUICK_EFFORT : FULL_EFFORT;
  const cases = chooseCases(options.quick ? QUICK_CASES : FULL_CASES, options.only);
  const scenes = chooseScenes(options.only);
  const photoParts = choosePhotoParts(options.only);
  const sliderExhibits = chooseSliderExhibits(options.only);
  const isAugmenting = isAugmentationChosen(options.only);
  const isLookingInside = isInsideChosen(options.only);
  const predictionCases = choosePredictions(options.only);
  const lessons = chooseLessons(options.only);
  const featureBackends = chooseFeatures(options.only, options);
  const parts = [cases, scenes, photoParts, sliderExhibits, predictionCases, lessons, featureBackends];
  const isNothing = parts.every(({ length }) => length === 0);
  if (isNothing && !isAugmenting && !isLookingInside)
    throw new Error(`nothing has the words ${options.only.join(' or ')}`);
  const deadline = startDeadline(effort.totalMs);
  const startedAt = new Date();
  const commit = currentCommit();
  log('building ...');
  await buildKernels();
  const roots = await buildPages();
  const plain = await serve(roots);
  const isolated = await serve(roots, { isolated: true });
  const needsCourse =
    isLookingInside ||
    scenes.length + sliderExhibits.length + lessons.length > 0 ||
    photoParts.some((part) => part !== 'filter');
  const courseRoots = needsCourse ? await buildCourse() : null;
  const course = courseRoots === null ? null : await serve(courseRoots);
  const sentCourse = courseRoots === null ? null : await serve(courseRoots, { compressed: true });
  const pages = { plain: `${plain.url}bench.html`, isolated: `${isolated.url}bench.html` };
  const chromium = await startChromium(pages.plain);
  try {
    const machine = describeMachine(chromium);
    log(`${machine.browser}, ${machine.cores} x ${machine.processor}, ${machine.graphics.webgl ?? 'no WebGL'}`);
    const bench = { chromium, pages, effort, deadline, log };
    const blankTabBytes = await blankTabMemory(chromium, pages.plain);
    if (scenes.length > 0) log('frame gaps');
    const framed =
      course === null ? { frames: [], skipped: [], duel: null } : await measureFrames(bench, course.url, scenes);
    if (photoParts.length > 0) log('a kernel on a photo');
    const { photo, skipped: withoutPhoto } = await measurePhoto(bench, course?.url ?? null, photoParts, machine.cores);
    if (sliderExhibits.length > 0) log('sliders');
    const { sliders, skipped: withoutSliders } = await measureAllSliders(bench, course?.url ?? null, sliderExhibits);
    if (lessons.length > 0) log('opening a lesson');
    const { loading, skipped: withoutLoading } = await measureLoading(bench, sentCourse?.url ?? null, lessons);
    if (isAugmenting) log('augmentation');
    const { augmentation, skipped: withoutAugmentation } = isAugmenting
      ? await measureAugmentation(bench)
      : { augmentation: null, skipped: [] };
    if (isLookingInside) log('looking inside');
    const { insides, skipped: withoutInsides } =
      isLookingInside && course !== null ? await measureInsides(bench, course.url) : { insides: null, skipped: [] };
    if (predictionCases.length > 0) log('MobileNetV2');
    const { predictions, skipped: withoutPredictions } = await measurePredictions(bench, predictionCases);
    if (featureBackends.length > 0) log('features and a head');
    const { features, skipped: withoutFeatures } = await measureFeatures(bench, roots, featureBackends);
    const rows = [];
    const skipped = [
      ...framed.skipped,
      ...withoutPhoto,
      ...withoutSliders,
      ...withoutAugmentation,
      ...withoutInsides,
      ...withoutPredictions,
      ...withoutFeatures,
      ...withoutLoading,
    ];
    for (const each of cases) {
      const found = await measureCase(bench, each);
      rows.push(...found.rows);
      skipped.push(...found.skipped);
    }
    const { repetitions, repetitionMs, frameRounds, frameMs } = effort;
    return {
      rows,
      frames: framed.frames,
      duel: framed.duel,
      photo,
      sliders,
      augmentation,
      insides,
      predictions,
      loading,
      features,
      skipped,
      machine,
      versions: peerVersions(),
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      commit,
      command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
      quick: options.quick,
      effort: { repetitions, repetitionMs, frameRounds, frameMs },
      blankTabBytes,
    };
  } finally {
    await chromium.browser.close();
    await Promise.all([plain.close(), isolated.close(), course?.close(), sentCourse?.close()]);
  }
}

/** @returns {Promise<number | null>} */
async function blankTabMemory(
  /** @type {import('./chromium.mjs').BenchBrowser} */ chromium,
  /** @type {string} */ url,
) {
  const before = new Set((await chromium.processes()).map(({ id }) => id));
  const page = await chromium.browser.newPage();
  await page.goto(url);
  const fresh = (await chromium.processes()).filter(({ id, type }) => type === 'renderer' && !before.has(id));
  const peaks = fresh.flatMap(({ id }) => peakMemoryBytes(id) ?? []);
  await page.close();
  // A spare process that the browser keeps at hand is smaller than one with a page in it.
  return peaks.length === 0 ? null : Math.max(...peaks);
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(USAGE);
    return;
  }
  if (options.report !== null) {
    /** @type {Results} */
    const results = JSON.parse(readFileSync(options.report, 'utf8'));
    writeDocs(results);
    return;
  }
  const results = await measure(options);
  const text = JSON.stringify(results, null, 2);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(new URL('last.json', CACHE), text);
  console.log(options.json ? text : terminalReport(results));
  if (writesDocs(options)) writeDocs(results);
  else log(`the document of this run: ${fileURLToPath(new URL('last.json', CACHE))}`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
}
