// What the exhibit `what-excites` shows: the picture as it grows and the score on the way.
// Not responsible for: the ascent (use-excite.ts).
import type { PictureShape } from '../../../nn/inside/resample.ts';
import type { ExciteState } from '../../../nn/inside/excite.ts';
import { nodeNames } from '../../../nn/names.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { SubjectEntry } from '../subject/subjects.ts';
import { aimable, aimedAt } from './what-excites.ts';
import type { Aim, WhatExcitesState } from './what-excites.ts';
import type { ExciteSession } from './use-excite.ts';

export interface AimedLayer {
  readonly nodeIndex: number;
  readonly name: string;
  readonly channels: number;
}

export interface ExciteModel {
  readonly state: WhatExcitesState;
  readonly entry: SubjectEntry;
  /** What is aimed at: a class where the network has nothing else. */
  readonly aim: Aim;
  readonly shape: PictureShape;
  readonly layers: readonly AimedLayer[];
  /** Null where the network has none before its answer. */
  readonly layer: AimedLayer | null;
  /** Number of the class or channel, brought inside where the layer has fewer. */
  readonly unit: number;
  readonly units: number;
  readonly seen: ExciteState | null;
  readonly isGrowing: boolean;
  /** Whether what was to be excited answers with no number. */
  readonly isSilent: boolean;
  /** Whether the network has no convolution. */
  readonly isDense: boolean;
}

export function present(state: WhatExcitesState, session: ExciteSession): ExciteModel {
  const { subject, answer, stopped } = session;
  const { spec, data } = subject.entry;
  const [names, shapes] = [nodeNames(spec), inferShapes(spec)];
  const layers = aimable(spec).map((nodeIndex) => ({
    nodeIndex,
    name: names[nodeIndex] ?? '',
    channels: shapes[nodeIndex]?.output.at(-1) ?? 1,
  }));
  const { aim, node } = aimedAt(state, spec);
  const layer = layers.find(({ nodeIndex }) => nodeIndex === node) ?? null;
  const units = aim === 'class' || layer === null ? data.classNames.length : layer.channels;
  const seen = answer.progress ?? answer.value ?? stopped;
  return {
    state,
    entry: subject.entry,
    shape: data.shape,
    aim,
    layers,
    layer,
    unit: Math.min(state.unit, units - 1),
    units,
    seen,
    isGrowing: answer.isAsking,
    isSilent: seen !== null && !Number.isFinite(seen.scalar),
    isDense: spec.nodes.every(({ layer: each }) => !each.className.includes('Conv')),
  };
}
