// Deep dream: a picture of any size is changed so that a layer sees more of what it sees already, from coarse to fine
// (octaves), tile by tile of the network's input. Mordvintsev et al. 2015 (Inceptionism, research.google).
// Not responsible for: drawing.
import type { Seed } from '../plan.ts';
import { createRandom } from '../random.ts';
import type { Random } from '../random.ts';
import type { Insides, Watch } from './insides.ts';
import { blurred, decorrelated } from './regularisers.ts';
import { resample, rolled } from './resample.ts';
import type { PictureShape } from './resample.ts';

export interface DreamOptions {
  readonly nodeIndex: number;
  /** One channel of the node, or null: all, each as strongly as it is excited. */
  readonly channel: number | null;
  readonly octaves: number;
  /** How much larger the next octave is. */
  readonly octaveScale: number;
  /** In each octave. */
  readonly steps: number;
  /** What a pixel changes by in a step, on average. */
  readonly stepSize: number;
  readonly seed: Seed;
}

export interface DreamState {
  readonly octave: number;
  readonly step: number;
  /** All steps of all octaves done, of `total`. */
  readonly done: number;
  readonly total: number;
  readonly shape: PictureShape;
  readonly image: Float32Array;
}

/** Sizes from coarse to fine; none smaller than the network's input, the last one the picture's own. */
export function octaveSizes(
  [height, width]: PictureShape,
  [least, leastWidth]: readonly [number, number],
  { octaves, octaveScale }: Pick<DreamOptions, 'octaves' | 'octaveScale'>,
): readonly (readonly [height: number, width: number])[] {
  return Array.from({ length: octaves }, (_, i) => {
    const factor = octaveScale ** (i - octaves + 1);
    return [Math.max(least, Math.round(height * factor)), Math.max(leastWidth, Math.round(width * factor))] as const;
  });
}

/** Starts of tiles that cover a side; the last one ends with it. */
function tileStarts(side: number, tile: number): readonly number[] {
  return Array.from({ length: Math.ceil(side / tile) }, (_, i) => Math.min(i * tile, side - tile));
}

/** RangeError where the picture is smaller than the network's input, or has other channels. */
export async function dream(
  insides: Insides,
  picture: { readonly shape: PictureShape; readonly values: Float32Array },
  options: DreamOptions,
  watch: Watch<DreamState>,
): Promise<DreamState> {
  const [tileHeight = 0, tileWidth = 0, channels = 0] = insides.spec.inputShape;
  const [height, width] = picture.shape;
  if (picture.shape[2] !== channels || height < tileHeight || width < tileWidth) {
    throw new RangeError(`a picture of [${picture.shape.join(', ')}] for [${insides.spec.inputShape.join(', ')}]`);
  }
  const random = createRandom(options.seed);
  const total = options.octaves * options.steps;
  let detail: { readonly shape: PictureShape; readonly values: Float32Array } | null = null;
  let state: DreamState = { octave: 0, step: 0, done: 0, total, shape: picture.shape, image: picture.values };
  for (const [octave, [rows, columns]] of octaveSizes(picture.shape, [tileHeight, tileWidth], options).entries()) {
    const shape: PictureShape = [rows, columns, channels];
    const base = resample(picture.values, picture.shape, rows, columns);
    const dreamt: Float32Array | null = detail === null ? null : resample(detail.values, detail.shape, rows, columns);
    let image: Float32Array = dreamt === null ? base : base.map((value, i) => clipped(value + (dreamt[i] ?? 0)));
    for (let step = 1; step <= options.steps; step += 1) {
      image = await dreamStep(insides, image, shape, options, random, watch);
      state = { octave, step, done: octave * options.steps + step, total, shape, image };
      watch.report(state);
    }
    detail = { shape, values: image.map((value, i) => value - (base[i] ?? 0)) };
  }
  return state;
}

function clipped(value: number): number {
  return Math.min(1, Math.max(0, value));
}

async function dreamStep(
  insides: Insides,
  image: Float32Array,
  shape: PictureShape,
  options: DreamOptions,
  random: Random,
  watch: Pick<Watch<DreamState>, 'check'>,
): Promise<Float32Array> {
  const [height, width, channels] = shape;
  const [tileHeight = 0, tileWidth = 0] = insides.spec.inputShape;
  // Seams between tiles lie elsewhere each time.
  const [dy, dx] = [random.integer(tileHeight), random.integer(tileWidth)];
  const moved = rolled(image, shape, dy, dx);
  const slope = new Float32Array(image.length);
  for (const top of tileStarts(height, tileHeight)) {
    for (const left of tileStarts(width, tileWidth)) {
      watch.check();
      const tile = new Float32Array(tileHeight * tileWidth * channels);
      const rowLength = tileWidth * channels;
      const startOf = (row: number): number => ((top + row) * width + left) * channels;
      for (let row = 0; row < tileHeight; row += 1) {
        tile.set(moved.subarray(startOf(row), startOf(row) + rowLength), row * rowLength);
      }
      const found = await tileSlope(insides, tile, options);
      for (let row = 0; row < tileHeight; row += 1) {
        slope.set(found.subarray(row * rowLength, (row + 1) * rowLength), startOf(row));
      }
    }
  }
  const held = heldBack(rolled(slope, shape, -dy, -dx), shape);
  const mean = held.reduce((sum, value) => sum + Math.abs(value), 0) / held.length;
  // Nothing to follow: no unit is excited, or the network answers with no finite number.
  if (!(mean > 0 && Number.isFinite(mean))) return image;
  return image.map((value, i) => clipped(value + (options.stepSize * (held[i] ?? 0)) / mean));
}

/** Standard deviation in pixels of the bell that slopes are smoothed with. */
const SMOOTH = 0.8;

/**
 * A small network's slopes are chequered, pixel by pixel and colour by colour: smoothed a little, and in colours that vary
 * together as in photographs, patterns are seen through it.
 */
function heldBack(slope: Float32Array, shape: PictureShape): Float32Array {
  return decorrelated(blurred(slope, shape, SMOOTH), shape);
}

/** Slope of the channel's mean, or of half the sum of squares of all that the node puts out. */
async function tileSlope(
  insides: Insides,
  tile: Float32Array,
  { nodeIndex, channel }: DreamOptions,
): Promise<Float32Array> {
  const question = { images: tile, count: 1, with: 'input' } as const;
  if (channel !== null) {
    return (await insides.gradient({ ...question, of: { nodeIndex, channel, reduce: 'mean' } })).values;
  }
  const [output] = await insides.outputs(tile, 1, [nodeIndex]);
  const of = { nodeIndex, combination: Array.from(output?.values ?? []), reduce: 'sum' } as const;
  return (await insides.gradient({ ...question, of })).values;
}
