// React's way to the pairs that the page has trained. Not responsible for: training them.
import { useSyncExternalStore } from 'react';
import { degradationRuns, type DegradationSession } from './degradation-runs.ts';

export function useDegradation(): DegradationSession {
  return useSyncExternalStore(degradationRuns.subscribe, degradationRuns.current);
}
