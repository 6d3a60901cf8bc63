// Build, preview and unit tests. Not responsible for: preparing assets (scripts/assets) or the browser tests (e2e/).
import { createReadStream, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { noChunkCycles } from './scripts/chunk-cycles.mjs';
import { earlyFetch } from './scripts/early-fetch.mjs';
import { facts } from './scripts/facts.mjs';
import { licences } from './scripts/licences.mjs';
import { offline } from './scripts/offline/plugin.mjs';
import { plainPages } from './scripts/plain-pages.mjs';

/** What a page of the course may do: everything from its own origin, WebAssembly, no inline code. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "font-src 'self'",
  "media-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The policy travels in the page itself, so that it holds on any static host. The dev server needs inline code. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'stride:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webmanifest': 'application/manifest+json',
};

/**
 * `npm start` opens the page while data sets are still being prepared: the preview then serves `public/`
 * as it is at the moment of the request, in front of the built site.
 */
function liveAssets(): Plugin {
  return {
    name: 'stride:live-assets',
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const pathname = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
        const file = normalize(join(server.config.publicDir, pathname));
        const stats = file.startsWith(server.config.publicDir) ? statSync(file, { throwIfNoEntry: false }) : undefined;
        if (stats === undefined || !stats.isFile()) {
          next();
          return;
        }
        response.setHeader('Content-Type', CONTENT_TYPES[extname(file)] ?? 'application/octet-stream');
        response.setHeader('Content-Length', stats.size);
        response.setHeader('Cache-Control', 'no-cache');
        createReadStream(file).pipe(response);
      });
    },
  };
}

/**
 * Small modules that are wanted together, in one file each: with a file for every module, a lesson would be dozens of
 * requests, each a round trip on a host without HTTP/2.
 */
const TOGETHER = [
  {
    name: 'lesson-page',
    test: /\/src\/app\/(?:lesson\/(?!LessonPage\.tsx|LessonQuiz|loading|neighbours)|place\.ts|plain\/paths\.ts|embed\/embed-link\.ts)|\/src\/kit\/lesson\//,
  },
  {
    name: 'prose',
    test: /\/src\/kit\/(?:prose\/[^/]*$(?<!\/(?:glossary|refs)\.ts)|formula\/(?!katex)|locale\/format|controls\/(?:Button|Choice|Notice|field))|\/src\/nn\/keras-tokens\.ts$/,
  },
  {
    name: 'figure',
    test: /\/src\/kit\/(?:charts|canvas|controls|exhibit\/(?:exhibit|link-fields)\.ts|style\/theme)/,
  },
  {
    name: 'network',
    test: /\/src\/nn\/(?:activations|build|convolution|forward|initializers|losses|optimizers|parameters|presets|shapes)\.ts$/,
  },
  {
    name: 'engine',
    test: /\/src\/(?:engine\/(?:client\/(?!page-idle|site-assets)|protocol\/)|kit\/sentences\/engine-errors)/,
  },
];

const keepsAssetsLive = process.env['STRIDE_LIVE_ASSETS'] === '1';

export default defineConfig({
  base: './',
  plugins: [
    react(),
    facts(),
    licences(),
    plainPages(),
    earlyFetch(),
    noChunkCycles(),
    contentSecurityPolicy(),
    offline(),
    ...(keepsAssetsLive ? [liveAssets()] : []),
  ],
  build: {
    target: 'es2022',
    // Data URLs in style sheets and scripts would bypass the budgets of a chunk.
    assetsInlineLimit: 0,
    copyPublicDir: !keepsAssetsLive,
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
    // Read by the size budgets (.size-limit.mjs).
    manifest: true,
    // The course, and the page that shows one exhibit alone inside other pages.
    rolldownOptions: {
      input: ['index.html', 'embed.html'],
      output: { codeSplitting: { groups: TOGETHER, includeDependenciesRecursively: false } },
    },
  },
  worker: { format: 'es' },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs', 'bench/**/*.test.mjs', 'docs/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['scripts/property-seed.mjs'],
    testTimeout: 60_000,
  },
});
