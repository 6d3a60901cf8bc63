// A network as the layers that TensorFlow.js has for it: what it lacks (leaky_relu as an activation, causal padding,
// dilated depthwise kernels, flattening of what is flat) is said by others that compute the same.
// Not responsible for: writing them down (topology.ts) or their weights (weight-files.ts).
import { INPUT_INDEX, isSequential, resolveGraph } from '../../../nn/graph.ts';
import { dilatedKernel, isMerge } from '../../../nn/layer-rules.ts';
import { INPUT_NAME } from '../../../nn/names.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { Activation, Layer, NetworkSpec, Shape } from '../../../nn/spec.ts';
import { layerConfig } from './layer-config.ts';
import type { Config } from './layer-config.ts';

export interface FileLayer {
  readonly className: string;
  readonly name: string;
  readonly config: Config;
  /** Names of layers, or `input`. */
  readonly inbound: readonly string[];
}

export interface FileNetwork {
  readonly inputShape: Shape;
  readonly layers: readonly FileLayer[];
  readonly output: string;
  /** Every layer reads just the one before it. */
  readonly isChain: boolean;
}

/** Keras's slope, which TensorFlow.js must be told. */
export const LEAKY_SLOPE = 0.2;

/** The nodes that the output depends on; TensorFlow.js refuses weights of others. */
export function usedNodes(spec: NetworkSpec): ReadonlySet<number> {
  const { inbound } = resolveGraph(spec);
  const used = new Set<number>();
  const open = [spec.nodes.length - 1];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === INPUT_INDEX || used.has(at)) continue;
    used.add(at);
    open.push(...(inbound[at] ?? []));
  }
  return used;
}

interface Place {
  readonly name: string;
  readonly inbound: readonly string[];
  readonly input: Shape;
  /** A free name for a layer that stands beside this one. */
  readonly beside: (what: string) => string;
}

/** What stands before a convolution that looks back only: zeros at the beginning, which is padding of images here. */
function causalPadding(layer: Extract<Layer, { className: 'Conv1D' }>, place: Place): readonly FileLayer[] {
  const [length = 0, channels = 0] = place.input;
  const zeros = dilatedKernel(layer.kernelSize, layer.dilationRate) - 1;
  const [image, padded, sequence] = [place.beside('image'), place.beside('pad'), place.beside('sequence')];
  const padding = [
    [zeros, 0],
    [0, 0],
  ];
  return [
    { className: 'Reshape', name: image, config: { target_shape: [length, 1, channels] }, inbound: place.inbound },
    {
      className: 'ZeroPadding2D',
      name: padded,
      config: { padding, data_format: 'channels_last' },
      inbound: [image],
    },
    { className: 'Reshape', name: sequence, config: { target_shape: [length + zeros, channels] }, inbound: [padded] },
  ];
}

/** The layer itself, without its activation where that is a layer of its own. */
function plainLayers(layer: Layer, place: Place, name: string): readonly FileLayer[] {
  const { inbound } = place;
  if (layer.className === 'Conv1D' && layer.padding === 'causal') {
    const before = causalPadding(layer, place);
    const config = layerConfig({ ...layer, padding: 'valid' });
    return [...before, { className: 'Conv1D', name, config, inbound: before.slice(-1).map((last) => last.name) }];
  }
  if (layer.className === 'DepthwiseConv2D') {
    const [height, width] = layer.kernelSize;
    const [down, across] = layer.dilationRate;
    const kernelSize = [dilatedKernel(height, down), dilatedKernel(width, across)] as const;
    return [
      {
        className: layer.className,
        name,
        config: layerConfig({ ...layer, kernelSize, dilationRate: [1, 1] }),
        inbound,
      },
    ];
  }
  if (layer.className === 'Flatten' && place.input.length === 1) {
    return [{ className: 'Activation', name, config: { activation: 'linear' }, inbound }];
  }
  return [{ className: layer.className, name, config: layerConfig(layer), inbound }];
}

/** TensorFlow.js frees what one layer reads twice too early: from the second time on it reads a copy. */
function mergeLayers(layer: Layer, place: Place): readonly FileLayer[] {
  const copies: FileLayer[] = [];
  const inbound = place.inbound.map((from, index) => {
    if (place.inbound.indexOf(from) === index) return from;
    const name = place.beside('copy');
    copies.push({ className: 'Activation', name, config: { activation: 'linear' }, inbound: [from] });
    return name;
  });
  return [...copies, { className: layer.className, name: place.name, config: layerConfig(layer), inbound }];
}

function isLeaky(activation: Activation): boolean {
  return activation === 'leaky_relu';
}

/** The layers of one node; the last one's output is the node's. */
function layersOf(layer: Layer, place: Place): readonly FileLayer[] {
  if (isMerge(layer)) return mergeLayers(layer, place);
  if (!('activation' in layer) || !isLeaky(layer.activation)) return plainLayers(layer, place, place.name);
  const leaky = (name: string, inbound: readonly string[]): FileLayer => ({
    className: 'LeakyReLU',
    name,
    config: { alpha: LEAKY_SLOPE },
    inbound,
  });
  if (layer.className === 'Activation') return [leaky(place.name, place.inbound)];
  const bare: Layer = { ...layer, activation: 'linear' };
  return [...plainLayers(bare, place, place.name), leaky(place.beside('leaky_relu'), [place.name])];
}

/** Throws NetworkProblemError on a network that can't stand. */
export function fileNetwork(spec: NetworkSpec): FileNetwork {
  const shapes = inferShapes(spec);
  const { names, inbound } = resolveGraph(spec);
  const used = usedNodes(spec);
  const taken = new Set([INPUT_NAME, ...names]);
  /** Where a node's output comes out. */
  const outputs = new Map<number, string>([[INPUT_INDEX, INPUT_NAME]]);
  const layers: FileLayer[] = [];
  spec.nodes.forEach(({ layer }, index) => {
    if (!used.has(index)) return;
    const name = names[index] ?? '';
    const beside = (what: string): string => {
      let free = `${name}_${what}`;
      while (taken.has(free)) free += '_';
      taken.add(free);
      return free;
    };
    const read = (inbound[index] ?? []).map((from) => outputs.get(from) ?? INPUT_NAME);
    const made = layersOf(layer, { name, inbound: read, input: shapes[index]?.inputs[0] ?? [], beside });
    layers.push(...made);
    outputs.set(index, made.at(-1)?.name ?? name);
  });
  const isChain = isSequential(spec);
  return { inputShape: spec.inputShape, layers, output: layers.at(-1)?.name ?? INPUT_NAME, isChain };
}
