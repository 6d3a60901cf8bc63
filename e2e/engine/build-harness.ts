// Builds the harness page outside the product and serves it. Not responsible for: the tests.
import { createReadStream, mkdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface HarnessServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds into node_modules/.cache and serves on a free port; `label` keeps parallel builds apart. */
export async function serveHarness(label: string): Promise<HarnessServer> {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const outDir = fileURLToPath(new URL(`../../node_modules/.cache/stride-tests/engine-${label}`, import.meta.url));
  mkdirSync(outDir, { recursive: true });
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    worker: { format: 'es' },
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      minify: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 10_000,
      rollupOptions: { input: join(root, 'harness.html') },
    },
  });
  return serve(outDir);
}

function serve(directory: string): Promise<HarnessServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = normalize(join(directory, pathname));
    const stats = file.startsWith(directory) ? statSync(file, { throwIfNoEntry: false }) : undefined;
    if (stats === undefined || !stats.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const extension = file.slice(file.lastIndexOf('.'));
    const types: Readonly<Record<string, string>> = {
      '.html': 'text/html; charset=utf-8',
      '.js': 'text/javascript',
      '.wasm': 'application/wasm',
    };
    response.writeHead(200, { 'Content-Type': types[extension] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${port}/harness.html`,
        close: () => new Promise((closed) => server.close(() => closed())),
      });
    });
  });
}
