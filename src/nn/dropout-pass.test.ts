import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dense, dropout, sequential } from './build.ts';
import { dropoutDice, dropoutScale, sumDeviation, sumsBehind } from './dropout-pass.ts';
import { forwardPass } from './forward.ts';
import { initialWeights } from './initializers.ts';
import { toSeed } from './plan.ts';
import { dropoutKeepInto } from './random.ts';

const UNITS = 6;
const OUTPUTS = 3;
const layer = fc.record({
  activations: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: UNITS, maxLength: UNITS }),
  kernel: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
    minLength: UNITS * OUTPUTS,
    maxLength: UNITS * OUTPUTS,
  }),
  bias: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: OUTPUTS, maxLength: OUTPUTS }),
  rate: fc.double({ min: 0, max: 0.95, noNaN: true }),
});

/** Every mask of the six units with its probability. */
function masks(rate: number): readonly { readonly keep: readonly number[]; readonly probability: number }[] {
  return Array.from({ length: 2 ** UNITS }, (_, bits) => {
    const keep = Array.from({ length: UNITS }, (_bit, i) => (bits >> i) & 1);
    return { keep, probability: keep.reduce((product, bit) => product * (bit === 1 ? 1 - rate : rate), 1) };
  });
}

test('a unit lives exactly where its die is at least the rate: the mask that the engine draws', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(),
      fc.nat(5000),
      fc.nat(9),
      (rate, seed, step, node) => {
        const keep = new Uint8Array(64);
        dropoutKeepInto(keep, rate, toSeed(seed), step, node);
        // To within the rounding of the threshold: dice are multiples of 2^-32.
        dropoutDice(64, toSeed(seed), step, node).forEach((die, i) => {
          if (Math.abs(die - rate) > 2 ** -32) expect(keep[i]).toBe(die >= rate ? 1 : 0);
        });
      },
    ),
  );
});

describe('the sums behind', () => {
  test('averaged over every mask: what the layer says in a test, scaled; (1 - rate) of it, unscaled', () => {
    fc.assert(
      fc.property(layer, ({ activations, kernel, bias, rate }) => {
        const plain = sumsBehind(activations, null, 1, kernel, bias);
        const mean = (factor: number, j: number): number =>
          masks(rate).reduce(
            (sum, { keep, probability }) =>
              sum + probability * (sumsBehind(activations, keep, factor, kernel, bias)[j] ?? NaN),
            0,
          );
        plain.forEach((value, j) => {
          expect(mean(dropoutScale(rate), j)).toBeCloseTo(value, 8);
          expect(mean(1, j) - (bias[j] ?? 0)).toBeCloseTo((1 - rate) * (value - (bias[j] ?? 0)), 8);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('spread over every mask as the deviation says', () => {
    fc.assert(
      fc.property(layer, ({ activations, kernel, bias, rate }) => {
        const factor = dropoutScale(rate);
        const values = masks(rate).map(({ keep, probability }) => ({
          value: sumsBehind(activations, keep, factor, kernel, bias)[1] ?? NaN,
          probability,
        }));
        const mean = values.reduce((sum, { value, probability }) => sum + value * probability, 0);
        const variance = values.reduce((sum, { value, probability }) => sum + (value - mean) ** 2 * probability, 0);
        expect(sumDeviation(activations, rate, factor, kernel, OUTPUTS, 1)).toBeCloseTo(Math.sqrt(variance), 6);
      }),
      { numRuns: 40 },
    );
  });

  test('in a test: what the whole forward pass of a network with dropout computes', () => {
    const spec = sequential(
      [4],
      [dense({ units: UNITS, activation: 'relu' }), dropout({ rate: 0.5 }), dense({ units: OUTPUTS })],
    );
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (seed, input) => {
          const weights = initialWeights(spec, toSeed(seed));
          const [hidden, , output] = forwardPass(spec, weights, Float32Array.from(input));
          const [, , kernel = new Float32Array(), bias = new Float32Array()] = weights;
          const ours = sumsBehind(hidden?.values ?? [], null, 1, kernel, bias);
          ours.forEach((value, j) => expect(value).toBeCloseTo(output?.values[j] ?? NaN, 5));
        },
      ),
    );
  });
});
