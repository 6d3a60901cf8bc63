// Builds the pages of the benchmark, apart from the course. Not responsible for: the course's own build (vite.config.ts).
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export const PAGES_DIRECTORY = fileURLToPath(new URL('../node_modules/.cache/stride-bench/pages', import.meta.url));

const root = fileURLToPath(new URL('pages', import.meta.url));

export default defineConfig({
  root,
  base: './',
  publicDir: false,
  logLevel: 'error',
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    outDir: PAGES_DIRECTORY,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 10_000,
    rollupOptions: { input: `${root}/bench.html` },
  },
});
