// How many bytes each data set of this copy of the site has, from its own catalogue.
// Not responsible for: which lesson uses which (needs.ts).
import { useEffect, useState } from 'react';
import { parseDataCatalog } from '../../engine/catalog/availability.ts';
import { DATASET_IDS, type DatasetId } from '../../engine/catalog/datasets.ts';

/** Bytes by data set; one that is not ready here is absent. */
export type DataSizes = Readonly<Partial<Record<DatasetId, number>>>;

/** Null while it is being read, and where it can't be. */
export function useDataSizes(): DataSizes | null {
  const [sizes, setSizes] = useState<DataSizes | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    readSizes(controller.signal).then(setSizes, () => undefined);
    return () => controller.abort();
  }, []);
  return sizes;
}

async function readSizes(signal: AbortSignal): Promise<DataSizes | null> {
  const response = await fetch(new URL('data/catalog.json', document.baseURI), { signal });
  if (!response.ok) return null;
  const catalog = parseDataCatalog(await response.json());
  if (catalog.kind === 'problem') return null;
  const sizes: Partial<Record<DatasetId, number>> = {};
  for (const id of DATASET_IDS) {
    const state = catalog.value.datasets[id];
    if (state?.kind === 'ready') sizes[id] = state.bytes;
  }
  return sizes;
}
