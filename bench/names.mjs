// What engines, networks and scenes are called in reports, and how figures are written.
// Not responsible for: tables (tables.mjs).
import { median } from './statistics.mjs';

/** @typedef {import('./results.mjs').Row} Row */
/** @typedef {import('./results.mjs').FrameRow} FrameRow */

/** @type {Readonly<Record<Row['network'], string>>} */
export const NETWORK_NAMES = {
  'seed-cifar': "The lecture notes' CIFAR network",
  'mnist-convnet': "tfjs-examples' MNIST convnet",
  'mnist-cnn': "The duel's CNN",
  mlp: "The duel's MLP",
  resnet: 'A small ResNet with batch normalisation',
  separable: 'A depthwise-separable network',
};

/** @type {Readonly<Record<Row['backend'], string>>} */
const OUR_BACKENDS = {
  'fused-relaxed': 'fused engine, relaxed SIMD',
  fused: 'fused engine, plain SIMD',
  webgl: 'tfjs trainer, WebGL',
  webgpu: 'tfjs trainer, WebGPU',
  cpu: 'tfjs trainer, plain JavaScript',
  wasm: 'wasm',
  js: 'js',
};

/** @type {Readonly<Record<string, string>>} */
const TFJS_BACKENDS = { webgl: 'WebGL', webgpu: 'WebGPU', cpu: 'plain JavaScript' };

/** @param {Pick<Row, 'engine' | 'backend' | 'threads' | 'where' | 'optimizer'>} row */
export function engineName({ engine, backend, threads, where, optimizer }) {
  switch (engine) {
    case 'stride':
      return `Stride, ${OUR_BACKENDS[backend]}${threads > 1 ? `, ${threads} threads` : ''}`;
    case 'tfjs':
      return `tfjs model.fit, ${TFJS_BACKENDS[backend] ?? backend}, ${where === 'page' ? 'on the page' : 'in a worker'}`;
    case 'convnetjs':
      return `ConvNetJS, ${optimizer}`;
    case 'jax-js':
      return `jax-js, WASM${threads > 1 ? `, ${threads} threads` : ''}`;
    default:
      return engine;
  }
}

/** @param {Pick<import('./results.mjs').PredictionRow, 'engine' | 'backend'>} row */
export function predictorName({ engine, backend }) {
  return engine === 'stride' ? `Stride, ${OUR_BACKENDS[backend]}` : 'tfjs, its own WASM backend';
}

/** @param {Pick<import('./results.mjs').FeatureRow, 'backend'>} row */
export function featureBackendName({ backend }) {
  return OUR_BACKENDS[backend];
}

/** @type {Readonly<Record<FrameRow['scene'], string>>} */
const SCENE_NAMES = {
  idle: 'the course open at the duel, nothing trains',
  'duel-start': 'the duel, from the press to both networks having trained',
  duel: 'the duel, both networks train',
  'fit-start': "model.fit of the duel's CNN on the page, first batch",
  fit: "model.fit of the duel's CNN on the page",
};

/** @param {Pick<FrameRow, 'scene' | 'backend'>} row */
export function sceneName({ scene, backend }) {
  return `${SCENE_NAMES[scene]}${backend === null ? '' : ` (${backend})`}`;
}

/**
 * Three significant digits, thousands apart; whole numbers from 100 on.
 * @param {number} value
 */
export function figure(value) {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-9))));
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(digits, 2), minimumFractionDigits: 0 });
}

/** @param {number} durationMs */
export function milliseconds(durationMs) {
  return Number.isFinite(durationMs) ? durationMs.toLocaleString('en', { maximumFractionDigits: 0 }) : '–';
}

/** @param {number} value Milliseconds with one decimal, as gaps between frames are told. */
export function gap(value) {
  return Number.isFinite(value) ? value.toFixed(1) : '–';
}

/** @param {number | null} bytes */
export function megabytes(bytes) {
  return bytes === null ? '–' : (bytes / 1e6).toFixed(0);
}

/** @param {{ ofMedians: number, least: number, greatest: number }} ratio */
export function times({ ofMedians, least, greatest }) {
  return `${figure(ofMedians)} (${figure(least)}–${figure(greatest)})`;
}

/** @param {import('./results.mjs').InsideFacts} facts */
export function insideSentence({ pictures, medianGapMs, p95GapMs }) {
  return (
    `With a made-up camera of 30 frames a second the figure \`feature-maps\` drew all maps of the course's CIFAR-10 network every ` +
    `${gap(medianGapMs)} ms (95th percentile ${gap(p95GapMs)} ms; ${pictures} pictures).`
  );
}

/** @param {import('./pages/augmentation.ts').AugmentationTimes} times */
export function augmentationSentence({ notesMs, everythingMs }) {
  return (
    `Augmenting a batch of 32 images of 32 x 32 x 3 takes ${gap(median(notesMs))} ms with the shifts and the mirroring of the ` +
    `lecture notes, ${gap(median(everythingMs))} ms with every range there is (medians of ${notesMs.length} batches in turns).`
  );
}

/** @param {import('./pages/photo-filter.ts').FilterTimes} filter */
export function photoSentence({ oursMs, plainLoopMs }) {
  return (
    `All responses of a dense 5 x 5 kernel to 640 x 480 x 3 and their sum take ${gap(median(oursMs))} ms, a plain loop ` +
    `${gap(median(plainLoopMs))} ms (medians of ${oursMs.length} calls in turns).`
  );
}
