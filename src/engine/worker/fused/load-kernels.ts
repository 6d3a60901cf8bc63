// Fetches and compiles one of the kernel modules. Not responsible for: which one suits a machine (kernel-build.ts), or
// making the modules (scripts/build-kernels.mjs).
import type { FusedId } from '../../protocol/backends.ts';
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

interface NodeFiles {
  readFileSync(path: URL): Uint8Array<ArrayBuffer>;
}

/** Node, where tests run, does not fetch file URLs; null in a browser. */
function nodeFiles(): NodeFiles | null {
  // Typed by hand, as this layer knows no Node: process.getBuiltinModule needs no import a bundler would follow.
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return (process?.getBuiltinModule?.('node:fs') as NodeFiles | undefined) ?? null;
}

async function compile(url: URL): Promise<WebAssembly.Module> {
  const files = url.protocol === 'file:' ? nodeFiles() : null;
  if (files !== null) return WebAssembly.compile(files.readFileSync(url));
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  // Streaming compilation insists on the right media type, which plain file servers do not always send.
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** Throws EngineError `backend-unavailable` where the browser lacks the instructions or the module cannot be had. */
export async function loadKernels(id: FusedId, memory: KernelMemory = 'own'): Promise<WebAssembly.Module> {
  if (!isSupported(id)) throw unavailable(id, 'not-supported', 'WebAssembly lacks the SIMD instructions');
  try {
    return await compile(kernelUrl(id, memory));
  } catch (error) {
    throw unavailable(id, 'start-failed', error instanceof Error ? error.message : String(error));
  }
}
