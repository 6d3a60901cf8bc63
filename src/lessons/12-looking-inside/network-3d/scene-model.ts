// What the exhibit `network-3d` shows: for each layer its planes, true to scale, with what they put out.
// Not responsible for: what layers put out (feature-maps/use-feature-maps.ts), drawing (Scene.tsx).
import { channelValues, layersOf } from '../feature-maps/feature-maps-model.ts';
import type { LayerMaps } from '../feature-maps/feature-maps-model.ts';
import type { FeatureMapsSession } from '../feature-maps/use-feature-maps.ts';
import type { SubjectEntry } from '../subject/subjects.ts';
import type { Network3dState } from './network-3d.ts';

/** Planes drawn of one layer at most; the depth stays true to all its channels. */
export const DRAWN = 12;
/** Vectors up to this length stand in one row; longer ones as nearly square planes. */
const ROW = 16;
/** Width of a channel along the stack, in pixels of the picture: 64 channels are as deep as 32 pixels are wide. */
export const CHANNEL_DEPTH = 0.5;
export const GAP = 8;

export interface Plane {
  readonly channel: number;
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array;
  /** Middle of the plane along the stack, in pixels of the picture. */
  readonly at: number;
}

export interface LayerBlock {
  readonly layer: LayerMaps;
  readonly start: number;
  readonly depth: number;
  readonly planes: readonly Plane[];
  /** Mean of all its numbers, and the part above nought; null before there is an answer. */
  readonly facts: { readonly mean: number; readonly alive: number; readonly isBroken: boolean } | null;
}

export interface Network3dModel {
  readonly state: Network3dState;
  readonly entry: SubjectEntry;
  /** The layer marked: the one wished for, where the network has it. */
  readonly node: number;
  readonly blocks: readonly LayerBlock[];
  /** Length of the whole stack, in pixels of the picture. */
  readonly length: number;
  readonly input: { readonly height: number; readonly width: number; readonly channels: number };
  readonly picture: Float32Array | null;
  readonly isUntrained: boolean;
  readonly probabilities: Float32Array | null;
  readonly hasConvolution: boolean;
}

function drawnChannels(channels: number): readonly number[] {
  const count = Math.min(DRAWN, channels);
  return Array.from({ length: count }, (_, i) => Math.floor((i * channels) / count));
}

/** A vector as one plane, its numbers row by row. */
function vectorPlane(values: Float32Array, at: number): Plane {
  const width = values.length <= ROW ? values.length : Math.ceil(Math.sqrt(values.length));
  const height = Math.ceil(values.length / width);
  const padded = new Float32Array(height * width);
  padded.set(values);
  return { channel: 0, height, width, values: padded, at };
}

function planesOf(layer: LayerMaps, values: Float32Array | null, start: number): readonly Plane[] {
  if (values === null) return [];
  if (!layer.isMap) return [vectorPlane(values, start)];
  const [height = 1, width = 1] = layer.shape;
  return drawnChannels(layer.channels).map((channel) => ({
    channel,
    height,
    width,
    values: channelValues(values, layer.channels, channel),
    at: start + channel * CHANNEL_DEPTH,
  }));
}

function factsOf(values: Float32Array): NonNullable<LayerBlock['facts']> {
  const sum = values.reduce((total, value) => total + value, 0);
  const alive = values.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
  return { mean: sum / values.length, alive: alive / values.length, isBroken: !Number.isFinite(sum) };
}

export function present(state: Network3dState, session: FeatureMapsSession): Network3dModel {
  const { spec } = session.subject.entry;
  const outputs = session.look.value?.outputs ?? null;
  const [height = 1, width = 1, channels = 1] = spec.inputShape;
  const blocks: LayerBlock[] = [];
  let at = GAP;
  for (const layer of layersOf(spec)) {
    const found = outputs?.[layer.nodeIndex] ?? null;
    const depth = layer.isMap ? layer.channels * CHANNEL_DEPTH : 1;
    blocks.push({
      layer,
      start: at,
      depth,
      planes: planesOf(layer, found, at),
      facts: found === null ? null : factsOf(found),
    });
    at += depth + GAP;
  }
  return {
    state,
    entry: session.subject.entry,
    node: Math.min(state.node, blocks.length - 1),
    blocks,
    length: at,
    input: { height, width, channels },
    picture: session.picture.values,
    isUntrained: session.isUntrained,
    probabilities: outputs?.at(-1) ?? null,
    hasConvolution: blocks.some(({ layer }) => layer.className.includes('Conv')),
  };
}
