// What a visit costs a host, worked out from the build: bytes as sent (brotli where a host compresses) and requests.
// Usage: node scripts/hosting-costs.mjs [--write] [DIR]    prints the table, or writes it into docs/hosting.md
// Not responsible for: the budgets of a single page (.size-limit.mjs).
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { shellOf } from './offline/plugin.mjs';

const DOC = fileURLToPath(new URL('../docs/hosting.md', import.meta.url));
const STUDENTS = 10_000;
/** Of the first training, "MLP against CNN": see src/app/offline/start.ts. */
const FIRST_TRAINING_SAMPLES = 12_000;

/**
 * @typedef {object} Cost
 * @property {number} bytes
 * @property {number} requests
 */
/** @typedef {'readable' | 'shell' | 'data' | 'return' | 'plain'} Visit */

/** As hosts send it: text compressed, at a level that servers use; pictures, fonts and data as they are. */
function sentBytes(/** @type {string} */ file) {
  const content = readFileSync(file);
  if (!/\.(html|js|css|json|svg|wasm|webmanifest)$/.test(file)) return content.length;
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).length;
}

/** @returns {Cost} */
function costOf(/** @type {string} */ root, /** @type {readonly string[]} */ files) {
  return { bytes: files.reduce((sum, file) => sum + sentBytes(join(root, file)), 0), requests: files.length };
}

/** Files of the first lesson that trains, until its English text is readable.
 * @returns {string[]} */
function readableFiles(/** @type {string} */ root) {
  /** @type {Record<string, { file: string, css?: string[], imports?: string[] }>} */
  const manifest = JSON.parse(readFileSync(join(root, '.vite/manifest.json'), 'utf8'));
  const lesson = 'src/lessons/03-mlp-vs-cnn';
  const queue = ['index.html', 'src/app/lesson/LessonPage.tsx', `${lesson}/lesson.ts`, `${lesson}/text.en.tsx`];
  const early = readdirSync(join(root, 'assets')).filter((name) => /^early-[0-9a-f]{8}\.js$/.test(name));
  const files = new Set(['index.html', 'theme.js', 'favicon.svg', ...early.map((name) => `assets/${name}`)]);
  const seen = new Set();
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const chunk = manifest[name];
    if (seen.has(name) || chunk === undefined) continue;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    queue.push(...(chunk.imports ?? []));
  }
  return [...files];
}

/** @returns {string[]} */
function dataFiles(/** @type {string} */ root) {
  /** @type {{ shards: Record<'train' | 'test', { file: string, count: number }[]> }} */
  const { shards } = JSON.parse(readFileSync(join(root, 'data/mnist/index.json'), 'utf8'));
  let before = 0;
  const train = shards.train.filter(({ count }) => {
    before += count;
    return before - count < FIRST_TRAINING_SAMPLES;
  });
  return ['index.json', ...[...train, ...shards.test].map(({ file }) => file)].map((file) => `data/mnist/${file}`);
}

/** What each kind of visit takes from the host.
 * @returns {Record<Visit, Cost>} */
export function hostingCosts(/** @type {string} */ root) {
  return {
    readable: costOf(root, readableFiles(root)),
    shell: costOf(root, [...shellOf([root]).files, 'service-worker.js']),
    data: costOf(root, dataFiles(root)),
    // The browser asks whether there is another service worker. Hosts answer with 304 and no content where they know the file's tag.
    return: costOf(root, ['service-worker.js']),
    plain: costOf(root, ['en/mlp-vs-cnn.html', 'plain.css', 'favicon.svg']),
  };
}

/** The rows of the table in docs/hosting.md, as numbers.
 * @returns {{ name: string, megabytes: number, requests: number }[]} */
export function costRows(/** @type {Record<Visit, Cost>} */ costs) {
  const first = { bytes: costs.shell.bytes + costs.data.bytes, requests: costs.shell.requests + costs.data.requests };
  /** @type {[string, Cost][]} */
  const rows = [
    ['until the text of "MLP against CNN" is readable', costs.readable],
    ['first visit: the whole course, kept for use without a network', costs.shell],
    ['first visit: MNIST for the first training, kept too', costs.data],
    ['first visit in all', first],
    ['return visit, at most', costs.return],
    ['"MLP against CNN" as a plain page', costs.plain],
  ];
  return rows.map(([name, { bytes, requests }]) => ({ name, megabytes: bytes / 1e6, requests }));
}

/** @returns {string} */
function tableOf(/** @type {ReturnType<typeof costRows>} */ rows) {
  const lines = rows.map(({ name, megabytes, requests }) => {
    const all = megabytes * STUDENTS * 1e-3;
    const cells = [
      `${megabytes.toFixed(3)} MB`,
      requests,
      `${all.toPrecision(3)} GB`,
      (requests * STUDENTS).toLocaleString('en'),
    ];
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  return [
    '| | bytes sent | requests | bytes, 10,000 students | requests, 10,000 students |',
    '|---|---:|---:|---:|---:|',
    ...lines,
  ].join('\n');
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const root = resolve(args.find((arg) => !arg.startsWith('--')) ?? fileURLToPath(new URL('../dist', import.meta.url)));
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    console.error(`There is no build at ${root}. Run: npm run build`);
    process.exit(1);
  }
  const table = tableOf(costRows(hostingCosts(root)));
  if (args.includes('--write')) {
    const marked = /(<!-- costs -->\n)[\s\S]*?(\n<!-- \/costs -->)/;
    writeFileSync(
      DOC,
      readFileSync(DOC, 'utf8').replace(marked, (_all, start, end) => `${start}\n${table}\n${end}`),
    );
  } else {
    console.log(table);
  }
}
