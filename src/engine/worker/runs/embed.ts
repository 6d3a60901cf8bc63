// Samples of a data set as one node of the network sees them, brought down to two dimensions.
// Not responsible for: the projection (nn/inside/principal-components.ts) or loading samples.
import { eachBatch } from '../../../nn/inside/batches.ts';
import type { Insides, Watch } from '../../../nn/inside/insides.ts';
import { principalComponents } from '../../../nn/inside/principal-components.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { Counted, Embedding } from '../../protocol/inside-calls.ts';
import type { LoadedSplit } from '../datasets/split.ts';
import type { Run } from './run.ts';

/** Numbers of all outputs together: 128 MiB as floats, and twice that while they are compared. */
const MOST_NUMBERS = 2 ** 25;

function indexOfLargest(values: Float32Array): number {
  return values.reduce((best, value, i) => (value > (values[best] ?? Number.NaN) ? i : best), 0);
}

export async function embed(
  insides: Insides,
  run: Run,
  samples: LoadedSplit,
  { count, nodeIndex }: { readonly count: number; readonly nodeIndex: number },
  watch: Watch<Counted>,
): Promise<Embedding> {
  const last = insides.spec.nodes.length - 1;
  const size = run.path.sampleSize;
  const predicted = new Uint8Array(count);
  let features = new Float32Array(0);
  await eachBatch(count, watch, async (start, length) => {
    const images = new Float32Array(length * size);
    for (let n = 0; n < length; n += 1) {
      samples.pixels(start + n).forEach((pixel, i) => (images[n * size + i] = pixel / 255));
    }
    const [seen, ends] = await insides.outputs(images, length, [nodeIndex, last]);
    if (seen === undefined || ends === undefined) return;
    const width = seen.values.length / length;
    if (width * count > MOST_NUMBERS) {
      throw new EngineError('limit-exceeded', `${count} samples of ${width} numbers`, { requested: width * count });
    }
    if (features.length === 0) features = new Float32Array(width * count);
    features.set(seen.values, start * width);
    const classes = ends.values.length / length;
    for (let n = 0; n < length; n += 1) {
      predicted[start + n] = indexOfLargest(ends.values.subarray(n * classes, (n + 1) * classes));
    }
  });
  watch.check();
  const labels = Uint8Array.from({ length: count }, (_, n) => samples.label(n));
  return { ...principalComponents(features, count), labels, predicted };
}
