// The page's one queue of trainings for this lesson, and React's way to it. Not responsible for: training (trials.ts).
import { useSyncExternalStore } from 'react';
import { startEngine } from '../../engine/client/engine.ts';
import { createTrialQueue, type Trials } from './trials.ts';

/** One for the page: results outlive the figure's leaving it. */
const trials = createTrialQueue(startEngine);

export function useTrials(): Trials {
  return useSyncExternalStore(trials.subscribe, trials.current);
}
