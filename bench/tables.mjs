// The tables of a run, as text cells, for terminal and Markdown alike. Not responsible for: how a table is drawn.
import {
  engineName,
  featureBackendName,
  figure,
  gap,
  megabytes,
  milliseconds,
  predictorName,
  sceneName,
  times,
} from './names.mjs';
import { fusedPrediction, fusedRow, groupByCase } from './results.mjs';
import { ratio } from './statistics.mjs';
import { bestOf, judge } from './targets.mjs';

/** @typedef {import('./results.mjs').Results} Results */
/** @typedef {import('./results.mjs').Row} Row */

/**
 * The first column is text, the others are figures.
 * @typedef {object} Table
 * @property {readonly string[]} head
 * @property {readonly (readonly string[])[]} body
 */

/** @type {readonly { name: string, peer: Pick<Row, 'engine' | 'backend'> }[]} */
const PEERS = [
  { name: 'ConvNetJS', peer: { engine: 'convnetjs', backend: 'js' } },
  { name: 'jax-js, WASM', peer: { engine: 'jax-js', backend: 'wasm' } },
  { name: 'tfjs, WebGL', peer: { engine: 'tfjs', backend: 'webgl' } },
  { name: 'tfjs, plain JavaScript', peer: { engine: 'tfjs', backend: 'cpu' } },
];

/** @returns {string} */
function against(/** @type {Row | null} */ ours, /** @type {Row | null} */ theirs) {
  return ours === null || theirs === null ? '–' : times(ratio(ours.repetitions, theirs.repetitions));
}

/** How many times faster the fused engine was than each peer at its best. @returns {Table} */
export function ratioTable(/** @type {Results} */ { rows }) {
  return {
    head: ['network, batch', 'fused engine, images/s', ...PEERS.map(({ name }) => `times ${name}`)],
    body: groupByCase(rows).flatMap(({ network, batch, rows: ofCase }) => {
      const ours = fusedRow(ofCase);
      if (ours === null) return [];
      const ratios = PEERS.map(({ peer }) => against(ours, bestOf(ofCase, peer)));
      return [[`${network}, ${batch}`, figure(ours.imagesPerSecond), ...ratios]];
    }),
  };
}

/** Everything measured of one network at one batch size, fastest first. @returns {Table} */
export function caseTable(/** @type {readonly Row[]} */ rows) {
  const ours = fusedRow(rows);
  return {
    head: [
      'engine',
      'images/s',
      'slowest to fastest',
      'fused engine is faster by',
      'engine start, ms',
      'to first loss, ms',
      'loss, first and last',
      'tab memory, MB',
      'processors busy',
      'frame gaps p95 / longest, ms',
    ],
    body: rows
      .toSorted((a, b) => b.imagesPerSecond - a.imagesPerSecond)
      .map((row) => [
        engineName(row),
        figure(row.imagesPerSecond),
        `${figure(Math.min(...row.repetitions))}–${figure(Math.max(...row.repetitions))}`,
        row === ours ? '' : against(ours, row),
        milliseconds(row.engineMs),
        milliseconds(row.firstLossMs),
        `${row.firstLoss.toFixed(2)}, ${row.lastLoss.toFixed(2)}`,
        megabytes(row.peakMemoryBytes),
        row.processorsBusy.toFixed(1),
        `${gap(row.frames.p95Ms)} / ${gap(row.frames.maxMs)}`,
      ]),
  };
}

/** @returns {Table} */
export function frameTable(/** @type {Results} */ { frames }) {
  return {
    head: ['the page meanwhile', 'frames', 'median, ms', '95th percentile, ms', 'longest, ms', 'time in stalls'],
    body: frames.map((row) => [
      sceneName(row),
      String(row.frames),
      gap(row.medianMs),
      gap(row.p95Ms),
      gap(row.maxMs),
      `${(100 * row.stalledShare).toFixed(0)} %`,
    ]),
  };
}

