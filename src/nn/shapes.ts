// Shape inference by Keras 3's rules, with TensorFlow's asymmetric `same` padding.
// Not responsible for: collecting every fault (validate.ts); here the first one throws.
import { inboundIndices, INPUT_INDEX } from './graph.ts';
import { dilatedKernel, isPositiveInteger, layerFieldFaults, layerInputFaults } from './layer-rules.ts';
import { nodeNames } from './names.ts';
import { NetworkProblemError, shapeText, type NetworkFault } from './problems.ts';
import type { Layer, NetworkSpec, Padding, Padding1D, Shape } from './spec.ts';

export interface NodeShapes {
  readonly name: string;
  readonly inputs: readonly Shape[];
  readonly output: Shape;
}

/** Zeros put around one axis and the number of places the window then has. */
export interface AxisPadding {
  readonly before: number;
  readonly after: number;
  readonly output: number;
}

/** Number of values of a shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, side) => product * side, 1);
}

/**
 * Padding along one axis of a convolution or pooling; call it once for height and once for width.
 * `same` (TensorFlow): output = ceil(size / stride), total = max((output - 1) stride + dilated - size, 0),
 * before = floor(total / 2), the rest after. `valid`: output = ceil((size - dilated + 1) / stride), which is
 * zero or below when the window doesn't fit. `causal`: (dilated - 1) zeros, all before.
 */
export function padding2D(
  size: number,
  kernel: number,
  stride: number,
  dilation: number,
  padding: Padding1D,
): AxisPadding {
  const window = dilatedKernel(kernel, dilation);
  switch (padding) {
    case 'valid':
      return { before: 0, after: 0, output: Math.ceil((size - window + 1) / stride) };
    case 'same': {
      const output = Math.ceil(size / stride);
      const total = Math.max((output - 1) * stride + window - size, 0);
      const before = Math.floor(total / 2);
      return { before, after: total - before, output };
    }
    case 'causal':
      return { before: window - 1, after: 0, output: Math.ceil(size / stride) };
    default:
      return padding satisfies never;
  }
}

/**
 * One axis of a transposed convolution: `output` places, of which the ordinary convolution that it is the
 * gradient of would have cut `before` and `after`. same: size x stride; valid: size x stride + max(kernel - stride, 0).
 */
export function paddingTranspose(size: number, kernel: number, stride: number, padding: Padding): AxisPadding {
  if (padding === 'valid') return { before: 0, after: 0, output: size * stride + Math.max(kernel - stride, 0) };
  const output = size * stride;
  const total = Math.max(kernel - stride, 0);
  const before = Math.floor(total / 2);
  return { before, after: total - before, output };
}

function outputShape(layer: Layer, inputs: readonly Shape[]): Shape {
  const shape = inputs[0] ?? [];
  const [height = 0, width = 0] = shape;
  const channels = shape[shape.length - 1] ?? 0;
  switch (layer.className) {
    case 'Conv2D':
    case 'DepthwiseConv2D':
    case 'SeparableConv2D': {
      const [kh, kw] = layer.kernelSize;
      const [sh, sw] = layer.strides;
      const [dh, dw] = layer.dilationRate;
      return [
        padding2D(height, kh, sh, dh, layer.padding).output,
        padding2D(width, kw, sw, dw, layer.padding).output,
        layer.className === 'DepthwiseConv2D' ? channels * layer.depthMultiplier : layer.filters,
      ];
    }
    case 'Conv1D': {
      const { output } = padding2D(height, layer.kernelSize, layer.strides, layer.dilationRate, layer.padding);
      return [output, layer.filters];
    }
    case 'Conv2DTranspose': {
      const [kh, kw] = layer.kernelSize;
      const [sh, sw] = layer.strides;
      return [
        paddingTranspose(height, kh, sh, layer.padding).output,
        paddingTranspose(width, kw, sw, layer.padding).output,
        layer.filters,
      ];
    }
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const [ph, pw] = layer.poolSize;
      const [sh, sw] = layer.strides;
      return [
        padding2D(height, ph, sh, 1, layer.padding).output,
        padding2D(width, pw, sw, 1, layer.padding).output,
        channels,
      ];
    }
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
      return [channels];
    case 'Flatten':
      return [sizeOf(shape)];
    case 'Dense':
      return [...shape.slice(0, -1), layer.units];
    case 'Embedding':
      return [...shape, layer.outputDim];
    case 'Concatenate':
      return [...shape.slice(0, -1), inputs.reduce((sum, input) => sum + (input[input.length - 1] ?? 0), 0)];
    case 'Dropout':
    case 'BatchNormalization':
    case 'Activation':
    case 'Add':
      return shape;
    default:
      return layer satisfies never;
  }
}

/** A layer's output shape, or why it has none. Never throws. */
export function tryLayerOutputShape(
  layer: Layer,
  inputs: readonly Shape[],
  nodeIndex: number | null = null,
):
  | { readonly kind: 'ok'; readonly shape: Shape }
  | { readonly kind: 'faults'; readonly faults: readonly NetworkFault[] } {
  const fields = layerFieldFaults(layer, nodeIndex);
  const faults = fields.length > 0 ? fields : layerInputFaults(layer, inputs, nodeIndex);
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'ok', shape: outputShape(layer, inputs) };
}

/** Output shape (one sample, no batch axis) of a layer that reads `inputs`. Throws NetworkProblemError. */
export function layerOutputShape(layer: Layer, inputs: readonly Shape[]): Shape {
  const found = tryLayerOutputShape(layer, inputs);
  if (found.kind === 'ok') return found.shape;
  throw firstError(found.faults);
}

function firstError(faults: readonly NetworkFault[]): Error {
  const [first] = faults;
  return first === undefined ? new Error('no fault to report') : new NetworkProblemError(first);
}

/** What is wrong with the shape of the input; null when it can be used. */
export function inputShapeFault(shape: Shape): NetworkFault | null {
  if (shape.length >= 1 && shape.length <= 3 && shape.every(isPositiveInteger)) return null;
  const values = { shape: shapeText(shape) };
  return { code: 'input-shape-invalid', severity: 'error', nodeIndex: null, field: 'inputShape', values };
}

/** Shapes of every node in network order. Throws NetworkProblemError on a network that has none. */
export function inferShapes(spec: NetworkSpec): readonly NodeShapes[] {
  const inputFault = inputShapeFault(spec.inputShape);
  if (inputFault !== null) throw new NetworkProblemError(inputFault);
  const inbound = inboundIndices(spec);
  const names = nodeNames(spec);
  const shapes: NodeShapes[] = [];
  spec.nodes.forEach((node, nodeIndex) => {
    const inputs = (inbound[nodeIndex] ?? []).map((index) =>
      index === INPUT_INDEX ? spec.inputShape : (shapes[index]?.output ?? []),
    );
    const found = tryLayerOutputShape(node.layer, inputs, nodeIndex);
    if (found.kind === 'faults') throw firstError(found.faults);
    shapes.push({ name: names[nodeIndex] ?? '', inputs, output: found.shape });
  });
  return shapes;
}
