// What this machine offers, asked once when the page opens: by the page and by a worker that is ended afterwards.
// Not responsible for: showing it (Facts.tsx).
import { useEffect, useState } from 'react';
import { deviceChecker } from '../../engine/client/device-check.ts';
import type { DeviceFacts } from '../../engine/protocol/device.ts';
import { toEngineError } from '../../engine/protocol/errors.ts';
import type { EngineError } from '../../engine/protocol/errors.ts';
import type { PageFacts } from './device-report.ts';
import { describePage } from './page-facts.ts';

export interface MachineFacts {
  readonly page: PageFacts;
  readonly device: DeviceFacts;
}

export interface AskedFacts {
  /** Null until both have answered. */
  readonly facts: MachineFacts | null;
  readonly error: EngineError | null;
  readonly retry: () => void;
}

export function useMachineFacts(): AskedFacts {
  const [facts, setFacts] = useState<MachineFacts | null>(null);
  const [error, setError] = useState<EngineError | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    Promise.all([describePage(navigator), deviceChecker().describe(abort.signal)]).then(
      ([page, device]) => {
        if (!abort.signal.aborted) setFacts({ page, device });
      },
      (thrown: unknown) => {
        if (!abort.signal.aborted) setError(toEngineError(thrown));
      },
    );
    return () => abort.abort();
  }, [attempt]);

  return {
    facts,
    error,
    retry() {
      setError(null);
      setAttempt((before) => before + 1);
    },
  };
}
