// The little of a database that runs are kept in, so that tests can bring one of their own; and IndexedDB as such.
// Not responsible for: what is kept (run-vault.ts).
import { createStore, delMany, get, getMany, keys, setMany } from 'idb-keyval';

export type Key = readonly (string | number)[];

export interface KeyValue {
  get(key: Key): Promise<unknown>;
  getMany(keys: readonly Key[]): Promise<readonly unknown[]>;
  /** All or none. Rejects with a QuotaExceededError when the device is full. */
  setMany(entries: readonly (readonly [Key, unknown])[]): Promise<void>;
  delMany(keys: readonly Key[]): Promise<void>;
  keys(): Promise<readonly unknown[]>;
}

const STORES = { 'stride-engine': 'runs', 'stride-features': 'pictures' } as const;

/** The database is opened by the first call, which rejects where the browser keeps nothing. Each has one store. */
export function indexedDbKeyValue(database: 'stride-engine' | 'stride-features'): KeyValue {
  let store: ReturnType<typeof createStore> | null = null;

  function open(): ReturnType<typeof createStore> {
    store ??= createStore(database, STORES[database]);
    return store;
  }

  return {
    get: async (key) => {
      const value: unknown = await get([...key], open());
      return value;
    },
    getMany: async (wanted) =>
      getMany(
        wanted.map((key) => [...key]),
        open(),
      ),
    setMany: async (entries) =>
      setMany(
        entries.map(([key, value]) => [[...key], value]),
        open(),
      ),
    delMany: async (unwanted) =>
      delMany(
        unwanted.map((key) => [...key]),
        open(),
      ),
    keys: async () => keys(open()),
  };
}
