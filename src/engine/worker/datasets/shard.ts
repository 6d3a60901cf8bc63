// One shard from its file to samples: download, verify, unpack, decode.
// Not responsible for: which shards are needed and keeping them (dataset-store.ts).
import type { DatasetIndex, ShardEntry } from '../../catalog/datasets.ts';
import { decodeShard, shardPayloadBytes, ShardFormatError } from '../../catalog/shard-codec.ts';
import type { ShardSamples } from '../../catalog/shard-codec.ts';
import { EngineError } from '../../protocol/errors.ts';
import { downloadBytes } from './download.ts';
import type { CacheMode, Fetch } from './download.ts';

/** What is known of a file beforehand. */
export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
}

export interface ShardTools {
  readonly fetch: Fetch;
  readonly sha256Hex: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
}

/**
 * Loads a file and checks its hash. One that is short or has the wrong hash is asked for once more past the browser's
 * cache: a copy half stored or left over from an earlier version of the site is the likeliest reason.
 */
export function loadVerified(
  tools: ShardTools,
  url: string,
  entry: FileFacts,
  onBytes: (loaded: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  return verified(tools, url, entry, 'default', onBytes).catch((thrown: unknown) => {
    if (!isDamage(thrown)) throw thrown;
    return verified(tools, url, entry, 'reload', onBytes);
  });
}

/** Loads and checks a shard. */
export async function loadShard(
  tools: ShardTools,
  url: string,
  entry: ShardEntry,
  index: DatasetIndex,
  onBytes: (loaded: number) => void,
): Promise<ShardSamples> {
  const packed = await loadVerified(tools, url, entry, onBytes);
  const payload = await gunzip(packed, shardPayloadBytes(entry.count, index.shape)).catch((thrown: unknown) => {
    throw malformed(url, thrown);
  });
  try {
    return decodeShard(payload, entry, index);
  } catch (thrown) {
    throw thrown instanceof ShardFormatError ? malformed(url, thrown) : thrown;
  }
}

function malformed(url: string, thrown: unknown): EngineError {
  return new EngineError('shard-malformed', `${url}: ${String(thrown)}`, { url });
}

async function verified(
  tools: ShardTools,
  url: string,
  entry: FileFacts,
  cache: CacheMode,
  onBytes: (loaded: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await downloadBytes(tools.fetch, url, entry.bytes, cache, onBytes);
  const found = await tools.sha256Hex(packed);
  if (found !== entry.sha256) {
    throw new EngineError('shard-hash-mismatch', `${url}: ${found} instead of ${entry.sha256}`, { url });
  }
  return packed;
}

function isDamage(thrown: unknown): boolean {
  return thrown instanceof EngineError && (thrown.code === 'shard-truncated' || thrown.code === 'shard-hash-mismatch');
}

/** Unpacks to at most one byte more than expected, so that a wrong file can't fill the memory. */
async function gunzip(packed: Uint8Array<ArrayBuffer>, expectedBytes: number): Promise<Uint8Array> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const target = new Uint8Array(expectedBytes + 1);
  const reader = stream.getReader();
  let length = 0;
  while (length < target.length) {
    const { done, value } = await reader.read();
    if (done) return target.subarray(0, length);
    const part = value.subarray(0, target.length - length);
    target.set(part, length);
    length += part.length;
  }
  await reader.cancel();
  return target;
}
