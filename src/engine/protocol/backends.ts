// The names of the ways to compute, and why one of them may not be used. Not responsible for: reports about them.

/** `fused` is our own WASM engine; the others are tfjs. */
export type BackendId = 'fused' | 'webgpu' | 'webgl' | 'cpu';

export type SkipReason = 'not-supported' | 'no-adapter' | 'self-check-failed' | 'start-failed' | 'not-built' | 'lost';
