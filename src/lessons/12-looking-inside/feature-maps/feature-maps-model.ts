// What the exhibit `feature-maps` shows: the maps of one layer, one of them in detail with the kernel that made it and
// who reads it, and what the network says with channels off. Not responsible for: asking (use-feature-maps.ts).
import { nodeNames } from '../../../nn/names.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { NetworkSpec, Shape } from '../../../nn/spec.ts';
import { isSilenced, places } from './feature-maps.ts';
import type { FeatureMapsState, Place } from './feature-maps.ts';
import type { FeatureMapsSession } from './use-feature-maps.ts';

export interface LayerMaps {
  readonly nodeIndex: number;
  readonly name: string;
  readonly className: string;
  /** Of one sample. */
  readonly shape: Shape;
  readonly channels: number;
  /** Whether a channel is a map, or a single number of a vector. */
  readonly isMap: boolean;
}

export interface KernelSlice {
  readonly height: number;
  readonly width: number;
  /** One plane for each channel that the layer reads, row by row. */
  readonly planes: readonly Float32Array[];
  readonly bias: number | null;
}

export interface FeatureMapsModel {
  readonly state: FeatureMapsState;
  readonly layers: readonly LayerMaps[];
  readonly layer: LayerMaps;
  readonly channel: number;
  /** What the chosen layer puts out, or its gradient; null before there is an answer. */
  readonly values: Float32Array | null;
  /** Whether this is the network that training begins with, worked out on the page. */
  readonly isUntrained: boolean;
  readonly kernel: KernelSlice | null;
  /** Channels of the next layer with weights, by how strongly they read the chosen channel, strongest first. */
  readonly readers: readonly { readonly nodeIndex: number; readonly channel: number; readonly weight: number }[];
  readonly off: readonly Place[];
  readonly isOff: boolean;
  readonly probabilities: Float32Array | null;
  /** With no channel off; null where none is. */
  readonly wholeProbabilities: Float32Array | null;
  /** Smallest and largest number of the chosen channel, and how many of its places are above nought. */
  readonly facts: { readonly least: number; readonly most: number; readonly alive: number } | null;
}

export function layersOf(spec: NetworkSpec): readonly LayerMaps[] {
  const [names, shapes] = [nodeNames(spec), inferShapes(spec)];
  return spec.nodes.map(({ layer }, nodeIndex) => {
    const shape = shapes[nodeIndex]?.output ?? [];
    return {
      nodeIndex,
      name: names[nodeIndex] ?? '',
      className: layer.className,
      shape,
      channels: shape.at(-1) ?? 1,
      isMap: shape.length === 3,
    };
  });
}

/** The numbers of one channel: a map, or the number alone. */
export function channelValues(values: Float32Array, channels: number, channel: number): Float32Array {
  return Float32Array.from({ length: values.length / channels }, (_, place) => values[place * channels + channel] ?? 0);
}

/** Weights of the spec by node and role. */
function weightOf(spec: NetworkSpec, weights: readonly Float32Array[], nodeIndex: number, role: string) {
  const index = weightSpecs(spec).findIndex((each) => each.nodeIndex === nodeIndex && each.role === role);
  const [values, described] = [weights[index], weightSpecs(spec)[index]];
  return values === undefined || described === undefined ? null : { values, shape: described.shape };
}

function kernelOf(
  spec: NetworkSpec,
  weights: readonly Float32Array[],
  nodeIndex: number,
  channel: number,
): KernelSlice | null {
  const found = weightOf(spec, weights, nodeIndex, 'kernel');
  if (found === null || found.shape.length !== 4) return null;
  const [height = 1, width = 1, inputs = 1, filters = 1] = found.shape;
  const planes = Array.from({ length: inputs }, (_, input) =>
    Float32Array.from(
      { length: height * width },
      (_unused, place) => found.values[(place * inputs + input) * filters + channel] ?? 0,
    ),
  );
  return { height, width, planes, bias: weightOf(spec, weights, nodeIndex, 'bias')?.values[channel] ?? null };
}

/** Readers listed at most. */
const READERS = 6;

/** Strength of a reader: the sum of its weights' magnitudes over the window, for that channel alone. */
function readersOf(
  spec: NetworkSpec,
  weights: readonly Float32Array[],
  nodeIndex: number,
  channel: number,
): FeatureMapsModel['readers'] {
  const next = spec.nodes.findIndex((_, i) => i > nodeIndex && weightOf(spec, weights, i, 'kernel') !== null);
  const found = next < 0 ? null : weightOf(spec, weights, next, 'kernel');
  // A dense layer reads places, not channels: it is shown by switching the channel off.
  if (found === null || found.shape.length !== 4) return [];
  const [height = 1, width = 1, inputs = 1, filters = 1] = found.shape;
  if (channel >= inputs) return [];
  return Array.from({ length: filters }, (_, filter) => {
    let weight = 0;
    for (let place = 0; place < height * width; place += 1) {
      weight += Math.abs(found.values[(place * inputs + channel) * filters + filter] ?? 0);
    }
    return { nodeIndex: next, channel: filter, weight };
  })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, READERS);
}

function factsOf(values: Float32Array): NonNullable<FeatureMapsModel['facts']> {
  let [least, most, alive] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
    if (value > 0) alive += 1;
  }
  return { least, most, alive: alive / Math.max(1, values.length) };
}

export function present(state: FeatureMapsState, session: FeatureMapsSession): FeatureMapsModel {
  const { spec } = session.subject.entry;
  const layers = layersOf(spec);
  const layer = layers[state.node] ?? layers[0];
  if (layer === undefined) throw new RangeError('a network without layers');
  const channel = Math.min(state.channel, layer.channels - 1);
  const looked = session.look.value;
  const values = (state.shown === 'outputs' ? looked?.outputs[layer.nodeIndex] : looked?.gradients) ?? null;
  // An answer to the question before this one may still be of another layer.
  const isOfLayer = values !== null && values.length === layer.shape.reduce((product, side) => product * side, 1);
  const shown = isOfLayer ? values : null;
  return {
    state,
    layers,
    layer,
    channel,
    values: shown,
    isUntrained: session.isUntrained,
    kernel: kernelOf(spec, session.weights, layer.nodeIndex, channel),
    readers: readersOf(spec, session.weights, layer.nodeIndex, channel),
    off: places(state.silenced).filter(({ nodeIndex, channel: each }) => each < (layers[nodeIndex]?.channels ?? 0)),
    isOff: isSilenced(state.silenced, layer.nodeIndex, channel),
    probabilities: looked?.outputs.at(-1) ?? null,
    wholeProbabilities: state.silenced.length === 0 ? null : session.whole,
    facts: shown === null ? null : factsOf(channelValues(shown, layer.channels, channel)),
  };
}
