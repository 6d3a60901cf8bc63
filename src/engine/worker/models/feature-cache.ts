// Features in memory: those used last, up to a number of bytes. Not responsible for: the device (feature-vault.ts).

export interface FeatureCache {
  get(name: string): Float32Array | undefined;
  set(name: string, values: Float32Array): void;
  clear(): void;
  readonly bytes: number;
}

/** Those that were not used for longest go when more than `mostBytes` are held. */
export function createFeatureCache(mostBytes: number): FeatureCache {
  // A Map keeps the order in which names were put in: the first is the one not used for longest.
  const held = new Map<string, Float32Array>();
  let bytes = 0;

  function remove(name: string): void {
    bytes -= held.get(name)?.byteLength ?? 0;
    held.delete(name);
  }

  return {
    get(name) {
      const values = held.get(name);
      if (values === undefined) return undefined;
      held.delete(name);
      held.set(name, values);
      return values;
    },
    set(name, values) {
      remove(name);
      held.set(name, values);
      bytes += values.byteLength;
      for (const oldest of held.keys()) {
        if (bytes <= mostBytes) return;
        remove(oldest);
      }
    },
    clear() {
      held.clear();
      bytes = 0;
    },
    get bytes() {
      return bytes;
    },
  };
}
