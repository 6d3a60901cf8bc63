// The base models of this worker: which ones this site has, and each one's weights, read once and shared by all who ask.
// Not responsible for: one model's files (model-files.ts) or running it (model-network.ts).
import { availabilityOf, parseDataCatalog } from '../../catalog/availability.ts';
import { BASE_MODEL_IDS } from '../../catalog/base-models.ts';
import type { BaseModelId } from '../../catalog/base-models.ts';
import { throwIfCancelled } from '../../protocol/cancel.ts';
import type { CancelSignal } from '../../protocol/cancel.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { ModelPresence, ModelProgress } from '../../protocol/model-calls.ts';
import { downloadJson } from '../datasets/download.ts';
import type { ShardTools } from '../datasets/shard.ts';
import { loadModelFiles } from './model-files.ts';
import type { ModelWeights } from './model-files.ts';

export interface LoadModelOptions {
  readonly signal: CancelSignal;
  readonly onProgress: (progress: ModelProgress) => void;
}

export interface ModelStore {
  /** As the site's catalogue says; a site without a catalogue has none. */
  list(): Promise<readonly ModelPresence[]>;
  /** Whoever asks while it is being read waits for the same reading, which goes on when one of them no longer wants it. */
  load(id: BaseModelId, options: LoadModelOptions): Promise<ModelWeights>;
}

export function createModelStore(tools: ShardTools, base: string): ModelStore {
  const models = new Map<BaseModelId, Promise<ModelWeights>>();
  const loaded = new Set<BaseModelId>();
  const watchers = new Map<BaseModelId, Set<(progress: ModelProgress) => void>>();

  async function read(id: BaseModelId): Promise<ModelWeights> {
    try {
      const model = await loadModelFiles(tools, base, id, (progress) => {
        for (const watcher of watchers.get(id) ?? []) watcher(progress);
      });
      loaded.add(id);
      return model;
    } catch (thrown) {
      // The next one to ask tries again: the model may be on its way, or the network back.
      models.delete(id);
      throw thrown;
    }
  }

  return {
    async list() {
      const raw = await downloadJson(tools.fetch, new URL('data/catalog.json', base).href).catch((thrown: unknown) => {
        if (thrown instanceof EngineError && thrown.code === 'dataset-missing') return null;
        throw thrown;
      });
      const catalog = parseDataCatalog(raw);
      return BASE_MODEL_IDS.map((id) => {
        const state = availabilityOf(catalog.kind === 'ok' ? catalog.value : null, id);
        return {
          id,
          present: state.kind === 'ready',
          bytes: state.kind === 'ready' ? state.bytes : 0,
          loaded: loaded.has(id),
        };
      });
    },
    async load(id, { signal, onProgress }) {
      if (!BASE_MODEL_IDS.includes(id)) throw new EngineError('limit-exceeded', `no model ${String(id)}`);
      const watching = watchers.get(id) ?? new Set();
      watchers.set(id, watching);
      watching.add(onProgress);
      try {
        const reading = models.get(id) ?? read(id);
        models.set(id, reading);
        const model = await reading;
        throwIfCancelled(signal);
        return model;
      } finally {
        watching.delete(onProgress);
      }
    },
  };
}
