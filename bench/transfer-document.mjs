// What `npm run probe` found, as docs/transfer-probe.md. Not responsible for: measuring (transfer.mjs).
import {
  BODY_END,
  BODY_OUTPUT,
  isModelHere,
  isSetHere,
  MODELS,
  MOST_BEHIND,
  SETS,
  TOLERANCE,
} from './transfer-cases.mjs';
import { FOUND } from './transfer-findings.mjs';

/** @typedef {import('./transfer-cases.mjs').ProbeRow} ProbeRow */

/** @param {readonly number[]} values */
export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** @param {readonly number[]} values */
function deviation(values) {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
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

/**
 * @param {readonly ProbeRow[]} probes
 * @param {string} stamp Where and when they were taken.
 * @returns {string}
 */
export function transferDocument(probes, stamp) {
  const lacking = [
    ...MODELS.filter((model) => !isModelHere(model)).map(({ id }) => id),
    ...SETS.filter((set) => !isSetHere(set)),
  ];
  return `# What features of the base models are worth

Written by \`npm run probe\`; do not edit by hand.
${lacking.length === 0 ? '' : `\nNot on this machine, and left out: ${lacking.join(', ')}.\n`}
## Linear probe

${stamp}

Pictures are prepared as everywhere in the course (\`nn/mobilenet/prepare-image.ts\`: largest square in the middle, 224 x 224, x / 127.5 - 1). The mean of each channel after a cut is what a linear head learns from: 1280 numbers after \`Conv_1\`, 256 after \`conv_pw_13\`, and of the body 1120: 160 after \`block_14_add\` and 960 inside that block, joined in \`block_14_concat\`. In each of five seeded splits 40 pictures of each class are to learn from and up to 100 others to be tested on (the flowers have 120 a class: 80). CIFAR-10's are the first 140 of each class of its test set. The head is logistic regression on standardised features; its L2 is chosen on the training part alone, by twofold cross-validation. Beside it stands the course's own ridge regression to one number a class (\`nn/transfer/ridge-head.ts\`), its L2 chosen by leaving out one at a time. "Published" are the accuracies that came with the models, found with other splits, another classifier and other resizing. After ± stands the standard deviation over the splits.

${probeTable(probes)}

${behindSentences(probes)}

${FOUND}

## Features and a head

How fast features come and a head is trained on them is measured by \`npm run bench\`, on every backend: [benchmarks.md](benchmarks.md). \`node bench/run.mjs --only features\` measures that part alone.
`;
}
