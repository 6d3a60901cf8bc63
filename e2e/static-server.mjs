// The plainest static host there is, for the browser tests: files of dist/ below a base path that the build
// does not know, no rewriting, no headers that help, unless asked for those that let threads share memory.
// Usage: node e2e/static-server.mjs PORT BASE_PATH [DIR] [--isolated]
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const args = process.argv.slice(2);
const [port = '4300', base = '/', directory] = args.filter((arg) => !arg.startsWith('--'));
const ISOLATION = args.includes('--isolated')
  ? { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }
  : {};
const root = directory ?? fileURLToPath(new URL('../dist', import.meta.url));
/** @type {Readonly<Record<string, string>>} */
const CONTENT_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};

createServer((request, response) => {
  const pathname = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  const relative = pathname.startsWith(base) ? pathname.slice(base.length) : null;
  const file = relative === null ? null : normalize(join(root, relative === '' ? 'index.html' : relative));
  const stats = file?.startsWith(root) === true ? statSync(file, { throwIfNoEntry: false }) : undefined;
  if (file === null || stats === undefined || !stats.isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    ...ISOLATION,
    'Content-Type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Length': stats.size,
  });
  createReadStream(file).pipe(response);
}).listen(Number(port), '127.0.0.1');
