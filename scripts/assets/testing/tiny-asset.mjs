// A data set of a few samples with its archive, for tests of the whole preparation without a network.

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readMnist } from '../sets/mnist.mjs';
import { tarOf } from './tar-of.mjs';

const TRAIN = 1200;
const TEST = 30;

/**
 * @param {number} count
 * @param {number} salt
 */
function split(count, salt) {
  const labels = Uint8Array.from({ length: count }, (_, i) => (i + salt) % 10);
  const pixels = Uint8Array.from({ length: count * 784 }, (_, i) => (i * 31 + (i >> 9) * salt) & 0xff);
  return { labels, pixels };
}

/**
 * @param {readonly number[]} dimensions
 * @param {Uint8Array} data
 */
function idx(dimensions, data) {
  const header = Buffer.alloc(4 + 4 * dimensions.length);
  header.set([0, 0, 8, dimensions.length]);
  dimensions.forEach((size, axis) => header.writeUInt32BE(size, 4 + 4 * axis));
  return Buffer.concat([header, data]);
}

/**
 * @param {{ labels: Uint8Array, pixels: Uint8Array }} samples
 * @returns {import('../manifest.mjs').SplitFacts}
 */
function factsOf({ labels, pixels }) {
  const perClass = Array.from({ length: 10 }, (_, label) => labels.filter((other) => other === label).length);
  const mean = pixels.reduce((sum, value) => sum + value, 0) / pixels.length;
  const sha256 = createHash('sha256').update(labels).update(pixels).digest('hex');
  return { count: labels.length, perClass, means: [mean], sha256 };
}

/**
 * @param {string} mirrorDir where the archive is written
 * @param {string} [id]
 * @returns {Promise<import('../manifest.mjs').DatasetAsset>} an asset that only the mirror has
 */
export async function tinyAsset(mirrorDir, id = 'mnist') {
  const train = split(TRAIN, 3);
  const test = split(TEST, 5);
  const archive = gzipSync(
    tarOf([
      { name: 'package/package.json', body: '{}' },
      { name: 'package/data/train-images-idx3-ubyte', body: idx([TRAIN, 28, 28], train.pixels) },
      { name: 'package/data/train-labels-idx1-ubyte', body: idx([TRAIN], train.labels) },
      { name: 'package/data/t10k-images-idx3-ubyte', body: idx([TEST, 28, 28], test.pixels) },
      { name: 'package/data/t10k-labels-idx1-ubyte', body: idx([TEST], test.labels) },
    ]),
  );
  await mkdir(mirrorDir, { recursive: true });
  await writeFile(join(mirrorDir, 'tiny-data-1.0.0.tgz'), archive);
  return {
    id,
    title: 'Tiny',
    recipe: `tiny-${id}-1`,
    required: false,
    licence: 'none',
    sources: ['mirror'],
    archive: {
      name: 'tiny-data',
      version: '1.0.0',
      bytes: archive.length,
      integrity: `sha512-${createHash('sha512').update(archive).digest('base64')}`,
    },
    shape: [28, 28, 1],
    classes: 10,
    read: readMnist,
    facts: { train: factsOf(train), test: factsOf(test) },
  };
}
