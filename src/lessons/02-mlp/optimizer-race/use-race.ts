// The race's queue on the page, and React's way to it. Not responsible for: training (run-queue.ts).
import { useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import { createRunQueue } from '../run-queue.ts';
import type { QueueSession } from '../run-queue.ts';

/** One for the page: results outlive the figure's leaving it. */
const raceQueue = createRunQueue(startEngine);

export function useRace(): QueueSession {
  return useSyncExternalStore(raceQueue.subscribe, raceQueue.current);
}
