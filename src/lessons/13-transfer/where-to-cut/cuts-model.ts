// What the exhibit `where-to-cut` shows: the cuts of the base with what was measured at each, the map of the pictures at the
// chosen one, and three trainings from there. Not responsible for: measuring (measure-cuts.ts), words.
import { BASE_MODELS } from '../../../engine/catalog/base-models.ts';
import type { BaseModelId } from '../../../engine/catalog/base-models.ts';
import type { BothLanguages } from '../../../engine/catalog/datasets.ts';
import { principalComponents } from '../../../nn/inside/principal-components.ts';
import { countParameters } from '../../../nn/parameters.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { Shape } from '../../../nn/spec.ts';
import { differenceInterval } from '../../../nn/transfer/proportions.ts';
import { frontNetwork } from '../measure/networks.ts';
import { WAYS } from './cut-store.ts';
import type { CutMeasure, Measured, Way, WayCurve, Work } from './cut-store.ts';
import { measureKey } from './measure-cuts.ts';
import { curvesKey } from './train-ways.ts';
import type { CutSession } from './use-cuts.ts';
import { onBase } from './where-to-cut.ts';
import type { CutState } from './where-to-cut.ts';

/** Places in the map are thousandths of its side. */
export const SIDE = 1000;

export interface MapPoint {
  readonly x: number;
  readonly y: number;
  readonly label: number;
  /** Whether it is one of the pictures that are tested on. */
  readonly isTest: boolean;
}

export interface CutPlace {
  readonly name: string;
  /** Height, width, channels of what comes out there. */
  readonly shape: Shape;
  readonly measure: CutMeasure | null;
}

export interface CutsModel {
  readonly state: CutState;
  readonly session: CutSession;
  readonly cuts: readonly CutPlace[];
  /** Place of the chosen cut; the last one where the base has none of that name. */
  readonly at: number;
  /** Parameters in front of the cut (frozen) and behind it up to the base's end. */
  readonly parameters: { readonly front: number; readonly behind: number };
  readonly measured: Measured | null;
  readonly points: readonly MapPoint[];
  /** By what the points are laid out: PCA too while the neighbours are being worked out. */
  readonly laidOutBy: 'pca' | 'umap';
  readonly explained: readonly [number, number] | null;
  readonly classNames: readonly BothLanguages[];
  /** Cuts with the highest accuracy of the head and of the neighbours. */
  readonly best: { readonly head: CutPlace; readonly neighbours: CutPlace } | null;
  readonly curves: Partial<Readonly<Record<Way, WayCurve>>>;
  /** The way with the highest accuracy at the end, and whether the difference to the next is more than chance. */
  readonly winner: { readonly way: Way; readonly accuracy: number; readonly isClear: boolean } | null;
  /** Work on what is shown; other work shows as busy only. */
  readonly work: Work | null;
  readonly isBusy: boolean;
}

interface BaseFacts {
  readonly shapes: ReadonlyMap<string, Shape>;
  /** Parameters up to each cut. */
  readonly front: ReadonlyMap<string, number>;
  readonly total: number;
}

const facts = new Map<string, BaseFacts>();

function factsOf(model: BaseModelId, sizePx: number): BaseFacts {
  const key = `${model} ${sizePx}`;
  const known = facts.get(key);
  if (known !== undefined) return known;
  const spec = frontNetwork(model, null, sizePx);
  const count = countParameters(spec);
  const front = new Map<string, number>();
  const shapes = new Map<string, Shape>();
  let sum = 0;
  inferShapes(spec).forEach(({ name, output }, place) => {
    sum += count.perNode[place]?.total ?? 0;
    shapes.set(name, output);
    front.set(name, sum);
  });
  const found = { shapes, front, total: count.total };
  facts.set(key, found);
  return found;
}

