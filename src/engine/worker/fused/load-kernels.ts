// Fetches and compiles the kernel module that suits this machine: with relaxed SIMD where the engine knows it, else plain.
// The two round differently, so which one runs is told. Not responsible for: making the modules (scripts/build-kernels.mjs).
import { EngineError } from '../../protocol/errors.ts';

export type KernelBuild = 'relaxed' | 'plain';

export interface CompiledKernels {
  readonly build: KernelBuild;
  readonly module: WebAssembly.Module;
}

/** `shared` kernels work on memory that threads share, and on no other. */
export type KernelMemory = 'own' | 'shared';

/** A module of one function that returns `f32x4.relaxed_madd` of three constants: valid only where that is known. */
const RELAXED_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 0, 253, 17, 65, 0, 253, 17, 65,
  0, 253, 17, 253, 133, 2, 11,
]);

/** A module of one function that returns `i32x4.splat(0)`. */
const SIMD_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 17, 11,
]);

/** The build for this machine: a property of browser and processor, so the same on every start. Null without SIMD. */
export function chooseKernelBuild(): KernelBuild | null {
  if (WebAssembly.validate(RELAXED_PROBE)) return 'relaxed';
  return WebAssembly.validate(SIMD_PROBE) ? 'plain' : null;
}

function kernelUrl(build: KernelBuild, memory: KernelMemory): URL {
  // Written out one by one because the bundler needs to see each file's name.
  if (memory === 'shared') {
    return build === 'relaxed'
      ? new URL('./kernels/build/relaxed-shared.wasm', import.meta.url)
      : new URL('./kernels/build/plain-shared.wasm', import.meta.url);
  }
  return build === 'relaxed'
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

/** Throws EngineError `backend-unavailable` where there is no SIMD or the module cannot be had. */
export async function loadKernels(
  build: KernelBuild | null = chooseKernelBuild(),
  memory: KernelMemory = 'own',
): Promise<CompiledKernels> {
  if (build === null) {
    throw new EngineError('backend-unavailable', 'no WebAssembly SIMD', { backend: 'fused', reason: 'not-supported' });
  }
  try {
    return { build, module: await compile(kernelUrl(build, memory)) };
  } catch (error) {
    const detail = `${build} kernels: ${error instanceof Error ? error.message : String(error)}`;
    throw new EngineError('backend-unavailable', detail, { backend: 'fused', reason: 'start-failed' });
  }
}
