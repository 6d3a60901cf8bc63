import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeShard, shardPayloadBytes } from '../../src/engine/catalog/shard-codec.ts';
import { encodeShard } from './shard-encode.mjs';

const CLASSES = 10;

const anySamples = fc
  .record({
    count: fc.integer({ min: 1, max: 6 }),
    height: fc.integer({ min: 1, max: 7 }),
    width: fc.integer({ min: 1, max: 7 }),
    channels: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ count, height, width, channels }) => {
    const bytes = count * height * width * channels;
    return fc.record({
      shape: fc.constant(/** @type {const} */ ([height, width, channels])),
      labels: fc.array(fc.nat(CLASSES - 1), { minLength: count, maxLength: count }).map((all) => Uint8Array.from(all)),
      pixels: fc.uint8Array({ minLength: bytes, maxLength: bytes }),
      encoding: fc.constantFrom(/** @type {const} */ ('interleaved'), /** @type {const} */ ('planar-delta')),
    });
  });

describe('encodeShard', () => {
  it('is undone by the decoder of the browser', () => {
    fc.assert(
      fc.property(anySamples, ({ shape, labels, pixels, encoding }) => {
        const payload = encodeShard(labels, pixels, shape, encoding);
        expect(payload.length).toBe(shardPayloadBytes(labels.length, shape));
        const decoded = decodeShard(payload, { count: labels.length, encoding }, { shape, classes: CLASSES });
        expect([...decoded.labels]).toEqual([...labels]);
        expect([...decoded.pixels]).toEqual([...pixels]);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves only the first byte of a plane of one value', () => {
    const pixels = new Uint8Array(2 * 3 * 2).map((_, i) => (i % 2 === 0 ? 200 : 7));
    const payload = encodeShard(Uint8Array.of(3), pixels, [2, 3, 2], 'planar-delta');
    expect([...payload]).toEqual([3, 200, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0]);
  });

  it('refuses pixels that do not fit the labels', () => {
    expect(() => encodeShard(Uint8Array.of(1, 2), new Uint8Array(5), [2, 1, 1], 'interleaved')).toThrow(RangeError);
  });
});
