// A data set small enough for tests, as the files of a site: images of 3 x 3 in three classes, in gzip shards.
// Never part of the site.
import { gzipSync } from 'fflate';
import { sha256 } from '@noble/hashes/sha2.js';
import type { DatasetId, DatasetIndex, ShardEntry } from '../../catalog/datasets.ts';
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import type { Fetch } from '../datasets/download.ts';
import { toHex } from '../datasets/sha256.ts';

export const BASE = 'https://site.test/course/';
export const TINY_SHAPE = [3, 3, 1] as const;
export const TINY_CLASSES = 3;

/** Files by address; tests damage or remove them. */
export type Files = Map<string, Uint8Array<ArrayBuffer>>;

/** Label and pixels of a sample: the row of its class is bright. */
export function tinySample(split: 'train' | 'test', index: number): { label: number; pixels: Uint8Array } {
  const random = createRandom(toSeed(split === 'train' ? 1 : 2), index);
  const label = random.integer(TINY_CLASSES);
  const pixels = Uint8Array.from({ length: 9 }, (_, i) => random.integer(160) + (Math.floor(i / 3) === label ? 60 : 0));
  return { label, pixels };
}

export function tinyFiles(id: DatasetId, trainShards: readonly number[], testShards: readonly number[]): Files {
  const files: Files = new Map();
  const folder = `${BASE}data/${id}/`;

  function shards(split: 'train' | 'test', counts: readonly number[]): readonly ShardEntry[] {
    let start = 0;
    return counts.map((count, number) => {
      const samples = Array.from({ length: count }, (_, n) => tinySample(split, start + n));
      start += count;
      const payload = Uint8Array.from([
        ...samples.map(({ label }) => label),
        ...samples.flatMap(({ pixels }) => [...pixels]),
      ]);
      const bytes = Uint8Array.from(gzipSync(payload));
      const file = `${split}-${number}.bin`;
      files.set(folder + file, bytes);
      return { file, count, bytes: bytes.length, sha256: toHex(sha256(bytes)), encoding: 'interleaved' };
    });
  }

  const index: DatasetIndex = {
    version: 1,
    id,
    shape: [...TINY_SHAPE],
    classes: TINY_CLASSES,
    shards: { train: shards('train', trainShards), test: shards('test', testShards) },
  };
  files.set(`${folder}index.json`, new TextEncoder().encode(JSON.stringify(index)));
  return files;
}

export interface Served {
  readonly fetch: Fetch;
  readonly requests: { readonly url: string; readonly cache: RequestCache | undefined }[];
}

/** Serves the files as they are at the moment of the request, in pieces of `pieceBytes`. */
export function serveFiles(files: Files, pieceBytes = 64): Served {
  const requests: Served['requests'] = [];
  return {
    requests,
    async fetch(url, init) {
      requests.push({ url, cache: init.cache });
      const bytes = files.get(url);
      if (bytes === undefined) return new Response('not found', { status: 404 });
      let sent = 0;
      return new Response(
        new ReadableStream({
          pull(controller) {
            if (sent < bytes.length) controller.enqueue(bytes.slice(sent, sent + pieceBytes));
            else controller.close();
            sent += pieceBytes;
          },
        }),
      );
    },
  };
}

export async function nobleHex(bytes: Uint8Array): Promise<string> {
  return toHex(sha256(bytes));
}
