// What the exhibit `class-activation` shows: scores, the map of one class, the box around what is hot, and how well it
// agrees with the reader's. Not responsible for: asking the network (use-activation.ts) or words.
import type { BothLanguages } from '../../../engine/catalog/datasets.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { argMax } from '../../../nn/argmax.ts';
import { hotBox, intersectionOverUnion } from '../../../nn/inside/bounding-box.ts';
import type { Box } from '../../../nn/inside/bounding-box.ts';
import { classActivation, classScores } from '../../../nn/inside/class-activation.ts';
import type { ClassActivation } from '../../../nn/inside/class-activation.ts';
import { resample } from '../../../nn/inside/resample.ts';
import { hottestShare } from '../../../nn/transfer/hottest-share.ts';
import { GRID } from './class-activation.ts';
import type { ActivationState } from './class-activation.ts';
import { mapLayers } from './heads.ts';
import type { NamedHead } from './heads.ts';
import type { ActivationSession } from './use-activation.ts';

/** Classes shown. */
const SHOWN = 6;

export interface ScoredClass {
  readonly index: number;
  /** In English only where the names are those of ImageNet. */
  readonly name: BothLanguages;
  readonly score: number;
}

export interface ShownMap {
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array;
  readonly most: number;
  readonly least: number;
  /** Share of the heat on the hottest tenth; NaN where nothing is hot. */
  readonly sharpness: number;
  /** Enlarged to GRID x GRID, for drawing and for the box. */
  readonly large: Float32Array;
}

export interface ActivationModel {
  readonly state: ActivationState;
  readonly session: ActivationSession;
  readonly named: NamedHead | null;
  readonly lacksFlowers: boolean;
  /** Best first; always with the chosen one. Empty before there are scores. */
  readonly classes: readonly ScoredClass[];
  /** The class whose map is shown. */
  readonly chosen: ScoredClass | null;
  /** By pooling and weights: mean + rest is the score. */
  readonly cam: (ClassActivation & { readonly mean: number }) | null;
  readonly map: ShownMap | null;
  /** The layer that the map is of. */
  readonly layer: string;
  readonly layers: readonly string[];
  /** In parts of GRID; null where nothing is hot. */
  readonly box: Box | null;
  /** Null without both boxes. */
  readonly iou: number | null;
  /** Pictures a second of the camera; null for still ones. */
  readonly perSecond: number | null;
  readonly error: EngineErrorCode | null;
}

const largeMaps = new WeakMap<Float32Array, ShownMap>();

function shownMap(height: number, width: number, values: Float32Array): ShownMap {
  const known = largeMaps.get(values);
  if (known !== undefined) return known;
  const map = {
    height,
    width,
    values,
    most: values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
    least: values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    sharpness: hottestShare(values),
    large: resample(values, [height, width, 1], GRID, GRID),
  };
  largeMaps.set(values, map);
  return map;
}

interface Known {
  readonly head: NamedHead;
  readonly classIndex: number;
  readonly cam: NonNullable<ActivationModel['cam']>;
}

const known = new WeakMap<Float32Array, Known>();

/** The same map for the same question, so that what is drawn from it is drawn once. */
function camOf(values: Float32Array, head: NamedHead, classIndex: number, work: () => ClassActivation): Known['cam'] {
  const last = known.get(values);
  if (last !== undefined && last.head === head && last.classIndex === classIndex) return last.cam;
  const map = work();
  const mean = map.values.reduce((sum, value) => sum + value, 0) / map.values.length;
  const cam = { ...map, mean };
  known.set(values, { head, classIndex, cam });
  return cam;
}

function nameOf(index: number, named: NamedHead, labels: readonly string[]): BothLanguages {
  const own = named.names?.[index];
  if (own !== undefined) return own;
  const label = labels[index] ?? String(index);
  return { zh: label, en: label };
}

export function present(state: ActivationState, session: ActivationSession): ActivationModel {
  const { head, maps, gradCam, base, labels } = session;
  const named = head.value === 'no-flowers' ? null : head.value;
  const layers = base.entry === null ? [] : mapLayers(base.entry);
  const last = layers.at(-1) ?? '';
  const layer =
    state.method === 'grad-cam' && state.layer !== null && layers.includes(state.layer) ? state.layer : last;
  const error = head.error ?? maps.error ?? gradCam.error;
  const perSecond =
    session.chosen.from === 'camera' && maps.value !== null ? 1000 / Math.max(1, maps.value.durationMs) : null;
  const nothing = { classes: [], chosen: null, cam: null, map: null, box: null, iou: null };
  const lacksFlowers = head.value === 'no-flowers';
  const common = { state, session, named, lacksFlowers, layer, layers, perSecond, error };
  if (named === null || maps.value === null) return { ...common, ...nothing };
  const scores = classScores(maps.value.maps, named.head);
  // A class that another head had may be none of this one.
  const asked = state.classIndex !== null && state.classIndex < scores.length ? state.classIndex : argMax(scores);
  const { values } = maps.value.maps;
  const { maps: all } = maps.value;
  const cam = camOf(values, named, asked, () => classActivation(all, named.head, asked));
  const order = Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const best = order.slice(0, SHOWN);
  const shown = best.includes(asked) ? best : [...best.slice(0, -1), asked];
  const classes = shown.map((index) => ({ index, name: nameOf(index, named, labels), score: scores[index] ?? 0 }));
  const found = gradCam.value;
  const map =
    layer === last
      ? shownMap(cam.height, cam.width, cam.values)
      : found === null
        ? null
        : shownMap(found.height, found.width, found.values);
  const hot = map === null ? null : hotBox({ height: GRID, width: GRID, values: map.large }, state.part / 100);
  return {
    ...common,
    classes,
    chosen: classes.find(({ index }) => index === asked) ?? null,
    cam,
    map,
    box: hot,
    iou: hot === null || state.drawn === null ? null : intersectionOverUnion(hot, state.drawn),
  };
}
