// Brings a network down to the engine's operations: every layer to a few kinds, its activation apart.
// Not responsible for: joining operations (fusion.ts), addresses (network-plan.ts).
import { inboundIndices, INPUT_INDEX } from '../../../../nn/graph.ts';
import { weightSpecs, type WeightRole, type WeightSpec } from '../../../../nn/parameters.ts';
import { inferShapes, padding2D, sizeOf } from '../../../../nn/shapes.ts';
import type { Activation, Layer, NetworkSpec, Pair, Shape } from '../../../../nn/spec.ts';
import { convolutionGeometry, sequenceGeometry, transposedGeometry, type ConvolutionGeometry } from './geometry.ts';
import type { Operation, OperationBody, PoolWindow, Program, ValueId, WeightIndex } from './operations.ts';

class Lowering {
  readonly sizes: number[];
  readonly operations: Operation[] = [];
  readonly #weights: readonly WeightSpec[];
  #nodeIndex = 0;

  constructor(inputSize: number, weights: readonly WeightSpec[]) {
    this.sizes = [inputSize];
    this.#weights = weights;
  }

  enter(nodeIndex: number): void {
    this.#nodeIndex = nodeIndex;
  }

  add(body: OperationBody, inputs: readonly ValueId[], size: number): ValueId {
    const output = this.sizes.push(size) - 1;
    this.operations.push({ ...body, nodeIndex: this.#nodeIndex, inputs, output });
    return output;
  }

  activate(activation: Activation, input: ValueId, columns: number): ValueId {
    if (activation === 'linear') return input;
    const size = this.sizes[input] ?? 0;
    if (activation === 'softmax') return this.add({ kind: 'softmax', columns }, [input], size);
    return this.add({ kind: 'map', activation }, [input], size);
  }

  weight(role: WeightRole): WeightIndex {
    const index = this.#weights.findIndex((weight) => weight.nodeIndex === this.#nodeIndex && weight.role === role);
    if (index < 0) throw new RangeError(`node ${this.#nodeIndex} has no ${role}`);
    return index;
  }

  bias(layer: { readonly useBias: boolean }): WeightIndex | null {
    return layer.useBias ? this.weight('bias') : null;
  }
}

function poolWindow(layer: Extract<Layer, { readonly poolSize: Pair }>, input: Shape): PoolWindow {
  const [height = 1, width = 1, channels = 1] = input;
  const vertical = padding2D(height, layer.poolSize[0], layer.strides[0], 1, layer.padding);
  const horizontal = padding2D(width, layer.poolSize[1], layer.strides[1], 1, layer.padding);
  return {
    height,
    width,
    channels,
    size: layer.poolSize,
    strides: layer.strides,
    top: vertical.before,
    left: horizontal.before,
    outHeight: vertical.output,
    outWidth: horizontal.output,
  };
}

function globalWindow(input: Shape): PoolWindow {
  const [height = 1, width = 1, channels = 1] = input;
  const size: Pair = [height, width];
  return { height, width, channels, size, strides: size, top: 0, left: 0, outHeight: 1, outWidth: 1 };
}

/** A 1x1 convolution that moves by single steps is a dense layer on every place. */
function isPointwise(g: ConvolutionGeometry): boolean {
  return g.kernel[0] === 1 && g.kernel[1] === 1 && g.strides[0] === 1 && g.strides[1] === 1;
}

function lowerConvolution(
  to: Lowering,
  layer: Extract<Layer, { readonly className: 'Conv2D' | 'Conv1D' }>,
  geometry: ConvolutionGeometry,
  input: ValueId,
): ValueId {
  const { filters } = layer;
  const weights = { kernel: to.weight('kernel'), bias: to.bias(layer), clamp: 'none' } as const;
  const size = geometry.outHeight * geometry.outWidth * filters;
  const rows = geometry.height * geometry.width;
  const linear = isPointwise(geometry)
    ? to.add({ kind: 'dense', rows, inputChannels: geometry.channels, units: filters, ...weights }, [input], size)
    : to.add({ kind: 'convolution', geometry, filters, ...weights, pool: null }, [input], size);
  return to.activate(layer.activation, linear, filters);
}

function lowerDepthwise(
  to: Lowering,
  layer: Extract<Layer, { readonly className: 'DepthwiseConv2D' | 'SeparableConv2D' }>,
  shape: Shape,
  input: ValueId,
): ValueId {
  const geometry = convolutionGeometry(layer, shape);
  const channels = geometry.channels * layer.depthMultiplier;
  const places = geometry.outHeight * geometry.outWidth;
  const kernel = to.weight('depthwise_kernel');
  const shared = { kind: 'depthwise', geometry, multiplier: layer.depthMultiplier, kernel, clamp: 'none' } as const;
  if (layer.className === 'DepthwiseConv2D') {
    const linear = to.add({ ...shared, bias: to.bias(layer) }, [input], places * channels);
    return to.activate(layer.activation, linear, channels);
  }
  const middle = to.add({ ...shared, bias: null }, [input], places * channels);
  const linear = to.add(
    {
      kind: 'dense',
      rows: places,
      inputChannels: channels,
      units: layer.filters,
      kernel: to.weight('pointwise_kernel'),
      bias: to.bias(layer),
      clamp: 'none',
    },
    [middle],
    places * layer.filters,
  );
  return to.activate(layer.activation, linear, layer.filters);
}

function lowerLayer(
  to: Lowering,
  layer: Layer,
  shapes: readonly Shape[],
  output: Shape,
  inputs: readonly ValueId[],
): ValueId {
  const shape = shapes[0] ?? [];
  const input = inputs[0] ?? 0;
  const channels = shape.at(-1) ?? 1;
  const rows = sizeOf(shape) / channels;
  switch (layer.className) {
    case 'Conv2D':
      return lowerConvolution(to, layer, convolutionGeometry(layer, shape), input);
    case 'Conv1D':
      return lowerConvolution(to, layer, sequenceGeometry(layer, shape), input);
    case 'DepthwiseConv2D':
    case 'SeparableConv2D':
      return lowerDepthwise(to, layer, shape, input);
    case 'Conv2DTranspose': {
      const geometry = transposedGeometry(layer, shape, layer.filters);
      const weights = { kernel: to.weight('kernel'), bias: to.bias(layer) };
      const linear = to.add(
        { kind: 'transposed', geometry, inputChannels: channels, ...weights },
        [input],
        sizeOf(output),
      );
      return to.activate(layer.activation, linear, layer.filters);
    }
    case 'Dense': {
      const weights = { kernel: to.weight('kernel'), bias: to.bias(layer), clamp: 'none' } as const;
      const body = { kind: 'dense', rows, inputChannels: channels, units: layer.units, ...weights } as const;
      return to.activate(layer.activation, to.add(body, [input], sizeOf(output)), layer.units);
    }
    case 'MaxPooling2D':
      return to.add({ kind: 'max-pool', window: poolWindow(layer, shape) }, [input], sizeOf(output));
    case 'AveragePooling2D':
      return to.add({ kind: 'average-pool', window: poolWindow(layer, shape) }, [input], sizeOf(output));
    case 'GlobalMaxPooling2D':
      return to.add({ kind: 'max-pool', window: globalWindow(shape) }, [input], channels);
    case 'GlobalAveragePooling2D':
      return to.add({ kind: 'average-pool', window: globalWindow(shape) }, [input], channels);
    case 'Flatten':
      return input;
    case 'Activation':
      return to.activate(layer.activation, input, channels);
    case 'Dropout':
      return layer.rate === 0 ? input : to.add({ kind: 'dropout', rate: layer.rate }, [input], sizeOf(output));
    case 'BatchNormalization': {
      const { momentum, epsilon } = layer;
      const weights = {
        gamma: to.weight('gamma'),
        beta: to.weight('beta'),
        movingMean: to.weight('moving_mean'),
        movingVariance: to.weight('moving_variance'),
      };
      return to.add({ kind: 'normalization', rows, channels, momentum, epsilon, ...weights }, [input], sizeOf(output));
    }
    case 'Embedding': {
      const { inputDim, outputDim } = layer;
      const kernel = to.weight('embeddings');
      const body = { kind: 'embedding', length: sizeOf(shape), inputDim, outputDim, kernel } as const;
      return to.add(body, [input], sizeOf(output));
    }
    case 'Add':
      return to.add({ kind: 'add' }, inputs, sizeOf(output));
    case 'Concatenate': {
      const widths = shapes.map((each) => each.at(-1) ?? 1);
      return to.add({ kind: 'concatenate', rows, channels: widths }, inputs, sizeOf(output));
    }
    default:
      return layer satisfies never;
  }
}

/** Operations whose output reaches the network's output. */
function reached(operations: readonly Operation[], output: ValueId): readonly Operation[] {
  const needed = new Set<ValueId>([output]);
  const kept: Operation[] = [];
  for (const operation of [...operations].reverse()) {
    if (!needed.has(operation.output)) continue;
    for (const input of operation.inputs) needed.add(input);
    kept.unshift(operation);
  }
  return kept;
}

export interface LoweringOptions {
  /** Gives each node a value of its own, where a layer that changes nothing would share its input's, and keeps dead ends. */
  readonly everyNode: boolean;
}

/** Brings a network down to operations. Throws NetworkProblemError on an invalid network. */
export function lowerNetwork(spec: NetworkSpec, options: LoweringOptions = { everyNode: false }): Program {
  const shapes = inferShapes(spec);
  const inbound = inboundIndices(spec);
  const weights = weightSpecs(spec);
  const to = new Lowering(sizeOf(spec.inputShape), weights);
  const nodeOutputs: ValueId[] = [];
  spec.nodes.forEach((node, nodeIndex) => {
    const found = shapes[nodeIndex];
    if (found === undefined) return;
    to.enter(nodeIndex);
    const inputs = (inbound[nodeIndex] ?? []).map((index) => (index === INPUT_INDEX ? 0 : (nodeOutputs[index] ?? 0)));
    const value = lowerLayer(to, node.layer, found.inputs, found.output, inputs);
    const isShared = options.everyNode && inputs.includes(value);
    // A dropout that drops nothing is a copy.
    nodeOutputs.push(isShared ? to.add({ kind: 'dropout', rate: 0 }, [value], sizeOf(found.output)) : value);
  });
  const output = nodeOutputs.at(-1) ?? 0;
  const operations = options.everyNode ? to.operations : reached(to.operations, output);
  return { sizes: to.sizes, operations, nodeOutputs, output, weights };
}
