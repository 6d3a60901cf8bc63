// Tells the page how a run goes: slices of its record, at most ten times a second, without gaps.
// Not responsible for: what happened (run.ts).
import type { EngineEvent } from '../../protocol/calls.ts';
import type { Emit } from '../../protocol/serve.ts';
import type { Clock } from './clock.ts';
import type { BatchRecord } from './run-record.ts';

const INTERVAL_MS = 100;

type RunEvent = Extract<EngineEvent, { kind: 'run' }>;
export type RunEventState = Omit<RunEvent, 'kind' | 'fromStep' | 'loss' | 'accuracy'>;

export interface RunEvents {
  /** Something changed that can wait a moment. */
  touch(): void;
  /** Something changed that the page should know now, the record's end among it. */
  flush(): void;
  /** The record now ends earlier, or holds other values from there on. */
  truncated(length: number): void;
  close(): void;
}

export function createRunEvents(
  clock: Clock,
  emit: Emit,
  record: () => BatchRecord,
  state: () => RunEventState,
): RunEvents {
  let toldSteps = record().length;
  let lastMs = -Infinity;
  let stopTimer: (() => void) | null = null;
  let isClosed = false;

  function flush(): void {
    if (isClosed) return;
    stopTimer?.();
    stopTimer = null;
    lastMs = clock.nowMs();
    const fromStep = toldSteps;
    const columns = record().slice(fromStep);
    toldSteps = fromStep + columns.loss.length;
    emit({ kind: 'run', ...state(), fromStep, ...columns });
  }

  return {
    touch() {
      if (stopTimer !== null || isClosed) return;
      const waitMs = lastMs + INTERVAL_MS - clock.nowMs();
      if (waitMs <= 0) flush();
      else stopTimer = clock.after(waitMs, flush);
    },
    flush,
    truncated(length) {
      toldSteps = Math.min(toldSteps, length);
    },
    close() {
      isClosed = true;
      stopTimer?.();
    },
  };
}
