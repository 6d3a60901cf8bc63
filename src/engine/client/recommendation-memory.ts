// The recommendation as it is kept on the device: made once, and made anew by another build of the site.
// Not responsible for: what is recommended (recommend.ts).
import type { BackendId } from '../protocol/calls.ts';
import type { MeasuredSpeed, Recommendation } from '../protocol/device.ts';
import { SITE_BUILD } from './site-build.ts';

const KEY = 'stride.recommended';

const BACKENDS: readonly BackendId[] = ['fused', 'webgpu', 'webgl', 'cpu'];
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
    if (typeof kept !== 'object' || kept === null || !('build' in kept) || !('recommended' in kept)) return null;
    return kept.build === SITE_BUILD ? readRecommendation(kept.recommended) : null;
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

function readRecommendation(value: unknown): Recommendation | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('backend' in value && 'because' in value && 'speeds' in value && 'measuredAt' in value)) return null;
  const backend = BACKENDS.find((id) => id === value.backend);
  const because = REASONS.find((reason) => reason === value.because);
  const speeds = Array.isArray(value.speeds) ? value.speeds.map(readSpeed).filter((speed) => speed !== null) : [];
  const { measuredAt } = value;
  if (backend === undefined || because === undefined || typeof measuredAt !== 'number') return null;
  return { backend, because, speeds, measuredAt };
}

function readSpeed(value: unknown): MeasuredSpeed | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('backend' in value && 'imagesPerSecond' in value && 'firstStepMs' in value)) return null;
  const backend = BACKENDS.find((id) => id === value.backend);
  const { imagesPerSecond, firstStepMs } = value;
  if (backend === undefined || typeof imagesPerSecond !== 'number' || typeof firstStepMs !== 'number') return null;
  return { backend, imagesPerSecond, firstStepMs };
}
