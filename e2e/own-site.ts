// A copy of the built site of a test's own, on a port of its own: can be stopped, and can bring out a new version.
// Not responsible for: the servers that the other tests share (static-server.mjs).
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base } from './fixtures.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

export interface OwnSite {
  readonly url: string;
  readonly root: string;
  /** Paths asked for, in order, relative to the base path. */
  readonly requests: readonly string[];
  /** As if the site had been built again with another index.html; the marker can be read by `versionOf`. */
  publish(marker: string): void;
  /** From now on nobody answers. */
  stop(): Promise<void>;
}

/** `basePath` as one reads it, not as an address has it. */
async function startSite(basePath: string): Promise<OwnSite> {
  const root = process.env['STRIDE_SITE'] ?? fileURLToPath(new URL('../dist', import.meta.url));
  const overrides = new Map<string, string>();
  const requests: string[] = [];

  const server = createServer((request, response) => {
    const pathname = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const relative = pathname.startsWith(basePath) ? pathname.slice(basePath.length) || 'index.html' : null;
    if (relative !== null) requests.push(relative);
    const type = { 'Content-Type': CONTENT_TYPES[extname(relative ?? '')] ?? 'application/octet-stream' };
    const override = overrides.get(relative ?? '');
    if (override !== undefined) {
      response.writeHead(200, type).end(override);
      return;
    }
    const file = relative === null || relative.includes('..') ? null : join(root, relative);
    const stats = file === null ? undefined : statSync(file, { throwIfNoEntry: false });
    if (file === null || stats === undefined || !stats.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { ...type, 'Content-Length': stats.size });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');

  return {
    url: new URL(encodeURI(basePath), `http://127.0.0.1:${address.port}`).href,
    root,
    requests,
    publish(marker) {
      const page = readFileSync(join(root, 'index.html'), 'utf8');
      overrides.set('index.html', page.replace('<title>', `<meta name="test-version" content="${marker}" /><title>`));
      const worker = readFileSync(join(root, 'service-worker.js'), 'utf8');
      // The only sixteen hexadecimal digits in quotes are the hash of the version.
      overrides.set('service-worker.js', worker.replace(/(["'`])[0-9a-f]{16}\1/, `'${marker}'`));
    },
    async stop() {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

interface OwnSiteFixtures {
  readonly basePath: string;
  readonly site: OwnSite;
}

/** Tests whose page lies on a site of their own, with its service worker. */
export const test = base.extend<OwnSiteFixtures>({
  basePath: ['/course/', { option: true }],
  site: async ({ basePath }, use) => {
    const site = await startSite(basePath);
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => {
    await use(site.url);
  },
  serviceWorkers: 'allow',
});

export { expect } from './fixtures.ts';
