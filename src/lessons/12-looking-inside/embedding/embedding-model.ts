// What the exhibit `embedding` shows: points with their classes in a square, those roped in and how they are confused,
// and how often a point's nearest neighbours are of its own class. Not responsible for: the layout (use-embedding.ts).
import { nodeNames } from '../../../nn/names.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { Shape } from '../../../nn/spec.ts';
import type { SubjectEntry } from '../subject/subjects.ts';
import { layerOf, SIDE } from './embedding.ts';
import type { EmbeddingState } from './embedding.ts';
import type { EmbeddingSession } from './use-embedding.ts';

export interface DrawnPoint {
  readonly index: number;
  /** In thousandths of the figure's side, from the top left. */
  readonly x: number;
  readonly y: number;
  readonly label: number;
  readonly predicted: number;
  readonly isRoped: boolean;
}

export interface Confusion {
  readonly label: number;
  readonly predicted: number;
  readonly count: number;
}

export interface EmbeddingModel {
  readonly state: EmbeddingState;
  readonly entry: SubjectEntry;
  /** The layer laid out: the one wished for, where the network has it. */
  readonly node: number;
  readonly layers: readonly { readonly nodeIndex: number; readonly name: string; readonly shape: Shape }[];
  readonly points: readonly DrawnPoint[];
  readonly explained: readonly [number, number] | null;
  /** Part of the samples that the network gets right. */
  readonly accuracy: number | null;
  /** Part of the nearest neighbours in the figure that are of the same class, over all points. */
  readonly agreement: number | null;
  /** Whether the layer puts out something that is no number, so that nothing can be laid out. */
  readonly isBroken: boolean;
  /** Whether all images are one and the same to the layer. */
  readonly isHeap: boolean;
  /** Whether the test images are the reader's own, and not here. */
  readonly isGone: boolean;
  /** Whether they are too few to be laid out. */
  readonly isFew: boolean;
  readonly roped: readonly DrawnPoint[];
  /** Of those roped in: wrong answers, most frequent first. */
  readonly confusions: readonly Confusion[];
  readonly at: DrawnPoint | null;
}

/** Numbers of the points, brought into the square with a margin, both axes to the same scale. */
function placed(points: Float32Array): readonly (readonly [number, number])[] {
  const count = points.length / 2;
  const along = (axis: number): readonly [number, number] => {
    const places = Array.from({ length: count }, (_, n) => points[2 * n + axis] ?? 0);
    return [places.reduce((a, b) => Math.min(a, b), Infinity), places.reduce((a, b) => Math.max(a, b), -Infinity)];
  };
  const [[left, right], [low, high]] = [along(0), along(1)];
  const span = Math.max(right - left, high - low);
  const scale = span > 0 ? (0.94 * SIDE) / span : 0;
  return Array.from({ length: count }, (_, n) => [
    SIDE / 2 + ((points[2 * n] ?? 0) - (left + right) / 2) * scale,
    SIDE / 2 - ((points[2 * n + 1] ?? 0) - (low + high) / 2) * scale,
  ]);
}

/** Whether a place lies inside a closed line: an odd number of its edges lie to the right. */
export function isInside(x: number, y: number, rope: readonly number[]): boolean {
  const corners = rope.length / 2;
  let inside = false;
  for (let i = 0, j = corners - 1; i < corners; j = i, i += 1) {
    const [xi = 0, yi = 0, xj = 0, yj = 0] = [rope[2 * i], rope[2 * i + 1], rope[2 * j], rope[2 * j + 1]];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return corners >= 3 && inside;
}

const NEIGHBOURS = 5;

function neighbourAgreement(points: readonly DrawnPoint[]): number | null {
  if (points.length <= NEIGHBOURS) return null;
  let same = 0;
  for (const point of points) {
    const nearest = points
      .filter((other) => other !== point)
      .map((other) => ({ other, distance: (other.x - point.x) ** 2 + (other.y - point.y) ** 2 }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, NEIGHBOURS);
    same += nearest.filter(({ other }) => other.label === point.label).length;
  }
  return same / (NEIGHBOURS * points.length);
}

/** Worked out once a layout: 1,000 points have half a million pairs. */
const agreements = new WeakMap<Float32Array, number | null>();

function agreementOf(key: Float32Array, points: readonly DrawnPoint[]): number | null {
  const known = agreements.get(key);
  if (known !== undefined) return known;
  const found = neighbourAgreement(points);
  agreements.set(key, found);
  return found;
}

function confusionsOf(points: readonly DrawnPoint[]): readonly Confusion[] {
  const counts = new Map<string, Confusion>();
  for (const { label, predicted } of points) {
    if (label === predicted) continue;
    const key = `${label} ${predicted}`;
    counts.set(key, { label, predicted, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.label - b.label);
}

export function present(state: EmbeddingState, session: EmbeddingSession): EmbeddingModel {
  const { spec } = session.subject.entry;
  const [names, shapes] = [nodeNames(spec), inferShapes(spec)];
  const layout = session.layout.value;
  const isBroken = layout !== null && layout.points.some((value) => !Number.isFinite(value));
  const points =
    layout === null || isBroken
      ? []
      : placed(layout.points).map(([x, y], index) => ({
          index,
          x,
          y,
          label: layout.labels[index] ?? 0,
          predicted: layout.predicted[index] ?? 0,
          isRoped: isInside(x, y, state.rope),
        }));
  const isHeap = points.length > 1 && points.every(({ x, y }) => x === points[0]?.x && y === points[0]?.y);
  const roped = points.filter(({ isRoped }) => isRoped);
  return {
    state,
    entry: session.subject.entry,
    node: layerOf(state, spec),
    layers: spec.nodes.map((_, nodeIndex) => ({
      nodeIndex,
      name: names[nodeIndex] ?? '',
      shape: shapes[nodeIndex]?.output ?? [],
    })),
    points,
    explained: layout?.explained ?? null,
    accuracy:
      points.length === 0 ? null : points.filter(({ label, predicted }) => label === predicted).length / points.length,
    agreement: layout === null || isBroken || isHeap ? null : agreementOf(layout.points, points),
    isBroken,
    isHeap,
    isGone: session.isGone,
    isFew: session.isFew,
    roped,
    confusions: confusionsOf(roped),
    at: state.at === null ? null : (points[state.at] ?? null),
  };
}
