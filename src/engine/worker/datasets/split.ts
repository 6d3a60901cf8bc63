// The shards of one split: which hold a sample, which are here, and fetching the others in order.
// Not responsible for: one shard's way (shard.ts) or finding the data set (dataset-store.ts).
import type { DatasetIndex, DatasetSplit } from '../../catalog/datasets.ts';
import type { ShardSamples } from '../../catalog/shard-codec.ts';
import type { DatasetProgress } from '../../protocol/calls.ts';
import { throwIfCancelled } from '../../protocol/cancel.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { LoadOptions } from './dataset-store.ts';
import { loadShard } from './shard.ts';
import type { ShardTools } from './shard.ts';

/** Bytes stand for [0, 1]; floats for themselves. */
export type Pixels = Uint8Array | Float32Array;

/** Samples by their number in the split. Asking for one whose shard was not loaded is a fault of the caller. */
export interface LoadedSplit {
  readonly shape: DatasetIndex['shape'];
  readonly classes: number;
  /** Samples in the whole split, loaded or not. */
  readonly count: number;
  /** The sample's pixels, height x width x channels: a view, not a copy. Floats are to be taken as they are. */
  pixels(index: number): Pixels;
  label(index: number): number;
}

export interface Split extends LoadedSplit {
  /** Shards of each index, or of everything from the first to the last of them. */
  shardsOf(indices: readonly number[], mode: 'each' | 'range'): ReadonlySet<number>;
  load(shards: ReadonlySet<number>, options: LoadOptions): Promise<void>;
}

interface Slot {
  readonly start: number;
  readonly end: number;
  samples: ShardSamples | null;
  loading: Promise<void> | null;
  loadedBytes: number;
}

export function createSplit(tools: ShardTools, folder: URL, index: DatasetIndex, name: DatasetSplit): Split {
  const entries = index.shards[name];
  const sampleBytes = index.shape[0] * index.shape[1] * index.shape[2];
  const watchers = new Set<() => void>();
  let end = 0;
  const slots = entries.map((entry): Slot => {
    const start = end;
    end += entry.count;
    return { start, end, samples: null, loading: null, loadedBytes: 0 };
  });

  function slotNumberOf(sample: number): number {
    const found = Number.isInteger(sample)
      ? slots.findIndex(({ start, end: next }) => sample >= start && sample < next)
      : -1;
    if (found < 0) {
      throw new EngineError('limit-exceeded', `${index.id} has no ${name} sample ${sample}`, {
        requested: sample,
        available: end,
      });
    }
    return found;
  }

  function placeOf(sample: number): { readonly samples: ShardSamples; readonly offset: number } {
    const slot = slots[slotNumberOf(sample)];
    if (slot === undefined || slot.samples === null) {
      throw new EngineError('internal', `sample ${sample} of ${index.id} is not loaded`);
    }
    return { samples: slot.samples, offset: sample - slot.start };
  }

  /** Two runs that need the same shard share its download; a download goes on when one of them no longer wants it. */
  function fetchSlot(number: number): Promise<void> {
    const slot = slots[number];
    const entry = entries[number];
    if (slot === undefined || entry === undefined || slot.samples !== null) return Promise.resolve();
    slot.loading ??= loadShard(tools, new URL(entry.file, folder).href, entry, index, (loaded) => {
      slot.loadedBytes = loaded;
      for (const watcher of watchers) watcher();
    }).then(
      (samples) => {
        slot.samples = samples;
        slot.loading = null;
        for (const watcher of watchers) watcher();
      },
      (thrown: unknown) => {
        slot.loading = null;
        slot.loadedBytes = 0;
        throw thrown;
      },
    );
    return slot.loading;
  }

  function progressOf(shards: ReadonlySet<number>): DatasetProgress {
    let [loadedBytes, totalBytes, loadedSamples] = [0, 0, 0];
    for (const number of shards) {
      loadedBytes += slots[number]?.loadedBytes ?? 0;
      totalBytes += entries[number]?.bytes ?? 0;
      loadedSamples += slots[number]?.samples?.labels.length ?? 0;
    }
    return { loadedBytes, totalBytes, loadedSamples };
  }

  return {
    shape: index.shape,
    classes: index.classes,
    count: end,
    pixels(sample) {
      const { samples, offset } = placeOf(sample);
      return samples.pixels.subarray(offset * sampleBytes, (offset + 1) * sampleBytes);
    },
    label(sample) {
      const { samples, offset } = placeOf(sample);
      return samples.labels[offset] ?? 0;
    },
    shardsOf(indices, mode) {
      const numbers = indices.map(slotNumberOf);
      const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
      return mode === 'each' || numbers.length === 0
        ? new Set(numbers.toSorted((a, b) => a - b))
        : new Set(Array.from({ length: last - first + 1 }, (_, offset) => first + offset));
    },
    async load(shards, { signal, onProgress }) {
      const missing = [...shards].filter((number) => slots[number]?.samples === null);
      if (missing.length === 0) return;
      const report = everyPercent(() => progressOf(shards), onProgress);
      watchers.add(report);
      try {
        report();
        for (const number of missing) {
          throwIfCancelled(signal);
          await fetchSlot(number);
        }
      } finally {
        watchers.delete(report);
      }
    },
  };
}

/** Reports progress when another hundredth of the bytes, or another shard, has come. */
function everyPercent(measure: () => DatasetProgress, report: (progress: DatasetProgress) => void): () => void {
  let [lastPercent, lastSamples] = [-1, -1];
  return () => {
    const progress = measure();
    const percent = Math.floor((100 * progress.loadedBytes) / progress.totalBytes);
    if (percent === lastPercent && progress.loadedSamples === lastSamples) return;
    [lastPercent, lastSamples] = [percent, progress.loadedSamples];
    report(progress);
  };
}
