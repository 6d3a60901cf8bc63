// Reads the payload of a shard (after gunzip): labels first, then the pixels in one of the two layouts of datasets.ts.
// Not responsible for: fetching, hashing or unpacking (worker/datasets), or writing shards (scripts/assets).

import type { DatasetIndex, ShardEntry } from './datasets.ts';

export type ShardFault = 'wrong-length' | 'label-out-of-range';

/** A payload that is not what its entry says. */
export class ShardFormatError extends Error {
  override readonly name = 'ShardFormatError';
  readonly fault: ShardFault;

  constructor(fault: ShardFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

export interface ShardSamples {
  /** One class number a sample. */
  readonly labels: Uint8Array<ArrayBuffer>;
  /** Sample by sample: height x width x channels, 0 to 255. */
  readonly pixels: Uint8Array<ArrayBuffer>;
}

/** Bytes of a shard's payload: a label and the pixels for each sample. */
export function shardPayloadBytes(count: number, shape: DatasetIndex['shape']): number {
  return count * (1 + shape[0] * shape[1] * shape[2]);
}

/** The samples of a payload as new arrays. Throws ShardFormatError when the payload is not what the entry says. */
export function decodeShard(
  payload: Uint8Array,
  entry: Pick<ShardEntry, 'count' | 'encoding'>,
  index: Pick<DatasetIndex, 'shape' | 'classes'>,
): ShardSamples {
  const labels = new Uint8Array(entry.count);
  const pixels = new Uint8Array(shardPayloadBytes(entry.count, index.shape) - entry.count);
  decodeShardInto(labels, pixels, payload, entry, index);
  return { labels, pixels };
}

/**
 * Writes `entry.count` labels and their pixels to the beginnings of the targets (give views to write further on).
 * Nothing is written when the payload is not what the entry says: then it throws ShardFormatError.
 */
export function decodeShardInto(
  labels: Uint8Array,
  pixels: Uint8Array,
  payload: Uint8Array,
  entry: Pick<ShardEntry, 'count' | 'encoding'>,
  index: Pick<DatasetIndex, 'shape' | 'classes'>,
): void {
  const expected = shardPayloadBytes(entry.count, index.shape);
  if (payload.length !== expected) {
    throw new ShardFormatError(
      'wrong-length',
      `A shard of ${entry.count} samples has ${payload.length} bytes, not ${expected}.`,
    );
  }
  const storedLabels = payload.subarray(0, entry.count);
  if (storedLabels.some((label) => label >= index.classes)) {
    throw new ShardFormatError('label-out-of-range', `A shard has a label of ${index.classes} or more.`);
  }
  const storedPixels = payload.subarray(entry.count);
  if (labels.length < storedLabels.length || pixels.length < storedPixels.length) {
    throw new RangeError('The targets are smaller than the shard.');
  }
  labels.set(storedLabels);
  switch (entry.encoding) {
    case 'interleaved':
      pixels.set(storedPixels);
      return;
    case 'planar-delta':
      undoPlanarDeltaInto(pixels, storedPixels, index.shape);
      return;
    default:
      entry.encoding satisfies never;
  }
}

/** Adds the differences up again and lays the planes' pixels side by side. */
function undoPlanarDeltaInto(target: Uint8Array, stored: Uint8Array, shape: DatasetIndex['shape']): void {
  const [height, width, channels] = shape;
  const rowBytes = width * channels;
  const sampleBytes = height * rowBytes;
  let from = 0;
  for (let sample = 0; sample < stored.length; sample += sampleBytes) {
    for (let channel = 0; channel < channels; channel += 1) {
      let to = sample + channel;
      for (let y = 0; y < height; y += 1) {
        let before = y === 0 ? 0 : (target[to - rowBytes] ?? 0);
        for (let x = 0; x < width; x += 1) {
          before = (before + (stored[from] ?? 0)) & 0xff;
          target[to] = before;
          from += 1;
          to += channels;
        }
      }
    }
  }
}
