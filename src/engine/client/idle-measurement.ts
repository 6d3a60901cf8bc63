// Finds out once, when the page has nothing to do, whether this machine's graphics card trains faster than the fused
// engine. Only real cards are timed, each in a worker of its own; it ends at once when a training starts.
// Not responsible for: acting on it. What it finds is shown to the reader, who chooses.
import { createCanceller } from '../protocol/cancel.ts';
import type { Canceller } from '../protocol/cancel.ts';
import type { Recommendation } from '../protocol/device.ts';
import type { DeviceChecker } from './device-check.ts';
import { DECIDING_NETWORK, fusedBackend, hardwareBackends, recommend, withoutGraphics } from './recommend.ts';
import type { TrainingWatch } from './training-watch.ts';

/** Nothing may have trained for so long. */
export const QUIET_MS = 20_000;
const MEASURE_MS = 600;
/** A reader who trains again and again is left alone until the next visit. */
const MAX_ATTEMPTS = 3;

export interface IdleHost {
  readonly checker: DeviceChecker;
  readonly watch: TrainingWatch;
  /** Calls back once after a delay, in a moment without work, with the page in view; returns a function that gives up. */
  whenIdle(delayMs: number, callback: () => void): () => void;
  nowMs(): number;
  found(recommended: Recommendation): void;
}

/** Begins to wait for a quiet moment. Returns a function that ends all of it. */
export function measureWhenIdle(host: IdleHost): () => void {
  let attempts = 0;
  let isOver = false;
  let running: Canceller | null = null;
  let stopWaiting: () => void = () => undefined;

  function wait(): void {
    stopWaiting();
    if (!isOver && host.watch.training.size === 0) stopWaiting = host.whenIdle(QUIET_MS, () => void attempt());
  }

  function end(): void {
    isOver = true;
    stopWaiting();
    stopWatching();
    running?.cancel();
  }

  async function attempt(): Promise<void> {
    attempts += 1;
    running = createCanceller();
    const found = await measure(host, running.signal).catch(() => null);
    const wasCancelled = running.signal.aborted;
    running = null;
    if (isOver) return;
    if (found !== null) host.found(found);
    if (!wasCancelled || attempts >= MAX_ATTEMPTS) end();
    else wait();
  }

  const stopWatching = host.watch.subscribe(() => {
    if (running !== null && host.watch.training.size > 0) running.cancel();
    else if (running === null) wait();
  });
  wait();
  return end;
}

async function measure(host: IdleHost, signal: Canceller['signal']): Promise<Recommendation | null> {
  const facts = await host.checker.describe(signal);
  const hardware = hardwareBackends(facts);
  if (hardware.length === 0) return withoutGraphics(facts, host.nowMs());
  const scope = { ops: false, networks: [DECIDING_NETWORK], measureMs: MEASURE_MS };
  const checks = await host.checker.check([fusedBackend(facts), ...hardware], scope, { signal });
  return signal.aborted ? null : recommend(checks, facts, host.nowMs());
}
