// Fetches the pictures of given test samples for display. What can't be had stays null: the words beside are enough.
// Not responsible for: which samples (the duel's model) or drawing them.
import { useEffect, useState } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import type { DuelDataset } from './setup.ts';

/** Pixels (0 to 255) of each sample in the order asked for; null until they are there. */
export function useTestImages(dataset: DuelDataset, indices: readonly number[]): readonly Uint8Array[] | null {
  const key = `${dataset} ${indices.join(' ')}`;
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly images: readonly Uint8Array[] } | null>(null);
  useEffect(() => {
    if (indices.length === 0) return;
    let isWanted = true;
    startEngine()
      .call('dataset.samples', { dataset, split: 'test', indices })
      .then(
        ({ pixels }) => {
          const size = pixels.length / indices.length;
          const images = indices.map((_, i) => pixels.slice(i * size, (i + 1) * size));
          if (isWanted) setLoaded({ key, images });
        },
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
    // The key says everything about data set and indices; the list itself is a new one at every render.
  }, [key]);
  return loaded?.key === key ? loaded.images : null;
}
