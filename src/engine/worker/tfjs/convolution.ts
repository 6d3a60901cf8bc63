// Convolutions on tensors, differentiable with any dilation: tfjs has no gradient for dilated kernels, so a
// dilated kernel is spread out with zeros first, which is the same convolution.
// Not responsible for: bias and activation (layers.ts).
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { conv2d, conv2dTranspose, depthwiseConv2d, matMul, pad, reshape, slice } from '@tensorflow/tfjs-core';
import type { Padding, Padding1D, Pair } from '../../../nn/spec.ts';
import { asImages, fourSides, pairOf, rank2, rank3, rank4 } from './ranks.ts';

/** Puts `rate - 1` zeros between neighbours along the first axis of [size, rest]: [(size - 1) * rate + 1, rest]. */
function spreadRows(x: Tensor2D, rate: number): Tensor2D {
  const [size, rest] = x.shape;
  const spread = pad(rank3(x, [size, 1, rest]), [
    [0, 0],
    [0, rate - 1],
    [0, 0],
  ]);
  return slice(rank2(spread, [size * rate, rest]), [0, 0], [(size - 1) * rate + 1, rest]);
}

/** The kernel [kh, kw, in, out] with zeros between its taps, so that dilation 1 does what `rate` would. */
export function dilateKernel(kernel: Tensor, rate: Pair): Tensor4D {
  const [height, width, inputs, outputs] = fourSides(kernel);
  let spread: Tensor = kernel;
  let tallest = height;
  if (rate[0] > 1 && height > 1) {
    tallest = (height - 1) * rate[0] + 1;
    spread = spreadRows(rank2(spread, [height, width * inputs * outputs]), rate[0]);
  }
  let widest = width;
  if (rate[1] > 1 && width > 1) {
    widest = (width - 1) * rate[1] + 1;
    const rest = inputs * outputs;
    const padded = pad(rank4(spread, [tallest, width, 1, rest]), [
      [0, 0],
      [0, 0],
      [0, rate[1] - 1],
      [0, 0],
    ]);
    spread = slice(rank3(padded, [tallest, width * rate[1], rest]), [0, 0, 0], [tallest, widest, rest]);
  }
  return reshape(spread, [tallest, widest, inputs, outputs]);
}

/** [n, h, w, in] * [kh, kw, in, out]. */
export function convolve2D(x: Tensor, kernel: Tensor, strides: Pair, padding: Padding, dilation: Pair): Tensor {
  return conv2d(asImages(x), dilateKernel(kernel, dilation), pairOf(strides), padding);
}

/** [n, length, in] * [size, in, out], as a convolution over images one pixel high. Causal padding is all at the start. */
export function convolve1D(x: Tensor, kernel: Tensor, stride: number, padding: Padding1D, dilation: number): Tensor {
  const [count, length, inputs] = x.shape;
  const [size, , outputs] = kernel.shape;
  if (
    count === undefined ||
    length === undefined ||
    inputs === undefined ||
    size === undefined ||
    outputs === undefined
  ) {
    throw new Error(`Conv1D needs rank 3, got [${x.shape.join(', ')}] and [${kernel.shape.join(', ')}]`);
  }
  const before = padding === 'causal' ? (size - 1) * dilation : 0;
  let image: Tensor4D = reshape(x, [count, 1, length, inputs]);
  if (before > 0) {
    image = pad(image, [
      [0, 0],
      [0, 0],
      [before, 0],
      [0, 0],
    ]);
  }
  const flat = convolve2D(
    image,
    reshape(kernel, [1, size, inputs, outputs]),
    [1, stride],
    padding === 'causal' ? 'valid' : padding,
    [1, dilation],
  );
  return reshape(flat, [count, flat.shape[2] ?? 0, outputs]);
}

/** [n, h, w, in] * [kh, kw, out, in]; `output` is the shape of one sample, which is what decides the padding. */
export function convolveTransposed(
  x: Tensor,
  kernel: Tensor,
  output: readonly [height: number, width: number, channels: number],
  strides: Pair,
  padding: Padding,
): Tensor {
  return conv2dTranspose(asImages(x), asImages(kernel), [x.shape[0] ?? 0, ...output], pairOf(strides), padding);
}

/** [n, h, w, c] * [kh, kw, c, multiplier] -> [n, h', w', c * multiplier]. */
export function convolveDepthwise(x: Tensor, kernel: Tensor, strides: Pair, padding: Padding, dilation: Pair): Tensor {
  return depthwiseConv2d(asImages(x), dilateKernel(kernel, dilation), pairOf(strides), padding);
}

/** x's last axis times [in, out]: a dense layer, or a 1 x 1 convolution. */
export function project(x: Tensor, kernel: Tensor): Tensor {
  const inputs = x.shape.at(-1) ?? 0;
  const outputs = kernel.shape.at(-1) ?? 0;
  const rows = matMul(rank2(x, [x.size / inputs, inputs]), rank2(kernel, [inputs, outputs]));
  return reshape(rows, [...x.shape.slice(0, -1), outputs]);
}
