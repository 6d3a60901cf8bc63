// The idle measurement on this page: its engine, its clock, its memory. Not responsible for: what it does
// (idle-measurement.ts).
import type { Recommendation } from '../protocol/device.ts';
import { deviceChecker } from './device-check.ts';
import { startEngine } from './engine.ts';
import { measureWhenIdle } from './idle-measurement.ts';
import { rememberedRecommendation, rememberRecommendation } from './recommendation-memory.ts';
import { createTrainingWatch } from './training-watch.ts';
import type { TrainingWatch } from './training-watch.ts';

let watch: TrainingWatch | null = null;

/** What trains on this page, from the first time that somebody asks. */
export function trainingWatch(): TrainingWatch {
  watch ??= createTrainingWatch(startEngine());
  return watch;
}

/** Keeps a recommendation on the device and lets the engine tell of it. */
export function adoptRecommendation(recommended: Recommendation): void {
  rememberRecommendation(recommended);
  // The engine that doesn't answer now is told by the memory when it starts again.
  startEngine()
    .call('engine.recommend', { recommended })
    .catch(() => undefined);
}

/** Null before it began; ends it, once it has. */
let stop: (() => void) | null = null;

/** Once a page, and only where this version of the site has not measured before. */
export function measureThisPageWhenIdle(): void {
  if (stop !== null || rememberedRecommendation() !== null) return;
  stop = measureWhenIdle({
    checker: deviceChecker(),
    watch: trainingWatch(),
    whenIdle,
    nowMs: () => Date.now(),
    found: adoptRecommendation,
  });
}

/** For good, on this page: the reader has the whole device checked. */
export function forgoIdleMeasurement(): void {
  stop?.();
  stop = () => undefined;
}

function whenIdle(delayMs: number, callback: () => void): () => void {
  let isGivenUp = false;
  function go(): void {
    if (isGivenUp) return;
    if (document.visibilityState === 'hidden') {
      document.addEventListener('visibilitychange', go, { once: true });
      return;
    }
    // Safari has no word for idle moments.
    if ('requestIdleCallback' in window) requestIdleCallback(() => void (isGivenUp || callback()));
    else callback();
  }
  const timer = setTimeout(go, delayMs);
  return () => {
    isGivenUp = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', go);
  };
}
