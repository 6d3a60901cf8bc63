import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argMax, winnerOf } from './argmax.ts';

const numbers = fc.array(fc.oneof(fc.double(), fc.constant(Number.NaN), fc.constantFrom(0, 1, -1)), { maxLength: 20 });

test('nothing is larger, nothing before it as large, and NaN never wins', () => {
  fc.assert(
    fc.property(numbers, numbers, numbers, (before, values, after) => {
      const found = argMax([...before, ...values, ...after], before.length, values.length);
      const sound = values.filter((value) => !Number.isNaN(value));
      if (sound.length === 0) {
        expect(found).toBe(0);
        expect(winnerOf(values)).toBeNull();
        return;
      }
      const most = sound.reduce((a, b) => (b > a ? b : a));
      // -0 and 0 are equals.
      expect(found).toBe(values.findIndex((value) => value === most));
      expect(winnerOf(Float64Array.from(values))).toBe(found);
    }),
  );
});
