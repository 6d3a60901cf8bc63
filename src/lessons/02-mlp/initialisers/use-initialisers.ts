// The session of the exhibit `initialisers`: images of MNIST where they are wanted, and the queue of its runs.
// Not responsible for: either (input-images.ts, run-queue.ts).
import { useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import { createRunQueue, NO_RUNS } from '../run-queue.ts';
import type { QueueSession } from '../run-queue.ts';
import type { InitialisersState } from './initialisers.ts';
import { NO_IMAGES, useInputImages } from './input-images.ts';
import type { InputImages } from './input-images.ts';

export interface InitialisersSession {
  readonly images: InputImages;
  readonly queue: QueueSession;
}

export const NOTHING_YET: InitialisersSession = { images: NO_IMAGES, queue: NO_RUNS };

/** One for the page: results outlive the figure's leaving it. */
const startQueue = createRunQueue(startEngine);

export function useInitialisers({ input }: InitialisersState): InitialisersSession {
  const images = useInputImages(input === 'mnist');
  const queue = useSyncExternalStore(startQueue.subscribe, startQueue.current);
  return { images, queue };
}
