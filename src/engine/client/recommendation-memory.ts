// The recommendation as it is kept on the device: made once, and made anew by another build of the site.
// Not responsible for: what is recommended (recommend.ts).
import { BACKEND_IDS } from '../protocol/backends.ts';
import type { MeasuredSpeed, Recommendation } from '../protocol/device.ts';
import { SITE_BUILD } from './site-build.ts';

const KEY = 'stride.recommended';

const REASONS: readonly Recommendation['because'][] = [
  'gpu-faster',
  'start-not-worth',
  'fused-fastest',
  'gpu-wrong',
  'software-gpu',
  'no-gpu',
  'no-fused',
];

/** Null when none was made by this build, or what is kept is not one. Never throws. */
export function rememberedRecommendation(storage: () => Storage = () => localStorage): Recommendation | null {
  try {
    const kept: unknown = JSON.parse(storage().getItem(KEY) ?? 'null');
    if (!isRecord(kept) || kept['build'] !== SITE_BUILD) return null;
    return isRecommendation(kept['recommended']) ? kept['recommended'] : null;
  } catch {
    return null;
  }
}

/** A browser that keeps nothing measures again on the next visit. */
export function rememberRecommendation(recommended: Recommendation, storage: () => Storage = () => localStorage): void {
  try {
    storage().setItem(KEY, JSON.stringify({ build: SITE_BUILD, recommended }));
  } catch {
    // As said above.
  }
}

/** Whether a value read from JSON is a recommendation. */
export function isRecommendation(value: unknown): value is Recommendation {
  return (
    isRecord(value) &&
    BACKEND_IDS.some((id) => id === value['backend']) &&
    REASONS.some((reason) => reason === value['because']) &&
    typeof value['measuredAt'] === 'number' &&
    Array.isArray(value['speeds']) &&
    value['speeds'].every(isSpeed)
  );
}

function isSpeed(value: unknown): value is MeasuredSpeed {
  return (
    isRecord(value) &&
    BACKEND_IDS.some((id) => id === value['backend']) &&
    typeof value['imagesPerSecond'] === 'number' &&
    typeof value['firstStepMs'] === 'number'
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
