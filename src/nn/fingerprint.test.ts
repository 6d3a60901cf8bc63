import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintFloats, fingerprintText } from './fingerprint.ts';

const floats = fc.float32Array({ minLength: 1, maxLength: 50, noNaN: true });

test('equal numbers have an equal name, and one bit anywhere changes it', () => {
  fc.assert(
    fc.property(floats, fc.nat(), fc.integer({ min: 0, max: 22 }), (values, place, bit) => {
      const name = fingerprintFloats(values);
      expect(fingerprintFloats(Float32Array.from(values))).toBe(name);
      const changed = Float32Array.from(values);
      const bits = new Uint32Array(changed.buffer);
      const index = place % bits.length;
      bits[index] = (bits[index] ?? 0) ^ (1 << bit);
      fc.pre(!Number.isNaN(changed[index]));
      expect(fingerprintFloats(changed)).not.toBe(name);
    }),
    { numRuns: 2000 },
  );
});

test('series keep their borders and their order', () => {
  const a = Float32Array.of(1, 2);
  const b = Float32Array.of(3);
  expect(fingerprintFloats(a, b)).not.toBe(fingerprintFloats(Float32Array.of(1, 2, 3)));
  expect(fingerprintFloats(a, b)).not.toBe(fingerprintFloats(b, a));
  expect(fingerprintFloats(Float32Array.of(1), Float32Array.of(2, 3))).not.toBe(fingerprintFloats(a, b));
});

test('every NaN is the same', () => {
  const odd = new Float32Array(1);
  new Uint32Array(odd.buffer)[0] = 0xffc12345;
  expect(fingerprintFloats(odd)).toBe(fingerprintFloats(Float32Array.of(Number.NaN)));
});

test('fingerprints tell short texts apart', () => {
  const names = Array.from({ length: 20_000 }, (_, i) => fingerprintText(String(i)));
  expect(new Set(names).size).toBe(names.length);
  expect(names[0]).toMatch(/^[0-9a-f]{16}$/);
});
