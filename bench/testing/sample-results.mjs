// A small run as a document, for tests of what is made of one.

/** @typedef {import('../results.mjs').Row} Row */
/** @typedef {import('../results.mjs').Results} Results */

const FRAMES = { frames: 90, medianMs: 16.7, p95Ms: 18, maxMs: 40, stalledShare: 0 };

/**
 * @param {Partial<Row> & Pick<Row, 'engine' | 'backend' | 'repetitions' | 'imagesPerSecond'>} given
 * @returns {Row}
 */
export function row(given) {
  return {
    network: 'seed-cifar',
    batch: 32,
    threads: 1,
    where: 'worker',
    optimizer: 'Adam',
    parameters: 528_054,
    engineMs: 40,
    firstLossMs: 120,
    firstLoss: 2.3,
    lastLoss: 0.5,
    peakMemoryBytes: 165e6,
    processorsBusy: 1,
    frames: FRAMES,
    ...given,
  };
}

/** @type {Results} */
export const SAMPLE_RESULTS = {
  rows: [
    row({ engine: 'stride', backend: 'fused', imagesPerSecond: 3000, repetitions: [2900, 3000, 3100] }),
    row({ engine: 'stride', backend: 'fused-relaxed', imagesPerSecond: 4000, repetitions: [3800, 4000, 4400] }),
    row({ engine: 'tfjs', backend: 'cpu', where: 'page', imagesPerSecond: 18, repetitions: [17, 18, 19] }),
    row({ engine: 'tfjs', backend: 'cpu', imagesPerSecond: 20, repetitions: [19, 20, 22] }),
    row({
      engine: 'convnetjs',
      backend: 'js',
      optimizer: 'SGD with momentum',
      imagesPerSecond: 80,
      repetitions: [76, 80, 80],
    }),
    row({ engine: 'stride', backend: 'fused', network: 'resnet', imagesPerSecond: 500, repetitions: [500] }),
    row({ engine: 'tfjs', backend: 'cpu', network: 'resnet', imagesPerSecond: 20, repetitions: [20] }),
  ],
  frames: [
    { ...FRAMES, scene: 'idle', engine: null, backend: null, rounds: [FRAMES] },
    { ...FRAMES, p95Ms: 30, scene: 'duel', engine: 'stride', backend: 'fused', rounds: [FRAMES] },
  ],
  duel: { clickToFirstLossMs: [640], imagesPerSecond: [{ mlp: 5000, cnn: 4990 }] },
  photo: {
    filter: { oursMs: [2, 2.1, 2.4], plainLoopMs: [33, 34, 42] },
    camera: [
      { view: 'sum', cores: 1, frames: 170, medianMs: 10, p95Ms: 22, maxMs: 60, gaps: FRAMES },
      { view: 'channels', cores: 1, frames: 150, medianMs: 18, p95Ms: 35, maxMs: 90, gaps: FRAMES },
    ],
  },
  sliders: [
    {
      exhibit: 'one-number',
      sliders: 2,
      changes: 48,
      workMedianMs: 4,
      workP95Ms: 9,
      paintMedianMs: 14,
      paintP95Ms: 22,
      late: 0,
    },
    {
      exhibit: 'pool-lab',
      sliders: 2,
      changes: 48,
      workMedianMs: 4,
      workP95Ms: 19,
      paintMedianMs: 14,
      paintP95Ms: 32,
      late: 1,
    },
  ],
  insides: { pictures: 240, medianGapMs: 33.4, p95GapMs: 50.1 },
  loading: [
    {
      route: 'zh/mlp',
      loads: 5,
      paintMs: 1700,
      element: 'p',
      shift: 0.001,
      longestTaskMs: 210,
      bytes: 480_000,
      requests: 60,
    },
    {
      route: 'en/mlp',
      loads: 5,
      paintMs: 1800,
      element: 'p',
      shift: 0.06,
      longestTaskMs: 180,
      bytes: 490_000,
      requests: 60,
    },
  ],
  augmentation: { notesMs: [1, 1.6, 1.2], everythingMs: [3, 4, 5] },
  predictions: [
    {
      engine: 'stride',
      backend: 'fused-relaxed',
      batch: 1,
      threads: 1,
      imagesPerSecond: 60,
      repetitions: [58, 60, 61],
      difference: 0,
    },
    {
      engine: 'tfjs',
      backend: 'wasm',
      batch: 1,
      threads: 1,
      imagesPerSecond: 30,
      repetitions: [29, 30, 31],
      difference: 2e-6,
    },
  ],
  features: [
    {
      backend: 'fused-relaxed',
      model: 'mobilenet-v2',
      pictures: 200,
      extractMs: 4000,
      headPictures: 200,
      headMs: 80,
      headEpochs: 17,
      hasConverged: true,
      accuracy: 0.725,
    },
    {
      backend: 'cpu',
      model: 'mobilenet-v2',
      pictures: 10,
      extractMs: 8000,
      headPictures: 200,
      headMs: 2040,
      headEpochs: 100,
      hasConverged: false,
      accuracy: 0.7,
    },
  ],
  skipped: [{ what: 'stride webgpu worker seed-cifar 32', reason: 'requestAdapter gave <none>' }],
  machine: {
    processor: 'A processor',
    cores: 2,
    memoryGib: 24,
    system: 'Linux 6.1',
    node: '20.20.2',
    browser: 'Chromium 156.0.8078.79',
    graphics: { webgl: 'SwiftShader', webgpu: 'google swiftshader', software: true },
  },
  versions: { tfjs: '4.22.0', convnetjs: '0.3.0', jaxJs: '0.1.25' },
  startedAt: '2026-11-24T07:00:00.000Z',
  durationMs: 600_000,
  commit: 'abcdef0',
  command: 'npm run bench',
  quick: false,
  effort: { repetitions: 3, repetitionMs: 1000, frameRounds: 1, frameMs: 6000 },
  blankTabBytes: 120e6,
};
