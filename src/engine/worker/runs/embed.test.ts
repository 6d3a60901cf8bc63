import { expect, test } from 'vitest';
import { layOut } from './embed.ts';

const labels = Uint8Array.of(1, 2, 3, 4, 5, 6);
const breathe = (): Promise<void> => Promise.resolve();

test.each(['pca', 'umap'] as const)('what a diverged network puts out lies nowhere, by %s', async (method) => {
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const values = Float32Array.from({ length: 18 }, (_, i) => (i === 7 ? bad : i % 5));
    const { points, explained, predicted } = await layOut(
      { values, labels, predicted: labels },
      { count: 6, method },
      breathe,
    );
    expect([...points]).toEqual(Array.from({ length: 12 }, () => Number.NaN));
    expect([explained, predicted]).toEqual([null, labels]);
  }
});
