// The names of the ways to compute, and why one of them may not be used. Not responsible for: reports about them.

/**
 * Our own WASM engine in order of preference: `fused-relaxed` runs kernels with relaxed SIMD, where the browser knows it,
 * and `fused` those without. Both repeat bit for bit, but round differently, so they are two ways to compute.
 */
export const FUSED_IDS = ['fused-relaxed', 'fused'] as const;
export type FusedId = (typeof FUSED_IDS)[number];

/**
 * In order of preference: our own engine starts in under a second where GPU shaders take 6-18 s to compile. All but the
 * fused ones are tfjs.
 */
export const BACKEND_IDS = [...FUSED_IDS, 'webgl', 'webgpu', 'cpu'] as const;
export type BackendId = (typeof BACKEND_IDS)[number];

/** Whether it is our own engine, with whichever kernels. */
export function isFused(id: BackendId): id is FusedId {
  return FUSED_IDS.some((fused) => fused === id);
}

export type SkipReason = 'not-supported' | 'no-adapter' | 'self-check-failed' | 'start-failed' | 'not-built' | 'lost';
