import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generatorEpochs, passBatches } from './epoch-steps.ts';

const count = fc.integer({ min: 1, max: 300 });
const batch = fc.integer({ min: 1, max: 64 });

test('a pass sees every sample once, in ceil(samples / batch) batches', () => {
  fc.assert(
    fc.property(count, batch, (samples, size) => {
      const sizes = passBatches(samples, size);
      expect(sizes.reduce((sum, each) => sum + each, 0)).toBe(samples);
      expect(sizes).toHaveLength(Math.ceil(samples / size));
      expect(sizes.slice(0, -1).every((each) => each === size)).toBe(true);
    }),
  );
});

test('epochs of a generator are cut out of one endless stream of passes', () => {
  fc.assert(
    fc.property(count, batch, fc.integer({ min: 1, max: 40 }), (samples, size, steps) => {
      const pass = passBatches(samples, size);
      const found = generatorEpochs(samples, size, steps, 4);
      found.forEach((epoch, e) => {
        const sizes = Array.from({ length: steps }, (_, s) => pass[(e * steps + s) % pass.length] ?? 0);
        expect(epoch.images).toBe(sizes.reduce((sum, each) => sum + each, 0));
        expect(epoch.partial).toEqual(sizes.flatMap((each, place) => (each === size ? [] : [{ place, size: each }])));
      });
    }),
  );
});

test('the lecture notes: 50,000 samples in batches of 12, rounded down', () => {
  const [first, second] = generatorEpochs(50_000, 12, Math.floor(50_000 / 12), 2);
  expect(first).toEqual({ steps: 4166, images: 49_992, partial: [] });
  // The second epoch begins with the batch of 8 that the first one left.
  expect(second).toEqual({ steps: 4166, images: 49_988, partial: [{ place: 0, size: 8 }] });
});
