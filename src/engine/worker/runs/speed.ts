// How long a run has kept the machine busy, and how many images it trains a second: each run's own share, also when
// several are interleaved. Not responsible for: the clock.
import { isFused } from '../../protocol/backends.ts';
import type { BackendId } from '../../protocol/calls.ts';

/** The rate is an average over about this much of the run's own time. */
const WINDOW_MS = 1_000;

/** Backends that have computed a step when the call returns; the others compute behind the thread's back, in order. */
export function isSynchronous(backend: BackendId): boolean {
  return isFused(backend) || backend === 'cpu';
}

/** Tells runs on the same device apart: it works in order, so a step costs the time since the one before was done. */
export interface DeviceMeter {
  /** Own time of a step that was queued and found done at these moments. */
  charge(backend: BackendId, queuedMs: number, doneMs: number): number;
}

export function createDeviceMeter(): DeviceMeter {
  const lastDoneMs = new Map<BackendId, number>();
  return {
    charge(backend, queuedMs, doneMs) {
      const idleUntilMs = Math.max(queuedMs, lastDoneMs.get(backend) ?? queuedMs);
      lastDoneMs.set(backend, doneMs);
      return Math.max(0, doneMs - idleUntilMs);
    },
  };
}

export interface Speedometer {
  readonly trainingMs: number;
  readonly imagesPerSecond: number;
  add(images: number, busyMs: number): void;
}

export function createSpeedometer(initialMs: number): Speedometer {
  let trainingMs = initialMs;
  let [recentImages, recentMs] = [0, 0];
  return {
    get trainingMs() {
      return trainingMs;
    },
    get imagesPerSecond() {
      return recentMs > 0 ? (1_000 * recentImages) / recentMs : 0;
    },
    add(images, busyMs) {
      trainingMs += busyMs;
      const keep = Math.exp(-busyMs / WINDOW_MS);
      recentImages = recentImages * keep + images;
      recentMs = recentMs * keep + busyMs;
    },
  };
}
