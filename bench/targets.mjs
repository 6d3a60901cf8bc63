// What the engine has to reach, as ratios in one run, and whether it did. Not responsible for: measuring.
import { fusedPrediction, fusedRow } from './results.mjs';
import { median, ratio } from './statistics.mjs';

/** @typedef {import('./results.mjs').Results} Results */
/** @typedef {import('./results.mjs').Row} Row */
/** @typedef {import('./results.mjs').PredictionRow} PredictionRow */

/**
 * @typedef {object} Target
 * @property {string} what
 * @property {string} asked
 * @property {number | null} measured Null: not measured in this run.
 * @property {'times' | 'ms' | 'shift'} unit
 * @property {boolean | null} met
 */

/** @type {readonly { network: Row['network'], batch: number, peer: Pick<Row, 'engine' | 'backend'>, name: string, least: number }[]} */
const RATIOS = [
  { network: 'seed-cifar', batch: 32, peer: { engine: 'convnetjs', backend: 'js' }, name: 'ConvNetJS', least: 30 },
  { network: 'mnist-convnet', batch: 64, peer: { engine: 'convnetjs', backend: 'js' }, name: 'ConvNetJS', least: 40 },
  { network: 'resnet', batch: 32, peer: { engine: 'tfjs', backend: 'cpu' }, name: 'tfjs cpu', least: 40 },
  { network: 'separable', batch: 32, peer: { engine: 'tfjs', backend: 'cpu' }, name: 'tfjs cpu', least: 40 },
];

/** MobileNetV2's predictions against tfjs on WebAssembly, one thread each: as fast at least. */
const PREDICTION_LEAST_TIMES = 1;
const PREDICTION_BATCHES = [1, 8];

/** The sums of a photo under a kernel, and the way of a frame to the screen. */
const PHOTO_LEAST_TIMES = 6;
const FRAME_TO_PAINT_MS = 33;

/** One frame of a display of 60 Hz. */
const ONE_FRAME_MS = 16.7;

/** Augmenting takes at most a quarter of the training step. */
const AUGMENTATION_LEAST_TIMES = 4;

/** Fifteen pictures a second. */
const MAPS_GAP_MS = 1000 / 15;

/** Of a lesson, cold, on a slow device and line: the largest paint, the shift of the layout, the longest task. */
const LARGEST_PAINT_MS = 2500;
const LAYOUT_SHIFT = 0.05;
const LONGEST_TASK_MS = 200;

const MEDIAN_GAP_MS = 17.5;
const P95_GAP_MS = 22;

/**
 * The fastest row of an engine on a backend: a peer is taken at its best.
 * @param {readonly Row[]} rows
 * @param {Pick<Row, 'engine' | 'backend'>} peer
 * @returns {Row | null}
 */
export function bestOf(rows, { engine, backend }) {
  const candidates = rows.filter((row) => row.engine === engine && row.backend === backend);
  return candidates.toSorted((a, b) => b.imagesPerSecond - a.imagesPerSecond)[0] ?? null;
}

/** @returns {Target} */
function frameTarget(/** @type {string} */ what, /** @type {number | undefined} */ gapMs, /** @type {number} */ most) {
  const measured = gapMs ?? null;
  return {
    what,
    asked: `at most ${Number(most.toFixed(1))} ms`,
    measured,
    unit: 'ms',
    met: measured === null ? null : measured <= most,
  };
}

/** The worst lesson counts. @returns {readonly Target[]} */
function loadingTargets(/** @type {readonly import('./results.mjs').OpeningRow[]} */ loading) {
  const worst = (/** @type {readonly number[]} */ values) => (values.length === 0 ? undefined : Math.max(...values));
  const shift = worst(loading.map((row) => row.shift)) ?? null;
  return [
    frameTarget(
      'cold load of a lesson, slowest: largest paint',
      worst(loading.map((row) => row.paintMs)),
      LARGEST_PAINT_MS,
    ),
    {
      what: 'cold load of a lesson, worst: layout shift',
      asked: `at most ${LAYOUT_SHIFT}`,
      measured: shift,
      unit: 'shift',
      met: shift === null ? null : shift <= LAYOUT_SHIFT,
    },
    frameTarget(
      'cold load of a lesson, worst: longest task',
      worst(loading.map((row) => row.longestTaskMs)),
      LONGEST_TASK_MS,
    ),
  ];
}

