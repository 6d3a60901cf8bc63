// A base model from its files to a network with weights: index, download, hashes, decoding.
// Not responsible for: which models there are and keeping them (model-store.ts), or running them (model-network.ts).
import { baseModelSpec } from '../../catalog/base-model-spec.ts';
import type { BaseModelId } from '../../catalog/base-models.ts';
import { parseFileIndex } from '../../catalog/file-index.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { ModelProgress } from '../../protocol/model-calls.ts';
import { downloadJson } from '../datasets/download.ts';
import { loadVerified } from '../datasets/shard.ts';
import type { ShardTools } from '../datasets/shard.ts';
import { ModelFormatError } from './model-format-error.ts';
import { readWeights } from './read-weights.ts';
import { parseWeightsManifest } from './weights-manifest.ts';

export interface ModelWeights {
  readonly id: BaseModelId;
  /** In the order of nn's `weightSpecs`; the same at every size of picture. */
  readonly weights: readonly Float32Array[];
  /** Changes with the files: what was worked out with other weights is not of this model. */
  readonly fingerprint: string;
}

const MANIFEST = 'model.json';

/** Fails like the loading of a data set. `base` is the absolute URL of the site's folder. */
export async function loadModelFiles(
  tools: ShardTools,
  base: string,
  id: BaseModelId,
  onProgress: (progress: ModelProgress) => void,
): Promise<ModelWeights> {
  const folder = new URL(`models/${id}/`, base);
  const url = new URL('index.json', folder).href;
  const checked = parseFileIndex(await downloadJson(tools.fetch, url), id);
  if (checked.kind === 'problem') throw malformed(url, `${checked.path}: ${checked.fault}`);
  const entries = checked.value.files;
  const totalBytes = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  const loaded = new Map<string, number>();
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  await Promise.all(
    entries.map(async (entry) => {
      const bytes = await loadVerified(tools, new URL(entry.file, folder).href, entry, (count) => {
        loaded.set(entry.file, count);
        onProgress({ loadedBytes: [...loaded.values()].reduce((sum, value) => sum + value, 0), totalBytes });
      });
      files.set(entry.file, bytes);
    }),
  );
  const fingerprint = entries.map(({ sha256 }) => sha256.slice(0, 8)).join('');
  try {
    return { id, weights: decode(files, id), fingerprint };
  } catch (thrown) {
    throw thrown instanceof ModelFormatError || thrown instanceof SyntaxError ? malformed(url, thrown.message) : thrown;
  }
}

function decode(files: ReadonlyMap<string, Uint8Array>, id: BaseModelId): readonly Float32Array[] {
  function file(name: string): Uint8Array {
    const bytes = files.get(name);
    if (bytes === undefined) throw new ModelFormatError(`${name} is missing`);
    return bytes;
  }
  const manifest: unknown = JSON.parse(new TextDecoder().decode(file(MANIFEST)));
  const groups = parseWeightsManifest(manifest);
  const parts = groups.map(({ paths }) => paths.map(file));
  return readWeights(groups, parts, baseModelSpec(id, 224), { allowMore: false });
}

function malformed(url: string, detail: string): EngineError {
  return new EngineError('shard-malformed', `${url}: ${detail}`, { url });
}
