// The colour that each contestant has wherever it appears. Not responsible for: the colours themselves (kit tokens).
import type { SeriesColour } from '../../../kit/charts/series.ts';
import type { ContestantId } from './setup.ts';

export const CONTESTANT_COLOUR: Readonly<Record<ContestantId, SeriesColour>> = { mlp: 'series-1', cnn: 'series-2' };
