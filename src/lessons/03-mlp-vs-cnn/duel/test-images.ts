// Fetches the pictures of given test samples for display. What can't be had stays null: the words beside are enough.
// Not responsible for: which samples (the duel's model) or drawing them.
import { useEffect, useState } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import type { DuelDataset } from './setup.ts';

/** Pixels (0 to 255) of each sample in the order asked for; null until they are there. */
export function useTestImages(dataset: DuelDataset, indices: readonly number[]): readonly Uint8Array[] | null {
  const list = indices.join(' ');
  const key = `${dataset} ${list}`;
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly images: readonly Uint8Array[] } | null>(null);
  useEffect(() => {
    if (list === '') return;
    const wanted = list.split(' ').map(Number);
    let isWanted = true;
    startEngine()
      .call('dataset.samples', { dataset, split: 'test', indices: wanted })
      .then(
        ({ pixels }) => {
          const size = pixels.length / wanted.length;
          const images = wanted.map((_, i) => pixels.slice(i * size, (i + 1) * size));
          if (isWanted) setLoaded({ key, images });
        },
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, [dataset, list, key]);
  return loaded?.key === key ? loaded.images : null;
}
