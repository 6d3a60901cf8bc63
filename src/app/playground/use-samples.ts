// Test images by their numbers, for display and for the network. What can't be had stays null.
// Not responsible for: drawing them.
import { useEffect, useState } from 'react';
import type { AnyDatasetId } from '../../engine/catalog/datasets.ts';
import { startEngine } from '../../engine/client/engine.ts';

export interface Sample {
  readonly index: number;
  readonly label: number;
  /** Height x width x channels, 0 to 255. */
  readonly pixels: Uint8Array;
}

/** In the order asked for; null until they are there, and without a data set. */
export function useSamples(dataset: AnyDatasetId | null, indices: readonly number[]): readonly Sample[] | null {
  const list = indices.join(' ');
  const key = `${dataset} ${list}`;
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly samples: readonly Sample[] } | null>(null);
  useEffect(() => {
    if (list === '' || dataset === null) return;
    const wanted = list.split(' ').map(Number);
    let isWanted = true;
    startEngine()
      .call('dataset.samples', { dataset, split: 'test', indices: wanted })
      .then(
        ({ pixels, labels }) => {
          const size = pixels.length / wanted.length;
          const samples = wanted.map((index, n) => ({
            index,
            label: labels[n] ?? 0,
            pixels: pixels.slice(n * size, (n + 1) * size),
          }));
          if (isWanted) setLoaded({ key, samples });
        },
        // The panel says that there is nothing to show; the run's own view tells of a broken engine.
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, [dataset, list, key]);
  return loaded?.key === key ? loaded.samples : null;
}
