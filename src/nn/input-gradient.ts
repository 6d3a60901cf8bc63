// The way back from a layer of a plain chain to its input: how much one unit would change if a pixel did.
// For exhibits. Not responsible for: gradients of weights or training (the engines do that), or speed.
import { padding2D, sizeOf } from './shapes.ts';
import type { Tensor } from './forward.ts';
import { isSequential } from './graph.ts';
import { weightSpecs } from './parameters.ts';
import type { Activation, AveragePooling2D, Conv2D, Layer, MaxPooling2D, NetworkSpec, Pair } from './spec.ts';

type ImageTensor = Pick<Tensor, 'values'> & { readonly shape: readonly [number, number, number] };

function asImage({ shape, values }: Tensor): ImageTensor {
  const [height = 1, width = 1, channels = 1] = shape;
  return { shape: [height, width, channels], values };
}

/** Through the activation, in place: of these two the slope can be told from the output. */
function throughActivationInto(gradient: Float32Array, kind: Activation, output: Float32Array): void {
  if (kind === 'linear') return;
  if (kind !== 'relu') throw new RangeError(`no way back through the activation ${kind}`);
  for (let i = 0; i < gradient.length; i += 1) if (!((output[i] ?? 0) > 0)) gradient[i] = 0;
}

/** Calls back for every tap inside the input of one output place: number of the tap, number of the pixel. */
function eachTap(
  input: ImageTensor,
  window: Pair,
  layer: Pick<Conv2D, 'strides' | 'padding'>,
  dilation: Pair,
): {
  readonly height: number;
  readonly width: number;
  readonly at: (y: number, x: number, tap: (tap: number, pixel: number) => void) => void;
} {
  const [height, width] = input.shape;
  const rows = padding2D(height, window[0], layer.strides[0], dilation[0], layer.padding);
  const columns = padding2D(width, window[1], layer.strides[1], dilation[1], layer.padding);
  return {
    height: rows.output,
    width: columns.output,
    at(y, x, tap) {
      for (let i = 0; i < window[0]; i += 1) {
        const row = y * layer.strides[0] - rows.before + i * dilation[0];
        if (row < 0 || row >= height) continue;
        for (let j = 0; j < window[1]; j += 1) {
          const column = x * layer.strides[1] - columns.before + j * dilation[1];
          if (column >= 0 && column < width) tap(i * window[1] + j, row * width + column);
        }
      }
    },
  };
}

function backConvolution(
  layer: Conv2D,
  input: ImageTensor,
  gradient: Float32Array,
  kernel: Float32Array,
): Float32Array {
  const channels = input.shape[2];
  const { filters } = layer;
  const grid = eachTap(input, layer.kernelSize, layer, layer.dilationRate);
  const back = new Float64Array(input.values.length);
  for (let y = 0; y < grid.height; y += 1) {
    for (let x = 0; x < grid.width; x += 1) {
      const place = (y * grid.width + x) * filters;
      const active: number[] = [];
      for (let k = 0; k < filters; k += 1) if (gradient[place + k] !== 0) active.push(k);
      // Most places are silent when the gradient of one unit is asked for.
      if (active.length === 0) continue;
      grid.at(y, x, (tap, pixel) => {
        for (let c = 0; c < channels; c += 1) {
          const weights = (tap * channels + c) * filters;
          let sum = back[pixel * channels + c] ?? 0;
          for (const k of active) sum += (gradient[place + k] ?? 0) * (kernel[weights + k] ?? 0);
          back[pixel * channels + c] = sum;
        }
      });
    }
  }
  return new Float32Array(back);
}

