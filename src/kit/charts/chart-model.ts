// What a line chart draws, computed from its series: domains, ticks, thinned lines, dashes. Pure.
// Not responsible for: drawing (LinePlot.tsx) or reading single values (series.ts).
import type { DrawnSeries } from './LinePlot.tsx';
import { downsample } from './downsample.ts';
import { allX, extents, linearTicks, logTicks, paddedDomain } from './series.ts';
import type { Domain, LineSeries } from './series.ts';

/** Ends of an axis; null leaves an end to the data. */
export type AxisEnds = readonly [low: number | null, high: number | null];

export interface ChartModel {
  /** The lines that legend, reading line and table speak of. */
  readonly clear: readonly LineSeries[];
  readonly drawn: readonly DrawnSeries[];
  readonly xs: readonly number[];
  readonly xDomain: Domain;
  readonly yDomain: Domain;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly empty: boolean;
}

/** Told apart by dash as well as by colour; where the owner says which are dashed, that holds. */
const DASHES = [undefined, '7 4', '2 3', '9 3 2 3', '4 2', '1 4', '12 4', '6 2 2 2'] as const;

export function isClear({ faint }: LineSeries): boolean {
  return faint !== true;
}

/** SVG dash array of a series; undefined is a solid line. */
export function dashOf(series: readonly LineSeries[], id: string): string | undefined {
  const clear = series.filter((each) => isClear(each) && each.ghost !== true);
  const index = clear.findIndex((each) => each.id === id);
  if (index < 0) return undefined;
  if (clear.some(({ dashed }) => dashed !== undefined)) return clear[index]?.dashed === true ? '6 4' : undefined;
  return DASHES[index % DASHES.length];
}

function domainOf(fixed: AxisEnds | undefined, data: Domain): Domain {
  const low = fixed?.[0] ?? data[0];
  const high = fixed?.[1] ?? data[1];
  // A single point stands in the middle, unless the low end is given.
  return high > low ? [low, high] : [fixed?.[0] ?? low - 0.5, low + 0.5];
}

/** On a logarithmic axis what is not positive cannot be drawn: a gap, as NaN is. */
function positiveOnly(series: LineSeries): LineSeries {
  return { ...series, points: series.points.map(({ x, y }) => ({ x, y: y > 0 ? y : NaN })) };
}

export function chartModel(
  series: readonly LineSeries[],
  options: {
    readonly xDomain: AxisEnds | undefined;
    readonly yDomain: AxisEnds | undefined;
    readonly yScale: 'linear' | 'log';
    /** x counts something (epochs, steps): ticks at whole numbers only. */
    readonly wholeX: boolean;
    /** Width of the plotting area. */
    readonly columnsPx: number;
  },
): ChartModel {
  const { yScale, columnsPx } = options;
  const drawable = yScale === 'log' ? series.map(positiveOnly) : series;
  const data = extents(drawable);
  const xDomain = domainOf(options.xDomain, data?.x ?? [0, 1]);
  const yDomain = domainOf(options.yDomain, data ? paddedDomain(data.y, yScale) : yScale === 'log' ? [0.1, 1] : [0, 1]);
  const clear = series.filter(isClear);
  return {
    clear,
    drawn: drawable.map(({ id, color, points, faint = false, ghost = false }) => ({
      id,
      color,
      weight: ghost ? 'ghost' : faint ? 'faint' : 'clear',
      dash: faint ? undefined : dashOf(series, id),
      points: downsample(points, xDomain, columnsPx),
    })),
    xs: allX(clear),
    xDomain,
    yDomain,
    xTicks: linearTicks(xDomain, columnsPx < 360 ? 4 : 7, options.wholeX ? 1 : 0),
    yTicks: yScale === 'log' ? logTicks(yDomain, 5) : linearTicks(yDomain, 5),
    empty: data === null,
  };
}
