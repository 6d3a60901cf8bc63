// `npm run probe`: how much the features of the base models are worth, by a published protocol. Writes
// docs/transfer-probe.md. Models and photos that this machine lacks are left out and said so.
// Not responsible for: what is measured (transfer-cases.mjs), the work in the page (pages/transfer.ts), how fast features
// come (features.mjs, a part of `npm run bench`).
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildKernels, buildPages, prepareFeatureAssets } from './build.mjs';
import { inFreshProfile, startChromium } from './chromium.mjs';
import { currentCommit, describeMachine } from './machine.mjs';
import { serve } from './servers.mjs';
import { isModelHere, isSetHere, MODELS, SETS } from './transfer-cases.mjs';
import { mean, transferDocument } from './transfer-document.mjs';

const PAGES = fileURLToPath(new URL('../node_modules/.cache/stride-bench/transfer', import.meta.url));
const DOCUMENT = new URL('../docs/transfer-probe.md', import.meta.url);

/** @typedef {import('./transfer-cases.mjs').ProbeRow} ProbeRow */

/** @param {string} line */
function log(line) {
  process.stderr.write(`${line}\n`);
}

const assets = await prepareFeatureAssets();
await buildKernels();
const server = await serve([...(await buildPages(PAGES)), assets]);
const url = `${server.url}bench.html`;
const chromium = await startChromium(url);

/** Where and when it was measured. */
function stamp() {
  const machine = describeMachine(chromium);
  return `Commit ${currentCommit()}, ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${machine.browser}, ${machine.cores} x ${machine.processor}, WebGL ${machine.graphics.webgl ?? 'none'}, WebGPU ${machine.graphics.webgpu ?? 'none'}.`;
}

try {
  /** @type {ProbeRow[]} */
  const probes = [];
  for (const model of MODELS.filter(isModelHere)) {
    for (const set of SETS.filter(isSetHere)) {
      const results = await inFreshProfile(chromium, url, (page) =>
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
      // After each measurement, so that what was measured is not lost with what comes later.
      writeFileSync(DOCUMENT, transferDocument(probes, stamp()));
    }
  }
  log('wrote docs/transfer-probe.md');
} finally {
  await chromium.browser.close();
  await server.close();
}
