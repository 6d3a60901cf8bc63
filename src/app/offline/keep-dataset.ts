// Has a data set, or the part of it that holds the first samples, kept on the device: asks for each file once, and the
// service worker keeps what comes. Not responsible for: reading the data (engine/worker/datasets).
import { parseDatasetIndex } from '../../engine/catalog/dataset-index.ts';
import type { DatasetId, ShardEntry } from '../../engine/catalog/datasets.ts';
import { assetCacheName, folderOf } from '../../offline/caches.ts';

interface Wanted {
  /** The first samples for training and for testing; Infinity for all. */
  readonly train: number;
  readonly test: number;
}

export interface Keeping {
  readonly onProgress?: (keptBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
}

/** Rejects where the set is not there, or the network ends. What has come stays. */
export async function keepDataset(id: DatasetId, wanted: Wanted, keeping: Keeping = {}): Promise<void> {
  const { onProgress, signal = null } = keeping;
  const base = new URL(`data/${id}/`, document.baseURI);
  const response = await fetch(new URL('index.json', base), { cache: 'no-cache', signal });
  if (!response.ok) throw new Error(`${id}: HTTP ${response.status}`);
  const index = parseDatasetIndex(await response.json(), id);
  if (index.kind === 'problem') throw new Error(`${id}: ${index.fault}`);
  const { train, test } = index.value.shards;
  const shards = [...holding(train, wanted.train), ...holding(test, wanted.test)];
  const totalBytes = shards.reduce((sum, { bytes }) => sum + bytes, 0);
  const cache = await caches.open(assetCacheName(folderOf(document.baseURI)));
  let keptBytes = 0;
  for (const { file, bytes } of shards) {
    const url = new URL(file, base).href;
    if ((await cache.match(url)) === undefined) {
      const answer = await fetch(url, { priority: 'low', signal });
      if (!answer.ok) throw new Error(`${url}: HTTP ${answer.status}`);
      // Read to its end, so that the next file is asked for when this one has come.
      await answer.arrayBuffer();
    }
    keptBytes += bytes;
    onProgress?.(keptBytes, totalBytes);
  }
}

function holding(shards: readonly ShardEntry[], samples: number): readonly ShardEntry[] {
  let before = 0;
  return shards.filter(({ count }) => {
    const isWanted = before < samples;
    before += count;
    return isWanted;
  });
}
