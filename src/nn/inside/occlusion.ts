// Occlusion: a patch is laid over the picture place by place, and the scalar read each time. Zeiler and Fergus 2014
// (arXiv:1311.2901), section 4.2. Needs no gradient. Not responsible for: drawing.
import { eachBatch } from './batches.ts';
import type { Insides, Watch } from './insides.ts';

export interface OcclusionOptions {
  /** Which number of the network's output is read: a class. */
  readonly unit: number;
  /** Side of the patch in pixels; parts of it may lie outside the picture. */
  readonly size: number;
  /** Pixels from one place to the next. */
  readonly stride: number;
  /** What the patch is filled with, in [0, 1]. */
  readonly fill: number;
}

export interface OcclusionMap {
  readonly rows: number;
  readonly columns: number;
  /** The class's probability with the patch at each place, row by row. NaN where it has not been laid yet. */
  readonly values: Float32Array;
  /** Without a patch. */
  readonly whole: number;
}

export interface OcclusionProgress {
  readonly done: number;
  readonly total: number;
}

/** The picture with a patch whose upper left corner is at [top, left]. */
export function withPatch(
  image: Float32Array,
  [height, width, channels]: readonly [number, number, number],
  {
    top,
    left,
    size,
    fill,
  }: { readonly top: number; readonly left: number; readonly size: number; readonly fill: number },
): Float32Array {
  const covered = image.slice();
  for (let y = Math.max(0, top); y < Math.min(height, top + size); y += 1) {
    const start = Math.max(0, left);
    const end = Math.min(width, left + size);
    if (end > start) covered.fill(fill, (y * width + start) * channels, (y * width + end) * channels);
  }
  return covered;
}

/** Places of the patch along one side: its middle goes from the first pixel to the last. */
function places(side: number, { size, stride }: Pick<OcclusionOptions, 'size' | 'stride'>): readonly number[] {
  const half = Math.floor(size / 2);
  return Array.from({ length: Math.ceil(side / stride) }, (_, i) => i * stride - half);
}

/** RangeError unless the network's input is height x width x channels. */
export async function occlusionMap(
  insides: Insides,
  image: Float32Array,
  options: OcclusionOptions,
  watch: Watch<OcclusionProgress>,
): Promise<OcclusionMap> {
  const { spec } = insides;
  const [height, width, channels] = spec.inputShape;
  if (height === undefined || width === undefined || channels === undefined) {
    throw new RangeError(`no picture: [${spec.inputShape.join(', ')}]`);
  }
  const last = spec.nodes.length - 1;
  const read = async (images: Float32Array, count: number): Promise<readonly number[]> => {
    const [output] = await insides.outputs(images, count, [last]);
    const classes = (output?.values.length ?? 0) / count;
    return Array.from({ length: count }, (_, n) => output?.values[n * classes + options.unit] ?? Number.NaN);
  };
  const [tops, lefts] = [places(height, options), places(width, options)];
  const spots = tops.flatMap((top) => lefts.map((left) => ({ top, left })));
  const values = new Float32Array(spots.length).fill(Number.NaN);
  const [whole = Number.NaN] = await read(image, 1);
  await eachBatch(spots.length, watch, async (start, count) => {
    const images = new Float32Array(count * image.length);
    spots.slice(start, start + count).forEach((spot, n) => {
      images.set(withPatch(image, [height, width, channels], { ...options, ...spot }), n * image.length);
    });
    values.set(await read(images, count), start);
  });
  return { rows: tops.length, columns: lefts.length, values, whole };
}
