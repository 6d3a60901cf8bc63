// Static servers for the measured pages. Not responsible for: building them (build.mjs).
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

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

const COMPRESSED = /\.(html|js|css|json|wasm|svg)$/;
/** As hosts compress while they answer. */
const BROTLI_QUALITY = 6;

/** @returns {Buffer} */
function compress(/** @type {string} */ file) {
  return brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
}

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
 * @param {{ isolated?: boolean, compressed?: boolean }} [options] `compressed`: text is sent by brotli, as a CDN sends it.
 * @returns {Promise<StaticServer>}
 */
export function serve(roots, { isolated = false, compressed = false } = {}) {
  /** @type {Map<string, Buffer>} */
  const kept = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = find(roots, decodeURIComponent(pathname));
    if (found === null) {
      response.writeHead(404).end();
      return;
    }
    const headers = {
      'Content-Type': CONTENT_TYPES[extname(found.file)] ?? 'application/octet-stream',
      ...(isolated ? ISOLATION : {}),
    };
    if (compressed && COMPRESSED.test(found.file) && /\bbr\b/.test(request.headers['accept-encoding'] ?? '')) {
      const body = kept.get(found.file) ?? compress(found.file);
      kept.set(found.file, body);
      response.writeHead(200, { ...headers, 'Content-Encoding': 'br', 'Content-Length': body.length }).end(body);
      return;
    }
    response.writeHead(200, { ...headers, 'Content-Length': found.size });
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
