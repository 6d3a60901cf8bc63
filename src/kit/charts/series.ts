// Lines of a chart as data: extents, nearest points, ticks. Pure; shared by drawing, reading and the table.
// Not responsible for: drawing (LinePlot.tsx) or thinning out for it (downsample.ts).

export interface Point {
  readonly x: number;
  /** May be NaN or infinite: the line then has a gap there. */
  readonly y: number;
}

/** A colour token of a series. */
export type SeriesColour = `series-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;

export interface LineSeries {
  readonly id: string;
  readonly label: string;
  readonly color: SeriesColour;
  /** In ascending order of x. */
  readonly points: readonly Point[];
  readonly dashed?: boolean;
  /** Drawn thin and pale behind the others and left out of legend and table: the raw values under a smoothed line. */
  readonly faint?: boolean;
  /** Drawn broad and pale behind the others: what somebody else recorded, for one's own line to be laid over. */
  readonly ghost?: boolean;
}

export type Domain = readonly [low: number, high: number];

/** Smallest and largest finite x and y, or null when there is no finite point. */
export function extents(series: readonly LineSeries[]): { readonly x: Domain; readonly y: Domain } | null {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { points } of series) {
    for (const { x, y } of points) {
      if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y);
    }
  }
  return x1 < x0 ? null : { x: [x0, x1], y: [y0, y1] };
}

/** Index of the entry whose x is nearest, by bisection in ascending x; -1 when there is none. */
export function nearestIndex(count: number, xAt: (index: number) => number, x: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xAt(middle) < x) low = middle + 1;
    else high = middle;
  }
  if (count === 0) return -1;
  return low > 0 && x - xAt(low - 1) <= xAt(low) - x ? low - 1 : low;
}

/** The series' point that a cursor at x reads: the nearest one, unless the series has nothing around there. */
export function pointAt(points: readonly Point[], x: number, xSpan: number): Point | null {
  const point = points[nearestIndex(points.length, (i) => points[i]?.x ?? NaN, x)];
  const first = points[0];
  const last = points.at(-1);
  if (!point || !first || !last) return null;
  const spacing = points.length > 1 ? (last.x - first.x) / (points.length - 1) : 0;
  return Math.abs(point.x - x) <= Math.max(spacing * 0.51, xSpan * 0.005) ? point : null;
}

/** Every x at which some series has a point, ascending, without repeats. */
export function allX(series: readonly LineSeries[]): readonly number[] {
  const lists = series.filter(({ points }) => points.length > 0);
  const [only] = lists;
  if (only && lists.length === 1) return only.points.map(({ x }) => x);
  return [...new Set(lists.flatMap(({ points }) => points.map(({ x }) => x)))].toSorted((a, b) => a - b);
}

/** Round numbers 1, 2 or 5 times a power of ten apart, at least `leastStep`, that lie in the domain. */
export function linearTicks([low, high]: Domain, wanted: number, leastStep = 0): readonly number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [low];
  const rough = Math.max(leastStep, span / Math.max(1, wanted));
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => power * factor >= rough * 0.999) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Powers of ten in the domain, thinned to about the number wanted; within less than two decades also 2 and 5 times them. */
export function logTicks([low, high]: Domain, wanted: number): readonly number[] {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first + 1) / wanted));
  const factors = Math.log10(high / low) < 2 ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let power = first; power <= last; power += stride) {
    ticks.push(...factors.map((factor) => Number(`${factor}e${power}`)));
  }
  return ticks.filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
}

/** A domain around the data; a flat line gets room above and below. */
export function paddedDomain([low, high]: Domain, scale: 'linear' | 'log'): Domain {
  if (scale === 'log') return [low / 1.1, high * 1.1];
  const room = high === low ? Math.max(Math.abs(high) * 0.1, 1e-6) : (high - low) * 0.05;
  return [low - room, high + room];
}
