// An image with a border of zeros: a copy that is refreshed per image, or the image itself where no border is needed.
// Not responsible for: how wide the border has to be (plan/geometry.ts).
import { FLOAT_BYTES, type ScratchFrame } from '../plan/arena.ts';
import type { BorderedImage } from '../plan/geometry.ts';
import type { Pass, StepContext } from './step.ts';

export interface Border {
  /** Bytes of one bordered image. */
  readonly bytes: number;
  /** Address of the image at `source` with its border; valid until the next call. */
  enter(pass: Pass, source: number): number;
  /** Address of a zeroed bordered image in which to collect the gradient that `leave` brings to `target`. */
  collect(pass: Pass, target: number): number;
  /** Brings what was collected to `target`, dropping what fell on the border. */
  leave(pass: Pass, target: number): void;
}

interface ImageSides {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/**
 * `repeat` writes each channel that many times in a row. `frame`: scratch in which gradients are collected; without it
 * there is only `enter`.
 */
export function planBorder(
  context: StepContext,
  image: ImageSides,
  border: BorderedImage,
  frame: ScratchFrame | null = null,
  repeat = 1,
): Border {
  const rowBytes = image.width * image.channels * FLOAT_BYTES;
  const channels = image.channels * repeat;
  const borderedRowBytes = border.width * channels * FLOAT_BYTES;
  const bytes = border.height * borderedRowBytes;
  const isCopied = border.isBordered || repeat > 1;
  if (!isCopied) {
    return {
      bytes,
      enter: (_pass, source) => source,
      collect(pass, target) {
        pass.kernels.fillZero(target, bytes);
        return target;
      },
      leave: () => {},
    };
  }
  const inner = border.top * borderedRowBytes + border.left * channels * FLOAT_BYTES;
  // Zero from the start; only the inside is ever written, so the border stays zero.
  const copyBytes = Math.ceil(bytes / 64) * 64;
  const copy = context.arena.reserve(copyBytes * context.threads) + context.thread * copyBytes;
  const gradients = frame?.reserve(bytes) ?? { address: 0 };
  const length = image.width * image.channels;
  return {
    bytes,
    enter(pass, source) {
      const { kernels } = pass;
      if (repeat === 1) kernels.copyRows(source, rowBytes, copy + inner, borderedRowBytes, image.height, length);
      else kernels.repeatRows(source, rowBytes, copy + inner, borderedRowBytes, image.height, length, repeat);
      return copy;
    },
    collect(pass) {
      pass.kernels.fillZero(gradients.address, bytes);
      return gradients.address;
    },
    leave(pass, target) {
      const from = gradients.address + inner;
      const { kernels } = pass;
      if (repeat === 1) kernels.copyRows(from, borderedRowBytes, target, rowBytes, image.height, length);
      else kernels.sumRepeatedRows(from, borderedRowBytes, target, rowBytes, image.height, length, repeat);
    },
  };
}
