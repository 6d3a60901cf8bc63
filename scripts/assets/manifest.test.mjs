import { describe, expect, it } from 'vitest';
import { DATASETS, DATASET_IDS } from '../../src/engine/catalog/datasets.ts';
import { DATASET_ASSETS } from './manifest.mjs';

describe('the manifest', () => {
  it('has every set of the catalogue, MNIST first', () => {
    expect(DATASET_ASSETS.map((asset) => asset.id)).toEqual([...DATASET_IDS]);
    expect(DATASET_ASSETS[0]?.id).toBe('mnist');
  });

  it.each(DATASET_ASSETS.map((asset) => [asset.id, asset]))('agrees with the catalogue about %s', (id, asset) => {
    const entry = Object.values(DATASETS).find((other) => other.id === id);
    expect(entry).toMatchObject({
      shape: asset.shape,
      trainCount: asset.facts.train.count,
      testCount: asset.facts.test.count,
    });
    expect(entry?.classNames).toHaveLength(asset.classes);
    for (const facts of [asset.facts.train, asset.facts.test]) {
      expect(facts.perClass).toHaveLength(asset.classes);
      expect(facts.perClass.reduce((sum, count) => sum + count, 0)).toBe(facts.count);
      expect(facts.means).toHaveLength(asset.shape[2]);
    }
  });
});
