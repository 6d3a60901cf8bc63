// React's way to the butterfly's runs and to what the device can compute with. Not responsible for: either of them.
import { useSyncExternalStore } from 'react';
import { useEngineStatus } from '../../../engine/client/use-engine.ts';
import type { ButterflyView } from './butterfly-model.ts';
import { butterfly } from './butterfly-runs.ts';

export function useButterfly(): ButterflyView {
  const runs = useSyncExternalStore(butterfly.subscribe, butterfly.current);
  return { runs, status: useEngineStatus() };
}