/** Into the square with a margin, both axes to the same scale. */
function placed(points: Float32Array): readonly (readonly [number, number])[] {
  const count = points.length / 2;
  const ends = (axis: number): readonly [number, number] => {
    let [low, high] = [Infinity, -Infinity];
    for (let n = 0; n < count; n += 1) {
      low = Math.min(low, points[2 * n + axis] ?? 0);
      high = Math.max(high, points[2 * n + axis] ?? 0);
    }
    return [low, high];
  };
  const [[left, right], [low, high]] = [ends(0), ends(1)];
  const span = Math.max(right - left, high - low);
  const scale = span > 0 ? (0.94 * SIDE) / span : 0;
  return Array.from({ length: count }, (_, n) => [
    SIDE / 2 + ((points[2 * n] ?? 0) - (left + right) / 2) * scale,
    SIDE / 2 - ((points[2 * n + 1] ?? 0) - (low + high) / 2) * scale,
  ]);
}

interface Plane {
  readonly points: Float32Array;
  readonly explained: readonly [number, number];
}

/** Worked out once for the features of a cut. */
const planes = new WeakMap<Float32Array, Plane>();

function planeOf(values: Float32Array, count: number): Plane {
  const known = planes.get(values);
  if (known !== undefined) return known;
  const { points, explained } = principalComponents(values, count, { directions: 2, mostRounds: 60 });
  const plane: Plane = { points, explained: [explained[0] ?? 0, explained[1] ?? 0] };
  planes.set(values, plane);
  return plane;
}

function bestOf(cuts: readonly CutPlace[], of: (measure: CutMeasure) => number): CutPlace | null {
  return cuts.reduce<CutPlace | null>((best, cut) => {
    if (cut.measure === null) return best;
    return best === null || best.measure === null || of(cut.measure) > of(best.measure) ? cut : best;
  }, null);
}

function winnerOf(curves: CutsModel['curves'], testCount: number): CutsModel['winner'] {
  const ends = WAYS.flatMap((way) => {
    const accuracy = curves[way]?.accuracy.at(-1);
    return accuracy === undefined ? [] : [{ way, accuracy }];
  }).sort((a, b) => b.accuracy - a.accuracy);
  const [first, second] = ends;
  if (first === undefined || second === undefined || ends.length < WAYS.length) return null;
  return { ...first, isClear: differenceInterval(first.accuracy, second.accuracy, testCount).low > 0 };
}

export function present(chosen: CutState, session: CutSession): CutsModel {
  const { base, store, layout } = session;
  const model = base.entry?.id ?? 'mobilenet-v2-body';
  const state = onBase(chosen, BASE_MODELS[model].cuts);
  const { shapes, front, total } = factsOf(model, state.sizePx);
  const key = measureKey(model, state);
  const measured = store.measured.get(key) ?? null;
  const cuts = BASE_MODELS[model].cuts.map((name) => ({
    name,
    shape: shapes.get(name) ?? [],
    measure: measured?.cuts.find((each) => each.name === name) ?? null,
  }));
  const { cut } = state;
  const at = cuts.findIndex(({ name }) => name === cut);
  const features = measured?.pooled.get(cut)?.all ?? null;
  const labels = measured === null ? [] : [...measured.set.train.labels, ...measured.set.test.labels];
  const trainCount = measured?.set.train.labels.length ?? 0;
  const plane = features === null ? null : planeOf(features, labels.length);
  const neighbours = state.method === 'umap' && layout.forKey === `${key} ${cut}` ? layout.value : null;
  const places = neighbours ?? plane?.points ?? new Float32Array();
  const curves = store.curves.get(curvesKey(model, state)) ?? {};
  const [bestHead, bestNeighbours] = [bestOf(cuts, ({ head }) => head), bestOf(cuts, (each) => each.neighbours)];
  const frontParameters = front.get(cut) ?? 0;
  return {
    state,
    session,
    cuts,
    at,
    parameters: { front: frontParameters, behind: total - frontParameters },
    measured,
    points: placed(places).map(([x, y], n) => ({ x, y, label: labels[n] ?? 0, isTest: n >= trainCount })),
    laidOutBy: neighbours === null ? 'pca' : 'umap',
    explained: neighbours === null ? (plane?.explained ?? null) : null,
    classNames: measured?.classNames ?? [],
    best: bestHead === null || bestNeighbours === null ? null : { head: bestHead, neighbours: bestNeighbours },
    curves,
    winner: winnerOf(curves, measured?.set.test.labels.length ?? 0),
    work: store.work !== null && store.work.key.startsWith(key) ? store.work : null,
    isBusy: store.work !== null,
  };
}
