// Fetches and compiles a WebAssembly module. Not responsible for: which one, or making it (scripts/build-kernels.mjs).

interface NodeFiles {
  readFileSync(path: URL): Uint8Array<ArrayBuffer>;
}

/** Node, where tests run, does not fetch file URLs; null in a browser. */
function nodeFiles(): NodeFiles | null {
  // Typed by hand, as this layer knows no Node: process.getBuiltinModule needs no import a bundler would follow.
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return (process?.getBuiltinModule?.('node:fs') as NodeFiles | undefined) ?? null;
}

/** Throws where it cannot be had or is none. */
export async function compileFrom(url: URL): Promise<WebAssembly.Module> {
  const files = url.protocol === 'file:' ? nodeFiles() : null;
  if (files !== null) return WebAssembly.compile(files.readFileSync(url));
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  // Streaming compilation insists on the right media type, which plain file servers do not always send.
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
