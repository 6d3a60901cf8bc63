// What makes the built course installable and lets it open without a network: the web manifest, its icons, the service
// worker with the list of everything that a version consists of, and a small server for a USB stick.
// Not responsible for: what the worker does with the list (src/offline).
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { iconPng } from './icon.mjs';

const ENTRY = fileURLToPath(new URL('../../src/offline/service-worker.ts', import.meta.url));
const SERVER = fileURLToPath(new URL('serve.mjs', import.meta.url));

/** Every address in it is relative, so that it holds under any path. */
const MANIFEST = {
  name: 'Stride: convolutional neural networks · 卷积神经网络',
  short_name: 'Stride',
  description: 'A course on convolutional neural networks in Chinese and English. 中英双语的卷积神经网络课程。',
  id: './',
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: '#fbf9f4',
  theme_color: '#1b5a8c',
  icons: [
    { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
};

/** @returns {import('vite').Plugin} */
export function offline() {
  /** @type {import('vite').ResolvedConfig} */
  let config;
  return {
    name: 'stride:offline',
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' }, injectTo: 'head' },
      { tag: 'link', attrs: { rel: 'apple-touch-icon', href: './icon-192.png' }, injectTo: 'head' },
    ],
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const target = resolve(config.root, config.build.outDir);
        // Broken off before anything was written.
        if (!existsSync(join(target, 'index.html'))) return;
        writeFileSync(join(target, 'manifest.webmanifest'), `${JSON.stringify(MANIFEST, null, 1)}\n`);
        writeFileSync(join(target, 'icon-192.png'), iconPng(192, 'rounded'));
        writeFileSync(join(target, 'icon-512.png'), iconPng(512, 'rounded'));
        writeFileSync(join(target, 'icon-maskable-512.png'), iconPng(512, 'maskable'));
        copyFileSync(SERVER, join(target, 'serve.mjs'));
        const shell = shellOf([target, config.publicDir]);
        writeFileSync(join(target, 'service-worker.js'), await serviceWorker(shell));
      },
    },
  };
}

/**
 * What a version consists of: all files of the folders, of which the first wins, but those that are kept on use. Of a
 * font in several formats the most compact is enough: every browser with service workers reads it.
 * @returns {{ version: string, files: string[] }}
 */
export function shellOf(/** @type {readonly string[]} */ folders) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const folder of folders.toReversed()) for (const path of filesBelow(folder, '')) found.set(path, folder);
  const files = [...found.keys()].filter(isOfShell).toSorted();
  const hash = createHash('sha256');
  for (const path of files) {
    hash.update(`${path}\0`).update(readFileSync(join(found.get(path) ?? '', path)));
  }
  return { version: hash.digest('hex').slice(0, 16), files };
}

/** @returns {boolean} */
function isOfShell(/** @type {string} */ path) {
  if (path === 'service-worker.js' || path === 'serve.mjs') return false;
  // Plain pages are kept when they are used; the course itself has all that they say.
  if (path === 'plain.css' || /^(zh|en)\//.test(path)) return false;
  return !/\.(woff|ttf|map|md)$/.test(path);
}

/** @returns {string[]} */
function filesBelow(/** @type {string} */ root, /** @type {string} */ folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}${name}`;
    if (/^(data|photos|models|\.vite)$/.test(path)) return [];
    // Followed, because a folder may be linked from elsewhere.
    return statSync(join(root, path)).isDirectory() ? filesBelow(root, `${path}/`) : [path];
  });
}

/** One classic script: not every browser takes a module as a service worker. */
async function serviceWorker(/** @type {{ version: string, files: string[] }} */ shell) {
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { STRIDE_SHELL: JSON.stringify(shell) },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: ENTRY, formats: ['iife'], name: 'strideServiceWorker', fileName: () => 'service-worker.js' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error('The service worker was not built.');
  return chunk.code;
}
