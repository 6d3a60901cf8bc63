// nn/augmentation/augment.ts on SIMD kernels: the same changes in the same order, in single precision where the specification
// is in double. Not responsible for: drawing the numbers, or other images than those of one channel or three.
import { affineOf, GEOMETRIC_STEPS, isMoving } from '../../../nn/augmentation/affine.ts';
import { augmentImageInto } from '../../../nn/augmentation/augment.ts';
import { coverInto, normalTable } from '../../../nn/augmentation/colours.ts';
import type { AugmentationParameters } from '../../../nn/augmentation/draw.ts';
import type { FillMode } from '../../../nn/augmentation/spec.ts';

/** As nn's `augmentImageInto`, which says what it does. */
export type Augment = typeof augmentImageInto;

/** What the module exports; beside each kernel stands what it does. */
interface AugmentationKernels {
  readonly warp: (
    source: number,
    target: number,
    height: number,
    width: number,
    channels: number,
    map: number,
    fillMode: number,
  ) => void;
  readonly sums: (image: number, bytes: number, into: number) => void;
  readonly contrastBrightness: (image: number, bytes: number, means: number, factor: number, added: number) => void;
  readonly hue: (image: number, bytes: number, sixths: number) => void;
  readonly noise: (image: number, bytes: number, table: number, deviation: number, key: number) => void;
}

const FILL_MODES: Readonly<Record<FillMode, number>> = { nearest: 0, constant: 1, wrap: 2, reflect: 3 };

// Addresses in bytes: the map (six doubles), twelve sums, the table of normal numbers, then the two images.
const MAP = 0;
const SUMS = 64;
const TABLE = 128;
const IMAGES = TABLE + 4 * 4096;
/** Kernels for colours work on four pixels of three channels at a time. */
const GROUP = 12;
const PAGE_BYTES = 65_536;

/** The whole groups of four pixels of three channels that hold so many numbers. */
function groupsOf(length: number): number {
  return Math.ceil(length / GROUP) * GROUP;
}

/** `module` is that of kernels/; it gets a memory of its own, which grows with the largest image seen. */
export function createAugmenter(module: WebAssembly.Module): Augment {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as AugmentationKernels;
  let numbers = new Float32Array(memory.buffer);
  let map = new Float64Array(memory.buffer, MAP, 6);
  let isTableThere = false;

  function makeRoom(bytes: number): void {
    const missing = bytes - memory.buffer.byteLength;
    if (missing <= 0) return;
    memory.grow(Math.ceil(missing / PAGE_BYTES));
    numbers = new Float32Array(memory.buffer);
    map = new Float64Array(memory.buffer, MAP, 6);
  }

  /** The mean of each channel, at each of its places in four pixels of three channels. */
  function meansInto(image: number, bytes: number, channels: number, pixels: number): void {
    kernels.sums(image, bytes, SUMS);
    const at = SUMS / 4;
    const means = new Float64Array(channels);
    for (let place = 0; place < GROUP; place += 1) {
      means[place % channels] = (means[place % channels] ?? 0) + (numbers[at + place] ?? 0) / pixels;
    }
    for (let place = 0; place < GROUP; place += 1) numbers[at + place] = means[place % channels] ?? 0;
  }

  function noiseInto(image: number, bytes: number, { noise, noiseKey }: AugmentationParameters): void {
    if (!isTableThere) numbers.set(normalTable(), TABLE / 4);
    isTableThere = true;
    kernels.noise(image, bytes, TABLE, noise, noiseKey);
  }

  return (target, source, size, parameters) => {
    const { height, width, channels } = size;
    if (channels !== 1 && channels !== 3) {
      augmentImageInto(target, source, size, parameters);
      return;
    }
    const pixels = height * width;
    const length = pixels * channels;
    // Behind the source lie a pixel of fill and what is read beside the last one; behind the image the rest of a group.
    const room = groupsOf(length + channels + 4);
    const [from, to] = [IMAGES, IMAGES + 4 * room];
    const bytes = 4 * groupsOf(length);
    makeRoom(to + 4 * room);
    const steps = GEOMETRIC_STEPS.filter((step) => isMoving(step, parameters));
    const seen = source.subarray(0, length);
    if (steps.length === 0) {
      numbers.set(seen, to / 4);
    } else {
      numbers.set(seen, from / 4);
      numbers.fill(parameters.fillValue, from / 4 + length, from / 4 + room);
      const { yy, yx, y0, xy, xx, x0 } = affineOf(parameters, size, steps);
      map.set([yy, yx, y0, xy, xx, x0]);
      kernels.warp(from, to, height, width, channels, MAP, FILL_MODES[parameters.fillMode]);
    }
    numbers.fill(0, to / 4 + length, to / 4 + room);
    const { contrast, brightness, hueTurns } = parameters;
    if (contrast !== 1 || brightness !== 0) {
      if (contrast !== 1) meansInto(to, bytes, channels, pixels);
      kernels.contrastBrightness(to, bytes, SUMS, contrast, brightness);
    }
    if (hueTurns !== 0 && channels === 3) kernels.hue(to, bytes, ((hueTurns % 1) + 1) * 6);
    if (parameters.noise !== 0) noiseInto(to, bytes, parameters);
    target.set(numbers.subarray(to / 4, to / 4 + length));
    if (parameters.cutOut.sidePx > 0) coverInto(target, size, parameters.cutOut, parameters.fillValue);
  };
}
