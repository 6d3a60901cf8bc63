// Validates `data/<id>/index.json` as it was read, before anything trusts its numbers or file names.
// Not responsible for: fetching it, or whether the shards beside it are what it says (their hashes tell).

import * as v from 'valibot';
import { checked, type Checked } from './checked.ts';
import { DATASET_IDS, type DatasetId, type DatasetIndex } from './datasets.ts';
import { shardPayloadBytes } from './shard-codec.ts';

/** Larger than any image data set for a browser: a damaged number must not become a huge allocation. */
const MAX_SHARD_SAMPLES = 100_000;
/** Packed, and unpacked too. */
const MAX_SHARD_BYTES = 256 * 1024 * 1024;

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_SHARD_SAMPLES));
const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1024));

const shardEntry = v.object({
  // A plain name beside the index: a path could lead elsewhere.
  file: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*$/), v.maxLength(100)),
  count,
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_SHARD_BYTES)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  encoding: v.picklist(['interleaved', 'planar-delta']),
});

const shards = v.pipe(v.array(shardEntry), v.minLength(1), v.maxLength(1000));

const datasetIndex = v.object({
  version: v.literal(1),
  id: v.picklist(DATASET_IDS),
  shape: v.strictTuple([side, side, v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4))]),
  classes: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(256)),
  shards: v.object({ train: shards, test: shards }),
});

/** Checks an index read from `data/<id>/index.json`. Unknown fields are left out of the value. Never throws. */
export function parseDatasetIndex(value: unknown, id: DatasetId): Checked<DatasetIndex> {
  const result = checked(v.safeParse(datasetIndex, value));
  if (result.kind === 'problem') return result;
  const index = result.value;
  if (index.id !== id) return { kind: 'problem', path: 'id', fault: `The index is of ${index.id}, not of ${id}.` };
  for (const split of ['train', 'test'] as const) {
    const place = index.shards[split].findIndex(
      (shard) => shardPayloadBytes(shard.count, index.shape) > MAX_SHARD_BYTES,
    );
    if (place >= 0) {
      return {
        kind: 'problem',
        path: `shards.${split}.${place}.count`,
        fault: 'The shard would be too large unpacked.',
      };
    }
  }
  return result;
}
