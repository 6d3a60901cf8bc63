// React's way to the queue of the race. Not responsible for: the queue (race-runs.ts).
import { useSyncExternalStore } from 'react';
import { raceQueue } from './race-runs.ts';
import type { RaceSession } from './race-runs.ts';

export function useRace(): RaceSession {
  return useSyncExternalStore(raceQueue.subscribe, raceQueue.current);
}
