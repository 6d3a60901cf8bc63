// The check as the page drives it: it waits for trainings, reports every step, is cancelled by the reader, by leaving the
// page or by a training that starts, and keeps what it found. Not responsible for: the check (engine/client).
import { useCallback, useEffect, useRef, useState } from 'react';
import { deviceChecker } from '../../engine/client/device-check.ts';
import type { CheckProgress } from '../../engine/client/device-check.ts';
import { adoptRecommendation, forgoIdleMeasurement, trainingWatch } from '../../engine/client/page-idle.ts';
import { isDecisive, recommend } from '../../engine/client/recommend.ts';
import { SITE_BUILD } from '../../engine/client/site-build.ts';
import type { BackendId } from '../../engine/protocol/calls.ts';
import { TIMED_NETWORKS } from '../../engine/protocol/device.ts';
import type { BackendCheck } from '../../engine/protocol/device.ts';
import { keepReport, keptReport } from './device-report.ts';
import type { DeviceReport } from './device-report.ts';
import type { MachineFacts } from './use-machine-facts.ts';

const MEASURE_MS = 2000;

export type CheckPhase = 'idle' | 'waiting' | 'running';

export interface DeviceCheck {
  readonly phase: CheckPhase;
  /** Backends of the check under way, in order. */
  readonly backends: readonly BackendId[];
  readonly progress: CheckProgress | null;
  /** A training started while the device was being checked, which ended the check. */
  readonly wasInterrupted: boolean;
  /** The newest report, perhaps of an earlier visit. */
  readonly report: DeviceReport | null;
  readonly start: (backends: readonly BackendId[]) => void;
  readonly cancel: () => void;
}

export function useDeviceCheck(facts: MachineFacts | null): DeviceCheck {
  const [phase, setPhase] = useState<CheckPhase>('idle');
  const [backends, setBackends] = useState<readonly BackendId[]>([]);
  const [progress, setProgress] = useState<CheckProgress | null>(null);
  const [wasInterrupted, setInterrupted] = useState(false);
  const [report, setReport] = useState(keptReport);
  const running = useRef<AbortController | null>(null);

  const cancel = useCallback(() => running.current?.abort(), []);
  useEffect(
    () => () => {
      cancel();
      running.current = null;
    },
    [cancel],
  );

  async function run(wanted: readonly BackendId[], machine: MachineFacts, abort: AbortController): Promise<void> {
    const { signal } = abort;
    setBackends(wanted);
    setProgress(null);
    setInterrupted(false);
    setPhase('waiting');
    await untilNothingTrains(signal);
    const stopWatching = trainingWatch().subscribe(() => {
      if (trainingWatch().training.size === 0 || signal.aborted) return;
      setInterrupted(true);
      abort.abort();
    });
    setPhase('running');
    const scope = { ops: true, networks: TIMED_NETWORKS, measureMs: MEASURE_MS };
    const checks = await deviceChecker().check(wanted, scope, { signal, onProgress: setProgress });
    stopWatching();
    // Another check has begun meanwhile, or the reader has left: nobody waits for this one.
    if (running.current !== abort) return;
    running.current = null;
    setPhase('idle');
    setProgress(null);
    if (checks.some(holdsSomething)) setReport(conclude(checks, machine, !signal.aborted));
  }

  function start(wanted: readonly BackendId[]): void {
    if (facts === null || wanted.length === 0) return;
    forgoIdleMeasurement();
    running.current?.abort();
    running.current = new AbortController();
    void run(wanted, facts, running.current);
  }

  return { phase, backends, progress, wasInterrupted, report, start, cancel };
}

/** A check that was cancelled before anything came of it is no news. */
function holdsSomething({ end, ops, speeds }: BackendCheck): boolean {
  return end !== 'cancelled' || ops.length > 0 || speeds.length > 0;
}

function conclude(checks: readonly BackendCheck[], { device, page }: MachineFacts, isComplete: boolean): DeviceReport {
  const nowMs = Date.now();
  const recommended = recommend(checks, device, nowMs);
  const report: DeviceReport = {
    format: 'stride-device-report',
    version: 1,
    takenAt: new Date(nowMs).toISOString(),
    build: SITE_BUILD,
    page,
    device,
    checks,
    isComplete,
    recommended,
  };
  // A check that was ended before its time is shown, but does not replace a whole one.
  if (isComplete || keptReport()?.isComplete !== true) keepReport(report);
  if (recommended !== null && isDecisive(checks, device)) adoptRecommendation(recommended);
  return report;
}

function untilNothingTrains(signal: AbortSignal): Promise<void> {
  const watch = trainingWatch();
  return new Promise((resolve) => {
    function look(): void {
      if (watch.training.size > 0 && !signal.aborted) return;
      stop();
      signal.removeEventListener('abort', look);
      resolve();
    }
    const stop = watch.subscribe(look);
    signal.addEventListener('abort', look);
    look();
  });
}
