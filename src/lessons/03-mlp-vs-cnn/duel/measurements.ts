// What was measured on runs while the page is open: test results and shift tests, by run.
// Not responsible for: when to measure (use-duel.ts) or the runs themselves (engine/client).
import { useCallback, useSyncExternalStore } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import type { RunSight, ShiftResult } from './session.ts';
import { SHIFT_SAMPLES, TEST_SAMPLES } from './setup.ts';
import { shiftGrid } from './shifts.ts';

export type Measured = Pick<RunSight, 'test' | 'testing' | 'shift' | 'shifting'>;

const NOTHING: Measured = { test: null, testing: null, shift: null, shifting: false };

const measured = new Map<string, Measured>();
const shiftTests = new Map<string, AbortController>();
const listeners = new Set<() => void>();

function show(runId: string, change: Partial<Measured>): void {
  measured.set(runId, { ...(measured.get(runId) ?? NOTHING), ...change });
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useMeasured(runId: string): Measured {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => measured.get(runId) ?? NOTHING, [runId]),
  );
}

/** Evaluates a run on the whole test set. What goes wrong leaves the result out: the run's own view tells of crashes. */
export async function measureTest(runId: string, step: number): Promise<void> {
  if ((measured.get(runId) ?? NOTHING).testing !== null) return;
  show(runId, { testing: { done: 0, total: TEST_SAMPLES } });
  try {
    const evaluation = await startEngine().call(
      'run.evaluate',
      { runId, split: 'test', count: TEST_SAMPLES },
      { onProgress: (testing) => show(runId, { testing }) },
    );
    show(runId, { test: { step, evaluation }, testing: null });
  } catch {
    show(runId, { testing: null });
  }
}

/** Measures accuracy over the grid of shifts; `stopMeasuringShifts` keeps what is there so far. */
export async function measureShifts(runId: string, step: number, shiftStep: 1 | 2): Promise<void> {
  stopMeasuringShifts(runId);
  const abort = new AbortController();
  shiftTests.set(runId, abort);
  const shifts = shiftGrid(shiftStep);
  const empty = new Float32Array(shifts.length).fill(Number.NaN);
  const start: ShiftResult = {
    step,
    shiftStep,
    count: SHIFT_SAMPLES,
    done: 0,
    total: shifts.length,
    accuracies: empty,
  };
  show(runId, { shift: start, shifting: true });
  const isCurrent = (): boolean => shiftTests.get(runId) === abort;
  try {
    const { accuracies } = await startEngine().call(
      'run.shiftTest',
      { runId, shifts, count: SHIFT_SAMPLES },
      {
        signal: abort.signal,
        onProgress: ({ done, total, accuracies: soFar }) => {
          if (isCurrent()) show(runId, { shift: { ...start, done, total, accuracies: padded(soFar, shifts.length) } });
        },
      },
    );
    if (isCurrent()) show(runId, { shift: { ...start, done: shifts.length, accuracies } });
  } catch {
    // Stopped by the reader, or the worker fell: what was measured stays.
  }
  if (!isCurrent()) return;
  shiftTests.delete(runId);
  show(runId, { shifting: false });
}

function padded(values: Float32Array, length: number): Float32Array {
  const all = new Float32Array(length).fill(Number.NaN);
  all.set(values.subarray(0, length));
  return all;
}

export function stopMeasuringShifts(runId: string): void {
  shiftTests.get(runId)?.abort();
}

/** Forgets what was measured with weights that are no longer there. */
export function forgetMeasured(runId: string): void {
  stopMeasuringShifts(runId);
  measured.delete(runId);
  show(runId, {});
}
