import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIdx } from './idx.mjs';

/**
 * @param {readonly number[]} dimensions
 * @param {Uint8Array} data
 */
function idxOf(dimensions, data) {
  const header = Buffer.alloc(4 + 4 * dimensions.length);
  header[2] = 8;
  header[3] = dimensions.length;
  dimensions.forEach((size, axis) => header.writeUInt32BE(size, 4 + 4 * axis));
  return Buffer.concat([header, data]);
}

const anyIdx = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }).chain((dimensions) => {
  const length = dimensions.reduce((product, size) => product * size, 1);
  return fc.record({
    dimensions: fc.constant(dimensions),
    data: fc.uint8Array({ minLength: length, maxLength: length }),
  });
});

describe('parseIdx', () => {
  it('gives back dimensions and data', () => {
    fc.assert(
      fc.property(anyIdx, ({ dimensions, data }) => {
        const parsed = parseIdx(idxOf(dimensions, data));
        expect(parsed.dimensions).toEqual(dimensions);
        expect([...parsed.data]).toEqual([...data]);
      }),
    );
  });

  it('refuses a file with bytes missing or left over', () => {
    fc.assert(
      fc.property(anyIdx, fc.integer({ min: 1, max: 20 }), ({ dimensions, data }, change) => {
        const whole = idxOf(dimensions, data);
        expect(() => parseIdx(whole.subarray(0, Math.max(0, whole.length - change)))).toThrow(/IDX/);
        expect(() => parseIdx(Buffer.concat([whole, Buffer.alloc(change)]))).toThrow(/IDX/);
      }),
    );
  });

  it('refuses another beginning and another element type', () => {
    const whole = idxOf([2], Uint8Array.of(1, 2));
    for (const at of [0, 1, 2]) {
      const damaged = Buffer.from(whole);
      damaged[at] = 13;
      expect(() => parseIdx(damaged)).toThrow(/IDX/);
    }
  });
});
