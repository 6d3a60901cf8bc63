// A run as docs/benchmarks.md. Not responsible for: what is in the tables (tables.mjs), the picture (report-svg.mjs).
import {
  augmentationSentence,
  figure,
  insideSentence,
  megabytes,
  milliseconds,
  NETWORK_NAMES,
  photoSentence,
} from './names.mjs';
import { groupByCase } from './results.mjs';
import { STALL_MS } from './statistics.mjs';
import {
  cameraTable,
  caseTable,
  featureTable,
  frameTable,
  loadingTable,
  predictionTable,
  ratioTable,
  sliderTable,
  targetTable,
} from './tables.mjs';

/** @typedef {import('./results.mjs').Results} Results */
/** @typedef {import('./tables.mjs').Table} Table */

/** @returns {string} */
function draw(/** @type {Table} */ { head, body }) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...body.map(line)].join('\n');
}

/** @returns {string} */
function machineTable(/** @type {Results} */ { machine, startedAt, durationMs, commit, command, effort, quick }) {
  const { graphics } = machine;
  /** @type {readonly (readonly [string, string])[]} */
  const facts = [
    ['processor', `${machine.processor}, ${machine.cores} cores, ${machine.memoryGib} GiB of memory`],
    ['system', `${machine.system}, Node.js ${machine.node}`],
    ['browser', `${machine.browser}, headless`],
    ['WebGL', graphics.webgl ?? 'none'],
    ['WebGPU', graphics.webgpu ?? 'none'],
    ['taken', `${startedAt.slice(0, 16).replace('T', ' ')} UTC, in ${Math.round(durationMs / 60_000)} minutes`],
    ['commit', commit ?? 'unknown'],
    ['repetitions', `${effort.repetitions} of ${effort.repetitionMs / 1000} s, interleaved`],
    ['command', `\`${command}\`${quick ? ' (a quick run: fewer and shorter repetitions)' : ''}`],
  ];
  return ['| | |', '| --- | --- |', ...facts.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

/** @returns {string} */
function howItIsMeasured(/** @type {Results} */ { machine, versions, blankTabBytes }) {
  return `## How it is measured

- **One run, one browser.** Everything here was taken by one command in one Chromium. The engines of a table train in
  turns: each for one repetition, then the next, then all again. Images per second are the median of the repetitions; a
  ratio is that of the medians, with the least and the greatest ratio within one round in brackets. Compare figures of
  one table with each other, not with those of another machine or day.
- **What is timed.** Whole training steps: forward pass, loss, backward pass, update. Images are made up: a picture for each
  of ten classes under noise, three labels in ten drawn at random, so that no loss falls to nothing. They are the same for
  every engine and lie ready in the form it wants. Each engine first trains without being timed, so that compilers have
  done their work. GPU work is waited for before the clock stops.
- **Same network, same optimizer.** Each engine's parameters are counted and must equal ours. Adam with learning rate
  0.001, except for ConvNetJS (below). Tabs are opened in turn and wait without work until it is their turn.
- **Engine start** is loading the code and starting the device, for ours with the self-check against stored answers.
  **To first loss** is from making the network to the value of the loss of its first batch, compiling included.
- **Loss, first and last**: of the first batch and of the last that was timed. Engines make different numbers of steps, so
  the last losses differ; that they fall, where there was time for some hundred steps, shows that something is learned.
- **Tab memory** is the largest resident memory of the tab's process, everything included, as Linux tells it; an empty tab
  has ${megabytes(blankTabBytes)} MB. Memory in the GPU process is not in it, so it says little of WebGL and WebGPU.
- **Processors busy** is the processor time of the tab and the GPU process while training, divided by the time: an engine of
  one thread shows 1, a GPU in software shows that it takes more than its share.
- **Frame gaps** are the times between \`requestAnimationFrame\` callbacks; 16.7 ms is a display of 60 Hz. **Time in
  stalls** is the share of the time that gaps over ${STALL_MS} ms took: a page that is frozen most of the time has few frames,
  and a median of frames alone would call it smooth. In the tables of speed the gaps are those of an empty page that trains,
  or whose worker does.

## What these figures do not say

- ${machine.graphics.software ? SOFTWARE_NOTE : HARDWARE_NOTE}
- tfjs is ${versions.tfjs}. Its own WASM backend is missing among those that train because it cannot train these networks: it has no gradient for a
  convolution's kernel.
- ConvNetJS on npm (${versions.convnetjs}) has no Adam. Asked for it, it runs SGD with momentum without a word, so it was asked
  for SGD with momentum, which is less work for each weight than Adam. Its 2x2 kernels with padding see one row and column
  more than Keras's. It has no batch normalisation, shortcuts or depthwise convolutions, so it is missing there.
- jax-js (${versions.jaxJs}) trains through \`jit\` and \`valueAndGrad\`, Adam written by hand as its optimizer package is not on
  npm; moving averages of batch normalisation are left out in its favour. With threads it is served with cross-origin
  isolation.
- tfjs and jax-js read the loss as their users do: \`model.fit\` at the end of an epoch of 24 batches, jax-js after each step;
  ours reads loss and number of correct answers of every step.
- With threads our engine takes all cores here; the course leaves one to the page and so trains on one core of two. Its
  results are the same bits with any number of threads.
- A run of the course does more than a step of the trainer: batches are drawn from the data set, records kept, checkpoints
  written. What of it is left to the reader is told below the table of frame gaps.
- \`model.fit\` is measured on an otherwise empty page, the duel on the course's page with its charts: the comparison of
  frame gaps favours \`model.fit\`.
`;
}

const SOFTWARE_NOTE = `There was no GPU: WebGL and WebGPU ran in software on the same cores. Their figures show only what a machine
  without a GPU can expect. On a real GPU they are far faster, and the order of engines may be another.`;
const HARDWARE_NOTE = `WebGL and WebGPU ran on the GPU named above; another GPU may give another order.`;

/** @returns {string} */
function duelFacts(/** @type {Results} */ { duel }) {
  if (duel === null) return '';
  const clicks = duel.clickToFirstLossMs.map(milliseconds).join(', ');
  const rates = duel.imagesPerSecond.map(({ mlp, cnn }) => `${figure(mlp)} and ${figure(cnn)}`).join('; ');
  return `From the press of Train to both networks having trained, data loading included: ${clicks} ms. While both trained, MLP and CNN made ${rates} images a second each.\n`;
}

/** @returns {string} */
function photoSection(/** @type {Results} */ results) {
  const { filter, camera } = results.photo;
  const parts = [
    filter === null ? '' : photoSentence(filter),
    camera.length === 0
      ? ''
      : `With a made-up camera of 30 frames a second, the exhibit \`kernel-on-photo\` on the course's page, all processes of the browser on the cores named. A frame's time runs from its being handed to the page until the animation frame it was drawn in is done:\n\n${draw(cameraTable(results))}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `## A kernel on a photo\n\n${parts.join('\n\n')}\n`;
}

/** @returns {string} */
function sliderSection(/** @type {Results} */ results) {
  if (results.sliders.length === 0) return '';
  return `## Sliders\n\nEvery slider moved by its keys on the course's page. The work is what a change keeps the page busy: handlers, layout and paint; it has to fit into one frame of 16.7 ms. Until it is seen, the wait for the next frame is added.\n\n${draw(sliderTable(results))}\n`;
}

/** @returns {string} */
function loadingSection(/** @type {Results} */ results) {
  const { loading = [] } = results;
  if (loading.length === 0) return '';
  const loads = Math.max(...loading.map((row) => row.loads));
  return `## Opening a lesson\n\nCold loads in a fresh profile: nothing cached, no service worker, a processor slowed down four times, a line of 1.6 Mbit/s with 150 ms a round trip, text compressed by brotli 6 as hosts send it, HTTP/1.1 with six requests at a time. Medians of ${loads}. The longest task is that of the whole opening, until figures and quiz are there and nothing changes any more; nobody touches the page meanwhile.\n\n${draw(loadingTable(results))}\n`;
}

/** @returns {string} */
function predictionSection(/** @type {Results} */ results) {
  if ((results.predictions ?? []).length === 0) return '';
  return `## MobileNetV2 predicting\n\nMobileNetV2 1.0 at 224 x 224 with made-up weights, normalisation folded into the kernels, in turns of a tenth of a repetition in one worker. tfjs gets bias and relu6 fused into each convolution, as its converter leaves the published network; outputs are compared before anything is timed. tfjs runs on one thread: its others did not start from our bundle.\n\n${draw(predictionTable(results))}\n`;
}

/** @returns {string} */
function featureSection(/** @type {Results} */ results) {
  const [row] = results.features ?? [];
  if (row === undefined) return '';
  const model = row.model === 'mobilenet-v2' ? 'MobileNetV2 1.0' : 'The body of MobileNetV2 1.0';
  return `## Features and a head\n\n${model} at 224 x 224 and ${row.headPictures} pictures of CIFAR-10: the features of each in one pass, from the prepared picture to the means over places after the last cut, then a softmax head on them (four fifths to learn from, batches of 16, Adam) until its validation loss has not fallen for five epochs. Plain JavaScript and graphics in software are given fewer pictures, "10 of 200"; their head gets all the same, and for it the other features come untimed from the backend that the course takes. The page is not isolated, so the fused engine runs on one thread. Each backend is measured once, so these figures sway more than those of the other tables.\n\n${draw(featureTable(results))}\n`;
}

/**
 * @param {Results} results
 * @returns {string}
 */
export function markdownReport(results) {
  const { rows, frames, skipped } = results;
  const sections = [
    '# Benchmarks\n\nTraining speed in the browser and what a reader feels of it. Written by `npm run bench`; do not edit by hand.\n',
    '![Images trained per second, bars on a logarithmic scale](benchmarks.svg)\n',
    `${machineTable(results)}\n`,
    `To repeat it: \`npm ci\`, then \`npm run bench\` on a machine that does nothing else. \`npm run bench -- --quick\` ends in four minutes, \`npm run --silent bench -- --json\` prints one document, \`npm run bench -- --help\` tells the rest.\n`,
    `## Targets\n\n${draw(targetTable(results))}\n`,
    `## How many times faster the fused engine is\n\nOf each peer its best row counts; in brackets the least and the greatest ratio within one round.\n\n${draw(ratioTable(results))}\n`,
    frames.length === 0 ? '' : `## Frame gaps\n\n${draw(frameTable(results))}\n\n${duelFacts(results)}`,
    photoSection(results),
    sliderSection(results),
    loadingSection(results),
    results.insides ? `## Looking inside\n\n${insideSentence(results.insides)}\n` : '',
    results.augmentation ? `## Augmentation\n\n${augmentationSentence(results.augmentation)}\n` : '',
    predictionSection(results),
    featureSection(results),
    '## Training speed\n',
    ...groupByCase(rows).map(({ network, batch, rows: ofCase }) => {
      // Some engines leave moving averages out of their count.
      const parameters = Math.max(...ofCase.map((row) => row.parameters)).toLocaleString('en');
      const name = `${NETWORK_NAMES[network]}, ${parameters} parameters.`;
      return `### \`${network}\`, batches of ${batch}\n\n${name}\n\n${draw(caseTable(ofCase))}\n`;
    }),
    skipped.length === 0
      ? ''
      : `## Not measured\n\n${skipped.map(({ what, reason }) => `- ${what}: ${reason}`).join('\n')}\n`,
    howItIsMeasured(results),
  ];
  return sections.filter((section) => section !== '').join('\n');
}
