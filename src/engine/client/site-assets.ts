// The list of flower photos, which the page reads itself. A copy of the site without them says so in its catalogue, without
// a request that would fail. Not responsible for: base models and data sets (the worker reads them).
import { parseDataCatalog } from '../catalog/availability.ts';
import type { BothLanguages } from '../catalog/datasets.ts';
import { parsePhotoIndex } from '../catalog/file-index.ts';
import { FLOWER_CLASSES, FLOWER_NAMES } from '../catalog/flowers.ts';
import type { FlowerClass } from '../catalog/flowers.ts';

export interface FlowerSet {
  readonly classes: readonly {
    readonly id: FlowerClass;
    readonly name: BothLanguages;
    readonly files: readonly { readonly url: string; readonly flickrId: string }[];
  }[];
}

async function jsonOf(path: string, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(new URL(path, document.baseURI), { cache: 'no-cache', ...(signal && { signal }) });
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  const value: unknown = await response.json();
  return value;
}

/** The photos of flowers, class by class; null where this site has none. Rejects like fetch. */
export async function loadFlowers(signal?: AbortSignal): Promise<FlowerSet | null> {
  const catalog = parseDataCatalog(await jsonOf('data/catalog.json', signal));
  if (catalog.kind === 'problem' || catalog.value.datasets.flowers?.kind !== 'ready') return null;
  const checked = parsePhotoIndex(await jsonOf('photos/flowers/index.json', signal), 'flowers');
  if (checked.kind === 'problem') throw new Error(`photos/flowers: ${checked.path}: ${checked.fault}`);
  const folder = new URL('photos/flowers/', document.baseURI);
  return {
    classes: FLOWER_CLASSES.map((id) => ({
      id,
      name: FLOWER_NAMES[id],
      files: checked.value.photos.flatMap((photo) =>
        photo.class === id ? [{ url: new URL(photo.file, folder).href, flickrId: photo.flickrId }] : [],
      ),
    })),
  };
}
