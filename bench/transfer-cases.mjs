// What `npm run probe` measures: which models and cuts on which pictures, and what is expected of them.
// Not responsible for: measuring (transfer.mjs), judging and writing it down (transfer-document.mjs).
import { isPrepared } from './build.mjs';

/**
 * Accuracies that the models' converters found by the same protocol with their own resizing and classifier, and the cuts
 * whose features a head is given: first the last cut alone, which the accuracies are for, then what is set beside it.
 */
export const MODELS = /** @type {const} */ ([
  {
    id: 'mobilenet-v2',
    name: 'MobileNetV2 1.0',
    expected: { cifar10: 0.705, flowers: 0.835 },
    inputs: [['Conv_1'], ['block_14_add']],
  },
  {
    id: 'mobilenet-v1-025',
    name: 'MobileNetV1 0.25',
    expected: { cifar10: 0.682, flowers: 0.8 },
    inputs: [['conv_pw_13']],
  },
  {
    id: 'mobilenet-v2-body',
    name: 'body',
    expected: { cifar10: 0.693, flowers: 0.81 },
    inputs: [['block_14_concat']],
  },
]);
export const SETS = /** @type {const} */ (['cifar10', 'flowers']);
export const TOLERANCE = 0.04;
export const MOST_BEHIND = 0.05;
export const BODY_END = 'block_14_add';
export const BODY_OUTPUT = 'block_14_concat';

/** @typedef {{ model: typeof MODELS[number], set: typeof SETS[number], cuts: readonly string[], result: import('./pages/transfer.ts').ProbeResult }} ProbeRow */

/** @param {typeof MODELS[number]} model */
export function isModelHere({ id }) {
  return isPrepared(`models/${id}`);
}

/** @param {typeof SETS[number]} set */
export function isSetHere(set) {
  return set !== 'flowers' || isPrepared('photos/flowers');
}
