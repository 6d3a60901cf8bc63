// `npm start`: installs what is missing, prepares the assets, builds the course and serves it. The page opens
// as soon as the first data are ready; the rest is fetched behind it.
import { ensureInstalled, requireNode, ROOT, run } from './install.mjs';

requireNode();
await ensureInstalled();

process.env.STRIDE_LIVE_ASSETS = '1';
const { prepareAssets } = await import('./assets/prepare.mjs');

/** @type {() => void} */
let markFirstReady = () => {};
const firstReady = new Promise((resolve) => {
  markFirstReady = () => resolve(undefined);
});
const assets = prepareAssets({ onFirstReady: markFirstReady });
// Without its data the course still opens and says what is missing, so the page never waits on a failure.
assets.then(markFirstReady, markFirstReady);

if ((await run('node', ['scripts/build-kernels.mjs'])) !== 0) process.exit(1);
const { build, preview } = await import('vite');
console.log('Building the course ...');
await build({ root: ROOT, logLevel: 'warn' });
await firstReady;

const wantsBrowser = process.stdout.isTTY && process.env.CI === undefined && process.env.STRIDE_NO_OPEN === undefined;
const port = Number(process.env.PORT ?? 4173);
const server = await preview({ root: ROOT, preview: { port, open: wantsBrowser } });
console.log('\nStride is ready:');
server.printUrls();
console.log('Press Ctrl+C to stop.\n');

try {
  await assets;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
