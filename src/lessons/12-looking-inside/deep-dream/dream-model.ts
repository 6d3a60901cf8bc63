// What the exhibit `deep-dream` shows: the photo, the dream as far as it has got, and how much it has changed.
// Not responsible for: the dream (use-dream.ts).
import type { DreamState } from '../../../nn/inside/dream.ts';
import { nodeNames } from '../../../nn/names.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import { dreamerOf, dreamers } from './deep-dream.ts';
import type { DeepDreamState } from './deep-dream.ts';
import type { Dreamable, DreamSession } from './use-dream.ts';

export interface DreamModel {
  readonly state: DeepDreamState;
  /** The layer that dreams: the one wished for, where the network has it. */
  readonly node: number;
  /** Whether the network has no convolution, so that dense layers dream. */
  readonly isDense: boolean;
  readonly layers: readonly { readonly nodeIndex: number; readonly name: string; readonly channels: number }[];
  readonly channels: number;
  readonly channel: number | null;
  readonly name: string;
  readonly picture: Dreamable | null;
  readonly dreamt: DreamState | null;
  readonly isDreaming: boolean;
  /** Whether the dream is done and not a number of the photo has changed. */
  readonly isUnmoved: boolean;
  /** Mean change of a number of the photo, of 1; null before the last octave has been reached. */
  readonly change: number | null;
}

export function present(state: DeepDreamState, session: DreamSession): DreamModel {
  const { subject, picture, answer, channel } = session;
  const { spec } = subject.entry;
  const [names, shapes] = [nodeNames(spec), inferShapes(spec)];
  const layers = dreamers(spec).map((nodeIndex) => ({
    nodeIndex,
    name: names[nodeIndex] ?? '',
    channels: shapes[nodeIndex]?.output.at(-1) ?? 1,
  }));
  const node = dreamerOf(state, spec);
  const dreamt = answer.progress ?? answer.value;
  const layer = layers.find(({ nodeIndex }) => nodeIndex === node);
  const isWhole = dreamt !== null && picture !== null && dreamt.image.length === picture.values.length;
  const change = isWhole
    ? dreamt.image.reduce((sum, value, i) => sum + Math.abs(value - (picture.values[i] ?? 0)), 0) / dreamt.image.length
    : null;
  return {
    state,
    node,
    isDense: spec.nodes.every(({ layer }) => !layer.className.includes('Conv')),
    layers,
    channels: layer?.channels ?? 1,
    channel,
    name: layer?.name ?? '',
    picture,
    dreamt,
    isDreaming: answer.isAsking,
    isUnmoved: change === 0 && !answer.isAsking,
    change,
  };
}
