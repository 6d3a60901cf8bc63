// What the ways to compute are called, the same in both languages. Not responsible for: what each is (app/compute).
import type { BackendId } from '../../engine/protocol/backends.ts';

export const BACKEND_NAMES: Readonly<Record<BackendId, string>> = {
  'fused-relaxed': 'WebAssembly (relaxed SIMD)',
  fused: 'WebAssembly',
  webgl: 'WebGL',
  webgpu: 'WebGPU',
  cpu: 'JavaScript',
};
