// Loads one of the kernel modules. Not responsible for: which one suits a machine (kernel-build.ts), or
// making the modules (scripts/build-kernels.mjs).
import type { FusedId } from '../../protocol/backends.ts';
import { compileFrom } from '../compile-from.ts';
import { unavailable } from '../unavailable.ts';
import { isSupported } from './kernel-build.ts';

/** `shared` kernels work on memory that threads share, and on no other. */
export type KernelMemory = 'own' | 'shared';

function kernelUrl(id: FusedId, memory: KernelMemory): URL {
  // Written out one by one because the bundler needs to see each file's name.
  if (memory === 'shared') {
    return id === 'fused-relaxed'
      ? new URL('./kernels/build/relaxed-shared.wasm', import.meta.url)
      : new URL('./kernels/build/plain-shared.wasm', import.meta.url);
  }
  return id === 'fused-relaxed'
    ? new URL('./kernels/build/relaxed.wasm', import.meta.url)
    : new URL('./kernels/build/plain.wasm', import.meta.url);
}

/** Throws EngineError `backend-unavailable` where the browser lacks the instructions or the module cannot be had. */
export async function loadKernels(id: FusedId, memory: KernelMemory = 'own'): Promise<WebAssembly.Module> {
  if (!isSupported(id)) throw unavailable(id, 'not-supported', 'WebAssembly lacks the SIMD instructions');
  try {
    return await compileFrom(kernelUrl(id, memory));
  } catch (error) {
    throw unavailable(id, 'start-failed', error instanceof Error ? error.message : String(error));
  }
}
