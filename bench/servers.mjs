// Static servers for the measured pages. Not responsible for: building them (build.mjs).
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** @type {Readonly<Record<string, string>>} */
const CONTENT_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/** What lets a page share memory between threads. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * @typedef {object} StaticServer
 * @property {string} url Its address, with a slash at the end.
 * @property {() => Promise<void>} close
 */

/** @returns {{ file: string, size: number } | null} */
function find(/** @type {readonly string[]} */ roots, /** @type {string} */ pathname) {
  for (const root of roots) {
    const file = normalize(join(root, pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    const stats = file.startsWith(root) ? statSync(file, { throwIfNoEntry: false }) : undefined;
    if (stats?.isFile() === true) return { file, size: stats.size };
  }
  return null;
}

/**
 * Serves files on a free port of this machine; the first root that has a file gives it.
 * @param {readonly string[]} roots
 * @param {{ isolated?: boolean }} [options]
 * @returns {Promise<StaticServer>}
 */
export function serve(roots, { isolated = false } = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = find(roots, decodeURIComponent(pathname));
    if (found === null) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': CONTENT_TYPES[extname(found.file)] ?? 'application/octet-stream',
      'Content-Length': found.size,
      ...(isolated ? ISOLATION : {}),
    });
    createReadStream(found.file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${port}/`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
