import { describe, expect, it } from 'vitest';
import { decodeShard, decodeShardInto, ShardFormatError, shardPayloadBytes } from './shard-codec.ts';

const INDEX = { shape: [2, 3, 2], classes: 4 } as const;

// One 2 x 3 sample of two channels, worked out by hand. Plane 0: rows 10 12 11 / 9 9 255; plane 1: rows 0 1 2 / 250 0 5.
const PIXELS = [10, 0, 12, 1, 11, 2, 9, 250, 9, 0, 255, 5];
const PLANES = [10, 2, 255, 255, 0, 246, 0, 1, 1, 250, 6, 5];

describe('decodeShard', () => {
  it('undoes planar-delta as the format describes it', () => {
    const payload = Uint8Array.from([3, ...PLANES]);
    const samples = decodeShard(payload, { count: 1, encoding: 'planar-delta' }, INDEX);
    expect([...samples.labels]).toEqual([3]);
    expect([...samples.pixels]).toEqual(PIXELS);
  });

  it('reads interleaved samples as they are', () => {
    const payload = Uint8Array.from([3, 0, ...PIXELS, ...PIXELS.toReversed()]);
    const samples = decodeShard(payload, { count: 2, encoding: 'interleaved' }, INDEX);
    expect([...samples.labels]).toEqual([3, 0]);
    expect([...samples.pixels]).toEqual([...PIXELS, ...PIXELS.toReversed()]);
  });

  it('starts every sample of planar-delta anew', () => {
    const payload = Uint8Array.from([3, 1, ...PLANES, ...PLANES]);
    const samples = decodeShard(payload, { count: 2, encoding: 'planar-delta' }, INDEX);
    expect([...samples.pixels]).toEqual([...PIXELS, ...PIXELS]);
  });
});

describe('decodeShardInto', () => {
  it('writes to the beginnings of views and to nothing else', () => {
    const labels = new Uint8Array(3).fill(77);
    const pixels = new Uint8Array(36).fill(77);
    const payload = Uint8Array.from([3, ...PLANES]);
    const entry = { count: 1, encoding: 'planar-delta' } as const;
    decodeShardInto(labels.subarray(1), pixels.subarray(12), payload, entry, INDEX);
    expect([...labels]).toEqual([77, 3, 77]);
    expect([...pixels]).toEqual([...Array(12).fill(77), ...PIXELS, ...Array(12).fill(77)]);
  });

  it.each([
    ['a byte too few', Uint8Array.from([3, ...PIXELS.slice(1)]), 'wrong-length'],
    ['a byte too many', Uint8Array.from([3, ...PIXELS, 0]), 'wrong-length'],
    ['nothing', new Uint8Array(), 'wrong-length'],
    ['a label that is no class', Uint8Array.from([4, ...PIXELS]), 'label-out-of-range'],
  ])('refuses %s and writes nothing', (_, payload, fault) => {
    const labels = new Uint8Array(1).fill(77);
    const pixels = new Uint8Array(12).fill(77);
    let caught: unknown = null;
    try {
      decodeShardInto(labels, pixels, payload, { count: 1, encoding: 'interleaved' }, INDEX);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(ShardFormatError);
    expect(caught).toMatchObject({ fault });
    expect([...labels, ...pixels]).toEqual(Array(13).fill(77));
  });

  it('refuses targets that are too small', () => {
    const payload = Uint8Array.from([3, ...PIXELS]);
    const entry = { count: 1, encoding: 'interleaved' } as const;
    expect(() => decodeShardInto(new Uint8Array(1), new Uint8Array(11), payload, entry, INDEX)).toThrow(RangeError);
  });
});

describe('shardPayloadBytes', () => {
  it('counts a label and all channels for each sample', () => {
    expect(shardPayloadBytes(1000, [32, 32, 3])).toBe(1000 * 3073);
  });
});
