// Serves the folder that this file lies in: the course from a USB stick or a copy on disk, without a network.
// Needs Node.js 18 or newer and nothing else.
//
//   node serve.mjs                 opens at http://localhost:8000/
//   node serve.mjs 9000            on another port
//   node serve.mjs 8000 0.0.0.0    for other machines of the room, too
//
// 在没有网络的地方运行课程：node serve.mjs，然后打开 http://localhost:8000/ 。需要 Node.js 18 或更新的版本。
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const [port = '8000', host = 'localhost'] = process.argv.slice(2);

/** @type {Readonly<Record<string, string>>} */
const CONTENT_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};

/** The file that a request means; null when there is none, or none inside the folder. */
function fileOf(/** @type {string} */ url) {
  try {
    const pathname = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const file = normalize(join(root, pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    const isInside = file.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
    const stats = isInside ? statSync(file, { throwIfNoEntry: false }) : undefined;
    return stats?.isFile() === true ? { file, bytes: stats.size } : null;
  } catch {
    return null;
  }
}

const server = createServer((request, response) => {
  const found = request.method === 'GET' || request.method === 'HEAD' ? fileOf(request.url ?? '/') : null;
  if (found === null) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
    return;
  }
  response.writeHead(200, {
    'Content-Type': CONTENT_TYPES[extname(found.file)] ?? 'application/octet-stream',
    'Content-Length': found.bytes,
    'Cache-Control': 'no-cache',
    // Let training use several threads.
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(found.file).pipe(response);
});

server.on('error', (error) => {
  console.error(`The port ${port} can't be used (${error.message}). Try another: node serve.mjs 9000`);
  process.exit(1);
});
server.listen(Number(port), host, () =>
  console.log(`Stride: http://${host === '0.0.0.0' ? 'localhost' : host}:${port}/`),
);
