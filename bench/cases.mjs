// What is measured: which engines train which networks with which batch sizes, in which order, how often and how long.
// Not responsible for: measuring (measure.mjs, frames.mjs).

/** @typedef {import('./pages/contract.ts').Task} Task */
/** @typedef {import('./pages/contract.ts').NetworkId} NetworkId */
/** @typedef {Omit<Task, 'network' | 'batchSize'>} Engine */

/**
 * One network at one batch size, and all that train it in turns.
 * @typedef {object} Case
 * @property {NetworkId} network
 * @property {number} batchSize
 * @property {readonly Task[]} tasks
 */

/**
 * @typedef {object} Effort
 * @property {number} repetitions
 * @property {number} repetitionMs
 * @property {number} warmUpMs
 * @property {number} startLimitMs How long an engine may take to its first loss.
 * @property {number} frameRounds
 * @property {number} frameMs
 * @property {number | null} totalMs The whole run ends within that.
 */

/** @type {Record<string, Engine>} */
const ENGINES = {
  relaxed: { engine: 'stride', backend: 'fused-relaxed', where: 'worker', threaded: false },
  relaxedThreads: { engine: 'stride', backend: 'fused-relaxed', where: 'worker', threaded: true },
  plain: { engine: 'stride', backend: 'fused', where: 'worker', threaded: false },
  webgl: { engine: 'stride', backend: 'webgl', where: 'worker', threaded: false },
  webgpu: { engine: 'stride', backend: 'webgpu', where: 'worker', threaded: false },
  cpu: { engine: 'stride', backend: 'cpu', where: 'worker', threaded: false },
  fitWebgl: { engine: 'tfjs', backend: 'webgl', where: 'worker', threaded: false },
  fitWebglPage: { engine: 'tfjs', backend: 'webgl', where: 'page', threaded: false },
  fitCpu: { engine: 'tfjs', backend: 'cpu', where: 'worker', threaded: false },
  fitCpuPage: { engine: 'tfjs', backend: 'cpu', where: 'page', threaded: false },
  convnetjs: { engine: 'convnetjs', backend: 'js', where: 'worker', threaded: false },
  jax: { engine: 'jax-js', backend: 'wasm', where: 'worker', threaded: false },
  jaxThreads: { engine: 'jax-js', backend: 'wasm', where: 'worker', threaded: true },
};

/** @returns {Case} */
function caseOf(/** @type {NetworkId} */ network, /** @type {number} */ batchSize, /** @type {string} */ engines) {
  const tasks = engines.split(' ').map((name) => {
    const engine = ENGINES[name];
    if (engine === undefined) throw new Error(`no engine is called ${name}`);
    return { ...engine, network, batchSize };
  });
  return { network, batchSize, tasks };
}

const OURS = 'relaxed relaxedThreads plain webgl webgpu cpu';
const EVERYWHERE = `${OURS} fitWebgl fitWebglPage fitCpu fitCpuPage convnetjs jax jaxThreads`;
/** ConvNetJS has neither batch normalisation nor shortcuts nor depthwise convolutions. */
const WITHOUT_CONVNETJS = `${OURS} fitWebgl fitCpu jax jaxThreads`;
const LARGE_BATCH = 'relaxed relaxedThreads plain webgl fitWebgl convnetjs jax';
const LARGE_BATCH_WITHOUT_CONVNETJS = 'relaxed relaxedThreads plain webgl fitWebgl jax';

/** @type {readonly Case[]} */
export const FULL_CASES = [
  caseOf('seed-cifar', 32, EVERYWHERE),
  caseOf('mnist-convnet', 64, EVERYWHERE),
  caseOf('mnist-cnn', 32, `${OURS} fitWebgl fitCpu convnetjs jax`),
  caseOf('mlp', 32, `${OURS} fitWebgl fitCpu convnetjs jax`),
  caseOf('resnet', 32, WITHOUT_CONVNETJS),
  caseOf('separable', 32, WITHOUT_CONVNETJS),
  caseOf('seed-cifar', 128, LARGE_BATCH),
  caseOf('mnist-convnet', 128, LARGE_BATCH),
  caseOf('mnist-cnn', 128, LARGE_BATCH),
  caseOf('mlp', 128, LARGE_BATCH),
  caseOf('resnet', 128, LARGE_BATCH_WITHOUT_CONVNETJS),
  caseOf('separable', 128, LARGE_BATCH_WITHOUT_CONVNETJS),
];

/** The comparisons that matter most come first, as the time may not do for all. */
export const QUICK_CASES = [
  caseOf('seed-cifar', 32, 'relaxed relaxedThreads plain convnetjs jax fitCpu webgl fitWebgl'),
  caseOf('mnist-convnet', 64, 'relaxed plain convnetjs jax fitCpu'),
  caseOf('resnet', 32, 'relaxed plain fitCpu'),
  caseOf('separable', 32, 'relaxed plain fitCpu'),
  caseOf('mlp', 32, 'relaxed plain convnetjs fitCpu'),
];

/** @type {Effort} */
export const FULL_EFFORT = {
  repetitions: 5,
  repetitionMs: 1500,
  warmUpMs: 1500,
  startLimitMs: 180_000,
  frameRounds: 3,
  frameMs: 8000,
  totalMs: null,
};

/** @type {Effort} */
export const QUICK_EFFORT = {
  repetitions: 3,
  repetitionMs: 600,
  warmUpMs: 600,
  startLimitMs: 40_000,
  frameRounds: 1,
  frameMs: 6000,
  totalMs: 210_000,
};

/** Scenes on which frame gaps are measured beside the training itself. */
export const SCENES = /** @type {const} */ (['idle', 'duel', 'fit-webgl', 'fit-cpu']);

/** @typedef {(typeof SCENES)[number]} Scene */

/**
 * What `--only` is compared with: `stride fused-relaxed worker seed-cifar 32`.
 * @param {Task} task
 */
export function taskKey({ engine, backend, where, network, batchSize, threaded }) {
  return `${engine} ${backend}${threaded ? ' threads' : ''} ${where} ${network} ${batchSize}`;
}

/**
 * Whether something is asked for: every word of one of the filters is one of its words, or no filter is given.
 * @param {string} key
 * @param {readonly string[]} filters
 */
export function isWanted(key, filters) {
  const words = key.split(' ');
  return filters.length === 0 || filters.some((filter) => filter.split(/\s+/).every((word) => words.includes(word)));
}

/**
 * @param {readonly Case[]} cases
 * @param {readonly string[]} filters
 * @returns {readonly Case[]}
 */
export function chooseCases(cases, filters) {
  return cases
    .map((each) => ({ ...each, tasks: each.tasks.filter((task) => isWanted(taskKey(task), filters)) }))
    .filter(({ tasks }) => tasks.length > 0);
}

/**
 * @param {readonly string[]} filters
 * @returns {readonly Scene[]}
 */
export function chooseScenes(filters) {
  return SCENES.filter((scene) => isWanted(`frames ${scene}`, filters));
}
