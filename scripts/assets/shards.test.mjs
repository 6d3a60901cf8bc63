import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeShard } from '../../src/engine/catalog/shard-codec.ts';
import { FIRST_SHARD, LATER_SHARD, shardRanges, writeShards } from './shards.mjs';

describe('shardRanges', () => {
  it('covers all samples once, the first shard small, the others about equal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80_000 }), (count) => {
        const ranges = shardRanges(count);
        expect(ranges[0]).toEqual({ from: 0, to: Math.min(count, FIRST_SHARD) });
        ranges.forEach(({ from, to }, place) => {
          expect(from).toBe(place === 0 ? 0 : ranges[place - 1]?.to);
          expect(to).toBeGreaterThan(from);
          expect(to - from).toBeLessThan(LATER_SHARD * 1.5);
        });
        expect(ranges.at(-1)?.to).toBe(count);
      }),
    );
  });
});

describe('writeShards', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stride-shards-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('writes files that are what their entries say, in the layout that packs smaller', async () => {
    const count = FIRST_SHARD + 7;
    const shape = /** @type {const} */ ([4, 4, 3]);
    const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
    // Two channels of slowly rising values: differences pack far better than the values do.
    const smooth = Uint8Array.from({ length: count * 48 }, (_, i) => (i * 7 + (i % 3) * 90) & 0xff);
    let told = 0;
    const entries = await writeShards(folder, 'train', { labels, pixels: smooth }, shape, {
      onShard: (samples) => {
        told += samples;
      },
    });
    expect(told).toBe(count);
    expect(entries.map((entry) => entry.count)).toEqual([FIRST_SHARD, 7]);
    expect(entries[0]?.encoding).toBe('planar-delta');
    expect((await readdir(folder)).toSorted()).toEqual(entries.map((entry) => entry.file).toSorted());
    let from = 0;
    for (const entry of entries) {
      const bytes = await readFile(join(folder, entry.file));
      expect(bytes.length).toBe(entry.bytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry.sha256);
      expect(entry.file).toMatch(/^train-\d\d-[0-9a-f]{8}\.bin$/);
      const decoded = decodeShard(gunzipSync(bytes), entry, { shape, classes: 10 });
      expect(Buffer.from(decoded.labels).equals(labels.subarray(from, from + entry.count))).toBe(true);
      expect(Buffer.from(decoded.pixels).equals(smooth.subarray(from * 48, (from + entry.count) * 48))).toBe(true);
      from += entry.count;
    }
  });
});
