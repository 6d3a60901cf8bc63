// The data sets of the course as pure data: what they are, where their shards lie, who made them.
// Not responsible for: fetching (worker/datasets) or preparing (scripts/assets) them.

export type DatasetId = 'mnist' | 'fashion-mnist' | 'cifar10';
export type DatasetSplit = 'train' | 'test';

export interface DatasetEntry {
  readonly id: DatasetId;
  readonly title: { readonly zh: string; readonly en: string };
  /** height, width, channels */
  readonly shape: readonly [number, number, number];
  readonly classNames: readonly { readonly zh: string; readonly en: string }[];
  readonly trainCount: number;
  readonly testCount: number;
  readonly source: string;
  readonly licence: string;
}

/** `data/<id>/index.json`, written by scripts/assets and validated when it is read. */
export interface DatasetIndex {
  readonly version: 1;
  readonly id: DatasetId;
  readonly shape: readonly [number, number, number];
  readonly classes: number;
  /** In the order of samples; the first train shard has 1,000 samples. */
  readonly shards: Readonly<Record<DatasetSplit, readonly ShardEntry[]>>;
}

export interface ShardEntry {
  /** File name beside the index; the bytes are gzip whatever the name ends in. */
  readonly file: string;
  readonly count: number;
  /** Size and SHA-256 (hex) of the file as stored. */
  readonly bytes: number;
  readonly sha256: string;
  /**
   * Layout after gunzip: `count` label bytes, then the pixels as uint8.
   * `interleaved`: sample by sample, height x width x channels.
   * `planar-delta`: sample by sample, channel planes one after another, each byte the difference
   * (mod 256) to the byte before it in its row; the first byte of a row is the difference to the byte above it
   * (the plane's first byte is stored as it is).
   */
  readonly encoding: 'interleaved' | 'planar-delta';
}
