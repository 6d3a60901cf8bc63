// Pooled features of pictures on the device, so that a visit on another day need not work them out again. A bounded number,
// the oldest are removed. A device that keeps nothing is no failure: then they are worked out again.
// Not responsible for: what is in memory (feature-cache.ts) or working them out (features.ts).
import type { KeptFeatures } from '../../protocol/model-calls.ts';
import type { Key, KeyValue } from '../storage/key-value.ts';

/** About 10 kB each. */
export const MOST_KEPT_PICTURES = 4000;

/** Values read together when they are counted. */
const READ_AT_ONCE = 256;

const ORDER: Key = ['order'];

export interface FeatureVault {
  /** Null for each that isn't kept, or not as long as it must be. */
  read(names: readonly string[], length: number): Promise<readonly (Float32Array | null)[]>;
  write(entries: readonly (readonly [name: string, values: Float32Array])[]): Promise<void>;
  size(): Promise<KeptFeatures>;
  clear(): Promise<void>;
}

export function createFeatureVault(database: KeyValue, most = MOST_KEPT_PICTURES): FeatureVault {
  /** Names, oldest first; null before it was read. */
  let order: Promise<string[]> | null = null;
  let mayRead = true;
  let mayWrite = true;
  let last: Promise<unknown> = Promise.resolve();

  async function readOrder(): Promise<string[]> {
    const [stored, keys] = await Promise.all([database.get(ORDER), database.keys()]);
    const there = new Set(keys.flatMap((key) => (Array.isArray(key) && key[0] === 'p' ? [String(key[1])] : [])));
    const ordered = Array.isArray(stored) ? stored.map(String).filter((name) => there.delete(name)) : [];
    // What another tab has added is not in this order; it counts as oldest.
    return [...there, ...ordered];
  }

  async function add(entries: readonly (readonly [string, Float32Array])[]): Promise<void> {
    order ??= readOrder();
    const names = await order;
    const added = entries.map(([name]) => name);
    const isNew = new Set(added);
    const next = [...names.filter((name) => !isNew.has(name)), ...isNew];
    const removed = next.splice(0, Math.max(0, next.length - most));
    if (removed.length > 0) await database.delMany(removed.map((name) => ['p', name]));
    const gone = new Set(removed);
    const kept = entries.filter(([name]) => !gone.has(name));
    await database.setMany([...kept.map(([name, values]) => [['p', name], values] as const), [ORDER, next]]);
    order = Promise.resolve(next);
  }

  return {
    async read(names, length) {
      if (!mayRead || names.length === 0) return names.map(() => null);
      try {
        const found = await database.getMany(names.map((name) => ['p', name]));
        return found.map((values) => (values instanceof Float32Array && values.length === length ? values : null));
      } catch {
        mayRead = false;
        return names.map(() => null);
      }
    },
    write(entries) {
      last = last.then(async () => {
        if (!mayWrite || entries.length === 0) return;
        try {
          await add(entries);
        } catch {
          // Full, or forbidden: what is in memory does.
          mayWrite = false;
        }
      });
      return last.then(() => undefined);
    },
    async size() {
      try {
        const names = await readOrder();
        let bytes = 0;
        for (let start = 0; start < names.length; start += READ_AT_ONCE) {
          const some = names.slice(start, start + READ_AT_ONCE).map((name) => ['p', name]);
          for (const values of await database.getMany(some))
            bytes += values instanceof Float32Array ? values.byteLength : 0;
        }
        return { pictures: names.length, bytes };
      } catch {
        return { pictures: 0, bytes: 0 };
      }
    },
    clear() {
      const cleared = last.then(async () => {
        const names = await readOrder();
        await database.delMany([ORDER, ...names.map((name) => ['p', name])]);
        [order, mayWrite] = [null, true];
      });
      last = cleared.catch(() => undefined);
      return cleared;
    },
  };
}
