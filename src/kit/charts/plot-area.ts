// Where the plotting area lies inside a line chart, and how data become places in it and back.
// Not responsible for: drawing.
import type { Domain } from './series.ts';

/** Room around the plotting area, CSS pixels. */
export const PLOT = { topPx: 8, rightPx: 22, bottomPx: 28, leftPx: 52 } as const;

/** Data x under a pointer `offsetPx` from the chart's left edge; beyond the ends it is the end. */
export function xUnder(offsetPx: number, widthPx: number, [low, high]: Domain): number {
  const part = (offsetPx - PLOT.leftPx) / Math.max(1, widthPx - PLOT.leftPx - PLOT.rightPx);
  return low + Math.min(1, Math.max(0, part)) * (high - low);
}

/** Data to CSS pixels. */
export type Scale = (value: number) => number;

export function plotScale([low, high]: Domain, [from, to]: Domain, kind: 'linear' | 'log'): Scale {
  const at = kind === 'log' ? Math.log : (value: number): number => value;
  const start = at(low);
  const factor = (to - from) / (at(high) - start);
  return (value) => from + (at(value) - start) * factor;
}