/** @returns {Target} */
function filterTarget(/** @type {Results['photo']['filter']} */ filter) {
  const measured = filter === null ? null : median(filter.plainLoopMs) / median(filter.oursMs);
  return {
    what: '5 x 5 kernel on 640 x 480 x 3: our sums against a plain loop',
    asked: `at least ${PHOTO_LEAST_TIMES} times`,
    measured,
    unit: 'times',
    met: measured === null ? null : measured >= PHOTO_LEAST_TIMES,
  };
}

/**
 * The step of the fastest of our backends against augmenting its batch with every range there is: with the others the part is smaller.
 * @param {readonly Row[]} rows
 * @param {Results['augmentation']} augmentation
 * @returns {Target}
 */
function augmentationTarget(rows, augmentation) {
  const steps = rows
    .filter(({ engine, network, batch }) => engine === 'stride' && network === 'seed-cifar' && batch === 32)
    .map(({ imagesPerSecond }) => 32_000 / imagesPerSecond);
  const measured =
    augmentation === null || augmentation === undefined || steps.length === 0
      ? null
      : Math.min(...steps) / median(augmentation.everythingMs);
  return {
    what: 'seed-cifar, batch 32: training step of our fastest backend against augmenting the batch with every range',
    asked: `at least ${AUGMENTATION_LEAST_TIMES} times`,
    measured,
    unit: 'times',
    met: measured === null ? null : measured >= AUGMENTATION_LEAST_TIMES,
  };
}

/**
 * @param {readonly PredictionRow[]} predictions
 * @param {number} batch
 * @returns {Target}
 */
function predictionTarget(predictions, batch) {
  const ofCase = predictions.filter((row) => row.batch === batch && row.threads === 1);
  const ours = fusedPrediction(ofCase);
  const theirs = ofCase.find(({ engine }) => engine === 'tfjs');
  const measured = ours && theirs ? ratio(ours.repetitions, theirs.repetitions).ofMedians : null;
  return {
    what: `MobileNetV2 predicting, batch ${batch}, one thread: fused engine against tfjs on WebAssembly`,
    asked: `at least ${PREDICTION_LEAST_TIMES} times`,
    measured,
    unit: 'times',
    met: measured === null ? null : measured >= PREDICTION_LEAST_TIMES,
  };
}

/**
 * @param {Pick<Results, 'rows' | 'frames' | 'photo' | 'sliders' | 'augmentation' | 'insides' | 'predictions' | 'loading'>} results
 * @returns {readonly Target[]}
 */
export function judge({ rows, frames, photo, sliders, augmentation, insides, predictions = [], loading = [] }) {
  const ratios = RATIOS.map(({ network, batch, peer, name, least }) => {
    const ofCase = rows.filter((row) => row.network === network && row.batch === batch);
    const ours = fusedRow(ofCase);
    const theirs = bestOf(
      ofCase.filter(({ threads }) => threads === 1),
      peer,
    );
    const measured = ours && theirs ? ratio(ours.repetitions, theirs.repetitions).ofMedians : null;
    return {
      what: `${network}, batch ${batch}: fused engine against ${name}`,
      asked: `at least ${least} times`,
      measured,
      unit: /** @type {const} */ ('times'),
      met: measured === null ? null : measured >= least,
    };
  });
  const duel = frames.find(({ scene }) => scene === 'duel');
  return [
    ...ratios,
    frameTarget('frame gaps while the duel trains: median', duel?.medianMs, MEDIAN_GAP_MS),
    frameTarget('frame gaps while the duel trains: 95th percentile', duel?.p95Ms, P95_GAP_MS),
    filterTarget(photo.filter),
    frameTarget(
      'the same on the camera, one core: 95th percentile from frame to paint',
      photo.camera.find(({ view, cores }) => view === 'sum' && cores === 1)?.p95Ms,
      FRAME_TO_PAINT_MS,
    ),
    frameTarget(
      'work of a change of a slider, slowest exhibit: 95th percentile',
      sliders.length === 0 ? undefined : Math.max(...sliders.map(({ workP95Ms }) => workP95Ms)),
      ONE_FRAME_MS,
    ),
    frameTarget(
      'maps of the camera’s picture, network of the notes: median from one to the next',
      insides?.medianGapMs,
      MAPS_GAP_MS,
    ),
    augmentationTarget(rows, augmentation),
    ...PREDICTION_BATCHES.map((batch) => predictionTarget(predictions, batch)),
    ...loadingTargets(loading),
  ];
}