/** The camera's picture under a kernel. @returns {Table} */
export function cameraTable(/** @type {Results} */ { photo }) {
  return {
    head: [
      'shown',
      'cores',
      'frames',
      'frame to paint: median, ms',
      '95th percentile, ms',
      'longest, ms',
      'gaps between animation frames: 95th percentile, ms',
    ],
    body: photo.camera.map(({ view, cores, frames, medianMs, p95Ms, maxMs, gaps }) => [
      view === 'sum' ? 'one feature map' : 'three channels and their sum',
      String(cores),
      String(frames),
      gap(medianMs),
      gap(p95Ms),
      gap(maxMs),
      gap(gaps.p95Ms),
    ]),
  };
}

/** What a slider's change takes. @returns {Table} */
export function sliderTable(/** @type {Results} */ { sliders }) {
  return {
    head: [
      'exhibit',
      'sliders',
      'changes',
      'work of a change: median, ms',
      '95th percentile, ms',
      'change to paint: median, ms',
      '95th percentile, ms',
      'drawn a frame late',
    ],
    body: sliders.map((row) => [
      `\`${row.exhibit}\``,
      String(row.sliders),
      String(row.changes),
      gap(row.workMedianMs),
      gap(row.workP95Ms),
      gap(row.paintMedianMs),
      gap(row.paintP95Ms),
      String(row.late),
    ]),
  };
}

/** @returns {Table} */
export function targetTable(/** @type {Results} */ results) {
  return {
    head: ['target', 'asked', 'measured', 'reached'],
    body: judge(results).map(({ what, asked, measured, unit, met }) => [
      what,
      asked,
      measured === null ? 'not measured' : measuredText(measured, unit),
      met === null ? '–' : met ? 'yes' : 'no',
    ]),
  };
}

/** @returns {string} */
function measuredText(/** @type {number} */ measured, /** @type {import('./targets.mjs').Target['unit']} */ unit) {
  switch (unit) {
    case 'ms':
      return `${gap(measured)} ms`;
    case 'times':
      return `${figure(measured)} times`;
    case 'shift':
      return measured.toFixed(3);
    default:
      return unit;
  }
}

/** Cold loads on a slow device and line. @returns {Table} */
export function loadingTable(/** @type {Results} */ { loading = [] }) {
  return {
    head: ['lesson', 'largest paint, ms', 'layout shift', 'longest task, ms', 'kB until settled', 'requests'],
    body: loading.map((row) => [
      `\`${row.route}\``,
      milliseconds(row.paintMs),
      row.shift.toFixed(3),
      milliseconds(row.longestTaskMs),
      (row.bytes / 1000).toFixed(0),
      String(row.requests),
    ]),
  };
}

/** MobileNetV2 predicting. @returns {Table} */
export function predictionTable(/** @type {Results} */ { predictions = [] }) {
  return {
    head: [
      'engine',
      'batch',
      'threads',
      'images/s',
      'slowest to fastest',
      'fused engine is faster by',
      'outputs differ by',
    ],
    body: predictions
      .toSorted((a, b) => a.threads - b.threads || a.batch - b.batch || b.imagesPerSecond - a.imagesPerSecond)
      .map((row) => {
        const ofCase = predictions.filter(({ batch, threads }) => batch === row.batch && threads === row.threads);
        const ours = fusedPrediction(ofCase);
        return [
          predictorName(row),
          String(row.batch),
          String(row.threads),
          figure(row.imagesPerSecond),
          `${figure(Math.min(...row.repetitions))}–${figure(Math.max(...row.repetitions))}`,
          row === ours || ours === null ? '' : times(ratio(ours.repetitions, row.repetitions)),
          row === ours ? '' : row.difference.toExponential(0),
        ];
      }),
  };
}

/** A base model's features and the head that is trained on them. @returns {Table} */
export function featureTable(/** @type {Results} */ { features = [] }) {
  return {
    head: [
      'backend',
      'pictures',
      'features, s',
      'pictures/s',
      'head, pictures',
      'head, s',
      'head, epochs',
      'validation accuracy',
    ],
    body: features.map((row) => [
      featureBackendName(row),
      row.pictures < row.headPictures ? `${row.pictures} of ${row.headPictures}` : String(row.pictures),
      (row.extractMs / 1000).toFixed(2),
      figure((1000 * row.pictures) / row.extractMs),
      String(row.headPictures),
      (row.headMs / 1000).toFixed(2),
      row.hasConverged ? String(row.headEpochs) : `${row.headEpochs}, loss still falling`,
      row.accuracy.toFixed(3),
    ]),
  };
}
