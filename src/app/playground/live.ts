// What is read of a run while it trains: the next update, the way of one image, and the update ratios over time.
// Not responsible for: asking for it (use-live.ts) or showing it.
import type { NextUpdate, NodeValues } from '../../engine/protocol/inspection.ts';
import type { Point } from '../../kit/charts/series.ts';
import { weightSpecs } from '../../nn/parameters.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import { updateRatio } from '../../nn/update-size.ts';

/** What is drawn over steps: the ratio of update to weights, or the length of the gradient. */
export const MEASURES = ['ratio', 'gradient'] as const;
export type Measure = (typeof MEASURES)[number];

export interface Live {
  readonly runId: string;
  readonly update: NextUpdate;
  /** What the layers put out for the chosen image; empty until the image is there. */
  readonly nodes: readonly NodeValues[];
  /** By weight tensor and step, as far as it was watched. */
  readonly lines: Readonly<Record<Measure, ReadonlyMap<string, readonly Point[]>>>;
}

/** Readings kept of each line; every second one is given up beyond. */
const MOST_READINGS = 300;
/** Layers whose output is shown at most. */
export const MOST_NODES = 12;
/** Numbers of one output that are worth their way to the page. */
const MOST_NUMBERS = 400_000;

/** The layers whose outputs are shown: those that compute something. */
export function watchedNodes(spec: NetworkSpec, sizes: readonly number[]): readonly number[] {
  const all = spec.nodes.flatMap(({ layer }, index) => {
    const isSame = layer.className === 'Flatten' || layer.className === 'Dropout';
    return isSame || (sizes[index] ?? 0) > MOST_NUMBERS ? [] : [index];
  });
  return spread(all, MOST_NODES);
}

/** At most so many of a list, from its first to its last at even distances. */
export function spread<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, n) => list[Math.round((n * (list.length - 1)) / (most - 1))]).filter(
    (item) => item !== undefined,
  );
}

/** The kernel that reads the input, whose filters are shown; null without one. */
export function firstKernel(spec: NetworkSpec): string | null {
  return weightSpecs(spec).find(({ role }) => role === 'kernel')?.name ?? null;
}

function thinned(points: readonly Point[]): readonly Point[] {
  return points.length <= MOST_READINGS ? points : points.filter((_, index) => index % 2 === 1);
}

/** A point that is not finite, or of a step that is there already, is none. */
function withPoint(points: readonly Point[], x: number, y: number | null): readonly Point[] {
  if (y === null || !Number.isFinite(y) || points.at(-1)?.x === x) return points;
  return thinned([...points, { x, y }]);
}

/** Adds a reading to what was watched of the same run; a step that was passed before means that it began again. */
export function withReading(
  before: Live | null,
  runId: string,
  update: NextUpdate,
  nodes: readonly NodeValues[],
): Live {
  const goesOn = before !== null && before.runId === runId && before.update.step <= update.step;
  const lineOf = (measure: Measure): ReadonlyMap<string, readonly Point[]> =>
    new Map(
      update.weights.map(({ name, size }) => {
        const points = goesOn ? (before.lines[measure].get(name) ?? []) : [];
        return [name, withPoint(points, update.step, measure === 'ratio' ? updateRatio(size) : size.gradient)];
      }),
    );
  return { runId, update, nodes, lines: { ratio: lineOf('ratio'), gradient: lineOf('gradient') } };
}

/** How a ratio of update to weights stands to the rule of thumb 1e-3: within a factor of ten is usual. */
export function judgeRatio(ratio: number | null): 'none' | 'small' | 'usual' | 'large' {
  if (ratio === null) return 'none';
  if (ratio < 1e-4) return 'small';
  return ratio > 1e-2 ? 'large' : 'usual';
}

export interface WeightRow {
  readonly name: string;
  readonly weight: number;
  readonly gradient: number;
  readonly ratio: number | null;
  readonly verdict: ReturnType<typeof judgeRatio>;
}

/** The numbers of the moment, a row for each weight tensor. */
export function weightRows({ update }: Live): readonly WeightRow[] {
  return update.weights.map(({ name, size }) => {
    const ratio = updateRatio(size);
    return { name, weight: size.weight, gradient: size.gradient, ratio, verdict: judgeRatio(ratio) };
  });
}
