// The colours of classes, in their order. Not responsible for: what the colours are (kit/style/tokens.css).
import type { SeriesColour } from '../../../kit/charts/series.ts';

export const SERIES: readonly SeriesColour[] = [
  'series-1',
  'series-2',
  'series-3',
  'series-4',
  'series-5',
  'series-6',
  'series-7',
  'series-8',
];
