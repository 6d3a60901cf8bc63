// Cuts a split into shards, picks for each the layout that packs smaller, and writes them.
// Not responsible for: where they go in the end (store.mjs) or the index's validation (src/engine/catalog/dataset-index.ts).

import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { encodeShard } from './shard-encode.mjs';

/** The first shard is small, so that a lesson can start on it. */
export const FIRST_SHARD = 1000;
export const LATER_SHARD = 5000;
/** @type {readonly ShardEncoding[]} */
const ENCODINGS = ['interleaved', 'planar-delta'];
/** A layout whose first shard is larger by this factor is not tried again. */
const CLEARLY = 1.05;

const gzipAsync = promisify(gzip);

/**
 * @typedef {import('./shard-encode.mjs').ShardEncoding} ShardEncoding
 * @typedef {{ file: string, count: number, bytes: number, sha256: string, encoding: ShardEncoding }} ShardEntry
 * @typedef {{ encoding: ShardEncoding, bytes: Buffer }} Packed
 */

/**
 * Where shards begin and end: 1,000 samples, then 5,000 each; a rest of fewer than half a shard joins the last one.
 * @param {number} count
 * @returns {{ from: number, to: number }[]}
 */
export function shardRanges(count) {
  const ranges = [];
  let from = 0;
  while (from < count) {
    const size = from === 0 ? FIRST_SHARD : LATER_SHARD;
    const left = count - from;
    const to = left < size + LATER_SHARD / 2 && from > 0 ? count : Math.min(count, from + size);
    ranges.push({ from, to });
    from = to;
  }
  return ranges;
}

/**
 * @param {Uint8Array} payload
 * @returns {Promise<Buffer>}
 */
async function pack(payload) {
  const packed = await gzipAsync(payload, { level: 9, memLevel: 9 });
  // The header names the operating system; "unknown" makes the file the same everywhere.
  packed[9] = 255;
  return packed;
}

/**
 * The layouts that are worth trying on later shards: where one packs the first shard clearly smaller it does so for all of
 * the set, and trying the other would only cost time.
 * @param {readonly Packed[]} first the first shard in each layout
 * @returns {readonly ShardEncoding[]}
 */
function worthTrying(first) {
  const least = Math.min(...first.map(({ bytes }) => bytes.length));
  return first.filter(({ bytes }) => bytes.length < least * CLEARLY).map(({ encoding }) => encoding);
}

/**
 * @param {string} folder
 * @param {string} split `train` or `test`
 * @param {import('./convert.mjs').SplitSamples} samples
 * @param {import('./shard-encode.mjs').ImageShape} shape
 * @param {{ signal?: AbortSignal | undefined, onShard: (samples: number) => void }} options
 * @returns {Promise<ShardEntry[]>}
 */
export async function writeShards(folder, split, samples, shape, { signal, onShard }) {
  const sampleBytes = shape[0] * shape[1] * shape[2];
  const ranges = shardRanges(samples.labels.length);
  /** @type {ShardEntry[]} */
  const entries = [];

  /**
   * @param {number} number
   * @param {readonly ShardEncoding[]} encodings
   */
  async function packShard(number, encodings) {
    const { from, to } = ranges[number] ?? { from: 0, to: 0 };
    const labels = samples.labels.subarray(from, to);
    const pixels = samples.pixels.subarray(from * sampleBytes, to * sampleBytes);
    return await Promise.all(
      encodings.map(async (encoding) => ({
        encoding,
        bytes: await pack(encodeShard(labels, pixels, shape, encoding)),
      })),
    );
  }

  /**
   * @param {number} number
   * @param {readonly Packed[]} candidates
   */
  async function writeSmallest(number, candidates) {
    const { from, to } = ranges[number] ?? { from: 0, to: 0 };
    const { encoding, bytes } = candidates.reduce((best, other) =>
      other.bytes.length < best.bytes.length ? other : best,
    );
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    // The hash in the name lets a cache keep a shard for ever; the ending is not `.gz`, so that no server unpacks it.
    const file = `${split}-${String(number).padStart(2, '0')}-${sha256.slice(0, 8)}.bin`;
    await writeFile(join(folder, file), bytes);
    entries[number] = { file, count: to - from, bytes: bytes.length, sha256, encoding };
    onShard(to - from);
  }

  signal?.throwIfAborted();
  const first = await packShard(0, ENCODINGS);
  await writeSmallest(0, first);
  const encodings = worthTrying(first);
  let next = 1;
  async function work() {
    while (next < ranges.length) {
      signal?.throwIfAborted();
      const number = next;
      next += 1;
      await writeSmallest(number, await packShard(number, encodings));
    }
  }
  // zlib works on Node's thread pool, so that two shards at once use two cores.
  const workers = await Promise.allSettled([work(), work()]);
  for (const worker of workers) if (worker.status === 'rejected') throw worker.reason;
  return entries;
}
