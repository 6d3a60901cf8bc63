// A data set that came from the page as samples in memory: checked, then read like any other.
// Not responsible for: where the page has it from, or keeping it beyond this worker.
import { isOwnDatasetId } from '../../catalog/datasets.ts';
import type { DatasetSplit } from '../../catalog/datasets.ts';
import type { DatasetSummary, OwnDataset, OwnSamples } from '../../protocol/calls.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { LoadOptions } from './dataset-store.ts';
import type { Split } from './split.ts';

/** Labels are bytes. */
const MOST_CLASSES = 256;
const MOST_BYTES = 1024 ** 3;

function refuse(detail: string, values: Readonly<Record<string, number>> = {}): never {
  throw new EngineError('limit-exceeded', detail, values);
}

function assertSamples({ pixels, labels }: OwnSamples, sampleBytes: number, classes: number): void {
  const areNumbers = pixels instanceof Uint8Array || pixels instanceof Float32Array;
  if (!areNumbers || !(labels instanceof Uint8Array)) refuse('the samples are neither bytes nor floats');
  if (pixels.length !== labels.length * sampleBytes) refuse(`${pixels.length} values for ${labels.length} samples`);
  const odd = pixels instanceof Float32Array ? pixels.findIndex((value) => !Number.isFinite(value)) : -1;
  if (odd >= 0) refuse(`sample ${Math.floor(odd / sampleBytes)} holds something else than numbers`);
  const wrong = labels.findIndex((label) => label >= classes);
  if (wrong >= 0) refuse(`sample ${wrong} is of class ${labels[wrong]} of ${classes}`);
}

function assertWhole({ id, shape, classes, train, test }: OwnDataset): void {
  if (!isOwnDatasetId(id)) refuse('the name is not one of a data set of the page');
  if (shape.length !== 3 || !shape.every((size) => Number.isInteger(size) && size > 0)) refuse(`shape ${shape.join()}`);
  if (!(Number.isInteger(classes) && classes >= 1 && classes <= MOST_CLASSES)) refuse(`${classes} classes`);
  const sampleBytes = shape[0] * shape[1] * shape[2];
  const bytes = train.pixels.byteLength + test.pixels.byteLength;
  if (bytes > MOST_BYTES) refuse(`${bytes} bytes`, { requested: bytes, available: MOST_BYTES });
  if (train.pixels.constructor !== test.pixels.constructor) refuse('some samples are bytes and others floats');
  assertSamples(train, sampleBytes, classes);
  assertSamples(test, sampleBytes, classes);
}

/** A split of which nothing has to be fetched. */
function splitOf({ id, shape, classes }: OwnDataset, { pixels, labels }: OwnSamples, name: DatasetSplit): Split {
  const sampleBytes = shape[0] * shape[1] * shape[2];
  const count = labels.length;

  function place(index: number): number {
    if (!(Number.isInteger(index) && index >= 0 && index < count)) {
      refuse(`${id} has no ${name} sample ${index}`, { requested: index, available: count });
    }
    return index;
  }

  return {
    shape,
    classes,
    count,
    pixels: (index) => pixels.subarray(place(index) * sampleBytes, (index + 1) * sampleBytes),
    label: (index) => labels[place(index)] ?? 0,
    shardsOf: (indices) => new Set(indices.map(place)),
    load: (_, { onProgress }: LoadOptions) => {
      onProgress({ loadedBytes: pixels.byteLength, totalBytes: pixels.byteLength, loadedSamples: count });
      return Promise.resolve();
    },
  };
}

/** Throws `limit-exceeded` where the samples do not fit together. */
export function ownDataset(dataset: OwnDataset): {
  readonly summary: DatasetSummary;
  readonly splits: Readonly<Record<DatasetSplit, Split>>;
} {
  assertWhole(dataset);
  const { id, shape, classes } = dataset;
  const train = splitOf(dataset, dataset.train, 'train');
  const test = splitOf(dataset, dataset.test, 'test');
  return { summary: { id, shape, classes, trainCount: train.count, testCount: test.count }, splits: { train, test } };
}
