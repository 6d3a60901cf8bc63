// Which of our kernels this machine can run: a property of browser and processor, so the same on every start.
// Small, because the worker asks before it loads the engine. Not responsible for: loading kernels (load-kernels.ts).
import { FUSED_IDS } from '../../protocol/backends.ts';
import type { FusedId } from '../../protocol/backends.ts';

/** Modules of one function each, valid only where the instructions that the kernels are made of are known. */
const PROBES: Readonly<Record<FusedId, Uint8Array<ArrayBuffer>>> = {
  // Returns `f32x4.relaxed_madd` of three zeros.
  'fused-relaxed': new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 0, 253, 17, 65, 0, 253, 17,
    65, 0, 253, 17, 253, 133, 2, 11,
  ]),
  // Returns `i32x4.splat(0)`.
  fused: new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 17, 11,
  ]),
};

export function isSupported(id: FusedId): boolean {
  return WebAssembly.validate(PROBES[id]);
}

/** The kernels that the course takes here unless told otherwise: the first that can run, or the plain ones in vain. */
export function usualFused(): FusedId {
  return FUSED_IDS.find(isSupported) ?? 'fused';
}
