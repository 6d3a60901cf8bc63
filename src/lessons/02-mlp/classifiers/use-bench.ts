// React's way to the bench. Not responsible for: the bench itself (bench.ts).
import { useSyncExternalStore } from 'react';
import { classifierBench } from './bench.ts';
import type { BenchSession } from './bench.ts';

export function useBench(): BenchSession {
  return useSyncExternalStore(classifierBench.subscribe, classifierBench.current);
}
