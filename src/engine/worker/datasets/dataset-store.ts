// The data sets in this worker: indices and shards, each fetched once, on demand, in order; and those the page gave it.
// Not responsible for: one shard's way (shard.ts) or what a batch looks like (batch-source.ts).
import { availabilityOf, parseDataCatalog } from '../../catalog/availability.ts';
import { parseDatasetIndex } from '../../catalog/dataset-index.ts';
import type { DatasetId, DatasetSplit } from '../../catalog/datasets.ts';
import { DATASET_IDS, isOwnDatasetId } from '../../catalog/datasets.ts';
import type { DatasetProgress, DatasetSummary, OwnDataset } from '../../protocol/calls.ts';
import { MOST_OWN_DATASETS } from '../../protocol/own-data.ts';
import { throwIfCancelled } from '../../protocol/cancel.ts';
import type { CancelSignal } from '../../protocol/cancel.ts';
import { EngineError } from '../../protocol/errors.ts';
import { downloadJson } from './download.ts';
import { ownDataset } from './own-dataset.ts';
import type { ShardTools } from './shard.ts';
import { createSplit } from './split.ts';
import type { LoadedSplit, Split } from './split.ts';

export interface LoadOptions {
  readonly signal: CancelSignal;
  readonly onProgress: (progress: DatasetProgress) => void;
}

export interface DatasetStore {
  /** `dataset-unknown`, `dataset-missing`, `dataset-unreachable` or `shard-malformed` when it can't be had. */
  describe(dataset: string): Promise<DatasetSummary>;
  /** Takes a data set of the page's own; throws `limit-exceeded` where its samples do not fit together. */
  put(dataset: OwnDataset): DatasetSummary;
  /** Loads the shards that hold samples [0, count) of a split. */
  loadFirst(dataset: string, split: DatasetSplit, count: number, options: LoadOptions): Promise<LoadedSplit>;
  /** Loads the shards that hold the given samples; `limit-exceeded` for a sample that doesn't exist. */
  loadAt(dataset: string, split: DatasetSplit, indices: readonly number[], options: LoadOptions): Promise<LoadedSplit>;
}

interface Dataset {
  readonly summary: DatasetSummary;
  readonly splits: Readonly<Record<DatasetSplit, Split>>;
}

/** `base` is the absolute URL of the site's folder. */
export function createDatasetStore(tools: ShardTools, base: string): DatasetStore {
  const datasets = new Map<DatasetId, Promise<Dataset>>();
  /** Newest last. */
  let owned: readonly Dataset[] = [];

  async function read(id: DatasetId): Promise<Dataset> {
    const folder = new URL(`data/${id}/`, base);
    const url = new URL('index.json', folder).href;
    const checked = parseDatasetIndex(await downloadJson(tools.fetch, url), id);
    if (checked.kind === 'problem') {
      throw new EngineError('shard-malformed', `${url}: ${checked.path}: ${checked.fault}`, { url });
    }
    const index = checked.value;
    const { shape, classes } = index;
    const [train, test] = [createSplit(tools, folder, index, 'train'), createSplit(tools, folder, index, 'test')];
    return {
      summary: { id, shape, classes, trainCount: train.count, testCount: test.count },
      splits: { train, test },
    };
  }

  function get(name: string): Promise<Dataset> {
    const own = owned.find(({ summary }) => summary.id === name);
    if (own !== undefined) return Promise.resolve(own);
    const id = DATASET_IDS.find((known) => known === name);
    if (id === undefined) {
      const code = isOwnDatasetId(name) ? 'dataset-missing' : 'dataset-unknown';
      return Promise.reject(new EngineError(code, name, { dataset: name }));
    }
    const known = datasets.get(id);
    if (known !== undefined) return known;
    const reading = read(id).catch(async (thrown: unknown) => {
      // The next one to ask tries again: the set may be on its way, or the network back.
      datasets.delete(id);
      throw thrown instanceof EngineError && thrown.code === 'dataset-missing'
        ? await explainMissing(id, thrown)
        : thrown;
    });
    datasets.set(id, reading);
    return reading;
  }

  /** Adds what the catalogue says about a set without an index: on its way, failed, or never prepared. */
  async function explainMissing(id: DatasetId, missing: EngineError): Promise<EngineError> {
    const raw = await downloadJson(tools.fetch, new URL('data/catalog.json', base).href).catch(() => null);
    const catalog = parseDataCatalog(raw);
    const state = availabilityOf(catalog.kind === 'ok' ? catalog.value : null, id);
    const reason = state.kind === 'unavailable' ? state.reason : state.kind;
    return new EngineError('dataset-missing', missing.detail, { dataset: id, reason });
  }

  async function load(split: Split, shards: ReadonlySet<number>, options: LoadOptions): Promise<LoadedSplit> {
    await split.load(shards, options);
    throwIfCancelled(options.signal);
    return split;
  }

  return {
    describe: async (dataset) => (await get(dataset)).summary,
    put(dataset) {
      const made = ownDataset(dataset);
      owned = [...owned.filter(({ summary }) => summary.id !== dataset.id), made].slice(-MOST_OWN_DATASETS);
      return made.summary;
    },
    async loadFirst(dataset, which, count, options) {
      const split = (await get(dataset)).splits[which];
      throwIfCancelled(options.signal);
      return load(split, split.shardsOf(count === 0 ? [] : [0, count - 1], 'range'), options);
    },
    async loadAt(dataset, which, indices, options) {
      const split = (await get(dataset)).splits[which];
      throwIfCancelled(options.signal);
      return load(split, split.shardsOf(indices, 'each'), options);
    },
  };
}
