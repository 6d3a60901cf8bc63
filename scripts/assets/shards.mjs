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

const gzipAsync = promisify(gzip);

/**
 * @typedef {{ file: string, count: number, bytes: number, sha256: string, encoding: import('./shard-encode.mjs').ShardEncoding }} ShardEntry
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
 * @param {string} folder
 * @param {string} split `train` or `test`
 * @param {import('./convert.mjs').SplitSamples} samples
 * @param {import('./shard-encode.mjs').ImageShape} shape
 * @param {{ signal?: AbortSignal | undefined, onShard: (samples: number) => void }} options
 * @returns {Promise<ShardEntry[]>}
 */
export async function writeShards(folder, split, samples, shape, { signal, onShard }) {
  const sampleBytes = shape[0] * shape[1] * shape[2];
  /** @type {ShardEntry[]} */
  const written = [];
  for (const [number, { from, to }] of shardRanges(samples.labels.length).entries()) {
    signal?.throwIfAborted();
    const labels = samples.labels.subarray(from, to);
    const pixels = samples.pixels.subarray(from * sampleBytes, to * sampleBytes);
    // Both at once: zlib works on Node's thread pool.
    const [interleaved, planarDelta] = await Promise.all([
      pack(encodeShard(labels, pixels, shape, 'interleaved')),
      pack(encodeShard(labels, pixels, shape, 'planar-delta')),
    ]);
    /** @type {import('./shard-encode.mjs').ShardEncoding} */
    const encoding = planarDelta.length < interleaved.length ? 'planar-delta' : 'interleaved';
    const bytes = encoding === 'planar-delta' ? planarDelta : interleaved;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    // The hash in the name lets a cache keep a shard for ever; the ending is not `.gz`, so that no server unpacks it.
    const file = `${split}-${String(number).padStart(2, '0')}-${sha256.slice(0, 8)}.bin`;
    await writeFile(join(folder, file), bytes);
    written.push({ file, count: to - from, bytes: bytes.length, sha256, encoding });
    onShard(to - from);
  }
  return written;
}
