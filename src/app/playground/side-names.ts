// How the two designs are called and coloured, the same everywhere. Not responsible for: words around the names.
import type { SeriesColour } from '../../kit/charts/series.ts';
import type { SideId } from './playground.ts';

export const SIDE_NAMES: Readonly<Record<SideId, string>> = { a: 'A', b: 'B' };

export const SIDE_COLOURS: Readonly<Record<SideId, SeriesColour>> = { a: 'series-2', b: 'series-1' };
