// The places a convolution visits: sizes, borders, and the tables of byte offsets that the gathering kernels follow.
// Not responsible for: weights or running anything.
import { padding2D, paddingTranspose } from '../../../../nn/shapes.ts';
import type { Padding, Padding1D, Pair, Shape } from '../../../../nn/spec.ts';
import { FLOAT_BYTES } from './arena.ts';

/** A convolution from an image (height x width x channels) to outHeight x outWidth places. */
export interface ConvolutionGeometry {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly kernel: Pair;
  readonly strides: Pair;
  readonly dilation: Pair;
  /** Rows and columns of zeros before the image. */
  readonly top: number;
  readonly left: number;
  readonly outHeight: number;
  readonly outWidth: number;
}

export interface WindowFields {
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
  readonly dilationRate?: Pair;
}

function imageSides(shape: Shape): readonly [height: number, width: number, channels: number] {
  const [height = 1, width = 1, channels = 1] = shape;
  return [height, width, channels];
}

/** Geometry of Conv2D, DepthwiseConv2D and SeparableConv2D. */
export function convolutionGeometry(layer: WindowFields, input: Shape): ConvolutionGeometry {
  const [height, width, channels] = imageSides(input);
  const dilation = layer.dilationRate ?? [1, 1];
  const vertical = padding2D(height, layer.kernelSize[0], layer.strides[0], dilation[0], layer.padding);
  const horizontal = padding2D(width, layer.kernelSize[1], layer.strides[1], dilation[1], layer.padding);
  return {
    height,
    width,
    channels,
    kernel: layer.kernelSize,
    strides: layer.strides,
    dilation,
    top: vertical.before,
    left: horizontal.before,
    outHeight: vertical.output,
    outWidth: horizontal.output,
  };
}

/** A Conv1D as a convolution of an image one pixel high. */
export function sequenceGeometry(
  layer: {
    readonly kernelSize: number;
    readonly strides: number;
    readonly padding: Padding1D;
    readonly dilationRate: number;
  },
  input: Shape,
): ConvolutionGeometry {
  const [length = 1, channels = 1] = input;
  const axis = padding2D(length, layer.kernelSize, layer.strides, layer.dilationRate, layer.padding);
  return {
    height: 1,
    width: length,
    channels,
    kernel: [1, layer.kernelSize],
    strides: [1, layer.strides],
    dilation: [1, layer.dilationRate],
    top: 0,
    left: axis.before,
    outHeight: 1,
    outWidth: axis.output,
  };
}

/** The ordinary convolution, from the layer's output back to its input, whose gradient a Conv2DTranspose is. */
export function transposedGeometry(layer: WindowFields, input: Shape, filters: number): ConvolutionGeometry {
  const [height, width] = imageSides(input);
  const vertical = paddingTranspose(height, layer.kernelSize[0], layer.strides[0], layer.padding);
  const horizontal = paddingTranspose(width, layer.kernelSize[1], layer.strides[1], layer.padding);
  return {
    height: vertical.output,
    width: horizontal.output,
    channels: filters,
    kernel: layer.kernelSize,
    strides: layer.strides,
    dilation: [1, 1],
    top: vertical.before,
    left: horizontal.before,
    outHeight: height,
    outWidth: width,
  };
}

/** How an image lies in memory while it is convolved: in place, or copied into the middle of zeros. */
export interface BorderedImage {
  readonly height: number;
  readonly width: number;
  readonly top: number;
  readonly left: number;
  readonly isBordered: boolean;
}

/** The border that the forward pass of a convolution needs around its input. */
export function inputBorder(g: ConvolutionGeometry): BorderedImage {
  const neededHeight = (g.outHeight - 1) * g.strides[0] + (g.kernel[0] - 1) * g.dilation[0] + 1;
  const neededWidth = (g.outWidth - 1) * g.strides[1] + (g.kernel[1] - 1) * g.dilation[1] + 1;
  const height = Math.max(neededHeight, g.top + g.height);
  const width = Math.max(neededWidth, g.left + g.width);
  return { height, width, top: g.top, left: g.left, isBordered: height > g.height || width > g.width };
}

export function outputPlaces(g: ConvolutionGeometry): number {
  return g.outHeight * g.outWidth;
}

/** Repeats the last entry until the length is a multiple of four. */
export function fillUpToFours(values: readonly number[]): readonly number[] {
  const filled = [...values];
  const last = values.at(-1) ?? 0;
  while (filled.length % 4 !== 0) filled.push(last);
  return filled;
}

/** Byte offset of a place's first channel in an image of the given width. */
function offset(y: number, x: number, width: number, channels: number): number {
  return (y * width + x) * channels * FLOAT_BYTES;
}

/** For each output place, row by row, where its window starts in the bordered input. */
export function windowOrigins(g: ConvolutionGeometry): readonly number[] {
  const { width } = inputBorder(g);
  const origins: number[] = [];
  for (let y = 0; y < g.outHeight; y += 1) {
    for (let x = 0; x < g.outWidth; x += 1) origins.push(offset(y * g.strides[0], x * g.strides[1], width, g.channels));
  }
  return origins;
}

/** For each tap of the kernel, row by row, its offset from the window's start; per channel where `channels` says so. */
export function tapOffsets(g: ConvolutionGeometry, channels: number): readonly number[] {
  const { width } = inputBorder(g);
  const taps: number[] = [];
  for (let y = 0; y < g.kernel[0]; y += 1) {
    for (let x = 0; x < g.kernel[1]; x += 1) {
      const start = offset(y * g.dilation[0], x * g.dilation[1], width, g.channels);
      for (let c = 0; c < channels; c += 1) taps.push(start + c * FLOAT_BYTES);
    }
  }
  return taps;
}

/** 0, stride, 2 stride ... : rows that lie one after the other. */
export function evenOffsets(count: number, strideBytes: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index * strideBytes);
}
