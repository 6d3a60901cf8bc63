// Samples of a data set as one node of the network sees them, brought down to two dimensions.
// Not responsible for: the projections (nn/inside/principal-components.ts, neighbour-layout.ts) or loading samples.
import { argMax } from '../../../nn/argmax.ts';
import { eachBatch } from '../../../nn/inside/batches.ts';
import type { Insides, Watch } from '../../../nn/inside/insides.ts';
import { principalComponentRounds } from '../../../nn/inside/principal-components.ts';
import type { Projection, ProjectionWish } from '../../../nn/inside/principal-components.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { Counted, Embedding, EmbeddingWish } from '../../protocol/inside-calls.ts';
import { unitInto } from '../datasets/batch-source.ts';
import type { LoadedSplit } from '../datasets/split.ts';
import { layOutNeighbours, LEADING } from './neighbour-layout.ts';
import type { Breathe } from './neighbour-layout.ts';
import type { Subject } from './subject.ts';

/** Numbers of all outputs together: 128 MiB as floats, and twice that while they are compared. */
const MOST_NUMBERS = 2 ** 25;

/** Samples [start, start + count) with values in [0, 1]; those of a data set of floats as they are. */
export function imagesOf(
  { path }: Pick<Subject, 'path'>,
  samples: LoadedSplit,
  start: number,
  count: number,
): Float32Array {
  const size = path.sampleSize;
  const images = new Float32Array(count * size);
  for (let n = 0; n < count; n += 1) {
    unitInto(images.subarray(n * size, (n + 1) * size), samples.pixels(start + n));
  }
  return images;
}

export interface Features {
  /** Sample by sample. */
  readonly values: Float32Array;
  readonly labels: Uint8Array;
  readonly predicted: Uint8Array;
}

/** What the node puts out for the first samples. To be asked while the weights are at rest. */
export async function featuresOf(
  insides: Insides,
  run: Pick<Subject, 'path'>,
  samples: LoadedSplit,
  { count, nodeIndex }: Pick<EmbeddingWish, 'count' | 'nodeIndex'>,
  watch: Watch<Counted>,
): Promise<Features> {
  const last = insides.spec.nodes.length - 1;
  const predicted = new Uint8Array(count);
  let features = new Float32Array(0);
  await eachBatch(count, watch, async (start, length) => {
    const images = imagesOf(run, samples, start, length);
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
      predicted[start + n] = argMax(ends.values.subarray(n * classes, (n + 1) * classes));
    }
  });
  return { values: features, labels: Uint8Array.from({ length: count }, (_, n) => samples.label(n)), predicted };
}

async function project(
  values: Float32Array,
  count: number,
  wish: ProjectionWish,
  breathe: () => Promise<void>,
): Promise<Projection> {
  const rounds = principalComponentRounds(values, count, wish);
  for (;;) {
    const { done, value } = rounds.next();
    if (done === true) return value;
    await breathe();
  }
}

const PLANE: ProjectionWish = { directions: 2, mostRounds: 100 };

/** Lays the features out; the weights may change meanwhile. */
export async function layOut(
  { values, labels, predicted }: Features,
  { count, method }: Pick<EmbeddingWish, 'count' | 'method'>,
  breathe: Breathe,
): Promise<Embedding> {
  const rest = { labels, predicted };
  // A network that has diverged: there are no directions, and no neighbours.
  if (!values.every(Number.isFinite)) {
    return { points: new Float32Array(2 * count).fill(Number.NaN), explained: null, ...rest };
  }
  if (method === 'pca') {
    const { points, explained } = await project(values, count, PLANE, () => breathe(0, 0));
    return { points, explained: [explained[0] ?? 0, explained[1] ?? 0], ...rest };
  }
  return { points: await layOutFeatures(values, count, breathe), explained: null, ...rest };
}

/** Any features in the plane by UMAP, two numbers a row. */
export async function layOutFeatures(values: Float32Array, count: number, breathe: Breathe): Promise<Float32Array> {
  const leading = await project(values, count, LEADING, () => breathe(0, 0));
  return layOutNeighbours(leading.points, LEADING.directions, breathe);
}
