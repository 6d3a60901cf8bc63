// What the exhibit `feature-maps` shows: the maps of one layer, one of them in detail with the kernel that made it and
// who reads it, and what the network says with channels off. Not responsible for: asking (use-feature-maps.ts).
import { winnerOf } from '../../../nn/argmax.ts';
import { nodeNames } from '../../../nn/names.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { NetworkSpec, Shape } from '../../../nn/spec.ts';
import type { SubjectEntry } from '../subject/subjects.ts';
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

export interface ChannelFacts {
  readonly least: number;
  readonly most: number;
  readonly alive: number;
  readonly broken: number;
  readonly places: number;
}

export interface FeatureMapsModel {
  readonly state: FeatureMapsState;
  readonly entry: SubjectEntry;
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
  /**
   * Smallest and largest number of the chosen channel, which part of its places is above nought, and how many of its
   * places hold no number: of a network that has diverged.
   */
  readonly facts: ChannelFacts | null;
  /** Whether the network has answered, but with no number at all. */
  readonly isSilent: boolean;
  /** Whether any layer convolves; where none does, there are no maps and no kernels. */
  readonly hasConvolution: boolean;
  /** Whether the weights have come. */
  readonly hasWeights: boolean;
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

const readers = new WeakMap<readonly Float32Array[], Map<string, FeatureMapsModel['readers']>>();

/** Worked out once: a layer of 512 channels has millions of weights, and a figure is shown anew with each progress. */
function readersOf(
  spec: NetworkSpec,
  weights: readonly Float32Array[],
  nodeIndex: number,
  channel: number,
): FeatureMapsModel['readers'] {
  const known = readers.get(weights) ?? new Map<string, FeatureMapsModel['readers']>();
  readers.set(weights, known);
  const key = `${nodeIndex} ${channel}`;
  const found = known.get(key) ?? findReaders(spec, weights, nodeIndex, channel);
  known.set(key, found);
  return found;
}

/** Strength of a reader: the sum of its weights' magnitudes over the window, for that channel alone. */
function findReaders(
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

function factsOf(values: Float32Array): ChannelFacts {
  let [least, most, alive, broken] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) broken += 1;
    if (Number.isNaN(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
    if (value > 0) alive += 1;
  }
  return { least, most, alive: alive / Math.max(1, values.length), broken, places: values.length };
}

/** Channels held at nought that this network has. */
export function placesIn(spec: NetworkSpec, silenced: readonly number[]): readonly Place[] {
  const layers = layersOf(spec);
  return places(silenced).filter(({ nodeIndex, channel }) => channel < (layers[nodeIndex]?.channels ?? 0));
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
  const probabilities = looked?.outputs.at(-1) ?? null;
  return {
    state,
    entry: session.subject.entry,
    layers,
    layer,
    channel,
    values: shown,
    isUntrained: session.isUntrained,
    kernel: kernelOf(spec, session.weights, layer.nodeIndex, channel),
    readers: readersOf(spec, session.weights, layer.nodeIndex, channel),
    off: placesIn(spec, state.silenced),
    isOff: isSilenced(state.silenced, layer.nodeIndex, channel),
    probabilities,
    isSilent: probabilities !== null && winnerOf(probabilities) === null,
    hasConvolution: layers.some((each) => each.className.includes('Conv')),
    hasWeights: session.weights.length > 0,
    wholeProbabilities: state.silenced.length === 0 ? null : session.whole,
    facts: shown === null ? null : factsOf(channelValues(shown, layer.channels, channel)),
  };
}
