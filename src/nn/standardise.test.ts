// Standardised features have mean 0 and deviation 1, and a folded head says the same as the one it was made of.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldStandard, standardised, standardOf } from './standardise.ts';

const SIZE = 4;
const UNITS = 3;
const numbers = (length: number): fc.Arbitrary<Float32Array> =>
  fc
    .array(fc.float({ min: -8, max: 8, noNaN: true }), { minLength: length, maxLength: length })
    .map((values) => Float32Array.from(values));
const samples = fc.integer({ min: 2, max: 12 }).chain((count) => numbers(count * SIZE));

function scores(x: Float32Array, kernel: Float32Array, bias: Float32Array): readonly number[] {
  return Array.from(bias, (start, unit) =>
    x.reduce((sum, value, i) => sum + value * (kernel[i * UNITS + unit] ?? 0), start),
  );
}

describe('standardising', () => {
  it('gives each feature mean 0 and deviation 1, or 0 where all samples agree', () => {
    fc.assert(
      fc.property(samples, (features) => {
        const standard = standardOf(features, SIZE);
        const again = standardOf(standardised(features, standard), SIZE);
        again.mean.forEach((mean) => expect(mean).toBeCloseTo(0, 2));
        standard.deviation.forEach((deviation) => expect(deviation).toBeGreaterThan(0));
        const same = standardOf(
          Float32Array.from({ length: 3 * SIZE }, (_, i) => i % SIZE),
          SIZE,
        );
        expect([...same.deviation]).toEqual([1, 1, 1, 1]);
      }),
    );
  });

  it('can be folded into the dense layer behind it', () => {
    fc.assert(
      fc.property(samples, numbers(SIZE * UNITS), numbers(UNITS), (features, kernel, bias) => {
        const standard = standardOf(features, SIZE);
        // Deviations near nought blow rounding up, and no layer learns from such features.
        fc.pre(standard.deviation.every((deviation) => deviation > 0.05));
        const folded = foldStandard(kernel, bias, standard);
        const x = features.subarray(0, SIZE);
        const expected = scores(standardised(Float32Array.from(x), standard), kernel, bias);
        scores(x, folded.kernel, folded.bias).forEach((score, unit) => {
          expect(Math.abs(score - (expected[unit] ?? 0))).toBeLessThan(0.05);
        });
      }),
    );
  });
});