/** The maximum hands its gradient to the place it came from (the first one of equals), the mean to all in equal parts. */
function backPooling(layer: MaxPooling2D | AveragePooling2D, input: ImageTensor, gradient: Float32Array): Float32Array {
  const channels = input.shape[2];
  const grid = eachTap(input, layer.poolSize, layer, [1, 1]);
  const back = new Float32Array(input.values.length);
  for (let y = 0; y < grid.height; y += 1) {
    for (let x = 0; x < grid.width; x += 1) {
      for (let c = 0; c < channels; c += 1) {
        const given = gradient[(y * grid.width + x) * channels + c] ?? 0;
        if (given === 0) continue;
        const places: number[] = [];
        grid.at(y, x, (_, pixel) => places.push(pixel * channels + c));
        if (layer.className === 'AveragePooling2D') {
          for (const place of places) back[place] = (back[place] ?? 0) + given / places.length;
        } else {
          const winner = places.reduce((best, place) =>
            (input.values[place] ?? 0) > (input.values[best] ?? 0) ? place : best,
          );
          back[winner] = (back[winner] ?? 0) + given;
        }
      }
    }
  }
  return back;
}

function backDense(inputs: number, gradient: Float32Array, kernel: Float32Array): Float32Array {
  const units = kernel.length / inputs;
  const rows = gradient.length / units;
  const back = new Float32Array(rows * inputs);
  for (let row = 0; row < rows; row += 1) {
    for (let i = 0; i < inputs; i += 1) {
      let sum = 0;
      for (let u = 0; u < units; u += 1) sum += (gradient[row * units + u] ?? 0) * (kernel[i * units + u] ?? 0);
      back[row * inputs + i] = sum;
    }
  }
  return back;
}

function backLayer(
  layer: Layer,
  input: Tensor,
  output: Tensor,
  given: Float32Array,
  kernel: Float32Array,
): Float32Array {
  const gradient = given.slice();
  switch (layer.className) {
    case 'Conv2D':
      throughActivationInto(gradient, layer.activation, output.values);
      return backConvolution(layer, asImage(input), gradient, kernel);
    case 'Dense':
      throughActivationInto(gradient, layer.activation, output.values);
      return backDense(input.shape.at(-1) ?? 1, gradient, kernel);
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return backPooling(layer, asImage(input), gradient);
    case 'Activation':
      throughActivationInto(gradient, layer.activation, output.values);
      return gradient;
    case 'Flatten':
    case 'Dropout':
      return gradient;
    case 'Conv1D':
    case 'Conv2DTranspose':
    case 'DepthwiseConv2D':
    case 'SeparableConv2D':
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'BatchNormalization':
    case 'Embedding':
    case 'Add':
    case 'Concatenate':
      throw new RangeError(`no way back through ${layer.className}`);
    default:
      return layer satisfies never;
  }
}

/**
 * The gradient of one node's output with respect to the network's input, for a given gradient at that output:
 * d(sum of outputGradient x output) / d(input), flat like the sample. `outputs` are those of `forwardPass` for this
 * sample. For chains of Conv2D, Dense (linear or relu), pooling, Activation (the same two), Flatten and Dropout;
 * RangeError for anything else. Dropout passes everything, as in inference.
 */
export function inputGradient(
  spec: NetworkSpec,
  weights: readonly Float32Array[],
  sample: Float32Array,
  outputs: readonly Tensor[],
  nodeIndex: number,
  outputGradient: Float32Array,
): Float32Array {
  if (!isSequential(spec)) throw new RangeError('only a plain chain can be walked back');
  if (outputGradient.length !== sizeOf(outputs[nodeIndex]?.shape ?? [0])) {
    throw new RangeError('the gradient is not of the shape of the output');
  }
  const kernels = new Map<number, Float32Array>();
  weightSpecs(spec).forEach(({ nodeIndex: index, role }, i) => {
    const values = weights[i];
    if (role === 'kernel' && values !== undefined) kernels.set(index, values);
  });
  const input: Tensor = { shape: spec.inputShape, values: sample };
  let gradient = outputGradient;
  for (let index = nodeIndex; index >= 0; index -= 1) {
    const layer = spec.nodes[index]?.layer;
    const output = outputs[index];
    if (layer === undefined || output === undefined) throw new RangeError(`there is no layer ${index}`);
    const before = index === 0 ? input : (outputs[index - 1] ?? input);
    gradient = backLayer(layer, before, output, gradient, kernels.get(index) ?? new Float32Array());
  }
  return gradient;
}
