// What this copy of the course keeps in the browser's caches, grouped as a reader thinks of it, and what the engine keeps of
// pictures.
// Not responsible for: trainings and progress, which lie elsewhere, or keeping (src/offline, offline/keep-dataset.ts).
import { DATASET_IDS, type DatasetId } from '../../engine/catalog/datasets.ts';
import { startEngine } from '../../engine/client/engine.ts';
import { assetCacheName, folderOf, shellCachePrefix } from '../../offline/caches.ts';

export type KeptId = DatasetId | 'shell' | 'photos' | 'models' | 'features';

export interface Kept {
  readonly files: number;
  readonly bytes: number;
}

/** Null where the browser gives this page no caches. */
export async function readKept(): Promise<ReadonlyMap<KeptId, Kept> | null> {
  if (!('caches' in globalThis)) return null;
  const folder = folderOf(document.baseURI);
  const kept = new Map<KeptId, Kept>();
  for (const name of await namesOf(folder)) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const id = groupOf(new URL(request.url).pathname.slice(folder.length), name.startsWith(shellCachePrefix(folder)));
      if (response === undefined || id === null) continue;
      const { files, bytes } = kept.get(id) ?? { files: 0, bytes: 0 };
      kept.set(id, { files: files + 1, bytes: bytes + (await response.blob()).size });
    }
  }
  const { pictures, bytes } = await startEngine()
    .call('model.keptFeatures', {})
    .catch(() => ({ pictures: 0, bytes: 0 }));
  if (pictures > 0) kept.set('features', { files: pictures, bytes });
  return kept;
}

/** Removes a group; what is needed again comes from the network. */
export async function removeKept(id: Exclude<KeptId, 'shell'>): Promise<void> {
  if (id === 'features') {
    await startEngine().call('model.forgetFeatures', {});
    return;
  }
  const folder = folderOf(document.baseURI);
  const cache = await caches.open(assetCacheName(folder));
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname.slice(folder.length);
    if (groupOf(path, false) === id) await cache.delete(request);
  }
}

async function namesOf(folder: string): Promise<readonly string[]> {
  const isOurs = (name: string) => name === assetCacheName(folder) || name.startsWith(shellCachePrefix(folder));
  return (await caches.keys()).filter(isOurs);
}

/** Null for small files of no set, such as the catalogue of what there is. */
function groupOf(path: string, isShell: boolean): KeptId | null {
  if (isShell) return 'shell';
  if (path.startsWith('photos/')) return 'photos';
  if (path.startsWith('models/')) return 'models';
  return DATASET_IDS.find((id) => path.startsWith(`data/${id}/`)) ?? null;
}
