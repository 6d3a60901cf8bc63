// From an archive to shards in a folder: reads the set, holds it against the facts of the manifest, writes the shards and,
// last of all, their index. Not responsible for: getting the archive (archive.mjs) or placing the folder (store.mjs).

import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssetError } from './errors.mjs';
import { writeShards } from './shards.mjs';

/**
 * @typedef {{ readonly labels: Uint8Array, readonly pixels: Uint8Array }} SplitSamples pixels: sample by sample, height x width x channels
 * @typedef {{ readonly train: SplitSamples, readonly test: SplitSamples }} Samples
 * @typedef {{ readonly signal?: AbortSignal | undefined, readonly onRead: (fraction: number) => void }} ReadContext
 */

/** What reading takes of the whole conversion, for the progress bar. */
const READING_SHARE = 0.15;

/**
 * @param {import('./manifest.mjs').DatasetAsset} asset
 * @param {string} archive path of the .tgz
 * @param {string} folder empty
 * @param {{ signal?: AbortSignal | undefined, onFraction: (fraction: number) => void }} options
 */
export async function convertDataset(asset, archive, folder, { signal, onFraction }) {
  const samples = await asset.read(archive, {
    signal,
    onRead: (fraction) => onFraction(fraction * READING_SHARE),
  });
  checkSplit(asset, 'train', samples.train);
  checkSplit(asset, 'test', samples.test);
  const total = asset.facts.train.count + asset.facts.test.count;
  let done = 0;
  /** @param {number} count */
  function onShard(count) {
    done += count;
    onFraction(READING_SHARE + (1 - READING_SHARE) * (done / total));
  }
  const train = await writeShards(folder, 'train', samples.train, asset.shape, { signal, onShard });
  const test = await writeShards(folder, 'test', samples.test, asset.shape, { signal, onShard });
  const index = {
    version: 1,
    id: asset.id,
    recipe: asset.recipe,
    shape: asset.shape,
    classes: asset.classes,
    shards: { train, test },
  };
  await writeFile(join(folder, 'index.json'), `${JSON.stringify(index, null, 1)}\n`);
}

/**
 * Throws when a split is not the one of the manifest. The hash alone would do; the rest says what is wrong.
 * @param {Pick<import('./manifest.mjs').DatasetAsset, 'title' | 'shape' | 'classes' | 'facts'>} asset
 * @param {'train' | 'test'} split
 * @param {SplitSamples} samples
 */
export function checkSplit(asset, split, { labels, pixels }) {
  const facts = asset.facts[split];
  const channels = asset.shape[2];
  const sampleBytes = asset.shape[0] * asset.shape[1] * channels;
  /** @param {string} what */
  function fail(what) {
    return new AssetError('source-malformed', `${asset.title}: ${what} in ${split}.`);
  }
  if (labels.length !== facts.count) throw fail(`${labels.length} labels instead of ${facts.count}`);
  if (pixels.length !== facts.count * sampleBytes)
    throw fail(`${pixels.length / sampleBytes} images instead of ${facts.count}`);
  const perClass = Array.from({ length: asset.classes }, () => 0);
  for (const label of labels) {
    if (label >= asset.classes) throw fail(`a label ${label}`);
    perClass[label] = (perClass[label] ?? 0) + 1;
  }
  if (perClass.join() !== facts.perClass.join()) throw fail(`classes of ${perClass.join(', ')} samples`);
  const means = channelMeans(pixels, channels);
  if (means.some((mean, channel) => Math.abs(mean - (facts.means[channel] ?? 0)) > 0.001)) {
    throw fail(`means of ${means.map((mean) => mean.toFixed(3)).join(', ')} instead of ${facts.means.join(', ')}`);
  }
  const sha256 = createHash('sha256').update(labels).update(pixels).digest('hex');
  if (sha256 !== facts.sha256) throw fail('other contents than recorded');
}

/**
 * @param {Uint8Array} pixels
 * @param {number} channels
 * @returns {number[]}
 */
function channelMeans(pixels, channels) {
  const sums = Array.from({ length: channels }, () => 0);
  for (let i = 0; i < pixels.length; i += channels) {
    for (let channel = 0; channel < channels; channel += 1) {
      sums[channel] = (sums[channel] ?? 0) + (pixels[i + channel] ?? 0);
    }
  }
  return sums.map((sum) => (sum * channels) / pixels.length);
}
