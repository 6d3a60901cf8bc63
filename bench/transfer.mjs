// `npm run probe`: how much the features of the base models are worth, by a published protocol, and how fast they come and
// a head is trained on them, on every backend. Writes docs/transfer-probe.md. Models and photos that this machine lacks
// are left out and said so. With `--accuracy` the speeds are not measured again: their section stays as it is.
// Not responsible for: the work in the page (pages/transfer.ts).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prepareAssets } from '../scripts/assets/prepare.mjs';
import { buildKernels, buildPages } from './build.mjs';
import { startChromium } from './chromium.mjs';
import { within } from './deadline.mjs';
import { currentCommit, describeMachine } from './machine.mjs';
import { serve } from './servers.mjs';
import { FOUND } from './transfer-findings.mjs';

const PUBLIC = fileURLToPath(new URL('../public', import.meta.url));
const PAGES = fileURLToPath(new URL('../node_modules/.cache/stride-bench/transfer', import.meta.url));
const DOCUMENT = new URL('../docs/transfer-probe.md', import.meta.url);

/**
 * Accuracies that the models' converters found by the same protocol with their own resizing and classifier, and the cuts
 * whose features a head is given: first the last cut alone, which the accuracies are for, then what is set beside it.
 */
const MODELS = /** @type {const} */ ([
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
const SETS = /** @type {const} */ (['cifar10', 'flowers']);
const TOLERANCE = 0.04;
const MOST_BEHIND = 0.05;
const BODY_END = 'block_14_add';
const BODY_OUTPUT = 'block_14_concat';

/** Backends in the order of the course, with the pictures that they are given: software GPUs are slow. */
const BACKENDS = /** @type {const} */ ([
  { backend: 'fused-relaxed', pictures: 200 },
  { backend: 'fused', pictures: 200 },
  { backend: 'webgpu', pictures: 10 },
  { backend: 'webgl', pictures: 10 },
  { backend: 'cpu', pictures: 10 },
]);

const SPEED_TITLE = '## Features and a head';
const isAccuracyOnly = process.argv.includes('--accuracy');

/** A backend that takes longer is left out and said so. */
const BACKEND_LIMIT_MS = 240_000;

/** @typedef {{ model: typeof MODELS[number], set: typeof SETS[number], cuts: readonly string[], result: import('./pages/transfer.ts').ProbeResult }} ProbeRow */
/** @typedef {{ backend: string, result: import('./pages/transfer.ts').FeatureResult | null, reason: string }} SpeedRow */

/** @param {string} line */
function log(line) {
  process.stderr.write(`${line}\n`);
}

/** @param {readonly number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** @param {readonly number[]} values */
function deviation(values) {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** @param {string} folder */
function isHere(folder) {
  return existsSync(`${PUBLIC}/${folder}/index.json`);
}

/** @param {typeof SETS[number]} set */
function isSetHere(set) {
  return set !== 'flowers' || isHere('photos/flowers');
}

/** @param {readonly (readonly string[])[]} rows */
function table(rows) {
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** @param {readonly ProbeRow[]} rows */
function probeTable(rows) {
  const body = rows.map(({ model, set, cuts, result }) => {
    const found = mean(result.accuracies);
    const isLast = cuts === model.inputs[0];
    const expected = model.expected[set];
    const isNear = Math.abs(found - expected) <= TOLERANCE;
    return [
      model.name,
      cuts.map((cut) => `\`${cut}\``).join(' + '),
      set,
      `${result.trainCount} / ${result.testCount}`,
      `${found.toFixed(3)} ± ${deviation(result.accuracies).toFixed(3)}`,
      isLast ? expected.toFixed(3) : '',
      !isLast ? '' : `${(found - expected).toFixed(3)}, ${isNear ? 'within' : 'not within'} ${TOLERANCE}`,
      mean(result.ridgeAccuracies).toFixed(3),
    ];
  });
  return table([
    [
      'model',
      'mean of each channel after',
      'pictures',
      'to learn / to test',
      'accuracy',
      'published',
      'difference',
      'ridge',
    ],
    ['---', '---', '---', '---:', '---:', '---:', '---', '---:'],
    ...body,
  ]);
}

/** @param {readonly ProbeRow[]} rows */
function behindSentences(rows) {
  return SETS.flatMap((set) => {
    /** @param {string} id @param {string} cut */
    function found(id, cut) {
      return rows.find((row) => row.set === set && row.model.id === id && row.cuts.join() === cut)?.result;
    }
    const [whole, narrow, body] = [
      found('mobilenet-v2', 'Conv_1'),
      found('mobilenet-v2', BODY_END),
      found('mobilenet-v2-body', BODY_OUTPUT),
    ];
    if (whole === undefined || narrow === undefined || body === undefined) return [];
    const behind = mean(whole.accuracies) - mean(body.accuracies);
    const byRidge = mean(whole.ridgeAccuracies) - mean(body.ridgeAccuracies);
    const ofEndAlone = mean(whole.accuracies) - mean(narrow.accuracies);
    const verdict = behind <= MOST_BEHIND ? 'at most' : 'not at most';
    return [
      `- ${set}: the body is ${behind.toFixed(3)} behind the whole network, ${verdict} ${MOST_BEHIND}; by ridge regression ${byRidge.toFixed(3)}. The end of the same block alone, in the whole network, is ${ofEndAlone.toFixed(3)} behind.`,
    ];
  }).join('\n');
}

/** @param {readonly SpeedRow[]} rows */
function speedTable(rows) {
  return table([
    [
      'backend',
      'pictures',
      'features',
      'pictures/s',
      'head, until its validation loss stops falling',
      'validation accuracy',
    ],
    ['---', '---:', '---:', '---:', '---:', '---:'],
    ...rows.map(({ backend, result, reason }) =>
      result === null
        ? [backend, '', `not measured: ${reason}`, '', '', '']
        : [
            backend,
            String(result.pictures),
            `${(result.extractMs / 1000).toFixed(2)} s`,
            ((1000 * result.pictures) / result.extractMs).toFixed(1),
            `${(result.headMs / 1000).toFixed(2)} s, ${result.headEpochs} epochs`,
            result.accuracy.toFixed(2),
          ],
    ),
  ]);
}

await prepareAssets({
  only: ['cifar10', 'mobilenet-v2-body'],
  required: ['cifar10', 'mobilenet-v2-body'],
  quiet: true,
});
await buildKernels();
const server = await serve([...(await buildPages(PAGES)), PUBLIC]);
const url = `${server.url}bench.html`;
const chromium = await startChromium(url);

/**
 * A task in a browser of its own: what others have kept is not there.
 * @template T
 * @param {(page: import('@playwright/test').Page) => Promise<T>} work
 */
async function inPage(work) {
  const context = await chromium.browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    return await work(page);
  } finally {
    await context.close();
  }
}

/** @type {import('../src/engine/catalog/base-models.ts').BaseModelId} */
const timed = isHere('models/mobilenet-v2') ? 'mobilenet-v2' : 'mobilenet-v2-body';

/** Where and when a section was measured. */
function stamp() {
  const machine = describeMachine(chromium);
  return `Commit ${currentCommit()}, ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${machine.browser}, ${machine.cores} x ${machine.processor}, WebGL ${machine.graphics.webgl ?? 'none'}, WebGPU ${machine.graphics.webgpu ?? 'none'}.`;
}

/** @param {readonly SpeedRow[]} speeds */
function speedSection(speeds) {
  const isEmulated = describeMachine(chromium).graphics.software;
  return `${SPEED_TITLE}

${stamp()}

${timed} at 224 x 224, pictures of CIFAR-10: all cuts' features of each picture in one pass, then a softmax head on the last cut's (four fifths to learn from, batches of 16, Adam, early stopping with a patience of 5 epochs). GPU backends and cpu get fewer pictures; on this machine ${isEmulated ? 'GPUs are emulated in software, so their rows say nothing about real ones' : 'GPUs are real'}. The page of the measurement is not isolated: one thread. Other programs may have run meanwhile.

${speedTable(speeds)}
`;
}

/** The section of speeds as it stands in the document, or an empty one. */
function keptSpeedSection() {
  const text = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : '';
  const at = text.indexOf(SPEED_TITLE);
  return at < 0 ? speedSection([]) : text.slice(at);
}

/**
 * Written after each measurement, so that what was measured is not lost with what comes later.
 * @param {readonly ProbeRow[]} probes
 * @param {string} speeds the section
 */
function writeDocument(probes, speeds) {
  const lacking = [
    ...MODELS.filter(({ id }) => !isHere(`models/${id}`)).map(({ id }) => id),
    ...SETS.filter((set) => !isSetHere(set)),
  ];
  writeFileSync(
    DOCUMENT,
    `# What features of the base models are worth

Written by \`npm run probe\`; do not edit by hand.
${lacking.length === 0 ? '' : `\nNot on this machine, and left out: ${lacking.join(', ')}.\n`}
## Linear probe

${stamp()}

Pictures are prepared as everywhere in the course (\`nn/mobilenet/prepare-image.ts\`: largest square in the middle, 224 x 224, x / 127.5 - 1). The mean of each channel after a cut is what a linear head learns from: 1280 numbers after \`Conv_1\`, 256 after \`conv_pw_13\`, and of the body 1120: 160 after \`block_14_add\` and 960 inside that block, joined in \`block_14_concat\`. In each of five seeded splits 40 pictures of each class are to learn from and up to 100 others to be tested on (the flowers have 120 a class: 80). CIFAR-10's are the first 140 of each class of its test set. The head is logistic regression on standardised features; its L2 is chosen on the training part alone, by twofold cross-validation. Beside it stands the course's own ridge regression to one number a class (\`nn/transfer/ridge-head.ts\`), its L2 chosen by leaving out one at a time. "Published" are the accuracies that came with the models, found with other splits, another classifier and other resizing. After ± stands the standard deviation over the splits.

${probeTable(probes)}

${behindSentences(probes)}

${FOUND}

${speeds}`,
  );
}

try {
  const models = MODELS.filter(({ id }) => isHere(`models/${id}`));
  const sets = SETS.filter(isSetHere);
  const kept = keptSpeedSection();
  /** @type {ProbeRow[]} */
  const probes = [];
  for (const model of models) {
    for (const set of sets) {
      const results = await inPage((page) =>
        page.evaluate((task) => window.probeFeatures(task), { model: model.id, set, inputs: model.inputs }),
      );
      model.inputs.forEach((cuts, place) => {
        const result = results[place];
        if (result === undefined) throw new Error(`${model.id}: no result for ${cuts.join(', ')}`);
        probes.push({ model, set, cuts, result });
        log(
          `${model.id}, ${cuts.join(' + ')}, ${set}: ${mean(result.accuracies).toFixed(3)}, ridge ${mean(result.ridgeAccuracies).toFixed(3)} (${result.imagesPerSecond.toFixed(1)} pictures/s)`,
        );
      });
      writeDocument(probes, kept);
    }
  }
  /** @type {SpeedRow[]} */
  const speeds = [];
  for (const { backend, pictures } of isAccuracyOnly ? [] : BACKENDS) {
    try {
      const result = await inPage((page) =>
        within(
          page.evaluate((task) => window.timeFeatures(task), { model: timed, backend, pictures }),
          BACKEND_LIMIT_MS,
        ),
      );
      speeds.push({ backend, result, reason: '' });
      log(
        `${backend}: ${((1000 * pictures) / result.extractMs).toFixed(1)} pictures/s, head ${result.headMs.toFixed(0)} ms`,
      );
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      speeds.push({ backend, result: null, reason });
      log(`${backend}: not measured, ${reason}`);
    }
    writeDocument(probes, speedSection(speeds));
  }
  log('wrote docs/transfer-probe.md');
} finally {
  await chromium.browser.close();
  await server.close();
}
