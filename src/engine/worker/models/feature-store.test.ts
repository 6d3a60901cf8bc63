// What is kept of pictures' features stays bounded, in memory and on the device, and a device that keeps nothing is no failure.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTestDatabase } from '../testing/test-engine.ts';
import { createFeatureCache } from './feature-cache.ts';
import { createFeatureVault } from './feature-vault.ts';

function values(number: number, length = 3): Float32Array {
  return Float32Array.from({ length }, (_, i) => number + i / 8);
}

describe('features in memory', () => {
  it('are those used last, within their bytes', () => {
    const use = fc.record({ name: fc.integer({ min: 0, max: 9 }), sets: fc.boolean() });
    fc.assert(
      fc.property(fc.array(use, { maxLength: 80 }), fc.integer({ min: 1, max: 6 }), (uses, room) => {
        const cache = createFeatureCache(12 * room);
        let model: number[] = [];
        for (const { name, sets } of uses) {
          const isHeld = model.includes(name);
          if (sets) cache.set(String(name), values(name));
          else expect(cache.get(String(name)) ?? null).toEqual(isHeld ? values(name) : null);
          if (sets || isHeld) model = [...model.filter((each) => each !== name), name].slice(-room);
          expect(cache.bytes).toBe(12 * model.length);
        }
      }),
    );
  });

  it('that are larger than the whole room are not held', () => {
    const cache = createFeatureCache(8);
    cache.set('a', values(1));
    expect([cache.get('a'), cache.bytes]).toEqual([undefined, 0]);
  });
});

describe('features on the device', () => {
  it('are found by a later visit, the oldest removed beyond the limit', async () => {
    const database = createTestDatabase();
    const vault = createFeatureVault(database, 5);
    await vault.write([1, 2, 3].map((n) => [`p${n}`, values(n)] as const));
    await vault.write([4, 5, 6].map((n) => [`p${n}`, values(n)] as const));
    await vault.write([['p2', values(2)]]);
    await vault.write([['p7', values(7)]]);
    const later = createFeatureVault(database, 5);
    const found = await later.read(['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'], 3);
    expect(found.map((each) => each?.[0] ?? null)).toEqual([null, 2, null, 4, 5, 6, 7]);
    // Five pictures and their order.
    expect(database.entries.size).toBe(6);
  });

  it('keep within the limit after another tab has added its own', async () => {
    const database = createTestDatabase();
    const [one, other] = [createFeatureVault(database, 4), createFeatureVault(database, 4)];
    await one.write([['a', values(1)]]);
    await other.write([1, 2, 3].map((n) => [`b${n}`, values(n)] as const));
    await one.write([1, 2, 3].map((n) => [`c${n}`, values(n)] as const));
    const third = createFeatureVault(database, 4);
    await third.write([['d', values(9)]]);
    expect(database.entries.size).toBe(5);
    expect((await third.read(['d'], 3))[0]).toEqual(values(9));
  });

  it('are counted and forgotten as a whole, and kept anew afterwards', async () => {
    const database = createTestDatabase();
    const vault = createFeatureVault(database);
    expect(await vault.size()).toEqual({ pictures: 0, bytes: 0 });
    await vault.write([1, 2].map((n) => [`p${n}`, values(n)] as const));
    expect(await vault.size()).toEqual({ pictures: 2, bytes: 24 });
    await vault.clear();
    expect([await vault.size(), database.entries.size]).toEqual([{ pictures: 0, bytes: 0 }, 0]);
    await vault.write([['a', values(3)]]);
    expect(await vault.read(['p1', 'a'], 3)).toEqual([null, values(3)]);
  });

  it('are not taken with another length, and a full or missing device changes nothing', async () => {
    const database = createTestDatabase();
    const vault = createFeatureVault(database);
    await vault.write([['a', values(1)]]);
    expect(await vault.read(['a'], 4)).toEqual([null]);
    database.refusal = new DOMException('full', 'QuotaExceededError');
    await vault.write([['b', values(2)]]);
    expect(await vault.read(['a', 'b'], 3)).toEqual([values(1), null]);
    const nothing = createFeatureVault({ ...database, getMany: () => Promise.reject(new Error('forbidden')) });
    expect(await nothing.read(['a'], 3)).toEqual([null]);
  });
});
