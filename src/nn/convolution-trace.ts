// One output number of a convolution taken apart: every tap with its place, value, weight and product, a sum for each
// channel, the bias. Not responsible for: whole maps (convolution.ts) or what is done with the number afterwards.
import type { Image, Kernel, WindowOptions } from './convolution.ts';
import { padding2D } from './shapes.ts';

/** An image that is asked for single values: bytes of a photo, or floats. */
export interface PixelSource {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly valueAt: (row: number, column: number, channel: number) => number;
}

export interface TracedTap {
  /** Place in the input; outside of it where the tap lies in the padding. */
  readonly row: number;
  readonly column: number;
  readonly inside: boolean;
  /** 0 in the padding. */
  readonly value: number;
  readonly weight: number;
  readonly product: number;
}

export interface TracedChannel {
  /** Row by row as the kernel lies. */
  readonly taps: readonly TracedTap[];
  readonly sum: number;
}

export interface TracedOutput {
  readonly channels: readonly TracedChannel[];
  readonly bias: number;
  /** All channels and the bias, before any activation. */
  readonly sum: number;
}

/** The values of an image. */
export function pixelSource({ shape: [height, width, channels], values }: Image): PixelSource {
  return {
    height,
    width,
    channels,
    valueAt: (row, column, channel) => values[(row * width + column) * channels + channel] ?? 0,
  };
}

/** Places of the window, and where in the input (padding included) the window of an output place begins. */
export interface WindowGrid {
  readonly height: number;
  readonly width: number;
  readonly top: (row: number) => number;
  readonly left: (column: number) => number;
}

/** Height and width are below one where the kernel doesn't fit. */
export function windowPlaces(
  input: Pick<PixelSource, 'height' | 'width'>,
  kernel: readonly [height: number, width: number],
  options: WindowOptions,
): WindowGrid {
  const [strideY, strideX] = options.strides;
  const [dilationY, dilationX] = options.dilationRate ?? [1, 1];
  const rows = padding2D(input.height, kernel[0], strideY, dilationY, options.padding);
  const columns = padding2D(input.width, kernel[1], strideX, dilationX, options.padding);
  return {
    height: rows.output,
    width: columns.output,
    top: (row) => row * strideY - rows.before,
    left: (column) => column * strideX - columns.before,
  };
}

/** Takes output [row, column, filter] of `convolve(image, kernel, bias, options)` apart. */
export function traceOutput(
  input: PixelSource,
  kernel: Kernel,
  bias: ArrayLike<number> | null,
  options: WindowOptions,
  place: { readonly row: number; readonly column: number; readonly filter: number },
): TracedOutput {
  const [kernelHeight, kernelWidth, depth, filters] = kernel.shape;
  const [dilationY, dilationX] = options.dilationRate ?? [1, 1];
  const grid = windowPlaces(input, [kernelHeight, kernelWidth], options);
  const top = grid.top(place.row);
  const left = grid.left(place.column);
  const channels = Array.from({ length: depth }, (_, channel) => {
    const taps = Array.from({ length: kernelHeight * kernelWidth }, (__, tap) => {
      const row = top + Math.floor(tap / kernelWidth) * dilationY;
      const column = left + (tap % kernelWidth) * dilationX;
      const inside = row >= 0 && row < input.height && column >= 0 && column < input.width;
      const value = inside ? input.valueAt(row, column, channel) : 0;
      const weight = kernel.values[(tap * depth + channel) * filters + place.filter] ?? 0;
      return { row, column, inside, value, weight, product: value * weight };
    });
    return { taps, sum: taps.reduce((sum, tap) => sum + tap.product, 0) };
  });
  const biasValue = bias?.[place.filter] ?? 0;
  return { channels, bias: biasValue, sum: channels.reduce((sum, channel) => sum + channel.sum, biasValue) };
}
