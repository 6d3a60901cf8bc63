// The worker's entry: closes the ways out, then serves the page. Everything else is handed in, so that it can be tested
// without a worker. Not responsible for: any of the calls (handlers.ts).
import './guard.ts';
import { FUSED_IDS } from '../protocol/backends.ts';
import type { BackendId } from '../protocol/backends.ts';
import { serve } from '../protocol/serve.ts';
import { loadAugment } from './augmentation/load-augment.ts';
import { startBackend, startUnchecked } from './backends.ts';
import { sha256Hex } from './datasets/sha256.ts';
import { isSupported } from './fused/kernel-build.ts';
import { createHandlers } from './handlers.ts';
import { workerClock } from './runs/clock.ts';
import { indexedDbKeyValue } from './storage/key-value.ts';

const shared = {
  fetch: (url: string, init: RequestInit) => fetch(url, init),
  sha256Hex,
  clock: workerClock(),
  absent: FUSED_IDS.filter((id) => !isSupported(id)),
  database: indexedDbKeyValue('stride-engine'),
  features: indexedDbKeyValue('stride-features'),
  loadAugment,
};

serve(self, (init, emit) => {
  const threads = init.threads ?? null;
  const platform = {
    ...shared,
    startBackend: (id: BackendId) => startBackend(id, threads),
    startUnchecked: (id: BackendId) => startUnchecked(id, threads),
  };
  return createHandlers(platform, init, emit);
});
