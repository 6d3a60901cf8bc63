// What the exhibit `what-excites` shows: the picture as it grows and the score on the way.
// Not responsible for: the ascent (use-excite.ts).
import type { PictureShape } from '../../../nn/inside/resample.ts';
import type { ExciteState } from '../../../nn/inside/excite.ts';
import { nodeNames } from '../../../nn/names.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import { aimable } from './what-excites.ts';
import type { WhatExcitesState } from './what-excites.ts';
import type { ExciteSession } from './use-excite.ts';

export interface AimedLayer {
  readonly nodeIndex: number;
  readonly name: string;
  readonly channels: number;
}

export interface ExciteModel {
  readonly state: WhatExcitesState;
  readonly shape: PictureShape;
  readonly layers: readonly AimedLayer[];
  readonly layer: AimedLayer;
  /** Number of the class or channel, brought inside where the layer has fewer. */
  readonly unit: number;
  readonly units: number;
  readonly seen: ExciteState | null;
  readonly isGrowing: boolean;
}

export function present(state: WhatExcitesState, session: ExciteSession): ExciteModel {
  const { subject, answer, stopped } = session;
  const { spec, data } = subject.entry;
  const [names, shapes] = [nodeNames(spec), inferShapes(spec)];
  const layers = aimable(subject.entry.id).map((nodeIndex) => ({
    nodeIndex,
    name: names[nodeIndex] ?? '',
    channels: shapes[nodeIndex]?.output.at(-1) ?? 1,
  }));
  const layer = layers.find(({ nodeIndex }) => nodeIndex === state.node) ?? layers[0];
  if (layer === undefined) throw new RangeError('a network without layers to aim at');
  const units = state.aim === 'class' ? data.classNames.length : layer.channels;
  return {
    state,
    shape: data.shape,
    layers,
    layer,
    unit: Math.min(state.unit, units - 1),
    units,
    seen: answer.progress ?? answer.value ?? stopped,
    isGrowing: answer.isAsking,
  };
}
